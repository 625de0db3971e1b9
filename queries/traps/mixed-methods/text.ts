import type { Lang, Text } from '#queries/locale.ts'
import { formatPercent, formatPoints } from '#queries/words/format.ts'
import type { Seen, TrapText } from '../define.ts'
import { blend } from './toy-blend.ts'

/** KPI, OKR and the like stand in capitals; other names of lanes as they were delivered. */
export const methodName = (method: string): string => (/^[a-z]{2,4}$/.test(method) ? method.toUpperCase() : method)
/** A scale of scores is known by its maximum, one of levels by their number; both are called by the figure. */
export const scaleName = (levels: string, lang: Lang): string =>
  lang === 'zh' ? `${levels}级（分）制` : `scale of ${levels}`

const names = ({ reason, evidence: { facts } }: Seen, lang: Lang): [string, string] =>
  reason === 'scales'
    ? [scaleName(String(facts['levels_1']), lang), scaleName(String(facts['levels_2']), lang)]
    : [methodName(String(facts['method_1'])), methodName(String(facts['method_2']))]

export const text: Text<TrapText> = {
  zh: {
    title: '考核方式混算',
    question: '同一个平均数里是否混了不同的考核方式或分制？',
    finding: (seen) => {
      const [m1, m2] = names(seen, 'zh')
      return seen.reason === 'scales'
        ? `${seen.unitName}的平均评分里混了${m1}与${m2}，不宜合并。`
        : `${seen.unitName}的同一平均数里混了${m1}与${m2}两种考核方式，不宜合并。`
    },
    change: '按考核方式分开计算，或按批准的换算表统一分制',
    decision: '把 OKR 的 0.7 读成没有完成的 KPI，或把四级与五级的分数直接平均：数字变了，含义没有变。',
    todo: '由人力资源部确认每条结果的考核方式，分开展示；分制不同的，先按批准的换算表统一再平均。',
    lookalike: '用批准的换算表连接的分制、同一种方式的不同指标、整个部门都用 OKR 并单独展示，都不属于这种情况。',
    reading:
      '每根柱子是一种考核方式的达成率中位数（或一种分制的评分条数），右侧注明它在平均数中的份额；虚线是混在一起的平均数。',
    source: '数据陷阱规则 2（数据缺陷）；多重比较 Benjamini–Hochberg 1995。',
    counted: '条结果或评分',
    effect: { label: '两种方式中位数的差值', print: (effect) => formatPoints(effect, 'zh') },
    facts: {
      method_1: '第一种方式',
      method_2: '第二种方式',
      median_1: '第一种的中位数',
      median_2: '第二种的中位数',
      difference: '中位数的差值',
      share_2: '第二种的份额',
      mean: '混合平均',
      levels_1: '第一种分制的级数或满分',
      levels_2: '第二种分制的级数或满分',
      ratings_1: '第一种分制的评分数',
      ratings_2: '第二种分制的评分数',
    },
    reasons: { methods: '两种考核方式', scales: '两种分制' },
    params: { share: '各占平均数的份额', difference: '中位数的差值', fewest: '每种至少条数' },
    toy: {
      intro:
        'KPI 的中位数是 96%，OKR 的是 70%——两者都很正常，因为 OKR 本来就定得高。改变 OKR 的份额，看平均数怎样“下降”。',
      slider: 'OKR 的份额（%）',
      says: (share) =>
        share === 0
          ? '只有 KPI：平均 96%。'
          : `OKR 占 ${share}% 时平均数是 ${formatPercent(blend(share), 'zh')}：没有任何一项变化，只是换了算法。`,
    },
  },
  en: {
    title: 'Methods or scales mixed',
    question: 'Does one average mix different appraisal methods or rating scales?',
    finding: (seen) => {
      const [m1, m2] = names(seen, 'en')
      return seen.reason === 'scales'
        ? `The average rating of ${seen.unitName} mixes a ${m1} and a ${m2}; do not combine them.`
        : `One average of ${seen.unitName} mixes two appraisal methods, ${m1} and ${m2}; do not combine them.`
    },
    change: 'methods are counted apart, or scales joined by an approved conversion table',
    decision:
      'An OKR of 0.7 is read as a failed KPI, or scores of four and of five levels are averaged: the number moves though its meaning does not.',
    todo: 'Human resources confirm the method of each result and show them apart; scales are joined by an approved table before they are averaged.',
    lookalike:
      'Scales joined by an approved conversion table, one method with different KPIs, and a department that uses OKR throughout in its own lane are not this.',
    reading:
      'Each bar is the median attainment of one method (or the ratings on one scale), with its share of the average; the dashed line is the mixed average.',
    source: 'Data-trap rules 2 (data defects); many comparisons after Benjamini & Hochberg 1995.',
    counted: 'results or ratings',
    effect: { label: 'Difference of the two medians', print: (effect) => formatPoints(effect, 'en') },
    facts: {
      method_1: 'First method',
      method_2: 'Second method',
      median_1: 'Median of the first',
      median_2: 'Median of the second',
      difference: 'Difference of medians',
      share_2: 'Share of the second',
      mean: 'Mixed average',
      levels_1: 'Levels or maximum of the first scale',
      levels_2: 'Levels or maximum of the second scale',
      ratings_1: 'Ratings on the first scale',
      ratings_2: 'Ratings on the second scale',
    },
    reasons: { methods: 'two methods', scales: 'two scales' },
    params: { share: 'Share of the average, each', difference: 'Difference of medians', fewest: 'Fewest of each' },
    toy: {
      intro:
        'KPIs have a median of 96 %, OKRs of 70 %, and both are fine: OKRs are set high on purpose. Change the share of OKRs and watch the average "fall".',
      slider: 'Share of OKRs (%)',
      says: (share) =>
        share === 0
          ? 'KPIs only: the average is 96 %.'
          : `With ${share} % OKRs the average is ${formatPercent(blend(share), 'en')}: nothing has changed but the way of counting.`,
    },
  },
}
