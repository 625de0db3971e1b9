import { clusterBootstrap } from '#queries/stats/cluster-bootstrap.ts'
import { seeded } from '#queries/stats/random.ts'
import { spearman } from '#queries/stats/spearman.ts'
import { FEWEST_CASES, figureOf } from './figure-of.ts'
import { MEASURES, type MeasureCode } from './measures.ts'
import type { Rows } from './rows.ts'

/** Fewest units of which an association is said. */
export const FEWEST_UNITS = 10
/** Fewest people of a unit that enters. */
const FEWEST_PEOPLE = 5

export type Link = {
  status: 'found' | 'few_units' | 'no_gap' | 'constant'
  n_units: number
  r: number | null
  low: number | null
  high: number | null
  p: number | null
}

/**
 * Do units with more of the measure have a better or a worse gap? Spearman's rank correlation over the units where people are at home,
 * with the percentile interval of 1,000 draws of units. Units of fewer than 10 cases or 5 people, and protected ones, stay out.
 * A positive r: more of it goes with results nearer to target.
 */
export function linkOf(code: MeasureCode, rows: Rows, seed: number): Link {
  const none = (status: Link['status'], n_units: number): Link => ({
    ...{ status, n_units, r: null, low: null, high: null, p: null },
  })
  const own = rows.units.filter(
    (unit) => unit.has_people && !unit.is_withheld && unit.n_people !== null && unit.n_people >= FEWEST_PEOPLE,
  )
  const pairs = own
    .flatMap(({ unit_id, gap_z }) => {
      const figure = figureOf(code, rows, (id) => id === unit_id)
      return gap_z !== null && figure?.value != null && figure.n >= fewestIn(code)
        ? [{ unit_id, x: figure.value, y: gap_z }]
        : []
    })
    .sort((a, b) => (a.unit_id < b.unit_id ? -1 : 1))
  if (own.length > 0 && own.every(({ gap_z }) => gap_z === null)) return none('no_gap', 0)
  if (pairs.length < FEWEST_UNITS) return none('few_units', pairs.length)
  const x = pairs.map((pair) => pair.x)
  const y = pairs.map((pair) => pair.y)
  const found = spearman(x, y)
  if (!found) return none('constant', pairs.length)
  const interval = clusterBootstrap(
    pairs.map((_, i) => Int32Array.of(i)),
    (drawn) =>
      spearman(
        Array.from(drawn, (i) => x[i]!),
        Array.from(drawn, (i) => y[i]!),
      )?.r ?? null,
    seeded(seed, `link ${code}`),
  )
  return {
    status: 'found',
    n_units: pairs.length,
    r: found.r,
    low: interval?.lower ?? null,
    high: interval?.upper ?? null,
    p: found.p,
  }
}

/** Unit values of incentives are shares already: a few months are enough. */
const fewestIn = (code: MeasureCode): number => (MEASURES[code].kind === 'mean' ? 1 : FEWEST_CASES)
