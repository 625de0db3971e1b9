import type { Both, Lang } from '#queries/locale.ts'
import { LONGEST_TEXT, MOST_STEPS } from './body.ts'
import type { ProblemCode } from './problems.ts'

/** What is wrong and what to do, as one or two short sentences beside the field. */
export const problemSays = (code: ProblemCode, lang: Lang): string => {
  const { title, remedy } = PROBLEM_WORDS[code]
  return lang === 'zh' ? `${title.zh}${remedy.zh}` : `${title.en} ${remedy.en}`
}

const both = (zh: string, en: string): Both => ({ zh, en })

export const PROBLEM_WORDS: Record<ProblemCode, { title: Both; remedy: Both }> = {
  unit_missing: { title: both('没有选部门。', 'No unit is chosen.'), remedy: both('请选择一个部门。', 'Choose one.') },
  unit_unknown: {
    title: both('没有这个部门。', 'There is no such unit.'),
    remedy: both('请从列表中选择。', 'Choose one from the list.'),
  },
  title_missing: {
    title: both('没有名称。', 'The plan has no name.'),
    remedy: both('请用一句话写出要改变什么。', 'Say in one line what is to change.'),
  },
  text_missing: {
    title: both('没有内容。', 'Nothing is written here.'),
    remedy: both('请写出内容，或移除这一项。', 'Write it, or remove the item.'),
  },
  text_too_long: {
    title: both('文字太长。', 'The text is too long.'),
    remedy: both(
      `一行最多 300 字，说明最多 ${LONGEST_TEXT} 字；请缩短。`,
      `A line holds 300 characters, a description ${LONGEST_TEXT}; shorten it.`,
    ),
  },
  control_characters: {
    title: both('文字中有看不见的控制字符。', 'The text holds invisible control characters.'),
    remedy: both('请重新输入这一段。', 'Type this passage again.'),
  },
  not_text: {
    title: both('这里需要文字。', 'This must be text.'),
    remedy: both('请输入文字。', 'Type it as text.'),
  },
  not_a_number: {
    title: both('这里需要数字。', 'This must be a number.'),
    remedy: both('请只写数字，不写单位。', 'Give the number without a unit.'),
  },
  out_of_range: {
    title: both('数字超出范围。', 'The number is out of range.'),
    remedy: both(
      '请核对：不能为负，预期效果最多 5 个标准差。',
      'Check it: not negative, and an expected effect of at most 5 SD.',
    ),
  },
  bad_choice: {
    title: both('这个选项无法使用。', 'This choice cannot be used.'),
    remedy: both('请从列表中选择。', 'Choose one from the list.'),
  },
  bad_date: {
    title: both('日期无法识别。', 'The date cannot be read.'),
    remedy: both('请写成 2026-11-03。', 'Write it as 2026-11-03.'),
  },
  cause_missing: {
    title: both('没有选原因。', 'No cause is chosen.'),
    remedy: both('请先看诊断，再选择原因。', 'See the diagnosis first, then choose the cause.'),
  },
  remedy_missing: {
    title: both('没有选措施。', 'No remedy is chosen.'),
    remedy: both('请选择与原因相符的措施。', 'Choose one that fits the cause.'),
  },
  unknown_function: {
    title: both('没有这个归口部门。', 'There is no such owner function.'),
    remedy: both('请从列表中选择职能，不写姓名。', 'Choose a function from the list, never a name.'),
  },
  unknown_measure: {
    title: both('没有这个指标。', 'There is no such measure.'),
    remedy: both('请从列表中选择。', 'Choose one from the list.'),
  },
  too_many: {
    title: both('项目太多。', 'There are too many items.'),
    remedy: both(`一个计划最多 ${MOST_STEPS} 项；请拆分。`, `A plan holds ${MOST_STEPS}; split it.`),
  },
  unknown_field: {
    title: both('有不认识的字段。', 'There is a field that is not known.'),
    remedy: both('请去掉它。', 'Leave it out.'),
  },
  end_before_start: {
    title: both('结束早于开始。', 'The end is before the start.'),
    remedy: both('请核对两个日期。', 'Check both dates.'),
  },
  milestones_out_of_order: {
    title: both('里程碑的日期早于前一个。', 'This milestone is dated before the one above it.'),
    remedy: both('请按日期先后排列，或改日期。', 'Put them in order of date, or change the date.'),
  },
  start_missing: {
    title: both('没有开始日期：成效无法判断。', 'No start date: the effect cannot be judged.'),
    remedy: both('请在开始前补上。', 'Add it before the plan starts.'),
  },
  measure_missing: {
    title: both(
      '没有选衡量指标：成效无法判断，以后再选只能作为探索性结果。',
      'No measure: the effect cannot be judged, and one chosen later counts as exploratory.',
    ),
    remedy: both('请在开始前选定。', 'Choose one before the plan starts.'),
  },
  start_before_data: {
    title: both(
      '开始早于现有数据：没有开始前的数值可比。',
      'It starts before the data: there is nothing earlier to compare with.',
    ),
    remedy: both('请导入更早的数据，或核对日期。', 'Import earlier data, or check the date.'),
  },
  overlapping_plan: {
    title: both(
      '同一部门同期已有另一个计划：两者的成效分不开。',
      'Another plan runs in this unit at the same time: their effects cannot be told apart.',
    ),
    remedy: both('可以错开开始日期，或合并为一个计划。', 'Stagger the starts, or make them one plan.'),
  },
}
