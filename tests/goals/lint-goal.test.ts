import { expect, test } from 'vitest'
import { lintGoal } from '#queries/goals/lint/lint-goal.ts'

const codesOf = (text: string) => lintGoal({ id: '1', text }).findings.map(({ code }) => code)

test('the bad goal of the essay says neither what, how much nor until when', () => {
  const { letters } = lintGoal({ id: '1', text: '提高销售额' })
  expect(letters).toEqual({ S: 'fail', M: 'fail', A: 'unknown', R: 'unknown', T: 'fail' })
})

test('the good goal of the essay passes and still lacks a base and a share', () => {
  const text = '在今年Q4新增20%的销售额，重点开拓新市场客户'
  const { letters } = lintGoal({ id: '1', text })
  expect(letters).toMatchObject({ S: 'pass', M: 'pass', A: 'unknown', T: 'pass' })
  expect(codesOf(text)).toEqual(['BASELINE_MISSING', 'SHARE_UNSTATED'])
})
