import { below, normal, pick, seeded } from '#queries/stats/random.ts'
import type { Month, Organisation, Person } from './organisation.ts'

export type ReviewRecord = {
  review_id: string
  person_key: string
  unit_id: string
  manager_key: string | null
  role: string
  rater_key: string | null
  rater_relation: string | null
  stage: string
  score: number | null
  max_score: number | null
  rating_raw: string | null
  rating_ord: number | null
  scale_id: string | null
  submitted_at: string | null
  comment_id: string | null
  period_id: string
  period_start: string
  period_end: string
}
export type CriterionRecord = {
  review_id: string
  criterion_id: string
  criterion: string
  weight: number | null
  score: number
  max_score: number
  period_id: string
  period_start: string
  period_end: string
}
export type CommentRecord = { comment_id: string; author_relation: string; text: string; lang: string; period_id: string; period_start: string; period_end: string } // prettier-ignore

export const CRITERIA = ['quality', 'delivery', 'cooperation', 'improvement'] as const
const LEVELS = ['D', 'C', 'B', 'A', 'S'] as const

/**
 * A form of the manager for every person and half-year: a score of 100 that follows the results, four criteria, a comment of its own;
 * and the final level, cut from the score without a quota. Raters differ a little in scale use, none by as much as the catalogue calls
 * a finding: at most about a third of the spread of scores.
 */
export function writeReviews(organisation: Organisation): void {
  const { seed, months, people } = organisation
  const random = seeded(seed, 'reviews')
  const words = seeded(seed, 'words')
  const lean = new Map<string, number>()
  const means = resultMeans(organisation)
  for (const [h, half] of halves(months).entries()) {
    for (const person of people) {
      const result = means.get(`${person.key} ${half.id}`)
      if (result === undefined || !isThere(person, half, months)) continue
      const leniency = lean.get(person.manager) ?? 0.12 * Math.max(-FURTHEST, Math.min(FURTHEST, normal(random)))
      lean.set(person.manager, leniency)
      const merit = 0.9 * result + leniency + 0.55 * normal(random)
      const score = Math.round(10 * Math.min(99.5, Math.max(40, 76 + 12 * merit))) / 10
      addForm(organisation, person, half, score, random, words, h)
    }
  }
}

/** Standard deviations of scale use beyond which no rater of a clean company lies. */
const FURTHEST = 1.8

function addForm(
  { reviews, criteria, comments, roles }: Organisation,
  person: Person,
  half: Half,
  score: number,
  random: () => number,
  words: () => number,
  h: number,
): void {
  const id = `r-${person.key}-${half.id}`
  const of = { period_id: half.id, period_start: half.start, period_end: half.end }
  const whose = {
    person_key: person.key,
    unit_id: person.unit,
    manager_key: person.manager,
    role: roles[person.role]!.name,
  }
  const day = 5 + below(15, random)
  const at = new Date(Date.parse(`${half.end}T08:00:00Z`) + day * 86_400_000 + below(36_000_000, random))
  const submitted_at = at.toISOString().slice(0, 19).replace('T', ' ')
  const ord = score >= 91 ? 5 : score >= 80 ? 4 : score >= 66 ? 3 : score >= 56 ? 2 : 1
  reviews.push(
    { review_id: id, ...whose, rater_key: person.manager, rater_relation: 'manager', stage: 'submitted', score, max_score: 100, rating_raw: null, rating_ord: null, scale_id: null, submitted_at, comment_id: `c-${id}`, ...of },
    { review_id: `${id}-self`, ...whose, rater_key: null, rater_relation: 'self', stage: 'submitted', score: Math.min(100, Math.round(10 * (score + 3 + 4 * normal(random))) / 10), max_score: 100, rating_raw: null, rating_ord: null, scale_id: null, submitted_at, comment_id: null, ...of },
    { review_id: `${id}-final`, ...whose, rater_key: null, rater_relation: null, stage: 'final', score: null, max_score: null, rating_raw: LEVELS[ord - 1]!, rating_ord: ord, scale_id: 'levels', submitted_at, comment_id: null, ...of },
  ) // prettier-ignore
  for (const criterion of CRITERIA) {
    const own = 3 + ((score - 76) / 12) * 0.75 + 0.6 * normal(random)
    criteria.push({
      ...{ review_id: id, criterion_id: criterion, criterion, weight: 0.25 },
      ...{ score: Math.min(5, Math.max(1, Math.round(own * 2) / 2)), max_score: 5 },
      ...of,
    })
  }
  comments.push({ comment_id: `c-${id}`, author_relation: 'manager', text: sentence(words, h), lang: 'zh', ...of })
}

