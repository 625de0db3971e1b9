import type { Lang, Text } from '#queries/locale.ts'
import { formatExact, formatPercent } from '#queries/words/format.ts'
import type { TrapText } from '../define.ts'
import { lastShare } from './toy.ts'

const percent = (ratio: unknown, lang: Lang) => formatPercent(ratio === null ? null : Number(ratio), lang)

export const text: Text<TrapText> = {
  zh: {
    title: '期末突击',
    question: '业绩是不是集中在考核期末，下一期开头就回落？',
    finding: ({ evidence: { facts } }) =>
      `${percent(facts['share'], 'zh')}的业绩落在期末，次期回落：节奏由考核期决定。`,
    change: '按下单、发货等业务日期重算，或改为滚动考核',
    decision: '奖励了登记的时点而不是业绩本身，并按期末的高点排下一期的人手、备货和目标。',
    todo: '由业务与财务核对期末业绩的业务日期（下单、发货、验收），看有多少从下一期提前；考虑滚动目标，或把奖励台阶改为连续。',
    lookalike: '同一指标在其他单位也同时走高的旺季、季末集中开票而次月不回落、由客户日期决定的续约，都不属于这种情况。',
    reading:
      '每根柱子是一个考核周期里各期所占的平均比例，旁边是同一指标在其他单位的比例；最后一根明显偏高，且下一周期第一根偏低，就是突击。',
    source: '数据陷阱规则 4（目标与激励）；Oyer 1998 对财年与销售节奏的研究。',
    counted: '个考核周期',
    effect: { label: '最后一期所占比例', print: (share) => percent(share, 'zh') },
    facts: {
      share: '最后一期所占比例',
      even: '平均分布时的比例',
      others: '其他单位的这一比例',
      over: '超过界限的周期',
      cycles: '完整周期',
      reversal: '次期首期低于平均（标准差的倍数）',
      sub_periods: '每个周期的期数',
      kpi: '指标',
    },
    reasons: { no_amounts: '没有可以累加的指标（比率、得分、单件用时不适用）' },
    params: {
      factor: '超过平均分布的倍数',
      margin: '超过平均分布与其他单位的比例',
      cycles: '至少多大比例的周期如此',
      reversal: '次期回落的幅度（标准差的倍数）',
      fewest: '至少完整周期数',
    },
    toy: {
      intro: '需求其实每月都是 100。拖动滑块：每季结束前，把下月一部分订单提前登记进来。',
      slider: '提前登记的下月订单（%）',
      says: (pulled) =>
        pulled === 0
          ? '每月都登记 100，季末占三分之一，没有节奏。'
          : `季末一个月占到全季的 ${percent(lastShare(pulled), 'zh')}，下季开头只剩 ${formatExact(100 - pulled, 'zh')}；需求一点没有变。`,
    },
  },
  en: {
    title: 'Period-end rush',
    question: 'Do results pile up at the end of the appraisal cycle and drop right after it?',
    finding: ({ evidence: { facts } }) =>
      `${percent(facts['share'], 'en')} of results fall at period end and drop afterwards: the cycle sets the rhythm.`,
    change: 'results are counted by their business dates (order, delivery), or appraised on a rolling basis',
    decision:
      'The date of booking is rewarded instead of the result, and staff, stock and targets of the next period are planned on a level that was borrowed from it.',
    todo: 'Business unit and finance compare the bookings at period end with their business dates and see how much was brought forward; consider rolling targets, or pay without steps.',
    lookalike:
      'A peak season that the same KPI shows in other units, invoicing at quarter end without a drop after it, and renewals dated by customers are not this.',
    reading:
      'Each pair of bars is the mean share of a sub-period in its cycle, here and for the same KPI elsewhere. A tall last bar with a low first one is the rush.',
    source: 'Data-trap rules 4 (targets); Oyer 1998 on fiscal years and the timing of sales.',
    counted: 'cycles',
    effect: { label: 'Share of the last sub-period', print: (share) => percent(share, 'en') },
    facts: {
      share: 'Share of the last sub-period',
      even: 'Share if spread evenly',
      others: 'The same share elsewhere',
      over: 'Cycles beyond the limit',
      cycles: 'Whole cycles',
      reversal: 'First sub-period after, below the mean (SD)',
      sub_periods: 'Sub-periods in a cycle',
      kpi: 'KPI',
    },
    reasons: { no_amounts: 'no KPI adds up over time (rates, scores and times for one case do not)' },
    params: {
      factor: 'Multiple of an even share',
      margin: 'Margin above an even share and the others',
      cycles: 'Share of cycles in which it must be so',
      reversal: 'Drop after it (SD)',
      fewest: 'Fewest whole cycles',
    },
    toy: {
      intro:
        'Demand is 100 in every month. The slider brings part of the next month’s orders into the quarter that is about to end.',
      slider: 'Orders of the next month booked early (%)',
      says: (pulled) =>
        pulled === 0
          ? 'Every month books 100, the last one a third of its quarter: no rhythm.'
          : `The last month now holds ${percent(lastShare(pulled), 'en')} of its quarter and the next starts with ${formatExact(100 - pulled, 'en')}; demand has not moved at all.`,
    },
  },
}
