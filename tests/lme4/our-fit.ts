import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { RemlPrinted } from '#pipeline/commands/stats-reml-answer.ts'
import { peakMb } from '#tests/bench/memory.ts'

const CLI = fileURLToPath(new URL('../../pipeline/cli.ts', import.meta.url))

/** Milliseconds between two looks at the peak memory of the child; the peak never falls, so only its last rise can be missed. */
const LOOK_MS = 5

/** `stats reml` in a process of its own: its answer, wall time from start to end (seconds) and peak memory (megabytes). */
export async function fitByCli(
  path: string,
  response: string,
  factors: string[],
  options: string[] = [],
): Promise<{ answer: RemlPrinted; wallSeconds: number; peak: number | null }> {
  const args = ['stats', 'reml', path, '--response', response, '--factors', factors.join(','), '--format', 'json']
  const started = performance.now()
  const child = spawn(process.execPath, [CLI, ...args, ...options])
  let out = ''
  let err = ''
  let peak: number | null = null
  child.stdout.on('data', (bytes: Buffer) => void (out += bytes.toString()))
  child.stderr.on('data', (bytes: Buffer) => void (err += bytes.toString()))
  const timer = setInterval(() => {
    peak = Math.max(peak ?? 0, (child.pid === undefined ? null : peakMb(child.pid)) ?? 0) || peak
  }, LOOK_MS)
  const code = await new Promise((resolve) => child.once('close', resolve))
  clearInterval(timer)
  const wallSeconds = (performance.now() - started) / 1000
  if (code !== 0) throw new Error(`stats reml ended with ${String(code)}: ${err}`)
  return { answer: JSON.parse(out) as RemlPrinted, wallSeconds, peak }
}
