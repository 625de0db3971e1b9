import type { Lang, Text } from '#queries/locale.ts'
import { formatNumber, formatPercent, formatPeriod, formatPoints } from '#queries/words/format.ts'
import type { Seen, TrapText } from '../define.ts'
import { rangeOf, SHARE } from './toy-rate.ts'

/** What the rate would be with some cases more or fewer. */
export function caseName(more: number, lang: Lang): string {
  if (more === 0) return lang === 'zh' ? '典型值' : 'Typical value'
  const count = Math.abs(more)
  if (lang === 'zh') return more > 0 ? `多${count}例` : `少${count}例`
  return `${count} case${count > 1 ? 's' : ''} ${more > 0 ? 'more' : 'fewer'}`
}

const fact = ({ evidence: { facts } }: Seen, name: string) => Number(facts[name] ?? 0)
const where = ({ unitName, kpiName, unit }: Seen): [string, string] => [unitName, kpiName ?? unit.kpi_id ?? '']

export const text: Text<TrapText> = {
  zh: {
    title: '分母过小与基数效应',
    question: '比率的分母够大、增长的基数正常吗？',
    finding: (seen) => {
      const [unit, kpi] = where(seen)
      return seen.reason === 'low_base'
        ? `${unit}的${kpi}在${formatPeriod(String(seen.evidence.facts['period']), 'zh')}的基数只有以往的${formatPercent(fact(seen, 'base') / fact(seen, 'median_base'), 'zh')}，增长高可能因基数低。`
        : `${unit}的${kpi}分母只有${formatNumber(fact(seen, 'denominator'), 'zh')}，一两例就会改变比率。`
    },
    change: '合并多个期间使分母足够大，或按正常年份的基数重算增长',
    decision: '把几例的偶然起落，或去年偏低的基数，读成今年的成绩或问题。',
    todo: '由数据归口部门按季度或年度合并分母再看比率；增长同时列出按以往中位基数计算的数字。',
    lookalike:
      '数量本身就是目标（3 个项目交付 3 个）、12 个月滚动后分母不少于 20、基数低是计划之中且目标已经考虑，都不属于这种情况。',
    reading:
      '标出的柱子是典型值及其 95% 区间，其余柱子是多一两例或少一两例时的比率；增长一图比较实际基数与以往中位基数。',
    source: '数据陷阱规则 2（数据缺陷）；区间为 Wilson 1927；方差比同 p′ 控制图（Laney 2002）。',
    counted: '个数值',
    effect: { label: '读数可能偏离的幅度', print: (effect) => `±${formatPoints(effect, 'zh')}` },
    facts: {
      denominator: '分母的中位数',
      rate: '平均比率',
      low: '区间下限',
      high: '区间上限',
      one_case: '一例改变的比率',
      variance: '实际方差与偶然方差之比',
      period: '期间',
      base: '基数',
      median_base: '以往基数的中位数',
      growth: '按实际基数的增长',
      growth_on_median: '按以往中位基数的增长',
    },
    reasons: {
      small: '分母过小',
      noise: '波动不超过偶然',
      low_base: '基数偏低',
      not_counts: '分母是金额或工时，不是例数',
    },
    params: {
      small: '分母下限',
      noisy: '波动属偶然时的分母下限',
      noise: '与偶然方差之比',
      values: '至少数值个数',
      base: '基数占以往中位数的部分',
      history: '至少以往期数',
      reads_high: '读数偏高的倍数',
    },
    toy: {
      intro: `真实的合格率一直是 ${formatPercent(SHARE, 'zh')}。改变每月检查的件数，看 12 个月的读数怎样散开。`,
      slider: '每月检查的件数',
      says: (cases) => {
        const [low, high] = rangeOf(cases)
        return `每月 ${cases} 件时，12 个月里最低 ${formatPercent(low, 'zh')}，最高 ${formatPercent(high, 'zh')}，而过程没有任何变化。`
      },
    },
  },
  en: {
    title: 'Small denominator or low base',
    question: 'Do rates rest on enough cases, and growth on an ordinary base?',
    finding: (seen) => {
      const [unit, kpi] = where(seen)
      return seen.reason === 'low_base'
        ? `The base of ${kpi} in ${unit} in ${formatPeriod(String(seen.evidence.facts['period']), 'en')} is ${formatPercent(fact(seen, 'base') / fact(seen, 'median_base'), 'en')} of its usual one; high growth may reflect a low base.`
        : `The denominator of ${kpi} in ${unit} is only ${formatNumber(fact(seen, 'denominator'), 'en')}; one or two cases change the rate.`
    },
    change:
      'periods are pooled until the denominator is large enough, or growth is reckoned on the base of an ordinary year',
    decision: 'A few chance cases, or a weak year before, are read as the result or the problem of this year.',
    todo: 'The data owner pools the denominator by quarter or year before the rate is read; growth is shown beside growth on the median base.',
    lookalike:
      'A number that is itself the target (3 of 3 projects), a denominator of at least 20 pooled over 12 months, and a base that was planned low and is reflected in the target are not this.',
    reading:
      'The marked bar is a typical value with its 95 % interval, the others the rate with one or two cases more or fewer; for growth, bars compare the actual base with the median one.',
    source:
      'Data-trap rules 2 (data defects); interval after Wilson 1927; variance ratio as in the p′ chart (Laney 2002).',
    counted: 'values',
    effect: { label: 'How far the figure can be off', print: (effect) => `±${formatPoints(effect, 'en')}` },
    facts: {
      denominator: 'Median denominator',
      rate: 'Mean rate',
      low: 'Lower end of the interval',
      high: 'Upper end of the interval',
      one_case: 'Change of the rate by one case',
      variance: 'Observed over chance variance',
      period: 'Period',
      base: 'Base',
      median_base: 'Median base before',
      growth: 'Growth on the actual base',
      growth_on_median: 'Growth on the median base',
    },
    reasons: {
      small: 'a small denominator',
      noise: 'no more variation than chance',
      low_base: 'a low base',
      not_counts: 'the denominator is an amount, not a number of cases',
    },
    params: {
      small: 'Fewest cases',
      noisy: 'Fewest cases where all variation is chance',
      noise: 'Observed over chance variance',
      values: 'Fewest values',
      base: 'Base as a part of its median',
      history: 'Fewest periods before',
      reads_high: 'Factor that reads high',
    },
    toy: {
      intro: `The true pass rate is ${formatPercent(SHARE, 'en')} all year. Change how many pieces are checked each month and watch twelve readings scatter.`,
      slider: 'Pieces checked a month',
      says: (cases) => {
        const [low, high] = rangeOf(cases)
        return `With ${cases} pieces a month the twelve readings run from ${formatPercent(low, 'en')} to ${formatPercent(high, 'en')}, though the process never changed.`
      },
    },
  },
}
