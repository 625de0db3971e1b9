import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { CausewayError } from '#pipeline/errors.ts'
import type { Progress } from '#pipeline/effects.ts'
import { CHILD } from './limits.ts'
import type { ReadReport } from './manifest.ts'
import { childMessage, type ChildMessage, type ReadJob } from './protocol.ts'
import { refusal } from './refusal.ts'

export type { ReadJob }
export type ReadOptions = { progress: Progress; timeout_ms?: number; memory_mb?: number; signal?: AbortSignal }

/**
 * Reads one delivered file in a process of its own, with capped memory, processor time, file size and wall clock, and none of our
 * environment. Writes `<canonical table>.csv` and `quarantine.csv` into the job's folder. A child that dies takes nothing with it.
 * @throws CausewayError when the file is refused, needs a confirmation, or the child stops
 */
export async function readExport(job: ReadJob, options: ReadOptions): Promise<ReadReport> {
  if (!existsSync(job.raw_path)) throw refusal('no-such-file', { file: job.file_name })
  const timeoutMs = options.timeout_ms ?? CHILD.timeoutMs
  const child = start(options.memory_mb ?? CHILD.memoryMb)
  let ending: string | null = null
  const stop = (why: string) => {
    ending ??= why
    killGroup(child)
  }
  const timer = setTimeout(() => stop(`no answer within ${Math.round(timeoutMs / 1000)} s`), timeoutMs)
  const abort = () => stop('cancelled')
  options.signal?.addEventListener('abort', abort, { once: true })
  process.once('exit', abort)
  try {
    const answer = await converse(child, job, options.progress)
    if (answer.last?.type === 'done') return answer.last.report
    if (answer.last?.type === 'refused') {
      const { code, title, remedy, place, status } = answer.last
      throw new CausewayError(code, { title, remedy }, { place, status })
    }
    const detail = answer.last?.type === 'broken' ? answer.last.message : (ending ?? answer.ended)
    const cause = answer.last?.type === 'broken' ? new Error(answer.last.stack) : new Error(answer.errors.slice(-2_000))
    throw refusal('reader-stopped', { file: job.file_name }, { cause: detail }, cause)
  } finally {
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', abort)
    process.removeListener('exit', abort)
    killGroup(child)
  }
}

const PRLIMIT = ['/usr/bin/prlimit', '/bin/prlimit'].find((path) => existsSync(path))

/** The operating system's caps where it has them; V8's own cap everywhere. Address space is generous because V8 reserves more than it uses. */
function start(memoryMb: number): ChildProcess {
  const entry = fileURLToPath(new URL('./child.ts', import.meta.url))
  const node = [process.execPath, `--max-old-space-size=${memoryMb}`, '--disable-proto=throw', '--no-warnings', entry]
  const caps = [
    `--as=${CHILD.addressSpaceMb * 1_048_576}`,
    `--cpu=${CHILD.cpuSeconds}`,
    `--fsize=${CHILD.largestFileBytes}`,
    '--core=0',
  ]
  const [command = process.execPath, ...args] = PRLIMIT ? [PRLIMIT, ...caps, '--', ...node] : node
  return spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], detached: true, env: { TZ: 'UTC', LANG: 'C.UTF-8' } })
}

async function converse(child: ChildProcess, job: ReadJob, progress: Progress) {
  let last: Exclude<ChildMessage, { type: 'progress' }> | null = null
  let errors = ''
  let failed = ''
  const ended = new Promise<string>((resolve) => {
    child.once('error', (cause) => resolve((failed = cause.message)))
    child.once('close', (code, signal) => resolve(failed || (signal ? `signal ${signal}` : `exit code ${code}`)))
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors = (errors + text).slice(-8_000)))
  // A child that died before it read its job closes the pipe; how it ended says more than the broken pipe.
  child.stdin?.on('error', () => {})
  child.stdin?.end(JSON.stringify(job))
  if (child.stdout) {
    for await (const line of createInterface({ input: child.stdout })) {
      const message = childMessage.safeParse(safeJson(line))
      if (!message.success) continue
      if (message.data.type === 'progress') progress(message.data)
      else last = message.data
    }
  }
  return { last: last as Exclude<ChildMessage, { type: 'progress' }> | null, ended: await ended, errors }
}

function safeJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/** The child leads a process group of its own, so that nothing it started outlives it. */
function killGroup(child: ChildProcess) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}
