import type { Text } from '#queries/locale.ts'
import { formatExact } from '#queries/words/format.ts'
import type { TrapText } from '../define.ts'
import { endsOf } from './toy.ts'

export const text: Text<TrapText> = {
  zh: {
    title: '小样本与多重比较',
    question: '各单位平均数的先后，有多少是真实差异，有多少只是人数少和偶然？',
    finding: ({ unit, evidence: { facts } }) =>
      unit.kind === 'company'
        ? `各单位的先后大多在正常波动之内（可信度${formatExact(Number(facts['reliability']), 'zh', 2)}），暂不对比先后。`
        : `${Number(facts['size'])}人的小组上下浮动属正常范围，暂不对比先后。`,
    change: '合并更多人或更多期之后，可信度达到0.3以上',
    decision: '总有一个单位在最前、一个在最后；人数最少的单位最容易两头出现，奖励或追问的其实是偶然。',
    todo: '由人力资源部把小单位并入上级或合并多期再看；对外只列超出漏斗 99.8% 界限的单位，其余不分先后。',
    lookalike: '人数虽少但确实超出 99.8% 界限的单位是信号，照常显示；可信度在0.7以上、先后稳定的对比也不属于这种情况。',
    reading:
      '每根柱子是一个单位的平均差距（标准差，已按相同指标折算），横线是该人数下 95% 的正常范围；柱子没有超出横线，先后就不说明什么。预计其中误报不超过约5%。',
    source:
      '数据陷阱规则 3（解读）；漏斗图见 Spiegelhalter 2005，组间方差见 Paule & Mandel 1982，误报控制见 Benjamini & Hochberg 1995。',
    counted: '人（没有个人数据时为期）',
    effect: {
      label: '可信度（公司）；向平均数收缩后的差距，标准差（单位）',
      print: (effect) => formatExact(effect, 'zh', 2),
    },
    facts: {
      size: '人数',
      mean: '平均差距（标准差）',
      lower: '95% 正常范围下限',
      upper: '95% 正常范围上限',
      units: '对比的单位',
      reliability: '可信度',
      between: '单位之间的离散（标准差）',
      within: '单位内部的离散（标准差）',
      chance: '单位没有差别时出现同样差异的概率',
      small_extremes: '处在两端但在正常范围内的小单位',
      signals: '超出 99.8% 界限的单位',
      by_chance: '仅凭偶然预计超出 95% 界限的单位',
      is_signal: '超出 99.8% 界限',
    },
    reasons: {
      unstable: '先后的可信度低',
      small_extreme: '小单位处在两端，但在正常范围内',
      signal: '超出 99.8% 界限，是信号',
    },
    params: { reliability: '可信度下限', few: '每个单位至少人数', fewest_units: '至少单位数' },
    toy: {
      intro: '二十个单位，真实水平完全一样，一半很小，一半各有一百人。改变小单位的人数，看排在两端的是谁。',
      slider: '小单位的人数',
      says: (small) => {
        const [low, high] = endsOf(small)
        return `两端是${low.n}人和${high.n}人的单位：${formatExact(low.mean, 'zh', 2)}与${formatExact(high.mean, 'zh', 2)}个标准差，而真实差异是 0。`
      },
    },
  },
  en: {
    title: 'Small samples and many comparisons',
    question: 'How much of the order of the units is a true difference, and how much is small numbers and chance?',
    finding: ({ unit, evidence: { facts } }) =>
      unit.kind === 'company'
        ? `Most of the order of the units is normal variation (reliability ${formatExact(Number(facts['reliability']), 'en', 2)}); they are not ordered.`
        : `A group of ${Number(facts['size'])} moves this much by chance; it is not ranked.`,
    change: 'more people or more periods are taken together and reliability reaches 0.3',
    decision:
      'Some unit is always first and some unit last; the smallest are at both ends most easily, and what is rewarded or questioned is chance.',
    todo: 'Human resources read small units with the unit above or over more periods; show only units beyond the 99.8 % limits of the funnel, and leave the rest without an order.',
    lookalike:
      'A small unit that truly lies beyond the 99.8 % limits is a signal and is shown; an order with a reliability of 0.7 and more is stable. Neither is this.',
    reading:
      'Each bar is the mean gap of one unit (in SD, on equal goals), the line across it the normal range at its size; a bar that stays within its line says nothing about order. About 5 % of these at most are expected to be false.',
    source:
      'Data-trap rules 3 (reading); funnel: Spiegelhalter 2005, variance between units: Paule & Mandel 1982, false alarms: Benjamini & Hochberg 1995.',
    counted: 'people (periods where no people are known)',
    effect: {
      label: 'Reliability (company); difference drawn to the mean, in SD (unit)',
      print: (effect) => formatExact(effect, 'en', 2),
    },
    facts: {
      size: 'People',
      mean: 'Mean gap (SD)',
      lower: 'Lower 95 % limit',
      upper: 'Upper 95 % limit',
      units: 'Units compared',
      reliability: 'Reliability',
      between: 'Spread between units (SD)',
      within: 'Spread inside units (SD)',
      chance: 'Probability of such differences if units did not differ',
      small_extremes: 'Small units at an end but inside the normal range',
      signals: 'Units beyond the 99.8 % limits',
      by_chance: 'Units expected beyond the 95 % limits by chance alone',
      is_signal: 'Beyond the 99.8 % limits',
    },
    reasons: {
      unstable: 'the order is not reliable',
      small_extreme: 'a small unit at an end, inside the normal range',
      signal: 'beyond the 99.8 % limits: a signal',
    },
    params: { reliability: 'Least reliability', few: 'Fewest people in a unit', fewest_units: 'Fewest units' },
    toy: {
      intro:
        'Twenty units of exactly the same true level, half of them small, half with a hundred people. Change the size of the small ones and see who is at the ends.',
      slider: 'People in a small unit',
      says: (small) => {
        const [low, high] = endsOf(small)
        return `At the ends are units of ${low.n} and ${high.n} people: ${formatExact(low.mean, 'en', 2)} and ${formatExact(high.mean, 'en', 2)} SD, though the true difference is 0.`
      },
    },
  },
}
