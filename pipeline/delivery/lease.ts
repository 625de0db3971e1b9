import { hostname } from 'node:os'
import type { DatabaseSync } from 'node:sqlite'
import { CausewayError } from '#pipeline/errors.ts'

/** A holder that did not renew for so long is taken to be gone, even if its process id lives on as another process. */
const EXPIRES_AFTER_MS = 20 * 60_000

type Holder = { pid: number; host: string; until: string }

/**
 * Runs `work` while this process alone delivers from this store. The lease of a process that no longer lives is taken over at once.
 *
 * @throws CausewayError `delivery-running`
 */
export async function withLease<T>(
  store: DatabaseSync,
  now: () => Date,
  work: (renew: () => void) => Promise<T>,
): Promise<T> {
  store.exec(`
    create table if not exists delivery_lease (
      id integer primary key check (id = 1), pid integer not null, host text not null, until text not null
    ) strict`)
  const take = () =>
    store
      .prepare('insert or replace into delivery_lease (id, pid, host, until) values (1, ?, ?, ?)')
      .run(process.pid, hostname(), new Date(now().getTime() + EXPIRES_AFTER_MS).toISOString())

  store.exec('begin immediate')
  try {
    const holder = store.prepare('select pid, host, until from delivery_lease where id = 1').get() as Holder | undefined
    if (holder && holds(holder, now())) throw deliveryRunning()
    take()
    store.exec('commit')
  } catch (error) {
    store.exec('rollback')
    throw error
  }
  try {
    return await work(take)
  } finally {
    store.prepare('delete from delivery_lease where id = 1 and pid = ? and host = ?').run(process.pid, hostname())
  }
}

function holds({ pid, host, until }: Holder, now: Date): boolean {
  if (until <= now.toISOString()) return false
  return host !== hostname() || isAlive(pid)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM means that the process exists and belongs to someone else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const deliveryRunning = () =>
  new CausewayError(
    'delivery-running',
    {
      title: { zh: '另一次投递正在进行。', en: 'Another delivery is under way.' },
      remedy: {
        zh: '请等它结束后再试；已投递的不会重复。',
        en: 'Try again when it has finished; nothing is sent twice.',
      },
    },
    { status: 409 },
  )
