import { DatabaseSync } from 'node:sqlite'

/**
 * Opens one of the small transactional stores (WAL, synchronous=FULL: what was committed survives a power cut).
 * Each module that owns tables creates them with `create table if not exists` when it is given the store.
 */
export function openStore(path: string): DatabaseSync {
  const store = new DatabaseSync(path)
  store.exec(
    'pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 5000',
  )
  return store
}
