import type { AnalysisText } from '#queries/define.ts'
import type { Lang, Text } from '#queries/locale.ts'
import { formatList } from '#queries/words/format.ts'
import { outcomeWords } from './outcome-words.ts'
import type { PlanOutcomesResult } from './result.ts'

export type PlanOutcomesText = AnalysisText<PlanOutcomesResult> & {
  empty: string
  axis: string
  raw: string
  expected: string
  net: string
  shownOf: (shown: number, all: number) => string
}

export const text: Text<PlanOutcomesText> = {
  zh: {
    title: '改进成效',
    question: '扣除本来就会回升的部分之后，计划是否起了作用？',
    reading:
      '每项计划三个数：空心点是原始变化，短竖线是没有计划也会发生的变化，实心点与横线是净效果及其 95% 区间。单位是对照单位的一个标准差；横线不跨过 0 且不小于 0.2 才算“有效”。',
    caveat:
      '入选时正处低谷的单位，没有计划也会回升，所以原始变化不能当作成效。对照单位若在同一时期遇到别的变化，净效果也会偏。单个单位没有区间；个人计划只合并评估，不估计任何一个人的成效。',
    source:
      '方法：双重差分，入选期不计入基线（Bertrand 等 2004）；分批启动按批次×期间与尚未启动的单位比较（Callaway 与 Sant’Anna 2021）；开始前走势的联合检验；协方差分析（Vickers 与 Altman 2001）；单个单位用中断时间序列（Newey–West 1987）、安慰剂位次或控制图；群组少于 30 时用 Webb 权重自助法；多项计划用 Benjamini–Hochberg 1995。',
    empty: '还没有到可以评估成效的计划。',
    axis: '变化（对照单位的标准差）',
    raw: '原始变化',
    expected: '本来会有',
    net: '净效果',
    shownOf: (shown, all) => `显示 ${all} 项中的 ${shown} 项，其余见表格`,
    finding: (found) => finding(found, 'zh'),
  },
  en: {
    title: 'Plan outcomes',
    question: 'Did plans work, once what would have come back anyway is taken off?',
    reading:
      'Three figures for each plan: the hollow dot is the raw change, the short bar what would have come without a plan, the full dot and line ' +
      'the net effect with its 95% interval. The unit is one standard deviation of comparison units; "worked" needs a line clear of 0 and at least 0.2.',
    caveat:
      'Units chosen in a low period rise without any plan, so a raw change is no outcome. If comparison units met something else at the time, the ' +
      'net effect is off as well. One unit alone has no interval; plans of individuals are only judged together, never one by one.',
    source:
      'Method: difference in differences with the selection period left out of the baseline (Bertrand et al. 2004); staggered starts by cohort and ' +
      'period against units that have not begun (Callaway and Sant’Anna 2021); joint test of the paths before; covariance (Vickers and Altman 2001); for one unit ' +
      'an interrupted series (Newey–West 1987), a placebo rank or a control chart; below 30 clusters a bootstrap with Webb weights; several plans by Benjamini and Hochberg 1995.',
    empty: 'No plan has reached its time of evaluation.',
    axis: 'Change (standard deviations of comparison units)',
    raw: 'raw change',
    expected: 'expected anyway',
    net: 'net effect',
    shownOf: (shown, all) => `${shown} of ${all} shown, the rest is in the table`,
    finding: (found) => finding(found, 'en'),
  },
}

/** Outcomes counted by verdict; a plan judged with others counts as one with them. */
function finding({ outcomes }: PlanOutcomesResult, lang: Lang): string {
  if (outcomes.length === 0) return text[lang].empty
  const { verdicts } = outcomeWords[lang]
  const counted = [...Map.groupBy(outcomes, ({ verdict }) => verdict)]
    .sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
    .map(([verdict, some]) =>
      lang === 'zh' ? `${verdicts[verdict]} ${some.length} 项` : `${verdicts[verdict].toLowerCase()} ${some.length}`,
    )
  const spent = outcomes.filter((one) => one.is_spent_without_effect).length
  if (lang === 'zh') {
    return `${outcomes.length} 项计划或计划组：${counted.join('，')}。${spent > 0 ? `其中 ${spent} 项已有投入而看不到效果。` : ''}`
  }
  const rest = spent > 0 ? ` ${spent} spent money or hours without a visible effect.` : ''
  return `${outcomes.length} plans or programmes: ${formatList(counted, lang)}.${rest}`
}
