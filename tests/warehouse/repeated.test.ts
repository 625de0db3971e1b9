import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLedger } from '#pipeline/store/ledger.ts'
import { openStore } from '#pipeline/store/open.ts'
import { layout } from '#pipeline/warehouse/layout.ts'
import { openWorkspace } from '#pipeline/warehouse/open.ts'
import { attachStored } from '#pipeline/warehouse/stored.ts'
import { columnsOf } from '#queries/canonical.ts'
import { deliver, folder, result } from './deliveries.ts'

let dir: string
let remove: () => void
beforeEach(() => ({ dir, remove } = folder()))
afterEach(() => remove())

/** What the marts of a build would see. */
async function askStored(sql: string) {
  const folders = layout(join(dir, 'warehouse'))
  const store = openStore(folders.store)
  const workspace = await openWorkspace(':memory:', { memoryMb: 256, threads: 1, tempDir: join(dir, 'spill') })
  try {
    await attachStored(workspace, folders.batches, openLedger(store).entries())
    return await workspace.rows(sql)
  } finally {
    workspace.close()
    store.close()
  }
}

test('repeated results leave the facts and stay readable, each beyond its first, with all their columns and their rows', async () => {
  const outcome = await deliver(
    dir,
    { tables: { goal_result: [
      result({ person_key: 'p1', actual: 90 }), // row 2
      result({ person_key: 'p1', actual: 90 }), // rows 3 and 4 repeat it
      result({ person_key: 'p1', actual: 90 }),
      result({ person_key: 'p2', actual: 1 }), // rows 5 and 6 contradict each other and are no repetitions
      result({ person_key: 'p2', actual: 2 }),
    ] } },
    { tables: { goal_result: [result({ person_key: 'p3', period_id: '2025-04' }), result({ person_key: 'p3', period_id: '2025-04' })] } },
  ) // prettier-ignore
  expect(outcome.files[0]).toMatchObject({ rows_in: 2, loaded: 1, superseded: 1 })
  expect(
    await askStored(
      'select person_key, period_id, actual, src_row, batch_id from stored.repeated_goal_result order by person_key, src_row',
    ),
  ).toEqual([
    { person_key: 'p1', period_id: '2025-03', actual: 90, src_row: 3, batch_id: expect.stringMatching(/^0001-/) },
    { person_key: 'p1', period_id: '2025-03', actual: 90, src_row: 4, batch_id: expect.stringMatching(/^0001-/) },
    { person_key: 'p3', period_id: '2025-04', actual: 100, src_row: 3, batch_id: expect.stringMatching(/^0002-/) },
  ])
  expect(await askStored('select person_key from stored.goal_result order by 1')).toEqual([
    { person_key: 'p1' },
    { person_key: 'p3' },
  ])
})

test('without repetitions the view is there, typed and empty', async () => {
  await deliver(dir, { tables: { goal_result: [result({ person_key: 'p1' })] } })
  expect(await askStored('select * from stored.repeated_goal_result')).toEqual([])
  const columns = await askStored('select column_name, column_type from (describe stored.repeated_goal_result)')
  expect(Object.fromEntries(columns.map((row) => [row['column_name'], row['column_type']]))).toEqual(
    columnsOf('goal_result'),
  )
})
