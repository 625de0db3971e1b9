import type { Lang, Text } from '#queries/locale.ts'
import { formatExact } from '#queries/words/format.ts'
import type { TrapText } from '../define.ts'
import { meansAfter } from './toy.ts'

export const text: Text<TrapText> = {
  zh: {
    title: '组织与人群变动',
    question: '前后两期比较的，还是同一个部门、同一批人吗？',
    finding: ({ unitName, evidence: { facts } }) =>
      `${unitName}前后人员构成不同，按同一批岗位比较，变化为${signed(facts['panel_change'], 'zh')}（全部记录为${signed(facts['all_change'], 'zh')}）。`,
    change: '按同一批岗位重算，或按调整前后分开看',
    decision: '把换了一批人的变化当成部门自身的变化，据此肯定或追问一个其实已经不同的单位。',
    todo: '由人力资源部确认调整日期与去向，按调整前后分段，或只按同一批岗位比较趋势。',
    lookalike: '只改了名称（人员基本不变）、与全公司相当的正常流动、同一批岗位给出同样结论，都不属于这种情况。',
    reading: '上面是全部记录的前后变化，下面是两端都在的同一批人的变化，单位是人员之间的标准差；两条相同，就没有影响。',
    source:
      '数据陷阱规则 2（数据缺陷）；人员重合度为 Jaccard 系数，与其他单位合计比较（二项分布下尾，Benjamini–Hochberg）；两种变化之间的区间按各组均值方差。',
    counted: '两端都在且有结果的人数',
    effect: { label: '全部记录的变化减去同一批人的变化', print: (effect) => signed(effect, 'zh') },
    facts: {
      jaccard: '首末两期人员重合度',
      others: '其他单位的重合度',
      first: '首期人数',
      last: '末期人数',
      stayed: '两期都在',
      all_change: '全部记录的变化',
      panel_change: '同一批人的变化',
    },
    reasons: {
      population: '人员更替超出公司一般水平',
      split: '单位拆分',
      merged: '单位合并',
      announced: '有组织调整记录',
      head: '部门负责人更换',
    },
    params: {
      jaccard: '人员重合度低于',
      beyond: '至少比其他单位低',
      difference: '两种变化相差多少（标准差）',
      moved: '拆分或合并涉及的人员比例',
      fewest: '两端都在的最少人数',
    },
    toy: {
      intro:
        '二十个人，每人都从90%降到88%。拖动滑块，让一部分人调走、换成104%的新成员：留下的人没有变好，部门的线却在上升。',
      slider: '换了多少人（共20人）',
      says: (replaced) => {
        const { all, panel } = meansAfter(replaced)
        return `换了${replaced}人：部门由90%变为${formatExact(all, 'zh', 1)}%，同一批人由90%变为${panel}%。`
      },
    },
  },
  en: {
    title: 'Reorganised unit or changed population',
    question: 'Is it still the same unit, with the same people, that is compared before and after?',
    finding: ({ unitName, evidence: { facts } }) =>
      `${unitName} is not the same group before and after; on the constant panel the change is ${signed(facts['panel_change'], 'en')} (over all records ${signed(facts['all_change'], 'en')}).`,
    change: 'the trend is read on the constant panel, or before and after apart',
    decision:
      'A change of people is read as progress or decline of the unit, and a unit that is no longer the same is praised or questioned for it.',
    todo: 'Human resources confirm when the unit changed and where people went; read the stretches apart, or the trend of the people who were there throughout.',
    lookalike:
      'A new name with the same people, ordinary turnover at the rate of the company, and a constant panel that tells the same story are not this.',
    reading:
      'Above, the change over all records; below, that of the people present at both ends, in standard deviations between people. Where both are alike nothing follows from the move.',
    source:
      'Data-trap rules 2 (data defects); overlap of people as the Jaccard index against the other units together (binomial lower tail, Benjamini–Hochberg); interval of the difference from the variances of the group means.',
    counted: 'people with results at both ends',
    effect: { label: 'Change over all records less that of the same people', print: (effect) => signed(effect, 'en') },
    facts: {
      jaccard: 'Overlap of people, first and last period',
      others: 'Overlap in the other units',
      first: 'People in the first period',
      last: 'People in the last period',
      stayed: 'In both',
      all_change: 'Change over all records',
      panel_change: 'Change of the same people',
    },
    reasons: {
      population: 'people changed beyond the turnover of the company',
      split: 'the unit was split',
      merged: 'units were merged',
      announced: 'a reorganisation is on record',
      head: 'the head of the unit changed',
    },
    params: {
      jaccard: 'Overlap of people below',
      beyond: 'Below the other units by at least',
      difference: 'Difference of the two changes (standard deviations)',
      moved: 'Share of people moved by a split or merger',
      fewest: 'Fewest people at both ends',
    },
    toy: {
      intro:
        'Twenty people, and each falls from 90 % to 88 %. Let some move away and people at 104 % move in: nobody who stayed did better, and yet the line of the unit rises.',
      slider: 'People replaced (of 20)',
      says: (replaced) => {
        const { all, panel } = meansAfter(replaced)
        return `${replaced} replaced: the unit goes from 90 % to ${formatExact(all, 'en', 1)} %, the same people from 90 % to ${panel} %.`
      },
    },
  },
}

/** +0.32 个标准差, −0.10 SD; a change that is not shown is a dash. */
export function signed(change: unknown, lang: Lang): string {
  if (typeof change !== 'number') return '—'
  const size = formatExact(Math.abs(Math.round(100 * change) / 100), lang, 2)
  const sign = size === '0' ? '' : change < 0 ? '−' : '+'
  return lang === 'zh' ? `${sign}${size} 个标准差` : `${sign}${size} SD`
}
