import { CausewayError } from '#pipeline/errors.ts'
import { readJob, type ChildMessage } from './protocol.ts'
import { readDelivery } from './read.ts'

/** The process in which delivered files are parsed: reads a job from standard input, answers in lines of JSON, and ends. */
const send = (message: ChildMessage) =>
  new Promise<void>((resolve) => process.stdout.write(`${JSON.stringify(message)}\n`, () => resolve()))

const MILLISECONDS_BETWEEN_REPORTS = 100
let reportedAt = 0

try {
  let text = ''
  for await (const piece of process.stdin.setEncoding('utf8')) text += piece
  const report = await readDelivery(readJob.parse(JSON.parse(text)), (step) => {
    if (Date.now() - reportedAt < MILLISECONDS_BETWEEN_REPORTS) return
    reportedAt = Date.now()
    void send({ type: 'progress', ...step })
  })
  await send({ type: 'done', report })
} catch (cause) {
  if (cause instanceof CausewayError) {
    const { code, title, remedy, place, status } = cause
    await send({ type: 'refused', code, title, remedy, place, status })
  } else {
    const fault = cause instanceof Error ? cause : new Error(String(cause))
    await send({ type: 'broken', message: fault.message, stack: fault.stack ?? '' })
  }
}
process.exit(0)
