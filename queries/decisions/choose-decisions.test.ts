import { expect, test } from 'vitest'
import { inOrder, type Ranked } from './choose-decisions.ts'

const one = (key: string, rule: Ranked['rule'], goal_share = 0.1, tree_order = 0): Ranked => ({
  ...{ key, rule, goal_share, tree_order },
})
const keys = (found: Ranked[]) => inOrder(found).map(({ key }) => key)

test('an earlier rule goes before a later one, however small its share', () => {
  expect(
    keys([
      one('stop', 'stop_or_continue', 0.9),
      one('fit', 'remedy_mismatch', 0.8),
      one('target', 'target_not_interpretable', 0.7),
      one('plan', 'system_without_plan', 0.6),
      one('owed', 'overdue_company_item', 0.01),
    ]),
  ).toEqual(['owed', 'plan', 'target', 'fit', 'stop'])
})

test('within a rule the larger goal weight goes first, then the organisation chart, then the key', () => {
  expect(
    keys([
      one('d', 'remedy_mismatch', 0.2, 5),
      one('c', 'remedy_mismatch', 0.2, 5),
      one('b', 'remedy_mismatch', 0.2, 3),
      one('a', 'remedy_mismatch', 0.3, 9),
    ]),
  ).toEqual(['a', 'b', 'c', 'd'])
})
