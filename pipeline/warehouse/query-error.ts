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

export const queryTimedOut = (source: string, cause: unknown): CausewayError =>
  new CausewayError(
    'query-timeout',
    {
      title: { zh: '查询超时，已停止。', en: 'The query took too long and was stopped.' },
      remedy: { zh: '请稍后重试，或缩小范围。', en: 'Try again in a moment, or ask for a smaller part.' },
    },
    { status: 503, place: { file: source }, cause: queryFailed(source, cause) },
  )
