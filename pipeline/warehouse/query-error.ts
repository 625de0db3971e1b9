import { CausewayError } from '#pipeline/errors.ts'

/**
 * A database error names the SQL file and the kind of fault. Its own message may quote values of rows, so only those kinds
 * whose messages speak of the statement alone are passed on.
 */
export function queryFailed(source: string, cause: unknown): Error {
  if (cause instanceof CausewayError || cause instanceof RangeError) return cause
  const message = cause instanceof Error ? cause.message : String(cause)
  const kind = /^([A-Za-z ]+) Error:/.exec(message)?.[1] ?? 'Unknown'
  const words = SPEAKS_OF_STATEMENT.has(kind) ? message.split('\n')[0] : `${kind} Error`
  return new Error(`${source}: ${words}`)
}

const SPEAKS_OF_STATEMENT = new Set(['Parser', 'Binder', 'Catalog', 'Permission', 'Out of Memory'])

/** What a query of a published snapshot threw; a table or column that an earlier version did not make yet is told with its remedy. */
export function snapshotQueryFailed(source: string, cause: unknown): Error {
  const error = queryFailed(source, cause)
  return source.startsWith('analyses/') && LACKS.test(error.message) ? snapshotOutdated(source, error) : error
}

const LACKS = /(Catalog|Binder) Error: .*(does not exist|does not have a column|not found in FROM clause)/

const snapshotOutdated = (source: string, cause: Error) =>
  new CausewayError(
    'snapshot-outdated',
    {
      title: {
        zh: '这份快照由较早的版本生成，没有此处需要的内容。',
        en: 'This snapshot was built by an earlier version and lacks what is needed here.',
      },
      remedy: {
        zh: '请由系统管理员运行 npx causeway build，用已导入的数据重新生成。',
        en: 'Let whoever runs Causeway start "npx causeway build": it makes a new one of the data imported already.',
      },
    },
    { status: 503, place: { file: source }, cause },
  )

export const queryTimedOut = (source: string, cause: unknown): CausewayError =>
  new CausewayError(
    'query-timeout',
    {
      title: { zh: '查询超时，已停止。', en: 'The query took too long and was stopped.' },
      remedy: { zh: '请稍后重试，或缩小范围。', en: 'Try again in a moment, or ask for a smaller part.' },
    },
    { status: 503, place: { file: source }, cause: queryFailed(source, cause) },
  )
