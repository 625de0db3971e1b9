import { normal, seeded } from '#queries/stats/random.ts'

/** A made process that always passes this share of its pieces. */
export const SHARE = 0.9

/** Twelve months of chance, the same for every number of pieces: standard normal draws. */
const draws = (() => {
  const random = seeded(7, 'small-denominator')
  return Array.from({ length: 12 }, () => normal(random))
})()

/** The pass rate read each month when `cases` pieces are checked: whole pieces near the mean ± the binomial standard deviation. */
export const monthly = (cases: number): number[] =>
  draws.map((z) => {
    const passed = Math.round(cases * SHARE + z * Math.sqrt(cases * SHARE * (1 - SHARE)))
    return Math.min(cases, Math.max(0, passed)) / cases
  })

export const rangeOf = (cases: number): [number, number] => {
  const values = monthly(cases)
  return [Math.min(...values), Math.max(...values)]
}
