import type { DatabaseSync } from 'node:sqlite'

/** One finished load. `seq` orders loads; clocks may jump. */
export type LedgerEntry = {
  seq: number
  batch_id: string
  sha256: string
  content_hash: string
  source_id: string
  file_name: string
  received_at: string
  rows_in: number
  loaded: number
  quarantined: number
  superseded: number
}

/**
 * Which loads count. A batch folder without a line here is a leftover of a killed import; the line is the commit.
 * The unique SHA-256 makes "the same bytes twice" impossible, whoever tries.
 */
export type Ledger = {
  entries: () => LedgerEntry[]
  bySha256: (sha256: string) => LedgerEntry | undefined
  byContent: (contentHash: string) => LedgerEntry | undefined
  nextSeq: () => number
  commit: (entry: LedgerEntry) => void
  /** The running number of the next snapshot; a number is given out once, also when the build is killed. */
  nextSnapshotNumber: () => number
}

export function openLedger(store: DatabaseSync): Ledger {
  store.exec(`
    create table if not exists batch (
      seq integer primary key,
      batch_id text not null unique,
      sha256 text not null unique,
      content_hash text not null,
      source_id text not null,
      file_name text not null,
      received_at text not null,
      rows_in integer not null,
      loaded integer not null,
      quarantined integer not null,
      superseded integer not null,
      check (rows_in = loaded + quarantined + superseded)
    ) strict;
    create index if not exists batch_content on batch (content_hash);
    create table if not exists snapshot_number (number integer primary key autoincrement) strict;
  `)
  const all = store.prepare('select * from batch order by seq')
  const sha = store.prepare('select * from batch where sha256 = ?')
  const content = store.prepare('select * from batch where content_hash = ? order by seq limit 1')
  const last = store.prepare('select coalesce(max(seq), 0) as seq from batch')
  const insert = store.prepare(`
    insert into batch (seq, batch_id, sha256, content_hash, source_id, file_name, received_at, rows_in, loaded, quarantined, superseded)
    values ($seq, $batch_id, $sha256, $content_hash, $source_id, $file_name, $received_at, $rows_in, $loaded, $quarantined, $superseded)
  `)
  const number = store.prepare('insert into snapshot_number default values')
  // The casts hold because the strict table above has exactly the columns of LedgerEntry.
  return {
    entries: () => all.all() as LedgerEntry[],
    bySha256: (sha256) => sha.get(sha256) as LedgerEntry | undefined,
    byContent: (contentHash) => content.get(contentHash) as LedgerEntry | undefined,
    nextSeq: () => Number((last.get() as { seq: number }).seq) + 1,
    commit: (entry) => void insert.run(entry),
    nextSnapshotNumber: () => Number(number.run().lastInsertRowid),
  }
}
