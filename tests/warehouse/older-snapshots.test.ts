import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSnapshot, openWorkspace, type Snapshot } from '#pipeline/warehouse/open.ts'

let dir: string
let snapshot: Snapshot
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'causeway-older-'))
  const path = join(dir, '2026-10.1.duckdb')
  const workspace = await openWorkspace(path, { memoryMb: 256, threads: 1, tempDir: join(dir, 'spill') })
  await workspace.run('create table unit as select 1 as unit_id')
  workspace.close()
  snapshot = await openSnapshot(path)
})
afterAll(async () => {
  await snapshot.close()
  rmSync(dir, { recursive: true, force: true })
})

test.each(['select lane from unit', 'select unit.lane from unit', 'select * from goal_lane'])(
  'a snapshot of an earlier version says how to renew it: %s',
  async (sql) => {
    const failed = snapshot.query(sql, {}, { source: 'analyses/goal-check/rows.sql' })
    await expect(failed).rejects.toMatchObject({ code: 'snapshot-outdated', status: 503 })
  },
)

test('a fault of the statement itself stays a fault', async () => {
  const failed = snapshot.query('select unit_id from unit where', {}, { source: 'analyses/goal-check/rows.sql' })
  await expect(failed).rejects.toThrow(/Parser Error/)
})
