import { below, pick, seeded, type Random } from '#queries/stats/random.ts'
import { attainment } from './goals.ts'
import { kpiById } from './kpis.ts'
import { lastDay } from './months.ts'
import type { Organisation } from './organisation.ts'
import { inBranch, type Plant } from './plant.ts'
import type { Result } from './results.ts'
import type { Review } from './reviews.ts'

/** A result as the system holds it: when it was entered, and the figure that was entered. */
export type RecordedResult = Result & { entered_at: string | null }
export type RecordedReview = Review & { comment: string; submitted_at: string }
export type Recorded = { results: RecordedResult[]; reviews: RecordedReview[] }

/**
 * What the appraisal system recorded of a company, which is not always what happened: some departments enter late, write whole steps of
 * 5 %, lift what just misses the target, or fill in forms by copying. The truth of the company stays untouched.
 */
export function recorded({ seed, results, reviews, truth: { plants } }: Organisation): Recorded {
  const clerk = seeded(seed, 'clerk')
  const forms = seeded(seed, 'forms')
  return {
    results: results.map((result) => ({
      ...result,
      actual: enteredFigure(result, plants, clerk),
      entered_at: result.actual === null ? null : entered(result, plants, clerk),
    })),
    reviews: reviews.map((review) => filledIn(review, plants, forms)),
  }
}

const shareOf = (
  kind: 'late-entry' | 'whole-steps' | 'crowding' | 'copied-forms',
  unit_id: string,
  plants: readonly Plant[],
) => plants.find((plant) => plant.kind === kind && inBranch(unit_id, plant.unit_id)) as { share: number } | undefined

function enteredFigure({ unit_id, kpi_id, original_target, actual }: Result, plants: readonly Plant[], random: Random) {
  if (actual === null || original_target === null) return actual
  const { direction } = kpiById(kpi_id)
  const reached = attainment(direction, actual, original_target)
  const toFigure = (r: number) => Math.round(original_target * (direction === 'higher' ? r : 2 - r) * 1e4) / 1e4
  const steps = shareOf('whole-steps', unit_id, plants)
  if (steps && random() < steps.share) return toFigure(Math.round(reached * 20) / 20)
  const line = shareOf('crowding', unit_id, plants)
  if (line && reached > 0.93 && reached < 1 && random() < line.share) return toFigure(1 + 0.015 * random())
  return actual
}

/** Two to eight days after the month; where entries come late, most of a second month after it. */
function entered({ unit_id, month }: Result, plants: readonly Plant[], random: Random): string {
  const late = shareOf('late-entry', unit_id, plants)
  const days = late && random() < late.share ? 34 + below(26, random) : 2 + below(7, random)
  return momentAfter(lastDay(month), days, random)
}

function filledIn(review: Review, plants: readonly Plant[], random: Random): RecordedReview {
  const lastOfHalf = `${review.half.slice(0, 4)}-${review.half.endsWith('1') ? '06-30' : '12-31'}`
  const submitted_at = momentAfter(lastOfHalf, 4 + below(14, random), random)
  const comment = sentence(random)
  const copied = shareOf('copied-forms', review.unit_id, plants)
  if (!copied || random() >= copied.share) return { ...review, comment, submitted_at }
  // The same marks and the same words, whoever it is about.
  const criteria = Object.fromEntries(
    Object.keys(review.criteria).map((name) => [name, COPIED_MARK]),
  ) as Review['criteria']
  return { ...review, criteria, score: COPIED_MARK, rating: 'B', comment: COPIED_COMMENT, submitted_at }
}

const COPIED_MARK = 80
const COPIED_COMMENT = '本期各项工作按要求完成，希望继续保持。'

/** A comment of its own, made of what such comments speak of. */
function sentence(random: Random): string {
  const about = pick(
    ['交付节奏', '客户响应', '方案质量', '跨部门协作', '数据填报', '成本控制', '现场管理', '回款跟进', '风险提示'],
    random,
  )
  const seen = pick(
    ['比上期稳定', '前松后紧', '有三周提前完成', '受缺料影响较大', '后两个月改善明显', '与计划一致', '波动偏大'],
    random,
  )
  const next = pick(
    [
      '下期先固定周会',
      '建议补充支持人员',
      '需与相关部门对齐口径',
      '试用新的排程表',
      '目标口径待确认',
      '先解决系统权限',
      '复盘后更新作业指引',
    ],
    random,
  )
  return `${about}${seen}，全期涉及${3 + below(70, random)}个事项；${next}。`
}

const momentAfter = (day: string, days: number, random: Random): string => {
  const at = new Date(Date.parse(`${day}T08:30:00Z`) + days * 86_400_000 + below(33_000, random) * 1000)
  return at.toISOString().slice(0, 16).replace('T', ' ')
}
