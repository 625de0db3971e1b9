import type { Text } from '#queries/locale.ts'
import { formatPercent } from '#queries/words/format.ts'
import type { TrapText } from '../define.ts'

export const text: Text<TrapText> = {
  zh: {
    title: '权重合计不为100',
    question: '每张考核表的权重加起来是100%吗？',
    finding: ({ unitName, evidence: { facts } }) =>
      `${unitName}有${formatPercent(Number(facts['share']), 'zh')}的权重合计不等于100，合计分暂不可比。`,
    change: '按考核表补齐权重后重新导入',
    decision: '合计分被放大或缩小：同样的结果在权重多的表上看起来更好，部门之间的合计分失去可比性。',
    todo: '由人力资源部按考核表核对权重，改正后重新导入；在此之前按不加权的结果阅读。',
    lookalike: '33.3 × 3 这样的四舍五入、100 之外的加减分项、调岗人员两段权重合起来为 100，都不属于这种情况。',
    reading: '每根柱子是一种权重合计，高度是考核表张数；深色表示超出容许误差的合计。',
    source: '数据陷阱规则 2（数据缺陷）；区间为 Wilson 1927。',
    counted: '张考核表',
    effect: { label: '合计不为100的比例', print: (effect) => formatPercent(effect, 'zh') },
    facts: {
      off: '合计不为100的考核表',
      scorecards: '考核表',
      share: '比例',
      lowest: '最小合计（%）',
      highest: '最大合计（%）',
    },
    reasons: {},
    params: { tolerance: '容许误差（百分点）', share: '考核表比例', fewest: '至少张数' },
    toy: {
      intro: '同一个人四项指标各完成 90%。改变第四项的权重，看合计分怎样变：结果没有变，合计分变了。',
      slider: '第四项指标的权重（%）',
      says: (weight) =>
        weight === 15
          ? '权重合计为 100：合计分就是 90。'
          : `权重合计为 ${85 + weight}：合计分变成 ${((85 + weight) * 0.9).toFixed(1)}，而四项结果一点没变。`,
    },
  },
  en: {
    title: 'Weights do not total 100',
    question: 'Do the weights of each scorecard add up to 100 %?',
    finding: ({ unitName, evidence: { facts } }) =>
      `${formatPercent(Number(facts['share']), 'en')} of weight totals in ${unitName} differ from 100; totals are not comparable yet.`,
    change: 'the weights are completed by scorecard and imported again',
    decision:
      'Totals are stretched or shrunk: the same results look better on a card with more weight, and totals of units can no longer be compared.',
    todo: 'Human resources check the weights card by card and deliver them again; until then read the unweighted results.',
    lookalike:
      'Rounding such as 33.3 × 3, bonus items on top of 100, and a transfer whose two parts add to 100 are not this.',
    reading:
      'Each bar is one total of weights, its height the number of scorecards; dark bars lie beyond the tolerance.',
    source: 'Data-trap rules 2 (data defects); interval after Wilson 1927.',
    counted: 'scorecards',
    effect: { label: 'Share of totals that are not 100', print: (effect) => formatPercent(effect, 'en') },
    facts: {
      off: 'Scorecards that do not total 100',
      scorecards: 'Scorecards',
      share: 'Share',
      lowest: 'Lowest total (%)',
      highest: 'Highest total (%)',
    },
    reasons: {},
    params: { tolerance: 'Tolerance (points)', share: 'Share of scorecards', fewest: 'Fewest scorecards' },
    toy: {
      intro:
        'One card, four goals, each 90 % reached. Change the weight of the fourth and watch the total: the results stay, the total does not.',
      slider: 'Weight of the fourth goal (%)',
      says: (weight) =>
        weight === 15
          ? 'The weights total 100, and the total score is 90.'
          : `The weights total ${85 + weight}: the score becomes ${((85 + weight) * 0.9).toFixed(1)}, though no result has moved.`,
    },
  },
}
