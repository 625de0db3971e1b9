/** Sums over those without a plan, by start and unit: b before, a after. */
export type Others = {
  unit_id: string
  before_to: number
  after_from: number
  n: number
  sum_b: number
  sum_a: number
  sum_bb: number
  sum_ab: number
  sum_aa: number
}
/** A line of after on before, its slope from 0 to 1, the variance around it, and the mean and squares of before. */
export type Line = {
  n: number
  rho: number
  variance: number
  squares: number
  sd: number
  before: number
  after: number
}

/**
 * The common slope of people inside their unit and start: how much of a distance from one's unit is still there later.
 *
 * @returns null with fewer than `FEWEST_OTHERS` people, or where before does not vary
 */
export function lineOfPeople(others: readonly Others[]): Line | null {
  const inside = others.map((of) => ({
    bb: of.sum_bb - of.sum_b ** 2 / of.n,
    ab: of.sum_ab - (of.sum_a * of.sum_b) / of.n,
    aa: of.sum_aa - of.sum_a ** 2 / of.n,
  }))
  const { n, sum_b, sum_a } = added(others)
  return n < FEWEST_OTHERS ? null : lineOf(inside, n, n - others.length, sum_b / n, sum_a / n)
}

/**
 * The slope between the means of units of one start: how much of a unit's distance from the company is still there later. A unit
 * that was chosen as a whole regresses with this one.
 *
 * @returns null with fewer than `FEWEST_UNITS` units of some size
 */
export function lineOfUnits(others: readonly Others[]): Line | null {
  const means = others
    .filter(({ n }) => n >= SMALLEST_UNIT)
    .map(({ n, sum_b, sum_a }) => ({ b: sum_b / n, a: sum_a / n }))
  const units = means.length
  if (units < FEWEST_UNITS) return null
  const before = means.reduce((sum, { b }) => sum + b, 0) / units
  const after = means.reduce((sum, { a }) => sum + a, 0) / units
  const inside = means.map(({ b, a }) => ({
    bb: (b - before) ** 2,
    ab: (b - before) * (a - after),
    aa: (a - after) ** 2,
  }))
  return lineOf(inside, units, units - 1, before, after)
}

function lineOf(
  inside: readonly { bb: number; ab: number; aa: number }[],
  n: number,
  df: number,
  before: number,
  after: number,
): Line | null {
  const [bb, ab, aa] = (['bb', 'ab', 'aa'] as const).map((key) => inside.reduce((sum, one) => sum + one[key], 0)) as [
    number,
    number,
    number,
  ]
  if (df < 3 || !(bb > 1e-12 * n)) return null
  const rho = Math.min(1, Math.max(0, ab / bb))
  const variance = Math.max(0, aa - 2 * rho * ab + rho * rho * bb) / (df - 1)
  return { n, rho, variance, squares: bb, sd: Math.sqrt(bb / df), before, after }
}

export const added = (all: readonly Others[]): { n: number; sum_b: number; sum_a: number } =>
  all.reduce((sum, of) => ({ n: sum.n + of.n, sum_b: sum.sum_b + of.sum_b, sum_a: sum.sum_a + of.sum_a }), {
    n: 0,
    sum_b: 0,
    sum_a: 0,
  })

/** People behind a slope, at the very least; the check asks for more. */
const FEWEST_OTHERS = 10
/** Units behind a slope between units, and people in each. */
const FEWEST_UNITS = 6
const SMALLEST_UNIT = 5
