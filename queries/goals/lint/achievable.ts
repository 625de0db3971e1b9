/**
 * Whether history and peers make a target reachable (goals.md 3, A). With sign +1 where higher is better and −1 where lower is:
 *
 *   required step   req = sign × (target − last) / |last|
 *   past steps      the same on consecutive values, positive ones only; max = the largest
 *
 * pass: the own best or a peer's best reaches the target, or req ≤ STRETCH × max. fail: req > BEYOND × max and no peer is there,
 * or 100 % that nobody ever reached. Otherwise unknown ("stretch"). Fewer than three values: unknown.
 *
 * Percentages that already stand at NEAR_FULL or more are read as their gap to 100 (96 → 98 halves the errors). Where the last
 * value is 0, steps are absolute. `required` and `largest` are shares of the last value, or absolute then.
 */
export type Achievability = {
  reading: 'pass' | 'fail' | 'unknown'
  code: 'A_BEYOND_HISTORY' | 'A_TOO_EASY' | null
  required: number | null
  largest: number | null
  steps: number
}

export const STRETCH = 1.25
export const BEYOND = 2
/** A percentage of at least this is read as its gap to 100. */
export const NEAR_FULL = 80
export const FEWEST_VALUES = 3

export type AchievableInput = {
  target: number | null
  higherIsBetter: boolean | null
  history: readonly number[]
  peerBest: number | null
  isPercent: boolean
}

export function achievable({ target, higherIsBetter, history, peerBest, isPercent }: AchievableInput): Achievability {
  const values = history.filter(Number.isFinite)
  if (target === null || higherIsBetter === null || values.length < FEWEST_VALUES) return UNKNOWN
  const reaches = (value: number) => (higherIsBetter ? value >= target : value <= target)
  const last = values.at(-1)!
  const asGap = isPercent && higherIsBetter && last >= NEAR_FULL && target <= FULL && values.every((v) => v <= FULL)
  const scale = (value: number) => (asGap ? FULL - value : value)
  const sign = higherIsBetter && !asGap ? 1 : -1
  const step = (from: number, to: number) => (sign * (to - from)) / (scale(last) === 0 ? 1 : Math.abs(from))
  const required = step(scale(last), scale(target))
  const past = values.slice(1).map((to, i) => step(scale(values[i]!), scale(to)))
  const improvements = past.filter((value) => value > 0 && Number.isFinite(value))
  const largest = Math.max(0, ...improvements)
  const found = { required, largest, steps: past.length }

  if (values.slice(-FEWEST_VALUES).every((value) => reaches(value) && value !== target)) {
    return { ...found, reading: 'pass', code: 'A_TOO_EASY' }
  }
  const isReached = values.some(reaches) || (peerBest !== null && reaches(peerBest))
  if (isReached) return { ...found, reading: 'pass', code: null }
  if (isPercent && target === FULL && higherIsBetter) return { ...found, reading: 'fail', code: 'A_BEYOND_HISTORY' }
  if (required <= STRETCH * largest + ROUNDING) return { ...found, reading: 'pass', code: null }
  if (required > BEYOND * largest + ROUNDING) return { ...found, reading: 'fail', code: 'A_BEYOND_HISTORY' }
  return { ...found, reading: 'unknown', code: null }
}

const FULL = 100
const UNKNOWN: Achievability = { reading: 'unknown', code: null, required: null, largest: null, steps: 0 }
/** Two ways to compute the same step may differ by this much. */
const ROUNDING = 1e-9
