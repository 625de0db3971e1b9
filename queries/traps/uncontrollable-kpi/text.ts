import type { Lang, Text } from '#queries/locale.ts'
import { formatPercent } from '#queries/words/format.ts'
import type { TrapText } from '../define.ts'
import { monthShare } from './toy.ts'

const percent = (ratio: unknown, lang: Lang) => formatPercent(ratio === null ? null : Number(ratio), lang)

const sources: Record<Lang, Record<string, string>> = {
  zh: {
    unit: '所在部门的条件',
    period: '时期（市场与季节）',
    both: '整个部门在当期的共同变化',
    one_figure: '全部门共用的一个数字',
  },
  en: {
    unit: 'the conditions of the unit',
    period: 'the period (market, season)',
    both: 'what whole units share in a period',
    one_figure: 'one figure that the whole unit shares',
  },
}

export const text: Text<TrapText> = {
  zh: {
    title: '不可控或共享指标',
    question: '岗位能不能左右考核它的这项指标？',
    finding: ({ reason, evidence: { facts } }) => {
      const source = sources.zh[reason ?? 'both']
      return reason === 'one_figure'
        ? `这项指标${percent(facts['identical'], 'zh')}的数值来自${source}，本岗位难以控制。`
        : `这项指标${percent(facts['shared'], 'zh')}的波动来自${source}，本岗位难以控制。`
    },
    change: '改用岗位能够左右的指标，或按部门只计一次',
    decision: '让岗位对市场或其他单位的结果负责：数字的高低说明不了本岗位做了什么。',
    todo: '由业务部门与人力资源部决定：保留为部门指标、只计一次；个人改用能够左右的过程指标。',
    lookalike: '已登记为部门指标、只计一次的；刻度较粗但个人之间确有变化的；刚启用一期的新指标，都不属于这种情况。',
    reading:
      '三根柱子加起来是这项指标的全部波动：同一部门同一时期共有的、长期属于岗位本人的、其余的。第一根很长而第二根几乎没有，就是岗位左右不了。',
    source:
      '数据陷阱规则 4（目标与激励）；方差分量的矩估计见 Searle, Casella & McCulloch 1992；区间按单位重抽样，Efron & Tibshirani 1993。',
    counted: '条人员结果',
    effect: { label: '共有部分或相同数值的比例', print: (effect) => percent(effect, 'zh') },
    facts: {
      shared: '部门与时期共有的波动占比',
      employee: '长期属于岗位本人的波动占比',
      rest: '其余波动占比',
      identical: '同一部门同期数值相同的比例',
      units_identical: '共用一个数字的部门',
      units: '部门',
    },
    reasons: {
      one_figure: '同一部门共用一个数字',
      unit: '波动来自所在部门的条件',
      period: '波动来自时期',
      both: '波动来自整个部门在当期的共同变化',
      counted_once: '按部门统计，本来就只计一次',
      no_targets: '没有目标，无法换算到同一尺度',
    },
    params: {
      shared: '共有波动的比例',
      shared_low: '共有波动比例的区间下限',
      employee: '岗位本人波动占比的上限',
      same: '数值相同的比例',
      fewest_same: '同一部门同期至少人数',
      fewest: '至少结果条数',
      fewest_units: '至少单位个数',
    },
    toy: {
      intro: '三个岗位八个月的同一项指标。拖动滑块：波动有多少来自大家共有的市场，多少来自岗位自己。',
      slider: '来自市场的部分（%）',
      says: (market) =>
        `月份能解释 ${percent(monthShare(market), 'zh')} 的波动：${market >= 70 ? '三个岗位的点几乎重合，看数字分不出岗位做了什么。' : '三个岗位的点各自散开，还能看出岗位自己的变化。'}`,
    },
  },
  en: {
    title: 'Uncontrollable or shared KPI',
    question: 'Can a post move the KPI that it is appraised by?',
    finding: ({ reason, evidence: { facts } }) => {
      const source = sources.en[reason ?? 'both']
      return reason === 'one_figure'
        ? `${percent(facts['identical'], 'en')} of this KPI's values are ${source}; the post can hardly control it.`
        : `${percent(facts['shared'], 'en')} of this KPI's movement comes from ${source}; the post can hardly control it.`
    },
    change: 'the post is appraised by something it can move, or the KPI counts once for the unit',
    decision:
      'A post is held responsible for the market or for other units: whether the figure is high or low does not say what the post did.',
    todo: 'Business unit and human resources decide: keep it as a KPI of the unit that counts once, and appraise posts by steps they can move.',
    lookalike:
      'A KPI declared for the team and counted once, a coarse measure in which people still differ, and a new KPI in its first period are not this.',
    reading:
      'The three bars are all the movement of this KPI: what a unit and period share, what stays with the post, and the rest. A long first bar and hardly a second one mean that the post cannot move it.',
    source:
      'Data-trap rules 4 (targets); variance components by moments: Searle, Casella & McCulloch 1992; interval by drawing whole units, Efron & Tibshirani 1993.',
    counted: 'results of people',
    effect: { label: 'Share in common, or of equal values', print: (effect) => percent(effect, 'en') },
    facts: {
      shared: 'Shared by a unit and period',
      employee: 'Stays with the post',
      rest: 'The rest',
      identical: 'Equal values within a unit and period',
      units_identical: 'Units with one figure for all',
      units: 'Units',
    },
    reasons: {
      one_figure: 'one figure for a whole unit',
      unit: 'moves with the conditions of the unit',
      period: 'moves with the period',
      both: 'moves with the unit in single periods',
      counted_once: 'counted for units, once, already',
      no_targets: 'no result has a target to be measured from',
    },
    params: {
      shared: 'Share in common',
      shared_low: 'Lower limit of its interval',
      employee: 'Largest share of the post',
      same: 'Share of equal values',
      fewest_same: 'Fewest people of a unit and period',
      fewest: 'Fewest results',
      fewest_units: 'Fewest units',
    },
    toy: {
      intro:
        'One KPI of three posts over eight months. The slider says how much of its movement comes from a market that all share.',
      slider: 'Part that comes from the market (%)',
      says: (market) =>
        `The months explain ${percent(monthShare(market), 'en')} of the movement: ${market >= 70 ? 'the three posts nearly coincide, and the figure cannot say what a post did.' : 'the posts lie apart, and what each did can still be seen.'}`,
    },
  },
}
