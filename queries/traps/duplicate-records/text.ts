import type { Text } from '#queries/locale.ts'
import { formatPercent } from '#queries/words/format.ts'
import type { Scalar, TrapText } from '../define.ts'
import { attainments, merged } from './toy-team.ts'

/** The same as readers see it. */
const isSame = (before: number, after: number) => formatPercent(before, 'en') === formatPercent(after, 'en')
const share = (fact: Scalar | undefined) => (typeof fact === 'number' ? fact : null)

export const text: Text<TrapText> = {
  zh: {
    title: '重复记录',
    question: '同一个结果是否被记录了不止一次？',
    finding: ({ unitName, reason, evidence: { facts } }) => {
      if (reason === 'id_reuse') return `${unitName}有${facts['ids']}个工号同时对应两个入职月份，合并前不下结论。`
      const [before, after] = [share(facts['before']), share(facts['after'])]
      const change =
        before === null || after === null
          ? '合并后再读'
          : isSame(before, after)
            ? `合并后达成率仍为${formatPercent(after, 'zh')}`
            : `合并后达成率由${formatPercent(before, 'zh')}变为${formatPercent(after, 'zh')}`
      return `${unitName}有${facts['repeated']}条记录重复（${formatPercent(share(facts['share']), 'zh')}），${change}。`
    },
    change: '按源系统核对并删去重复行后重新导入',
    decision: '同一个结果算了两次：一条记录的分量变成两条，平均数、人次和合计都跟着移动。',
    todo: '由数据归口部门在源系统中查出重复的来源（重复导出、两张表合并、工号复用），改正后重新导入；在此之前每条只算一次。',
    lookalike: '不同期间数值相同的指标、两个目标恰好数值一样、在两个部门各任半职且权重合计为 100，都不属于这种情况。',
    reading: '每根柱子是一个期间，高度是第一条之外又出现的记录条数。',
    source: '数据陷阱规则 2（数据缺陷）；区间为 Wilson 1927。',
    counted: '条记录',
    effect: { label: '重复记录的比例', print: (effect) => formatPercent(effect, 'zh') },
    facts: {
      repeated: '重复的记录',
      records: '交来的记录',
      share: '比例',
      before: '合并前达成率',
      after: '合并后达成率',
      ids: '同时有两个入职月份的工号',
    },
    reasons: { id_reuse: '工号复用' },
    params: { share: '重复记录的比例', fewest: '至少条数' },
    toy: {
      intro: `一个小组有 ${attainments.length} 条结果，最高的一条是 ${Math.max(...attainments)}%。拖动滑块，让这一条多交几次，看平均数怎样移动。`,
      slider: '这一条交了几次',
      says: (times) =>
        times === 1
          ? `每条只有一次：平均 ${merged.toFixed(1)}%。`
          : `一条结果交了 ${times} 次，平均数被带离 ${merged.toFixed(1)}%，而小组的工作没有任何变化。`,
    },
  },
  en: {
    title: 'Repeated records',
    question: 'Is the same result recorded more than once?',
    finding: ({ unitName, reason, evidence: { facts } }) => {
      if (reason === 'id_reuse')
        return `${facts['ids']} employee number(s) in ${unitName} carry two join months at once; no conclusion until they are told apart.`
      const [before, after] = [share(facts['before']), share(facts['after'])]
      const change =
        before === null || after === null
          ? 'read them once merged'
          : isSame(before, after)
            ? `merged, attainment stays at ${formatPercent(after, 'en')}`
            : `merged, attainment moves from ${formatPercent(before, 'en')} to ${formatPercent(after, 'en')}`
      return `${facts['repeated']} records in ${unitName} are repeated (${formatPercent(share(facts['share']), 'en')}); ${change}.`
    },
    change: 'the repeated rows are checked against the source system, taken out and delivered again',
    decision:
      'The same result counts twice: one record weighs as much as two, and mean, head count and total move with it.',
    todo: 'The data owner finds where the repetition comes from (a double export, two joined sheets, a reused number) and delivers again; until then each record counts once.',
    lookalike:
      'Equal values in different periods, two goals that happen to have equal numbers, and half-time posts in two departments whose weights add to 100 are not this.',
    reading: 'Each bar is a period, its height the number of records beyond the first of each.',
    source: 'Data-trap rules 2 (data defects); interval after Wilson 1927.',
    counted: 'records',
    effect: { label: 'Share of repeated records', print: (effect) => formatPercent(effect, 'en') },
    facts: {
      repeated: 'Repeated records',
      records: 'Records delivered',
      share: 'Share',
      before: 'Attainment before merging',
      after: 'Attainment after merging',
      ids: 'Numbers with two join months at once',
    },
    reasons: { id_reuse: 'a reused employee number' },
    params: { share: 'Share of repeated records', fewest: 'Fewest records' },
    toy: {
      intro: `A team has ${attainments.length} results; the highest is ${Math.max(...attainments)} %. Let that one be delivered several times and watch the mean.`,
      slider: 'Times it is delivered',
      says: (times) =>
        times === 1
          ? `Each result is there once: the mean is ${merged.toFixed(1)} %.`
          : `One result is delivered ${times} times and pulls the mean away from ${merged.toFixed(1)} %, though nobody's work has changed.`,
    },
  },
}
