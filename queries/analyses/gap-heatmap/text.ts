import type { AnalysisText } from '#queries/define.ts'
import type { Text } from '#queries/locale.ts'
import { diagnosisWords } from '#queries/words/diagnosis.ts'
import { formatList, formatNumber, nameOf } from '#queries/words/format.ts'
import { gapWords } from '#queries/words/gap.ts'
import { unitLabels } from '#queries/words/unit-label.ts'
import type { HeatmapResult } from './result.ts'

export type HeatmapText = AnalysisText<HeatmapResult> & {
  unit: string
  period: string
  kpi: string
  empty: string
  legend: Record<'below' | 'within' | 'above' | 'unjudged' | 'empty' | 'withheld', string>
  caption: (scope: string, of: string) => string
  columnsCut: (shown: number, all: number) => string
  collapsed: (shown: number) => string
  falseAlarms: (judged: number, expected: number) => string
  excluded: (counts: HeatmapResult['excluded']) => string | null
  /** What stands behind the list of gaps: where verdicts exist, which one. */
  causes: (found: HeatmapResult) => string
  notJudged: string
  verdictOfUnit: string
  /** The sentence of a cell with the verdict on its unit at the end. */
  withVerdict: (spoken: string, verdict: string) => string
}

export const text: Text<HeatmapText> = {
  zh: {
    title: '差距热力图',
    question: '哪里与目标有差距，差距是否超出正常波动？',
    reading:
      '每格是该部门人员差距的平均值：负数为未达目标，± 为 95% 区间的半宽，人数为不重复人数。' +
      '灰色在正常波动内，不必解释；橙色带 ↘ 低于预期范围，蓝色带 ↗ 高于预期范围。',
    caveat:
      '目标本身不合理、口径改变或样本很小时，不要据此下结论。格子很多时，总会有几格偶然偏出。' +
      '这里只说明在哪里、有多大；判断是对缺口构成的描述，不是原因，也不评价个人。',
    source:
      '方法：人均差距与 95% t 区间；同级部门的漏斗界限 1.96，含过度离散（Spiegelhalter 2005），同级不足 3 个时看区间是否跨过目标；' +
      '部门整体结果用 XmR 控制限（Wheeler 2000）。',
    unit: '部门',
    period: '周期',
    kpi: '指标',
    empty: '本期没有可比较的部门差距：还没有带目标的结果。请先导入含目标值与实际值的数据。',
    legend: {
      below: '橙色 ↘：低于预期范围',
      within: '灰色：在正常波动内',
      above: '蓝色 ↗：高于预期范围',
      unjudged: '无底色：数据太少或没有目标，不作判断',
      empty: '没有结果',
      withheld: '斜纹“护”：已保护',
    },
    caption: (scope, of) => `${scope} · ${of} · 与目标的差距`,
    columnsCut: (shown, all) => `共 ${all} 列，此处显示 ${shown} 列。`,
    collapsed: (shown) => `下级部门较多，此处只显示上面几级共 ${shown} 行；点开部门可继续查看。`,
    falseAlarms: (judged, expected) =>
      `共判断 ${judged} 格；即使全是偶然，也会有约 ${formatNumber(rounded(expected), 'zh')} 格偏出。`,
    excluded: (counts) => {
      const parts = [
        counts.missing_actual > 0 ? `缺实际值 ${counts.missing_actual} 项` : null,
        counts.missing_target > 0 ? `无目标 ${counts.missing_target} 项（不作判断）` : null,
        counts.zero_target > 0 ? `目标为 0 或以下 ${counts.zero_target} 项` : null,
        counts.no_direction > 0 ? `方向不明 ${counts.no_direction} 项` : null,
      ].filter((part) => part !== null)
      return parts.length === 0 ? null : `未计入差距：${parts.join('，')}。`
    },
    notJudged: '现在还说不准：没有一格可以与正常波动比较。同级部门满 3 个，或同一序列满 8 期后可判断。',
    causes: (found) => {
      const said = largestVerdicts(found, 'zh')
      return said.length === 0
        ? '还没有对这些部门的判断；先由归口部门核对目标、资源与流程。'
        : `判断：${said.join('；')}。`
    },
    verdictOfUnit:
      '部门名称旁的符号是对该部门的判断，依据全部周期的数据，不属于某一格；只标出低于目标且低于公司水平的部门。',
    withVerdict: (spoken, verdict) => `${spoken.replace(/。$/, '')}，判断：${verdict}。`,
    finding: (found) => {
      if (found.kind === 'empty') return text.zh.empty
      if (found.n_judged_cells === 0) return hasGap(found) ? text.zh.notJudged : text.zh.empty
      if (found.largest.length === 0)
        return `本期没有超出正常波动的差距（已判断 ${found.n_judged_cells} 格），无需专门解释。`
      return `未达目标且超出正常波动：${formatList(largestNamed(found, 'zh'), 'zh')}。${text.zh.causes(found)}`
    },
  },
  en: {
    title: 'Gap heatmap',
    question: 'Where are we away from target, and is it more than normal variation?',
    reading:
      'Each cell is the mean gap of the people in that unit: negative is short of target, ± is half the 95% interval, n counts ' +
      'distinct people. Grey is inside normal variation and needs no explanation; orange with ↘ lies below the expected range, blue with ↗ above it.',
    caveat:
      'Do not conclude from it when the target itself is unsound, a definition changed or the group is small. Among many cells ' +
      'some stand out by chance. It says where and how much; a verdict describes what a shortfall is made of, not its cause, and judges no person.',
    source:
      'Method: mean gap per person with a 95% t interval; funnel limits at 1.96 among units of the same level, with over-dispersion ' +
      '(Spiegelhalter 2005), or whether the interval misses the target where fewer than 3 can be compared; XmR limits for results of whole units (Wheeler 2000).',
    unit: 'Unit',
    period: 'Period',
    kpi: 'KPI',
    empty:
      'No comparable gap this period: there is no result with a target yet. Import data with targets and actuals first.',
    legend: {
      below: 'Orange ↘: below the expected range',
      within: 'Grey: inside normal variation',
      above: 'Blue ↗: above the expected range',
      unjudged: 'No fill: too little data or no target, not judged',
      empty: 'No result',
      withheld: 'Hatched P: protected',
    },
    caption: (scope, of) => `${scope} · ${of} · gap against target`,
    columnsCut: (shown, all) => `${shown} of ${all} columns are shown.`,
    collapsed: (shown) =>
      `There are many units: only the upper levels are shown, ${shown} rows. Open a unit to see below it.`,
    falseAlarms: (judged, expected) =>
      `${judged} cells are judged; chance alone would put about ${formatNumber(rounded(expected), 'en')} of them outside.`,
    excluded: (counts) => {
      const parts = [
        counts.missing_actual > 0 ? `${counts.missing_actual} without actual` : null,
        counts.missing_target > 0 ? `${counts.missing_target} without target (no verdict)` : null,
        counts.zero_target > 0 ? `${counts.zero_target} with a target of 0 or less` : null,
        counts.no_direction > 0 ? `${counts.no_direction} without direction` : null,
      ].filter((part) => part !== null)
      return parts.length === 0 ? null : `Not in any gap: ${parts.join(', ')}.`
    },
    notJudged:
      'We cannot tell yet: no cell can be compared with normal variation. Three units of one level, or eight periods of one series, would settle it.',
    causes: (found) => {
      const said = largestVerdicts(found, 'en')
      return said.length === 0
        ? 'There is no verdict on these units yet: let the owner function check targets, resources and process first.'
        : `Verdicts: ${said.join('; ')}.`
    },
    verdictOfUnit:
      'The sign beside the name of a unit is the verdict on that unit; it rests on all periods and not on one cell, and marks only units below their target and below the company.',
    withVerdict: (spoken, verdict) => `${spoken.replace(/\.$/, '')}, verdict: ${lowerFirst(verdict)}.`,
    finding: (found) => {
      if (found.kind === 'empty') return text.en.empty
      if (found.n_judged_cells === 0) return hasGap(found) ? text.en.notJudged : text.en.empty
      if (found.largest.length === 0)
        return `No gap beyond normal variation this period (${found.n_judged_cells} cells judged); no special explanation needed.`
      return `Short of target beyond normal variation: ${formatList(largestNamed(found, 'en'), 'en')}. ${text.en.causes(found)}`
    },
  },
}

