import { availableParallelism } from 'node:os'

/**
 * Settings of every handle that serves readers: its own file, read-only, and nothing else. `lock_configuration` is set after
 * opening, as the last one. Temporary files are off: a query that needs more memory fails, the process lives.
 */
export const HARDENED: Record<string, string> = {
  access_mode: 'READ_ONLY',
  enable_external_access: 'false',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
  allow_unsigned_extensions: 'false',
  memory_limit: '512MB',
  threads: String(Math.min(4, availableParallelism())),
  max_temp_directory_size: '0KB',
}

/** Twelve ways out of the file. Each would do no harm if it worked, and none may work. */
const PROBES = [
  `select * from read_text('/dev/null')`,
  `select * from read_csv('/dev/null', columns = {'a': 'VARCHAR'}, auto_detect = false)`,
  `select * from glob('/*')`,
  `copy (select 1) to '/dev/null' (format csv)`,
  `attach '/dev/null' as probe (read_only)`,
  `install json`,
  `load httpfs`,
  `set memory_limit = '513MB'`,
  `set lock_configuration = false`,
  `reset memory_limit`,
  `create table probe as select 1 as a`,
  `select * from duckdb_secrets()`,
]

/** A refusal, and not some other failure that happens to look like one. */
const REFUSED = /^Permission Error|configuration has been locked|read-only mode/

/** Runs the probes; @throws when one of them is not refused, so that an open door stops the server instead of waiting for a visitor. */
export async function probe(run: (sql: string) => Promise<unknown>): Promise<void> {
  for (const sql of PROBES) {
    const answer = await run(sql).then(
      () => 'done',
      (cause: unknown) => (cause instanceof Error ? cause.message : String(cause)),
    )
    if (!REFUSED.test(answer)) throw new Error(`the database is not hardened: "${sql}" was not refused`)
  }
}
