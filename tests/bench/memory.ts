import { readdirSync, readFileSync } from 'node:fs'

/** Largest resident memory of a process since it began, megabytes; null where the system does not say or it has ended. */
export function peakMb(pid: number): number | null {
  try {
    const kb = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kb === undefined ? null : Number(kb) / 1024
  } catch {
    return null
  }
}

/** Watches the children of this process while `work` runs. @returns its result and the largest peak of any child, megabytes */
export async function watchingChildren<T>(work: () => Promise<T>): Promise<{ value: T; peak: number | null }> {
  let peak: number | null = null
  const timer = setInterval(() => {
    for (const pid of children()) peak = Math.max(peak ?? 0, peakMb(pid) ?? 0) || peak
  }, 50)
  try {
    return { value: await work(), peak }
  } finally {
    clearInterval(timer)
  }
}

function children(): number[] {
  try {
    return readdirSync('/proc/self/task').flatMap((task) =>
      readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    )
  } catch {
    return []
  }
}
