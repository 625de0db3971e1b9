import { basename } from 'node:path'
import { DuckDBInstance, type DuckDBConnection, type DuckDBPreparedStatement } from 'duckdb'
import { STATEMENT_TIMEOUT_MS } from '#pipeline/config.ts'
import { bindAll } from './bind.ts'
import { HARDENED, probe } from './hardening.ts'
import { plainRow, type Row } from './plain-row.ts'
import { queryFailed, queryTimedOut, snapshotQueryFailed } from './query-error.ts'
import { readColumns, type TypedColumns } from './typed-columns.ts'

/** `source` is the SQL file's name (or a few words) for error messages. */
export type QueryOptions = { timeoutMs?: number; source?: string }

/** An opened snapshot: read-only, without access to anything but its own file. */
export type Snapshot = {
  id: string
  /**
   * Rows as plain objects: integers and decimals are numbers, DATE and TIMESTAMP ISO text.
   * @param params  one key per `$name` of the statement; null is a value, a missing key is an error
   */
  query: (sql: string, params?: Record<string, unknown>, options?: QueryOptions) => Promise<Row[]>
  close: () => Promise<void>
}

/** A database file that a load or a build writes. One statement at a time. */
export type Workspace = {
  run: (sql: string, params?: Record<string, unknown>, source?: string) => Promise<void>
  rows: (sql: string, params?: Record<string, unknown>, source?: string) => Promise<Row[]>
  /** The columns of a statement that gives INTEGER and DOUBLE without nulls; see readColumns. */
  columns: (sql: string, params?: Record<string, unknown>, source?: string) => Promise<TypedColumns>
  /**
   * Runs `work` while statements use one thread: sums of fractions depend on their order in the last digit, and one thread
   * always takes the rows in the order of the table.
   */
  inOrder: <T>(work: () => Promise<T>) => Promise<T>
  /** Appends rows in the order of the table's columns. */
  append: (table: string, rows: Iterable<(string | number | boolean | null)[]>) => Promise<void>
  close: () => void
}

/** Statements of one snapshot that run side by side; the rest wait for a connection. */
const CONNECTIONS = 4
/** Parsed statements kept per connection: the dashboard asks the same few again and again. */
const KEPT_STATEMENTS = 64

type Slot = { connection: DuckDBConnection; statements: Map<string, DuckDBPreparedStatement> }

/** @throws when one of the hardening probes is not refused, or the file is no database */
export async function openSnapshot(path: string): Promise<Snapshot> {
  const instance = await DuckDBInstance.create(path, HARDENED)
  const slots: Slot[] = []
  try {
    for (let i = 0; i < CONNECTIONS; i++) slots.push({ connection: await instance.connect(), statements: new Map() })
    const first = slots[0]!.connection
    await first.run('set lock_configuration = true')
    await probe((sql) => first.run(sql))
  } catch (cause) {
    for (const { connection } of slots) connection.closeSync()
    instance.closeSync()
    throw cause
  }

  const free = [...slots]
  const waiting: ((slot: Slot) => void)[] = []
  const take = () =>
    new Promise<Slot>((resolve) => {
      const slot = free.pop()
      if (slot) resolve(slot)
      else waiting.push(resolve)
    })
  const giveBack = (slot: Slot) => {
    const next = waiting.shift()
    if (next) next(slot)
    else free.push(slot)
  }
  let open = true

  return {
    id: basename(path).replace(/\.duckdb$/, ''),
    async query(sql, params = {}, { timeoutMs = STATEMENT_TIMEOUT_MS, source = 'query' } = {}) {
      const slot = await take()
      try {
        if (!open) throw new RangeError(`${source}: the snapshot is closed`)
        return await withTimeout(slot, sql, params, timeoutMs, source)
      } finally {
        giveBack(slot)
      }
    },
    async close() {
      if (!open) return
      open = false
      for (const { connection } of slots) connection.interrupt()
      for (let i = 0; i < CONNECTIONS; i++) await take()
      for (const { connection, statements } of slots) {
        for (const statement of statements.values()) statement.destroySync()
        connection.closeSync()
      }
      instance.closeSync()
    },
  }
}

async function withTimeout(
  slot: Slot,
  sql: string,
  params: Record<string, unknown>,
  timeoutMs: number,
  source: string,
): Promise<Row[]> {
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    slot.connection.interrupt()
  }, timeoutMs)
  try {
    const statement = await prepared(slot, sql)
    bindAll(statement, params, source)
    return rowsOf(await statement.runAndReadAll())
  } catch (cause) {
    throw isLate ? queryTimedOut(source, cause) : snapshotQueryFailed(source, cause)
  } finally {
    clearTimeout(timer)
  }
}

async function prepared({ connection, statements }: Slot, sql: string): Promise<DuckDBPreparedStatement> {
  const known = statements.get(sql)
  if (known) return known
  const statement = await connection.prepare(sql)
  if (statements.size >= KEPT_STATEMENTS) {
    const [oldest] = statements
    if (oldest) {
      statements.delete(oldest[0])
      oldest[1].destroySync()
    }
  }
  statements.set(sql, statement)
  return statement
}

type Reader = Awaited<ReturnType<DuckDBPreparedStatement['runAndReadAll']>>

function rowsOf(reader: Reader): Row[] {
  const types = Object.fromEntries(reader.columnNames().map((name, i) => [name, String(reader.columnType(i))]))
  return reader.getRowObjectsJS().map((row) => plainRow(row, types))
}

/** DuckDB's buffer manager stays below `memoryMb` and spills into `tempDir`; the file may be `:memory:`. */
export async function openWorkspace(
  path: string,
  { memoryMb, threads, tempDir }: { memoryMb: number; threads: number; tempDir: string },
): Promise<Workspace> {
  const instance = await DuckDBInstance.create(path, {
    memory_limit: `${memoryMb}MB`,
    threads: String(threads),
    temp_directory: tempDir,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  })
  const connection = await instance.connect()
  const execute = async (sql: string, params: Record<string, unknown>, source: string) => {
    try {
      const statement = await connection.prepare(sql)
      try {
        bindAll(statement, params, source)
        return await statement.runAndReadAll()
      } finally {
        statement.destroySync()
      }
    } catch (cause) {
      throw queryFailed(source, cause)
    }
  }
  return {
    async run(sql, params = {}, source = 'statement') {
      await execute(sql, params, source)
    },
    async rows(sql, params = {}, source = 'statement') {
      return rowsOf(await execute(sql, params, source))
    },
    async columns(sql, params = {}, source = 'statement') {
      try {
        const statement = await connection.prepare(sql)
        try {
          bindAll(statement, params, source)
          return await readColumns(await statement.stream())
        } finally {
          statement.destroySync()
        }
      } catch (cause) {
        throw queryFailed(source, cause)
      }
    },
    async inOrder(work) {
      await execute('set threads = 1', {}, 'threads')
      try {
        return await work()
      } finally {
        await execute(`set threads = ${threads}`, {}, 'threads')
      }
    },
    async append(table, rows) {
      const appender = await connection.createAppender(table)
      for (const row of rows) {
        row.forEach((value, i) => {
          if (value === null) appender.appendNull()
          else appender.appendValue(value, appender.columnType(i))
        })
        appender.endRow()
      }
      appender.flushSync()
      appender.closeSync()
    },
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
