import type { AnalysisText } from '#queries/define.ts'
import { chanceWords, goalWords } from '#queries/goals/words.ts'
import type { Quadrant } from '#queries/goals/plane.ts'
import type { Lang, Text } from '#queries/locale.ts'
import { formatExact, formatList, formatPercent, formatPeriod, nameOf } from '#queries/words/format.ts'
import type { GoalCheckResult, GoalPoint } from './result.ts'

export type GoalCheckText = AnalysisText<GoalCheckResult> & {
  empty: string
  withheld: string
  axes: { chance: string; clarity: string }
  unknownStrip: string
  /** One target that is out of reach or slack: what is known, and what to do. */
  target: (point: GoalPoint) => string
}

export const text: Text<GoalCheckText> = {
  zh: {
    title: '目标体检',
    question: '目标够得着吗？说清了吗？改过吗？',
    reading:
      '每个点是一个部门的一项指标：越靠右，越可能达到；越靠上，写得越清楚；点越大，权重越大。左侧一栏是历史不足、不给概率的目标。',
    caveat:
      '这里评的是目标，不评定目标的人，也不评执行目标的人。概率按过去结果推算，环境变了就不准；来源与达成的关系只是关联；文字规则只能说“没有看到”，不能说“没有”。',
    source:
      '目标体检规则 3–11；达成概率：过去各期达到现目标水平的比例，按各期同涨同落放宽（Pearson 离散，McCullagh 与 Nelder 1989），区间为 Wilson 1927；单位自己的目标按 t 分布预测。',
    empty: '还没有可以体检的目标。导入带目标文字或目标值的考核表后即可看到。',
    withheld: '为保护个人，此处不显示；相关汇总已同步处理，避免被推算。',
    axes: { chance: '达成概率', clarity: '清楚程度' },
    unknownStrip: '未知',
    target: (point) => target(point, 'zh'),
    finding: (found) => finding(found, 'zh'),
  },
  en: {
    title: 'Goal check',
    question: 'Are the goals within reach, do they say what done looks like, and were they changed?',
    reading:
      'Each point is one KPI of one unit: the further right, the likelier it is reached; the higher, the clearer it is written; the larger, the heavier. The strip at the left holds goals without enough history for a chance.',
    caveat:
      'Goals are judged here, neither those who set them nor those who work towards them. Chances rest on past results and fail where conditions change; origin and attainment are an association only; rules on text can say "not found", never "not there".',
    source:
      'Goal-check rules 3–11; chance: share of past results at the level asked for now, widened for results that move together (Pearson dispersion, McCullagh and Nelder 1989), Wilson 1927 interval; goals of the unit itself are forecast with Student’s t.',
    empty: 'No goals to check yet. Import appraisal sheets with goal texts or target values first.',
    withheld: "Protected for individuals' privacy; related totals are treated too, so it cannot be worked out.",
    axes: { chance: 'Chance to attain', clarity: 'Clarity' },
    unknownStrip: 'unknown',
    target: (point) => target(point, 'en'),
    finding: (found) => finding(found, 'en'),
  },
}

const shareOf = ({ places }: GoalCheckResult, ...of: Quadrant[]) =>
  places.filter(({ quadrant }) => of.includes(quadrant)).reduce((sum, { weight_share }) => sum + weight_share, 0)

