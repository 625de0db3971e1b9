/** The world as arguments, so that a test needs no mocking library. Only cli.ts and web/server/main.ts build real ones. */
export type Clock = { now: () => Date }
export type Progress = (step: {
  stage: string
  done: number
  total: number | null
  unit: 'rows' | 'bytes' | 'steps'
}) => void
export type Log = {
  info: (fields: Record<string, unknown>, message: string) => void
  error: (fields: Record<string, unknown>, message: string) => void
}
export const silent: Log = { info: () => {}, error: () => {} }
export const systemClock: Clock = { now: () => new Date() }
