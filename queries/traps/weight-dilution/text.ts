import type { Lang, Text } from '#queries/locale.ts'
import { formatExact, formatPercent } from '#queries/words/format.ts'
import type { Seen, TrapText } from '../define.ts'
import { gainOf } from './toy.ts'

const number = (value: unknown, lang: Lang, digits = 1) =>
  formatExact(value === null ? null : Number(value), lang, digits)
const percent = (ratio: unknown, lang: Lang) => formatPercent(ratio === null ? null : Number(ratio), lang)

const finding: Record<Lang, (seen: Seen) => string> = {
  zh: ({ reason, evidence: { facts } }) => {
    if (reason === 'small')
      return `有计分指标权重不足5%（最低${percent(facts['smallest'], 'zh')}），几乎不影响总分，却占用精力。`
    if (reason === 'inverted')
      return `缺口的${percent(facts['gap_share'], 'zh')}来自权重最低的指标（只占${percent(facts['gap_weight'], 'zh')}）：重点与缺口错位。`
    return `${number(facts['kpis'], 'zh')}个指标，最高权重仅${percent(facts['largest'], 'zh')}，没有重点。`
  },
  en: ({ reason, evidence: { facts } }) => {
    if (reason === 'small')
      return `Some scored KPIs weigh less than 5 % (the least ${percent(facts['smallest'], 'en')}): they take attention and hardly move the total.`
    if (reason === 'inverted')
      return `${percent(facts['gap_share'], 'en')} of the gap sits with the KPI of the lowest weight (${percent(facts['gap_weight'], 'en')}): weight and gap do not meet.`
    return `${number(facts['kpis'], 'en')} KPIs, the largest weighs ${percent(facts['largest'], 'en')}: no focus.`
  },
}

export const text: Text<TrapText> = {
  zh: {
    title: '指标过多与权重倒挂',
    question: '考核方案有没有重点，权重是不是放在了要紧的地方？',
    finding: finding.zh,
    change: '精简指标，或按缺口重新分配权重',
    decision: '每项都重要等于没有重点：要紧的改进在总分里看不出来，力气花在最容易得分的地方。',
    todo: '由业务部门与人力资源部一起把指标减到五项左右，必达的合规事项改为门槛，不计分；把权重移到缺口最大、最要紧的指标上。',
    lookalike: '权重为 0 的加减分项、统一要求的 2%–3% 合规事项、同一指标拆成几行的里程碑，都不属于这种情况。',
    reading: '每根柱子是方案中一项指标的平均权重，虚线为 5%；许多高度相近的短柱子，就是没有重点。',
    source: '数据陷阱规则 4（目标与激励）；有效个数 1/Σw² 见 Herfindahl 1950、Laakso & Taagepera 1979。',
    counted: '名员工适用该方案',
    effect: { label: '有效指标个数（1/Σw²）', print: (effect) => number(effect, 'zh') },
    facts: {
      kpis: '计分指标个数',
      effective: '有效指标个数（1/Σw²）',
      largest: '最高权重占比',
      smallest: '最低权重占比',
      gap_share: '该指标占缺口的比例',
      gap_weight: '该指标的权重占比',
      schemes: '已检查的方案',
    },
    reasons: {
      too_many: '指标过多',
      flat: '权重过于平均',
      small: '有权重过小的计分指标',
      inverted: '权重倒挂',
      no_weights: '没有人员考核表的权重',
    },
    params: {
      most: '最多指标个数',
      small: '计分指标的最小权重占比',
      flat: '有效个数的上限',
      cards: '至少多大比例的考核表如此',
      gap_share: '权重倒挂：占缺口的比例',
      gap: '权重倒挂：缺口至少多大（指标尺度的倍数）',
      fewest: '方案至少适用的人数',
    },
    toy: {
      intro: '一张考核表上各项权重相同。最要紧的一项从完成 60% 提高到 100%：拖动指标个数，看总分提高多少。',
      slider: '指标个数',
      says: (kpis) =>
        `${number(kpis, 'zh')}项指标时，最要紧的一项从 60% 做到 100%，总分只提高 ${number(gainOf(kpis), 'zh')} 分。`,
    },
  },
  en: {
    title: 'Too many KPIs, inverted weights',
    question: 'Does the appraisal scheme have a focus, and does the weight lie where it matters?',
    finding: finding.en,
    change: 'the scheme has fewer KPIs, or weights follow the gap',
    decision:
      'When everything counts, nothing does: an improvement that matters is not seen in the total, and effort goes where points are easiest.',
    todo: 'Business unit and human resources cut the scheme to about five KPIs, make compliance items a condition instead of a score, and move weight to the KPI with the gap that matters.',
    lookalike:
      'Bonus items of weight 0, compliance items of 2 or 3 % that everybody has, and milestones of one KPI on several rows are not this.',
    reading:
      'Each bar is the mean weight of one KPI of the scheme; the dashed line is 5 %. Many short bars of about one length mean that there is no focus.',
    source: 'Data-trap rules 4 (targets); effective number 1/Σw²: Herfindahl 1950, Laakso & Taagepera 1979.',
    counted: 'people on the scheme',
    effect: { label: 'Effective number of KPIs (1/Σw²)', print: (effect) => number(effect, 'en') },
    facts: {
      kpis: 'Scored KPIs',
      effective: 'Effective number (1/Σw²)',
      largest: 'Largest weight',
      smallest: 'Smallest weight',
      gap_share: 'Part of the gap in that KPI',
      gap_weight: 'Weight of that KPI',
      schemes: 'Schemes looked at',
    },
    reasons: {
      too_many: 'too many KPIs',
      flat: 'weights nearly equal',
      small: 'scored KPIs of very small weight',
      inverted: 'inverted weights',
      no_weights: 'no scorecard of people has weights',
    },
    params: {
      most: 'Most KPIs',
      small: 'Smallest weight of a scored KPI',
      flat: 'Largest effective number',
      cards: 'Share of scorecards in which it must be so',
      gap_share: 'Inverted: part of the gap',
      gap: 'Inverted: least gap (scales of the KPI)',
      fewest: 'Fewest people on a scheme',
    },
    toy: {
      intro:
        'All KPIs of a card weigh the same. The one that matters goes from 60 % to 100 % of its target; change the number of KPIs and watch what the total gains.',
      slider: 'Number of KPIs',
      says: (kpis) =>
        `With ${number(kpis, 'en')} KPIs, taking the one that matters from 60 to 100 % adds ${number(gainOf(kpis), 'en')} points to the total.`,
    },
  },
}
