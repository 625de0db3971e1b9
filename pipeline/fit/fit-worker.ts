import { parentPort, workerData } from 'node:worker_threads'
import { JOBS } from './job-table.ts'
import type { JobControl, JobName, WorkerMessage } from './jobs.ts'

/** Messages about progress, milliseconds apart: more often nobody reads them. */
const BETWEEN_MS = 100

// The thread behind `prepareJob`, which is the only one who starts this file; the one message it gets is the input of the named job.
const { name, stop } = workerData as { name: JobName; stop: Int32Array }
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

const loading = JOBS[name]()
parentPort?.once('message', (input: unknown) => {
  // `prepareJob` has checked that the input belongs to the name.
  loading
    .then((run) => say({ kind: 'result', output: run(input as never, control) }))
    .catch((error: unknown) => say({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) }))
})
