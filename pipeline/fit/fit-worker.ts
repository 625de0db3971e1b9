import { parentPort, workerData } from 'node:worker_threads'
import { JOBS } from './job-table.ts'
import type { JobControl, JobName, WorkerMessage } from './jobs.ts'

/** Messages about progress, milliseconds apart: more often nobody reads them. */
const BETWEEN_MS = 100

// The thread behind `runJob`, which is the only one who starts this file, with the input that belongs to the name.
const { name, input, stop } = workerData as { name: JobName; input: never; stop: Int32Array }
const say = (message: WorkerMessage) => parentPort?.postMessage(message)

let told = 0
const control: JobControl = {
  onProgress(done, total) {
    const now = performance.now()
    if (done < total && now - told < BETWEEN_MS) return
    told = now
    say({ kind: 'progress', done, total })
  },
  isCancelled: () => Atomics.load(stop, 0) === 1,
}

try {
  const run = await JOBS[name]()
  say({ kind: 'result', output: run(input, control) })
} catch (error) {
  say({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) })
}
