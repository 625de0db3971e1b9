import { expect, test } from 'vitest'
import { auditLog } from '#pipeline/store/audit.ts'
import { openStore } from '#pipeline/store/open.ts'

const entry = (object: string) => ({
  at: '2026-11-26T08:00:00Z',
  role: 'hr',
  action: 'plan.create',
  object,
  fields: [],
})

test('lines are chained: one that was changed or taken out is named', () => {
  const store = openStore(':memory:')
  const audit = auditLog(store)
  for (const object of ['a', 'b', 'c']) audit.add(entry(object))
  expect(audit.firstBroken()).toBeNull()
  store.exec(`update audit set role = 'executive' where object = 'b'`)
  expect(audit.firstBroken()).toBe(2)
  store.exec(`update audit set role = 'hr' where object = 'b'; delete from audit where object = 'a'`)
  expect(audit.firstBroken()).toBe(2)
})
