import { spawn } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { importFiles } from '#pipeline/warehouse/import.ts'
import { layout } from '#pipeline/warehouse/layout.ts'
import { openSnapshot } from '#pipeline/warehouse/open.ts'
import { currentId, snapshotPath } from '#pipeline/warehouse/publish.ts'
import { lockForWriting } from '#pipeline/warehouse/writer-lock.ts'
import { folder, quiet, readDelivery, result } from './deliveries.ts'

const child = new URL('./import-child.ts', import.meta.url).pathname
const KILLS = 10
const ROWS = 2000

test(`an import killed at ${KILLS} moments leaves the old or the new snapshot, and the next run completes without double rows`, async () => {
  const { dir, remove } = folder()
  const folders = layout(join(dir, 'warehouse'))
  const deliver = (n: number) => {
    const path = join(dir, `${n}.json`)
    const goal_result = Array.from({ length: ROWS }, (_, i) =>
      result({ person_key: `p${i}`, unit_id: `batch-${n}`, actual: i % 150 }),
    )
    writeFileSync(path, JSON.stringify({ tables: { goal_result } }))
    return path
  }
  const rowsOf = async (id: string) => {
    const snapshot = await openSnapshot(snapshotPath(folders, id))
    try {
      const [row] = await snapshot.query('select count(*) as n from goal_result')
      return Number(row!['n'])
    } finally {
      await snapshot.close()
    }
  }
  try {
    const started = performance.now()
    await run(folders.dir, deliver(0), Infinity)
    const whole = performance.now() - started
    const outcomes = { old: 0, new: 0 }
    for (let n = 1; n <= KILLS; n++) {
      const before = (await currentId(folders))!
      const path = deliver(n)
      // Spread from the start to well past the usual end, because each build has one load more to read.
      await run(folders.dir, path, (whole * 2 * n) / KILLS)
      const after = (await currentId(folders))!
      expect(await rowsOf(after)).toBe(after === before ? n * ROWS : (n + 1) * ROWS)
      outcomes[after === before ? 'old' : 'new']++

      const completed = await importFiles({ dir: folders.dir, paths: [path] }, quiet, readDelivery)
      expect(await rowsOf(completed.snapshot!)).toBe((n + 1) * ROWS)
      expect(readdirSync(folders.staging)).toEqual([])
      expect(readdirSync(folders.batches)).toHaveLength(n + 1)
    }
    expect(outcomes.old).toBeGreaterThan(0)
    console.info(
      `killed ${KILLS} imports: ${outcomes.old} before and ${outcomes.new} after the new snapshot was served`,
    )
  } finally {
    remove()
  }
}, 240_000)

test('a writer that was killed does not hold the lock, and a living one does', async () => {
  const { dir, remove } = folder()
  try {
    const path = join(dir, 'writer.lock')
    const lockModule = new URL('../../pipeline/warehouse/writer-lock.ts', import.meta.url).href
    const source = `const { lockForWriting } = await import(${JSON.stringify(lockModule)}); await lockForWriting(${JSON.stringify(path)}); console.log('held'); setInterval(() => {}, 1000)`
    const holder = spawn(process.execPath, ['--input-type=module', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise((resolve) => holder.stdout.once('data', resolve))
    await expect(lockForWriting(path, 300)).rejects.toMatchObject({ code: 'warehouse-busy' })
    holder.kill('SIGKILL')
    const unlock = await lockForWriting(path, 5000)
    unlock()
  } finally {
    remove()
  }
})

/** Runs an import in a process and kills it after so many milliseconds, unless it has ended by then. */
async function run(dir: string, path: string, killAfterMs: number): Promise<void> {
  const importing = spawn(process.execPath, [child, dir, path], { stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = new Promise<number | null>((resolve) => importing.once('exit', resolve))
  if (Number.isFinite(killAfterMs)) {
    await Promise.race([sleep(killAfterMs), ended])
    importing.kill('SIGKILL')
    await ended
  } else expect(await ended).toBe(0)
}
