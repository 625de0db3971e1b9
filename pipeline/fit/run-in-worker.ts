import { Worker } from 'node:worker_threads'
import { CausewayError } from '#pipeline/errors.ts'
import type { JobName, Jobs, WorkerMessage } from './jobs.ts'

export type JobOptions = {
  /** `done` of `total`, in units of the job; at most a few times a second. */
  onProgress?: (done: number, total: number) => void
  /** Stops the job: it is asked first, and its thread is ended if it does not answer in time. */
  signal?: AbortSignal
}

/** How long an asked job may take to stop by itself, milliseconds. */
const GRACE_MS = 2000

/** A thread that has loaded its job and waits for the input, so that this does not happen after it. */
export type PreparedJob<Name extends JobName> = {
  /**
   * Once only.
   *
   * @param input  typed arrays in it are handed over, not copied: afterwards the caller's are empty
   * @throws CausewayError `fit-cancelled` when the signal fires, `fit-failed` when the job throws or its thread dies
   */
  run: (input: Jobs[Name]['input'], options?: JobOptions) => Promise<Jobs[Name]['output']>
  /** Ends the thread; needed where `run` may not be reached. */
  discard: () => void
}

/** Runs one of the pure jobs in a thread of its own, so that neither a server nor a progress bar waits for it. */
export function runJob<Name extends JobName>(
  name: Name,
  input: Jobs[Name]['input'],
  options: JobOptions = {},
): Promise<Jobs[Name]['output']> {
  return options.signal?.aborted ? Promise.reject(cancelled()) : prepareJob(name).run(input, options)
}

export function prepareJob<Name extends JobName>(name: Name): PreparedJob<Name> {
  const stop = new Int32Array(new SharedArrayBuffer(4))
  const worker = new Worker(new URL('./fit-worker.ts', import.meta.url), { workerData: { name, stop } })
  return {
    run: (input, { onProgress, signal } = {}) =>
      new Promise((resolve, reject) => {
        let timer: NodeJS.Timeout | undefined
        const abort = () => {
          Atomics.store(stop, 0, 1)
          timer = setTimeout(() => void worker.terminate(), GRACE_MS)
        }
        if (signal?.aborted) abort()
        signal?.addEventListener('abort', abort, { once: true })
        worker.on('message', (message: WorkerMessage<Name>) => {
          if (message.kind === 'progress') onProgress?.(message.done, message.total)
          else if (signal?.aborted) reject(cancelled())
          else if (message.kind === 'result') resolve(message.output)
          else reject(failed(message.reason))
        })
        worker.once('error', (cause) => reject(failed(cause.message)))
        // After an answer this changes nothing: a promise is settled once.
        worker.once('exit', (code) => {
          clearTimeout(timer)
          signal?.removeEventListener('abort', abort)
          reject(signal?.aborted ? cancelled() : failed(`thread ended with ${code}`))
        })
        worker.postMessage(input, buffersOf(input))
      }),
    discard: () => void worker.terminate(),
  }
}

/** Every buffer below a value of plain objects, arrays and typed arrays, each once. */
function buffersOf(value: unknown, found: Set<ArrayBuffer> = new Set()): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer)
  } else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) buffersOf(part, found)
  }
  return [...found]
}

const cancelled = () =>
  new CausewayError(
    'fit-cancelled',
    {
      title: { zh: '计算已停止。', en: 'The calculation was stopped.' },
      remedy: {
        zh: '数据没有改变。需要结果时请重新运行。',
        en: 'No data changed. Run it again when you need its result.',
      },
    },
    { status: 503 },
  )

const failed = (cause: string) =>
  new CausewayError(
    'fit-failed',
    {
      title: { zh: '计算未能完成。', en: 'The calculation could not be finished.' },
      remedy: {
        zh: '数据没有改变。请重试；若仍然失败，请把这个代码告诉维护人员。',
        en: 'No data changed. Try again; if it fails again, pass this code on to the maintainers.',
      },
    },
    { status: 500, cause: new Error(cause) },
  )
