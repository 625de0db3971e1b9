import type { Text } from '#queries/locale.ts'

/** Why a unit cannot be tested, where the reason is not the check's own. */
export const REASONS = [
  'missing_column',
  'no_rows',
  'few_rows',
  'few_people',
  'few_periods',
  'few_units',
  'no_spread',
  'undefined',
  'failed',
] as const
export type Reason = (typeof REASONS)[number]

/** `{column}` and `{fewest}` are not known here; the renderer adds them where it has them. */
export const reasonWords: Text<Record<Reason, string>> = {
  zh: {
    missing_column: '缺少所需的列',
    no_rows: '没有可用的数据行',
    few_rows: '数据行太少',
    few_people: '人数太少',
    few_periods: '期数太少',
    few_units: '可比单位太少',
    no_spread: '数值没有变化，无从比较',
    undefined: '统计量在这些数据上没有定义',
    failed: '检查未能完成，其他检查不受影响',
  },
  en: {
    missing_column: 'a column it needs is missing',
    no_rows: 'there are no rows to look at',
    few_rows: 'too few rows',
    few_people: 'too few people',
    few_periods: 'too few periods',
    few_units: 'too few comparable units',
    no_spread: 'the values do not vary, so there is nothing to compare',
    undefined: 'the statistic is not defined on these data',
    failed: 'the check could not be finished; the others are unaffected',
  },
}
