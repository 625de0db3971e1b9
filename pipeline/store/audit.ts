import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'

/**
 * What was written, when, by which role, and which fields it touched. Never the text that was written: free text may hold names.
 *
 * `action` is a code such as `plan.create`; `object` the id of what was written.
 */
export type AuditEntry = { at: string; role: string; action: string; object: string; fields: string[] }
export type AuditLine = AuditEntry & { seq: number; prev_hash: string; hash: string }

/** The hash before the first line. */
const BEGINNING = '0'.repeat(64)

/**
 * The audit log of a store: lines are added and never changed, each chained to the one before,
 *
 *   hash = SHA-256(prev_hash ‖ canonical JSON of the line)
 *
 * so that a changed or removed line is noticed (privacy §10). Add an entry inside the transaction of the write that it tells of.
 */
export function auditLog(store: DatabaseSync) {
  store.exec(`
    create table if not exists audit (
      seq integer primary key autoincrement,
      at text not null,
      role text not null,
      action text not null,
      object text not null,
      fields text not null,
      prev_hash text not null,
      hash text not null
    ) strict`)
  const lines = (): AuditLine[] =>
    (store.prepare('select * from audit order by seq').all() as (Omit<AuditLine, 'fields'> & { fields: string })[]).map(
      (line) => ({ ...line, fields: JSON.parse(line.fields) as string[] }),
    )
  return {
    add(entry: AuditEntry): void {
      const last = store.prepare('select hash from audit order by seq desc limit 1').get() as
        { hash: string } | undefined
      const prev = last?.hash ?? BEGINNING
      const { at, role, action, object, fields } = entry
      store
        .prepare('insert into audit (at, role, action, object, fields, prev_hash, hash) values (?, ?, ?, ?, ?, ?, ?)')
        .run(at, role, action, object, JSON.stringify(fields), prev, hashOf(prev, entry))
    },
    lines,
    /** The number of the first line that does not follow from the one before; null when all do. */
    firstBroken(): number | null {
      let prev = BEGINNING
      for (const line of lines()) {
        if (line.prev_hash !== prev || line.hash !== hashOf(prev, line)) return line.seq
        prev = line.hash
      }
      return null
    },
  }
}

const hashOf = (prev: string, { at, role, action, object, fields }: AuditEntry): string =>
  createHash('sha256')
    .update(prev + JSON.stringify([at, role, action, object, fields]))
    .digest('hex')
