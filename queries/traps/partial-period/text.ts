import type { Lang, Text } from '#queries/locale.ts'
import { formatPercent, formatPeriod } from '#queries/words/format.ts'
import type { Seen, TrapText } from '../define.ts'
import { attained, DAYS, FULL, meanWith } from './toy-month.ts'

/** A factor: ×11.8. */
export const times = (value: number): string => `×${value >= 10 ? Math.round(value) : Math.round(value * 10) / 10}`

const nameOf = ({ kpiName, unit }: Seen) => kpiName ?? unit.kpi_id ?? ''
const share = ({ evidence: { facts } }: Seen, lang: Lang) => formatPercent(Number(facts['share'] ?? 0), lang)
const period = ({ evidence: { facts } }: Seen, lang: Lang) => formatPeriod(String(facts['period']), lang)

export const text: Text<TrapText> = {
  zh: {
    title: '期间不完整',
    question: '每个期间都已结束、结果都已到齐，而且确实是当期值吗？',
    finding: (seen) => {
      switch (seen.reason) {
        case 'cumulative':
          return `${nameOf(seen)}中${share(seen, 'zh')}的序列是年初以来的累计值，与当期值混在一起，暂不比较。`
        case 'cumulative_both':
          return `${nameOf(seen)}中${share(seen, 'zh')}的序列逐期累加，请确认是累计值还是当期值。`
        case 'rows':
          return `${seen.unitName}的${period(seen, 'zh')}只有应有结果的${share(seen, 'zh')}，暂不与完整周期比较。`
        default:
          return `${seen.unitName}的${period(seen, 'zh')}只覆盖${seen.evidence.facts['days']}天，暂不与完整周期比较。`
      }
    },
    change: '期间结束、结果到齐后重新导入',
    decision: '最后一期看起来“下降”，只因为它还没有结束；累计值与当期值并排，年底总像猛增。',
    todo: '由数据归口部门确认截止日期，补齐结果或标明期间；累计值先换成当期值再导入。在此之前不与完整周期比较。',
    lookalike: '90 天与 92 天的季度、较短的二月（春节所在的 1–2 月合并看）、已经撤销的单位，都不属于这种情况。',
    reading:
      '折线是各期已有的结果条数（或覆盖天数），另一条线是按前几期和在册人数应有的条数；指标一图比较一年内最高与最低的倍数。',
    source: '数据陷阱规则 2（数据缺陷）；二项检验，多重比较 Benjamini–Hochberg 1995。',
    counted: '条结果',
    effect: { label: '已覆盖的部分，或累计序列的份额', print: (effect) => formatPercent(effect, 'zh') },
    facts: {
      period: '期间',
      days: '覆盖天数',
      standard: '完整期间天数',
      share: '已有的部分，或累计序列的份额',
      gap_with: '包含该期间的平均差距',
      gap_without: '不含该期间的平均差距',
      has_roster: '有花名册可对照',
      rows: '已有的结果',
      expected: '应有的结果',
      series: '年度序列',
      sums: '累计序列',
      others: '其他序列',
      januaries: '看得到下一年一月的序列',
      resets: '一月重新开始的序列',
      rise: '累计序列一年内的倍数',
      other_rise: '其他序列一年内的倍数',
    },
    reasons: {
      days: '覆盖天数不足',
      rows: '结果没有到齐',
      cumulative: '累计值与当期值混用',
      cumulative_both: '实际与目标可能都是累计值',
    },
    params: { coverage: '覆盖天数的部分', rows: '结果条数的部分', periods: '至少期数', share: '累计序列的份额' },
    toy: {
      intro: '一个小组每月都完成 96%。最后一个月还没有结束，目标却是整月的。拖动滑块，看“下降”怎样出现又消失。',
      slider: '最后一个月已过的天数',
      says: (days) =>
        days === DAYS
          ? `整月已过：${formatPercent(FULL, 'zh')}，没有下降。`
          : `只过了 ${days} 天，读数是 ${formatPercent(attained(days), 'zh')}，半年平均成了 ${formatPercent(meanWith(days), 'zh')}：工作的节奏一点没变。`,
    },
  },
  en: {
    title: 'Incomplete period',
    question: 'Is each period over, are its results all there, and are they values of that period?',
    finding: (seen) => {
      switch (seen.reason) {
        case 'cumulative':
          return `${share(seen, 'en')} of the series of ${nameOf(seen)} add up since January and stand beside values of the period; not compared yet.`
        case 'cumulative_both':
          return `${share(seen, 'en')} of the series of ${nameOf(seen)} add up from period to period; confirm whether they are totals of the year so far.`
        case 'rows':
          return `${period(seen, 'en')} of ${seen.unitName} has ${share(seen, 'en')} of the results to be expected; not compared with full periods yet.`
        default:
          return `${period(seen, 'en')} of ${seen.unitName} covers ${seen.evidence.facts['days']} days only; not compared with full periods yet.`
      }
    },
    change: 'the period is over and its results are complete and delivered again',
    decision:
      'The last period seems to fall because it is not over; totals of the year so far beside values of a month make every December a leap.',
    todo: 'The data owner confirms the closing date and completes the results or labels the period; running totals are turned into values of the period first. Until then it is not compared with full periods.',
    lookalike:
      'Quarters of 90 and 92 days, a short February (read January and February together around the Spring Festival) and a unit closed for good are not this.',
    reading:
      'The line shows the results that are there (or days covered) in each period, the other one those to be expected from the periods before and the headcount; for a KPI, bars compare the highest with the lowest value of a year.',
    source: 'Data-trap rules 2 (data defects); binomial test, many comparisons after Benjamini & Hochberg 1995.',
    counted: 'results',
    effect: { label: 'Part covered, or share of running totals', print: (effect) => formatPercent(effect, 'en') },
    facts: {
      period: 'Period',
      days: 'Days covered',
      standard: 'Days of a full period',
      share: 'Part that is there, or share of running totals',
      gap_with: 'Mean gap with the period',
      gap_without: 'Mean gap without it',
      has_roster: 'A roster to compare with',
      rows: 'Results that are there',
      expected: 'Results to be expected',
      series: 'Series of a year',
      sums: 'Running totals',
      others: 'Other series',
      januaries: 'Series with a following January',
      resets: 'Series that start again in January',
      rise: 'Rise of running totals within a year',
      other_rise: 'Rise of the others within a year',
    },
    reasons: {
      days: 'too few days covered',
      rows: 'results not complete',
      cumulative: 'running totals beside values of the period',
      cumulative_both: 'actual and target may both be running totals',
    },
    params: {
      coverage: 'Part of the days',
      rows: 'Part of the results',
      periods: 'Fewest periods',
      share: 'Share of running totals',
    },
    toy: {
      intro:
        'A team reaches 96 % every month. The last month is not over, though its target is for all of it. Move the slider and see the "fall" come and go.',
      slider: 'Days of the last month that have passed',
      says: (days) =>
        days === DAYS
          ? `The month is over: ${formatPercent(FULL, 'en')}, no fall.`
          : `After ${days} days it reads ${formatPercent(attained(days), 'en')} and the half-year ${formatPercent(meanWith(days), 'en')}, at exactly the same pace of work.`,
    },
  },
}
