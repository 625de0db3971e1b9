import { atEachVariances } from '#queries/stats/mixed/fitted-variances.ts'
import type { MixedSystem } from '#queries/stats/mixed/mixed-system.ts'
import type { RemlFit } from '#queries/stats/mixed/reml.ts'
import type { Random } from '#queries/stats/random.ts'
import type { PlausibleVariances } from './plausible-variances.ts'
import type { Draw } from './subset-scan.ts'

/**
 * Joint draws of all effects, (b, u) ~ N(û, s_e C⁻¹), at each of the variances as many as its part of all draws. Each draw is
 * written over the one before.
 *
 * @param each  receives the draw, its number from 0, and the residual variance it was drawn at
 */
export function jointDraws(
  fit: RemlFit,
  variances: PlausibleVariances,
  draws: number,
  random: Random,
  each: (draw: Draw, d: number, residualVariance: number) => void,
): void {
  if (!fit.system) throw new RangeError('jointDraws needs a fit with its equations')
  let drawn: Draw | undefined
  let d = 0
  const drawFrom = (system: MixedSystem, upTo: number, absent: number[] = []) => {
    for (; d < upTo; d++) {
      drawn = system.draw(random, drawn)
      // The equations hold a floor instead of 0; what does not exist has no effect at all.
      for (const k of absent) drawn.effects[k]!.fill(0)
      each(drawn, d, system.residualVariance)
    }
  }
  let parts = 0
  const planned = variances.flatMap(({ s, part }) => {
    const from = Math.min(draws, Math.round(parts * draws))
    const upTo = Math.min(draws, Math.round((parts += part) * draws))
    return upTo > from ? [{ s, upTo }] : []
  })
  atEachVariances(
    fit,
    planned.map(({ s }) => s),
    (system, i) => {
      const { s, upTo } = planned[i]!
      const absent = fit.names.flatMap((_, k) => (s[k] === 0 ? [k] : []))
      drawFrom(system, upTo, absent)
    },
  )
  drawFrom(fit.system, draws)
}
