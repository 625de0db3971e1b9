import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { CausewayError } from '#pipeline/errors.ts'

/** Imports and builds of one warehouse wait for each other this long, milliseconds; a load of the largest file takes less. */
const PATIENCE_MS = 15 * 60_000
const POLL_MS = 100

/**
 * One writer per warehouse folder. The lock is an exclusive SQLite transaction on a file of its own: the operating system
 * gives it back when the process ends, however it ends, so there is no stale lock to recognise and none to take over.
 *
 * @returns gives the lock back
 */
export async function lockForWriting(path: string, patienceMs = PATIENCE_MS): Promise<() => void> {
  const lock = new DatabaseSync(path, { timeout: 0 })
  const giveUpAt = performance.now() + patienceMs
  for (;;) {
    try {
      lock.exec('begin exclusive')
      return () => lock.close()
    } catch (cause) {
      if (!isBusy(cause) || performance.now() > giveUpAt) {
        lock.close()
        throw isBusy(cause) ? warehouseBusy(path, cause) : cause
      }
      await sleep(POLL_MS)
    }
  }
}

/** SQLITE_BUSY and its extended codes. */
const isBusy = (cause: unknown): boolean =>
  cause instanceof Error && 'errcode' in cause && (Number(cause.errcode) & 0xff) === 5

const warehouseBusy = (path: string, cause: unknown) =>
  new CausewayError(
    'warehouse-busy',
    {
      title: { zh: '另一个导入或构建正在使用此仓库。', en: 'Another import or build is using this warehouse.' },
      remedy: { zh: '请等它结束后再试。', en: 'Try again when it has finished.' },
    },
    { status: 409, place: { file: path }, cause },
  )
