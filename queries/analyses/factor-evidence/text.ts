import type { AnalysisText } from '#queries/define.ts'
import type { Lang, Text } from '#queries/locale.ts'
import { formatNumber, nameOf } from '#queries/words/format.ts'
import { gapWords } from '#queries/words/gap.ts'
import { factorNames, gradeNames, groupName } from './factor-names.ts'
import type { FactorEvidence, FactorEvidenceResult } from './result.ts'

export { factorNames, gradeNames }

export type FactorEvidenceText = AnalysisText<FactorEvidenceResult> & {
  empty: string
  axisUnit: string
  axisCompany: string
  shownOf: (shown: number, all: number) => string
  /** Why a circumstance cannot be tested, or is only described. */
  reasons: Record<NonNullable<FactorEvidence['reason']>, string>
  /** Behind a circumstance that the data cannot tell from others. */
  inseparable: (others: string) => string
  /** 17.1 条/人（同类 30.5，此前 28.2） */
  measured: (factor: FactorEvidence) => string | null
  /** Answers in surveys carry noise, which hides part of an association. */
  attenuated: string
}

export const text: Text<FactorEvidenceText> = {
  zh: {
    title: '因素证据',
    question: '哪些量到的因素与差距有关联？',
    reading:
      '圆点是这个部门与同类的不同所对应的那部分差距（全公司：因素变化一个标准差所对应的变化），横线是 95% 区间，虚线是 0。横线跨过 0 时，可能只是偶然。' +
      '标为“分不开”的因素总是一起变化，所示数值属于它们整体，不能相加。',
    caveat:
      '这些都只是有关联，不说明原因；只有试行过的改变才能支持原因。没有量到的因素不在其中。同一时期的其他变化可能也在起作用；问卷中的随意作答会使关联显得偏小。',
    source:
      '方法：与同一周期、同一指标的其他部门比较；含部门随机水平的回归，整部门重抽样 500 次；占比为 Owen 值（Owen 1977；不分组时即 LMG，Lindeman 等 1980）减去打乱后的均值；' +
      '部门内为前后与同类的双重比较，并按相邻周期的相关修正；多重比较用 Benjamini–Hochberg 1995。',
    empty: '尚无因素证据：未收到流程、资源或反馈数据。',
    axisUnit: '对应的差距（标准化差距）',
    axisCompany: '变化一个标准差所对应的差距（标准化差距）',
    shownOf: (shown, all) => `显示 ${all} 项中的 ${shown} 项，其余见表格`,
    reasons: {
      no_values: '没有收到数值',
      no_results: '没有可以对照的个人结果',
      no_overlap: '数值与结果的部门或周期对不上',
      constant: '同类之间没有不同，无从比较',
      few_units: '量到它的部门太少，不能分配它在全公司差异中的占比',
      same_measure: '目标难易本身就在差距之中，见差距分解中的“目标难易”',
    },
    inseparable: (others) => `与${others}分不开`,
    measured: (factor) => measured(factor, 'zh'),
    attenuated: '问卷数据，低估，下限',
    finding: (found) => finding(found, 'zh'),
  },
  en: {
    title: 'Factor evidence',
    question: 'Which measured circumstances go with the gap?',
    reading:
      'Each dot is the part of the gap that goes with how this unit differs from its peers (for the company: with a change of one standard ' +
      'deviation), the bar its 95% interval, the dashed line 0. Where the bar crosses 0 it may be chance. Circumstances marked as inseparable ' +
      'always moved together: the figure belongs to them as a whole and must not be added up.',
    caveat:
      'These are associations and do not name a cause; only a change that was tried can support one. What was not measured is not here. ' +
      'Other changes of the same time may be at work, and careless answers in surveys make an association look smaller.',
    source:
      'Method: against other units with the same KPIs in the same period; regression with a random level per unit, whole units resampled 500 ' +
      'times; shares are Owen values (Owen 1977; without groups LMG, Lindeman et al. 1980) less their mean under relabelling; within a unit a difference in differences, corrected for ' +
      'the correlation of neighbouring periods; false discovery by Benjamini and Hochberg 1995.',
    empty: 'No factor evidence yet: no process, resource or feedback data received.',
    axisUnit: 'Part of the gap (scaled gap)',
    axisCompany: 'Change of the gap with one standard deviation (scaled gap)',
    shownOf: (shown, all) => `${shown} of ${all} shown, the rest is in the table`,
    reasons: {
      no_values: 'no value was received',
      no_results: 'there are no results of people to set it against',
      no_overlap: 'its units or periods do not match those of the results',
      constant: 'it does not differ between peers, so there is nothing to compare',
      few_units: 'measured in too few units to share out the variance of the company',
      same_measure: 'how hard targets are is part of the gap itself; see the split of the gap',
    },
    inseparable: (others) => `inseparable from ${others}`,
    measured: (factor) => measured(factor, 'en'),
    attenuated: 'survey data, an underestimate: a lower bound',
    finding: (found) => finding(found, 'en'),
  },
}