/** Ten seconds: how much of the weight is sound, what is not, and whether targets were moved. */
function finding(found: GoalCheckResult, lang: Lang): string {
  const words = text[lang]
  if (found.kind === 'empty' || !found.unit || found.period_id === null) return words.empty
  const name = nameOf(found.unit, lang)
  if (found.kind === 'withheld') return lang === 'zh' ? `${name}：${words.withheld}` : `${name}: ${words.withheld}`
  const percent = (ratio: number) => formatPercent(ratio, lang)
  const sound = shareOf(found, 'clear_reachable')
  const out = shareOf(found, 'clear_out_of_reach', 'vague_out_of_reach')
  const vague = shareOf(found, 'vague_reachable', 'vague_out_of_reach')
  const slack = shareOf(found, 'slack')
  const unknown = shareOf(found, 'unknown')
  const ceilings = found.points.filter(({ is_ceiling }) => is_ceiling).length
  const moved = found.revisions?.classes.find((one) => one.class === 'moved')?.n_goals ?? 0
  const goals = formatExact(found.n_goals, lang)
  const when = formatPeriod(found.period_id, lang)
  if (lang === 'zh') {
    const rest = [
      out > 0 ? `够不着 ${percent(out)}${ceilings > 0 ? `（其中天花板目标 ${ceilings} 项）` : ''}` : '',
      vague > 0 ? `写得模糊 ${percent(vague)}` : '',
      slack > 0 ? `过松 ${percent(slack)}` : '',
      unknown > 0 ? `历史不足、看不出 ${percent(unknown)}` : '',
    ].filter((part) => part !== '')
    return [
      `${name}，${when}：${goals} 个目标，按权重 ${percent(sound)}够得着且清楚`,
      rest.length > 0 ? `；${rest.join('，')}。` : '。',
      found.mean_chance === null ? '' : `按过去结果，平均达成概率约 ${Math.round(found.mean_chance * 100)}%。`,
      found.n_texts === 0 ? '没有目标文字，清楚程度只看有没有目标值和周期。' : '',
      moved > 0 ? `近 13 期有 ${formatExact(moved, lang)} 个目标在期末后或无记录地改动，差距按原目标解读。` : '',
      isUnderFloor(found) ? '一半以上的目标权重不可解读，差距暂不解读。' : '',
    ].join('')
  }
  const rest = [
    out > 0
      ? `${percent(out)} out of reach${ceilings > 0 ? ` (${ceilings} ceiling ${ceilings === 1 ? 'target' : 'targets'})` : ''}`
      : '',
    vague > 0 ? `${percent(vague)} vague` : '',
    slack > 0 ? `${percent(slack)} slack` : '',
    unknown > 0 ? `${percent(unknown)} without enough history` : '',
  ].filter((part) => part !== '')
  return [
    `${name}, ${when}: of ${goals} goals ${percent(sound)} of the weight is clear and within reach`,
    rest.length > 0 ? `; ${formatList(rest, lang)}.` : '.',
    found.mean_chance === null
      ? ''
      : ` By past results the mean chance is about ${Math.round(found.mean_chance * 100)}%.`,
    found.n_texts === 0 ? ' Without goal texts, clarity says only whether there is a target value and a period.' : '',
    moved > 0
      ? ` ${formatExact(moved, lang)} targets of the last 13 periods were changed after the end or without a record; gaps are read against the original.`
      : '',
    isUnderFloor(found) ? ' At least half of the goal weight cannot be interpreted, so the gap is not read yet.' : '',
  ].join('')
}

const isUnderFloor = ({ floor_share, floor }: GoalCheckResult) => floor_share !== null && floor_share >= floor

function target(point: GoalPoint, lang: Lang): string {
  const words = goalWords[lang]
  const { chance, basis, n_periods } = point
  const rests = basis === 'none' ? words.basis.none : words.basis[basis](n_periods)
  const about = chance === null ? rests : chanceWords({ chance, low: point.low, high: point.high }, lang)
  if (lang === 'zh') {
    if (point.is_slack)
      return `${rests}几乎都远超这一水平，达成概率${about}；目标没有拉开距离。请确认目标是否需要上调或换一项。`
    return point.is_ceiling
      ? `至今无人达到该水平；按${rests}，达成概率${about}。建议复核目标或补充资源。`
      : `按${rests}，达成概率${about}。曾有人达到，建议看清当时的条件，再定目标或补充资源。`
  }
  if (point.is_slack)
    return `Results of ${rests} are nearly all far beyond this level, chance ${about}; the target does not discriminate. Please confirm whether to raise or replace it.`
  return point.is_ceiling
    ? `Nobody reached this level so far; by ${rests} the chance is ${about}. Review the target or add resources.`
    : `By ${rests} the chance is ${about}. It was reached before: look at the conditions then before setting the target or adding resources.`
}
