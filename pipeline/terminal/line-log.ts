import type { Clock, Log } from '#pipeline/effects.ts'

/** A log of one JSON object a line, for people with grep and for log collectors. Fields hold ids and counts, never people or scores. */
export function lineLog(stream: { write: (text: string) => unknown }, clock: Clock, level: 'info' | 'error'): Log {
  const write = (severity: 'info' | 'error') => (fields: Record<string, unknown>, message: string) => {
    stream.write(`${JSON.stringify({ time: clock.now().toISOString(), level: severity, message, ...fields })}\n`)
  }
  return { info: level === 'info' ? write('info') : () => {}, error: write('error') }
}