/** A comment of its own: a few hundred thousand different sentences. */
export function sentence(random: () => number, h: number): string {
  const opening = pick(
    ['本期', '上半段', '今年以来', '第三季度起', '项目期间', '旺季里', '新流程上线后', '客户反馈显示'],
    random,
  )
  const subject = pick(
    [
      '交付节奏',
      '客户响应',
      '方案质量',
      '跨部门协作',
      '数据填报',
      '成本控制',
      '现场管理',
      '回款跟进',
      '培训落实',
      '风险提示',
    ],
    random,
  )
  const verb = pick(
    [
      '比上期稳定',
      '前松后紧',
      '提前了三天',
      '受缺料影响较大',
      '在五月以后改善明显',
      '与计划基本一致',
      '波动偏大',
      '超出约定范围',
    ],
    random,
  )
  const next = pick(
    [
      '下期先固定周会',
      '建议补充两名支持人员',
      '需要销售与仓储对齐口径',
      '将试用新的排程表',
      '目标口径待与财务确认',
      '由运维继续跟踪',
      '先解决系统权限',
      '复盘后更新作业指引',
      '与供应商重新约定交期',
    ],
    random,
  )
  return `${opening}${subject}${verb}，第${h + 1}次复核用时${2 + below(40, random)}分钟，涉及${1 + below(60, random)}个事项；${next}。`
}

export type Half = { id: string; start: string; end: string; months: string[] }

/** Whole half-years of the calendar. */
export function halves(months: readonly Month[]): Half[] {
  const found = new Map<string, Month[]>()
  for (const month of months) {
    const id = `${month.id.slice(0, 4)}H${Number(month.id.slice(5)) <= 6 ? 1 : 2}`
    found.set(id, [...(found.get(id) ?? []), month])
  }
  return [...found]
    .filter(([, some]) => some.length === 6)
    .map(([id, some]) => ({ id, start: some[0]!.start, end: some.at(-1)!.end, months: some.map((month) => month.id) }))
}

const isThere = (person: Person, half: Half, months: readonly Month[]): boolean =>
  months[person.from]!.id <= half.months[0]! && months[person.to]!.id >= half.months.at(-1)!

/** The mean gap of each person and half-year, in scales of the KPI. */
function resultMeans({ results, kpis }: Organisation): Map<string, number> {
  const scale = new Map(kpis.map((kpi) => [kpi.kpi_id, kpi.scale]))
  const sums = new Map<string, { sum: number; n: number }>()
  for (const { person_key, period_id, kpi_id, actual, original_target, direction } of results) {
    if (person_key === null || actual === null || original_target === null) continue
    const half = `${period_id.slice(0, 4)}H${Number(period_id.slice(5)) <= 6 ? 1 : 2}`
    const r = direction === 'lower' ? 2 - actual / original_target : actual / original_target
    const key = `${person_key} ${half}`
    const of = sums.get(key) ?? { sum: 0, n: 0 }
    of.sum += (r - 1) / scale.get(kpi_id!)!
    of.n++
    sums.set(key, of)
  }
  return new Map([...sums].map(([key, { sum, n }]) => [key, sum / n]))
}
