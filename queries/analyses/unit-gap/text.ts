import type { AnalysisText } from '#queries/define.ts'
import type { Text } from '#queries/locale.ts'
import type { GapCell } from '#queries/result.ts'
import { formatExact, formatGap, formatPeriod, formatPercent, nameOf } from '#queries/words/format.ts'
import { gapWords } from '#queries/words/gap.ts'
import type { UnitGapResult } from './result.ts'

export type UnitGapText = AnalysisText<UnitGapResult> & {
  overall: string
  kpis: string
  children: string
  distribution: string
  tooFewForDistribution: string
  target: string
  empty: string
  noChildren: string
  shownOf: (shown: number, all: number) => string
  spread: (spread: NonNullable<UnitGapResult['distribution']>) => string
}

export const text: Text<UnitGapText> = {
  zh: {
    title: '部门差距',
    question: '这个部门离目标有多远：总体、各指标、下级部门？',
    reading:
      '圆点是人员差距的平均值，横线是 95% 区间，竖线 0 是目标。横线跨过 0 时，与目标的差别可能只是偶然。' +
      '↘ 与 ↗ 标出超出预期范围的格。',
    caveat:
      '目标不合理、口径改变或人数很少时，不要据此下结论。各指标的差距单位相同（相对目标的百分比），含义未必可比。' +
      '下级部门只作对照，不是先后次序；这里不说明原因，也不评价个人。',
    source:
      '方法：先在每人内平均、再对人平均，95% t 区间；同级部门的漏斗界限 1.96（Spiegelhalter 2005）。分位数为 Hyndman–Fan 第 7 型。',
    overall: '总体',
    kpis: '各指标',
    children: '下级部门',
    distribution: '人员分布',
    tooFewForDistribution: '人数不足 10 人或已受保护，不显示分布。',
    target: '目标',
    empty: '这个部门在此周期没有结果。可换一个周期，或先导入数据。',
    noChildren: '没有下级部门。',
    shownOf: (shown, all) => `显示 ${all} 项中的 ${shown} 项，其余见表格`,
    spread: ({ n_people, q25, median, q75, share_at_target }) =>
      `${formatExact(n_people, 'zh')} 人中，一半在 ${formatGap(q25, 'zh')} 与 ${formatGap(q75, 'zh')} 之间，中位数 ${formatGap(median, 'zh')}` +
      (share_at_target === null ? '。' : `；${formatPercent(share_at_target, 'zh')} 达到目标。`),
    finding: (found) => {
      if (found.kind === 'empty' || !found.unit || !found.overall) return text.zh.empty
      const head = `${placed(found, 'zh')}，${found.period ? formatPeriod(found.period.period_id, 'zh') : ''}：`
      if (found.overall.state === 'withheld') return head + gapWords.zh.protectedSentence
      if (found.overall.gap_ratio === null) return `${head}总体没有可计算的差距，请看各指标与下级部门。`
      return `${head}总体 ${gapWords.zh.measured(found.overall)}，${gapWords.zh.signal[found.overall.signal]}。${nextStep(found.overall, 'zh')}`
    },
  },
  en: {
    title: 'Unit gap',
    question: 'How far from target is this unit: overall, by KPI, in the units below it?',
    reading:
      'Each dot is the mean gap of people, the bar its 95% interval, the line at 0 the target. Where the bar crosses 0 the ' +
      'difference from target may be chance. ↘ and ↗ mark what lies outside the expected range.',
    caveat:
      'Do not conclude from it when a target is unsound, a definition changed or few people are counted. Gaps of different KPIs ' +
      'share a unit (percent of target), not a meaning. Units below are a comparison, not an order; causes and persons are not judged.',
    source:
      'Method: mean per person, then over people, with a 95% t interval; funnel limits at 1.96 among units of one level (Spiegelhalter ' +
      '2005). Quantiles of type 7 of Hyndman and Fan.',
    overall: 'Overall',
    kpis: 'By KPI',
    children: 'Units below',
    distribution: 'Spread of people',
    tooFewForDistribution: 'Fewer than 10 people, or protected: no distribution is shown.',
    target: 'Target',
    empty: 'This unit has no result in this period. Choose another period, or import data first.',
    noChildren: 'There is no unit below.',
    shownOf: (shown, all) => `${shown} of ${all} shown, the rest is in the table`,
    spread: ({ n_people, q25, median, q75, share_at_target }) =>
      `Of ${formatExact(n_people, 'en')} people, half lie between ${formatGap(q25, 'en')} and ${formatGap(q75, 'en')}, median ${formatGap(median, 'en')}` +
      (share_at_target === null ? '.' : `; ${formatPercent(share_at_target, 'en')} reach the target.`),
    finding: (found) => {
      if (found.kind === 'empty' || !found.unit || !found.overall) return text.en.empty
      const head = `${placed(found, 'en')}, ${found.period ? formatPeriod(found.period.period_id, 'en') : ''}: `
      if (found.overall.state === 'withheld') return head + gapWords.en.protectedSentence
      if (found.overall.gap_ratio === null)
        return `${head}no overall gap can be taken; see the KPIs and the units below.`
      return `${head}overall ${gapWords.en.measured(found.overall)}, ${gapWords.en.signal[found.overall.signal]}. ${nextStep(found.overall, 'en')}`
    },
  },
}

/** 华东大区 · 销售一部: below the first level several units may share a name. */
function placed({ unit, parents }: UnitGapResult, lang: 'zh' | 'en'): string {
  const above = unit && unit.depth > 1 ? parents.find(({ unit_id }) => unit_id === unit.parent_id) : undefined
  return [above, unit].flatMap((named) => (named ? [nameOf(named, lang)] : [])).join(' · ')
}

function nextStep(cell: GapCell, lang: 'zh' | 'en'): string {
  if (cell.signal === 'below') {
    return lang === 'zh'
      ? '缺口的构成与判断见该部门的诊断；先由归口部门核对目标、资源与流程。'
      : 'What the shortfall is made of stands in the diagnosis of the unit; let the owner function check targets, resources and process first.'
  }
  if (cell.signal === 'above') {
    return lang === 'zh' ? '可了解哪些条件值得推广。' : 'Worth finding out which conditions could be shared.'
  }
  if (cell.signal === 'within') return lang === 'zh' ? '无需专门解释。' : 'No special explanation needed.'
  return lang === 'zh' ? '补充更多周期或同级部门后可判断。' : 'More periods or units of the same level would settle it.'
}
