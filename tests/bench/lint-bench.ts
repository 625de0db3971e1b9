import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lintGoal } from '#queries/goals/lint/lint-goal.ts'
import { labelledGoals } from '#tests/goals/figures.ts'

/**
 * `node tests/bench/lint-bench.ts [FILE]`: goals read per second of processor time, for each language, over the sentences of FILE
 * (default: the practice sentences), and the longest time one of them took once the code is warm.
 */
const SECONDS = 2
const file = process.argv[2] ?? join(import.meta.dirname, '../goals/practice.jsonl')
const goals = labelledGoals(readFileSync(file, 'utf8')).map(({ id, text, lang }) => ({ id, text, lang }))

console.log('lang  goals  characters  goals/s  slowest goal (ms)')
for (const lang of ['zh', 'en'] as const) {
  const own = goals.filter((goal) => goal.lang === lang).map(({ id, text }) => ({ id, text }))
  if (own.length === 0) continue
  for (let round = 0; round < 200; round++) for (const goal of own) lintGoal(goal)
  let read = 0
  const end = performance.now() + SECONDS * 1000
  const before = process.cpuUsage()
  while (performance.now() < end) {
    for (const goal of own) lintGoal(goal)
    read += own.length
  }
  const { user, system } = process.cpuUsage(before)
  const perSecond = Math.round(read / ((user + system) / 1e6))
  const slowest = Math.max(...own.map((goal) => timeOf(() => lintGoal(goal))))
  const characters = own.reduce((sum, { text }) => sum + text.length, 0) / own.length
  console.log(
    `${lang}    ${String(own.length).padStart(5)}  ${characters.toFixed(0).padStart(10)}  ${String(perSecond).padStart(7)}  ${slowest.toFixed(3).padStart(17)}`,
  )
}

/** The shortest of ten runs: what the goal costs, not what else the machine did. */
function timeOf(work: () => unknown): number {
  let best = Infinity
  for (let i = 0; i < 10; i++) {
    const from = performance.now()
    work()
    best = Math.min(best, performance.now() - from)
  }
  return best
}
