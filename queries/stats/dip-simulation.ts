import { dipOfSorted } from './dip.ts'
import type { Random } from './random.ts'

/**
 * Dips of uniform samples, the single-peaked shape in which chance makes the largest ones.
 *
 * The sums of n exponential spacings are uniform order statistics up to a factor, and a factor does not change the dip: nothing
 * has to be sorted.
 *
 * @param n  size of each sample
 * @returns √n·dip of each, ascending
 * @see Hartigan & Hartigan 1985; Pyke 1965, "Spacings", for the sums
 */
export function simulatedDips(n: number, rounds: number, random: Random): Float64Array {
  const x = new Float64Array(n)
  const found = new Float64Array(rounds)
  for (let round = 0; round < rounds; round++) {
    let sum = 0
    for (let i = 0; i < n; i++) x[i] = sum -= Math.log(1 - random())
    found[round] = Math.sqrt(n) * dipOfSorted(x)
  }
  return found.sort()
}
