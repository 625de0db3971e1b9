import type { Text } from '#queries/locale.ts'
import { formatExact, formatPercent } from '#queries/words/format.ts'
import type { Seen, TrapText } from '../define.ts'
import { nearMean } from './toy.ts'

const ratioOf = ({ evidence: { facts } }: Seen) => Number(facts['sd_ratio'])

export const text: Text<TrapText> = {
  zh: {
    title: '平均数掩盖两极',
    question: '部门的平均数，是否掩盖了内部的两群人或特别大的离散？',
    finding: (seen) =>
      seen.reason === 'two_camps'
        ? '平均数掩盖了内部差距：条件不同的两群，先看资源与任务分配。'
        : `平均数掩盖了内部差距：内部离散是其他单位的${formatExact(ratioOf(seen), 'zh', 1)}倍，先看资源与任务分配。`,
    change: '按资源、任务或客户分组之后，组内的离散与其他单位相当',
    decision: '按平均数采取统一措施：一群人不需要，另一群人不够用，结果对谁都没有帮助。',
    todo: '由业务部门与人力资源部按资源、任务、客户区域或班次分组，比较两群的条件；在分组看清之前，不按平均数下结论。',
    lookalike: '两类岗位或两套指标造成的不同（已先扣除）、单峰但偏斜的分布、一两个极端值，都不属于这种情况。',
    reading:
      '每根柱子是与本单位中位数相距多远的人所占的比例（以指标的离散为单位，已扣除岗位与指标的影响），浅色是其他单位。中间低、两边高是两群；整体更宽是离散过大。每一格至少五人。',
    source:
      '数据陷阱规则 3（解读）；dip 检验见 Hartigan & Hartigan 1985，D 见 Ashman, Bird & Zepf 1994，离散比较见 Brown & Forsythe 1974。',
    counted: '人',
    effect: { label: '内部离散与其他单位之比', print: (effect) => formatExact(effect, 'zh', 2) },
    facts: {
      people: '人数',
      sd: '内部离散（标准差）',
      sd_ratio: '与其他单位离散之比',
      spread_q: '离散检验的 q',
      dip: 'dip 统计量',
      dip_q: 'dip 检验的 q',
      bic_gain: '两群模型的 BIC 优势',
      ashman_d: '两群的距离（Ashman D）',
      smaller_camp: '较小一群的比例',
      p10: '第 10 百分位',
      p90: '第 90 百分位',
    },
    reasons: { two_camps: '分成两群', wide_spread: '离散特别大' },
    params: {
      records: '每人至少结果条数',
      fewest: '离散检验至少人数',
      fewest_dip: 'dip 检验至少人数',
      ratio: '离散之比',
      bic: '两群模型的 BIC 优势',
      ashman: '两群的距离（Ashman D）',
    },
    toy: {
      intro: '六十人，平均达成率始终是 100%。把条件不同的两半人拉开，看平均数还说不说得出发生了什么。',
      slider: '两群之间的距离（百分点）',
      says: (apart) =>
        `平均达成率 100%，两群相距 ${formatExact(apart, 'zh')} 个百分点：在平均数上下 5 个百分点以内的人占 ${formatPercent(nearMean(apart), 'zh')}。`,
    },
  },
  en: {
    title: 'Average hides two camps or a wide spread',
    question: 'Does the average of a department hide two groups of people, or a spread much wider than elsewhere?',
    finding: (seen) =>
      seen.reason === 'two_camps'
        ? 'The average hides a split inside the unit; check resources and task allocation first.'
        : `The average hides a spread ${formatExact(ratioOf(seen), 'en', 1)} times that of other units; check resources and task allocation first.`,
    change: 'groups formed by resources, tasks or customers are no more spread than other units',
    decision:
      'One remedy is chosen by the average: one group does not need it, for the other it is not enough, and nobody is helped.',
    todo: 'The business unit and human resources group the results by resources, tasks, territory or shift and compare the conditions; no conclusion from the average until then.',
    lookalike:
      'A difference between two job families or two sets of KPIs (taken off first), a skewed distribution with one peak, and one or two far values are not this.',
    reading:
      'Each bar is the share of people at that distance from the median of the unit (in spreads of the KPI, role and KPI taken off), the pale one that of other units. Low in the middle and high on both sides means two groups; wider altogether means a wide spread. No class has fewer than five people.',
    source:
      'Data-trap rules 3 (reading); dip: Hartigan & Hartigan 1985, D: Ashman, Bird & Zepf 1994, spread: Brown & Forsythe 1974.',
    counted: 'people',
    effect: { label: 'Spread inside, beside that of other units', print: (effect) => formatExact(effect, 'en', 2) },
    facts: {
      people: 'People',
      sd: 'Spread inside (SD)',
      sd_ratio: 'Spread beside that of other units',
      spread_q: 'q of the test of spread',
      dip: 'Dip',
      dip_q: 'q of the dip test',
      bic_gain: 'BIC gain of two groups',
      ashman_d: 'Distance of the groups (Ashman’s D)',
      smaller_camp: 'Share of the smaller group',
      p10: '10th percentile',
      p90: '90th percentile',
    },
    reasons: { two_camps: 'two groups', wide_spread: 'a wide spread' },
    params: {
      records: 'Fewest results of a person',
      fewest: 'Fewest people for the test of spread',
      fewest_dip: 'Fewest people for the dip test',
      ratio: 'Ratio of spreads',
      bic: 'BIC gain of two groups',
      ashman: 'Distance of the groups (Ashman’s D)',
    },
    toy: {
      intro:
        'Sixty people whose mean attainment is always 100 %. Pull the two halves with different conditions apart and see whether the mean still says what is going on.',
      slider: 'Distance between the two groups (points)',
      says: (apart) =>
        `The mean is 100 %, the groups are ${formatExact(apart, 'en')} points apart: ${formatPercent(nearMean(apart), 'en')} of the people lie within 5 points of the mean.`,
    },
  },
}
