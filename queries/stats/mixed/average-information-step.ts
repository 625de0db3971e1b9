import { pseudoSolve } from './symmetric-pseudo-solve.ts'

/** A component that would fall below this part of the residual variance is on its way to 0 … */
export const VANISHING = 1e-7
/** … and this part stands for 0: far below anything that moves the likelihood, yet λ stays finite. */
export const FLOOR = 1e-9

/** Is this component at the floor that stands for 0? */
export const isAtFloor = (variance: number, residual: number): boolean => variance <= 2 * FLOOR * residual

/**
 * One step of average-information scoring, s + AI^-1·score, kept inside s_k > 0: components that would vanish are set to a fixed
 * smaller value, and the step of the others is solved again given these. Components at the floor whose score is negative stay there.
 *
 * @param s        variances of the factors, then the residual's
 * @param free     the components that may move
 * @param shrinks  by component: in how many steps in a row it has shrunk towards 0; kept up to date
 */
export function averageInformationStep(
  s: Float64Array,
  score: Float64Array,
  information: Float64Array,
  free: number[],
  shrinks: Int32Array,
): Float64Array {
  const size = s.length
  const residual = s[size - 1]!
  const target = new Map<number, number>()
  // With all û_k at 0 there is no information on s_k, and nothing that speaks for it.
  const hasNoEffect = (k: number) => !(information[k * size + k]! > 0) && score[k]! < 0
  for (const k of free) {
    if (k < size - 1 && isAtFloor(s[k]!, residual) && score[k]! <= 0) target.set(k, FLOOR * residual)
  }
  for (;;) {
    const moving = free.filter((k) => !target.has(k))
    const step = stepGiven(s, score, information, moving, target)
    const next = s.slice()
    for (const [k, value] of target) next[k] = value
    moving.forEach((k, i) => (next[k] = hasNoEffect(k) ? 0 : s[k]! + step[i]!))
    const smallest = (k: number) => (k === size - 1 ? SLOWEST * residual : VANISHING * residual)
    const vanishing = moving.filter((k) => !(next[k]! >= smallest(k)))
    if (vanishing.length === 0) {
      for (const k of free) if (!target.has(k)) shrinks[k] = 0
      return next
    }
    for (const k of vanishing) {
      if (k === size - 1) target.set(k, SLOWEST * residual)
      else {
        const shrunk = s[k]! * SLOWEST ** ++shrinks[k]!
        target.set(k, shrunk < VANISHING * residual ? FLOOR * residual : shrunk)
      }
    }
  }
}

/** The first step towards 0 goes to a tenth, the second to a hundredth of that, and so on. */
const SLOWEST = 0.1

/** Δ of the moving components: AI_mm·Δ_m = score_m − AI_mt·Δ_t, with Δ_t given. */
function stepGiven(
  s: Float64Array,
  score: Float64Array,
  information: Float64Array,
  moving: number[],
  target: Map<number, number>,
): Float64Array {
  const matrix = Float64Array.from(moving.flatMap((a) => moving.map((b) => information[a * s.length + b]!)))
  const right = Float64Array.from(moving, (a) => {
    let sum = score[a]!
    for (const [t, value] of target) sum -= information[a * s.length + t]! * (value - s[t]!)
    return sum
  })
  return pseudoSolve(matrix, right)
}