/** How many circumstances a sentence names. */
const NAMED = 2

function finding({ kind, unit, factors }: FactorEvidenceResult, lang: Lang): string {
  if (kind === 'empty' || !unit) return text[lang].empty
  const head = nameOf(unit, lang) + (lang === 'zh' ? '：' : ': ')
  if (kind === 'withheld') return head + gapWords[lang].protectedSentence
  const clear = together(factors.filter((factor) => isClear(factor)))
  if (clear.length === 0) {
    const tested = factors.filter(({ status }) => status === 'attributed').length
    const described = factors.filter(({ status }) => status === 'described').length
    if (lang === 'zh') {
      const rest = described > 0 ? `另有 ${described} 项只在少数部门量到，只作描述。` : ''
      return `${head}可以检验的 ${tested} 项因素中，没有一项与差距有明确的关联。${rest}没有量到的因素不在其中。`
    }
    const rest = described > 0 ? ` ${described} more, measured in few units, are only described.` : ''
    return `${head}of ${tested} circumstances that can be tested none clearly goes with the gap.${rest} What was not measured is not among them.`
  }
  const list = clear
    .slice(0, NAMED)
    .map((group) => said(group, lang))
    .join(lang === 'zh' ? '；' : '; ')
  return lang === 'zh'
    ? `${head}与差距有关联的因素：${list}。有关联不等于原因；先由归口部门核对。`
    : `${head}goes with the gap: ${list}. An association is not a cause; let the owner function check first.`
}

/** Associated or better, here or in the company, and on the side of the gap where it matters. */
const isClear = ({ here, grade }: FactorEvidence): boolean => {
  const own = here ? here.grade : grade
  return (own === 'tried' || own === 'associated') && (here?.contribution ? here.contribution.estimate < 0 : true)
}

/** The names of what clearly goes with the gap; those that cannot be told apart as one, with that said. */
export const clearNames = (factors: readonly FactorEvidence[], lang: Lang): string[] =>
  together(factors.filter(isClear)).map((group) =>
    groupName(
      group.map(({ factor }) => factor),
      lang,
    ),
  )

/** Circumstances that cannot be told apart are spoken of as one. */
function together(factors: readonly FactorEvidence[]): FactorEvidence[][] {
  const groups: FactorEvidence[][] = []
  for (const factor of factors) {
    const others = factor.here?.inseparable_from ?? factor.inseparable_from
    const known = groups.find((group) => group.some((one) => others.includes(one.factor)))
    if (known) known.push(factor)
    else groups.push([factor])
  }
  return groups
}

function said(group: readonly FactorEvidence[], lang: Lang): string {
  const first = group[0]!
  const names = group.map(({ factor }) => factorNames[lang](factor)).join(lang === 'zh' ? '与' : ' and ')
  const estimate = first.here?.contribution ?? first.effect_z
  const range = estimate ? rangeText(estimate, lang) : ''
  const value = group.length === 1 ? measured(first, lang) : null
  const apart = group.length === 1 ? null : lang === 'zh' ? '彼此分不开' : 'inseparable from one another'
  const notes = [range, value, apart].filter((note) => note !== null && note !== '').join(lang === 'zh' ? '，' : ', ')
  return lang === 'zh' ? `${names}（${notes}）` : `${names} (${notes})`
}

function measured({ here, measure_unit }: FactorEvidence, lang: Lang): string | null {
  if (!here || here.value === null) return null
  const own = formatNumber(here.value, lang, measure_unit)
  const peers = here.peer_value === null ? null : formatNumber(here.peer_value, lang)
  const before = here.value_before === null ? null : formatNumber(here.value_before, lang)
  if (lang === 'zh') {
    const beside = [peers && `同类 ${peers}`, before && `此前 ${before}`].filter((part) => part !== null).join('，')
    return beside ? `${own}，${beside}` : own
  }
  const beside = [peers && `peers ${peers}`, before && `before ${before}`].filter((part) => part !== null).join(', ')
  return beside ? `${own}, ${beside}` : own
}

/** −0.29，区间 −0.33 至 −0.25 */
export function rangeText(
  { estimate, low, high }: { estimate: number; low: number; high: number },
  lang: Lang,
): string {
  return lang === 'zh'
    ? `${zText(estimate)}，区间 ${zText(low)} 至 ${zText(high)}`
    : `${zText(estimate)}, range ${zText(low)} to ${zText(high)}`
}

/** Two decimals with a true minus; what rounds to nothing has no sign. */
export const zText = (z: number) => `${z <= -0.005 ? '−' : z >= 0.005 ? '+' : ''}${Math.abs(z).toFixed(2)}`
