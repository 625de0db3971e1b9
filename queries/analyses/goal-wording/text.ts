import type { AnalysisText } from '#queries/define.ts'
import type { Text } from '#queries/locale.ts'
import type { GoalWordingResult } from './result.ts'

export const text: Text<AnalysisText<GoalWordingResult>> = {
  zh: {
    title: '目标文字示例',
    question: '哪些目标文字可以写得更清楚，可以怎样写？',
    reading: '左边是目标文字，标出的是所指部分；右边是可以怎样写，方括号要用自己的数据填。',
    caveat: '示例不带姓名和部门，只来自至少 5 人有目标文字的部门；文字清楚不等于目标合理。',
    source: '目标体检规则 3 和 5。',
    finding: ({ examples }) =>
      examples.length === 0
        ? '没有需要改写的目标文字示例。'
        : `${examples.length} 条目标文字可以写得更清楚，每条附一种写法。`,
  },
  en: {
    title: 'Examples of goal wording',
    question: 'Which goal texts could be clearer, and how could they read?',
    reading:
      'At the left the text with the part in question marked; at the right another way to write it, with brackets to be filled from your own data.',
    caveat:
      'Examples carry neither name nor unit, and come from units where at least five people have goals with a text. A clear text is not yet a sound goal.',
    source: 'Goal-check rules 3 and 5.',
    finding: ({ examples }) =>
      examples.length === 0
        ? 'No goal text that needs another wording.'
        : `${examples.length} goal ${examples.length === 1 ? 'text' : 'texts'} could be clearer, each with another way to write it.`,
  },
}
