import { join } from 'node:path'

/**
 * Where things lie in one warehouse folder.
 *
 *   raw/<sha256>               the delivered bytes, untouched
 *   batches/<batch_id>/        manifest.json, <canonical table>.parquet (typed, checked), goal_result_repeated.parquet where results
 *                              repeated each other, quarantine.csv with raw rows
 *   staging/<job>/             work of a running import or build; swept at the next start
 *   snapshots/<id>.duckdb      immutable
 *   current                    the id of the served snapshot
 *   identity.sqlite            person number → random key
 *   store.sqlite               ledger of batches, recipients, schedule, outbox
 *   mappings/<fingerprint>.yaml  confirmed mappings
 */
export function layout(dir: string) {
  return {
    dir,
    raw: join(dir, 'raw'),
    batches: join(dir, 'batches'),
    staging: join(dir, 'staging'),
    snapshots: join(dir, 'snapshots'),
    mappings: join(dir, 'mappings'),
    current: join(dir, 'current'),
    currentNext: join(dir, 'current.next'),
    identity: join(dir, 'identity.sqlite'),
    store: join(dir, 'store.sqlite'),
    lock: join(dir, 'writer.lock'),
  }
}
export type Layout = ReturnType<typeof layout>