/** 华东 · 销售一部 系统因素为主: each unit of the list that has a verdict. */
function largestVerdicts(found: HeatmapResult, lang: 'zh' | 'en'): string[] {
  const label = unitLabels(found.rows, lang)
  const named = new Set(found.largest.map(({ unit_id }) => unit_id))
  return found.verdicts.flatMap(({ unit_id, verdict, is_low }) => {
    const unit = found.rows.find((row) => row.unit_id === unit_id)
    if (!unit || !is_low || !named.has(unit_id)) return []
    const words = diagnosisWords[lang].verdicts[verdict]
    return [lang === 'zh' ? `${label(unit)} ${words}` : `${label(unit)}, ${lowerFirst(words)}`]
  })
}

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)
const hasGap = (found: HeatmapResult) => found.cells.some(({ gap_ratio }) => gap_ratio !== null)
const rounded = (expected: number) => (expected < 1 ? Math.round(expected * 10) / 10 : Math.round(expected))

/**
 * 华东 · 销售一部 · 回款率 −12.0%（± 5.0 个百分点，38 人）: the column is named only where it differs from cell to cell, the unit
 * above only where several units share a name.
 */
function largestNamed(found: HeatmapResult, lang: 'zh' | 'en'): string[] {
  const units = new Map(found.rows.map((unit) => [unit.unit_id, unit]))
  const columns = new Map(found.columns.map((column) => [column.id, column]))
  const label = unitLabels(found.rows, lang)
  return found.largest.map((cell) => {
    const unit = units.get(cell.unit_id)
    const column = found.by === 'kpi' ? columns.get(cell.column_id) : undefined
    const names = [unit ? label(unit) : cell.unit_id, ...(column ? [nameOf(column, lang)] : [])]
    return `${names.join(' · ')} ${gapWords[lang].measured(cell)}`
  })
}
