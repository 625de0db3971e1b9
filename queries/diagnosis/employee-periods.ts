import type { Random } from '#queries/stats/random.ts'
import type { Factor } from './factors.ts'
import { unitOfRow, type ModelData } from './model-data.ts'

/** The levels of one factor behind each employee-period: one each, or several (its goals) as code[start[i]] … code[start[i + 1] − 1]. */
export type LevelsOfPeriod = { start: Int32Array | null; code: Int32Array }

/** The unit of account of the shortfall: what one employee reached in one period, averaged over the goals of that period. */
export type EmployeePeriods = {
  n: number
  /** Mean z of the goals, and the mean ratio. */
  gap: Float64Array
  gapRatio: Float64Array
  person: Int32Array
  /** Index into ModelData.units, ascending; the unit of the first goal where goals of one period lie in several. */
  unit: Int32Array
  levels: Map<Factor, LevelsOfPeriod>
}

/** One pass over the rows, in the order of units. */
export function employeePeriods(data: ModelData, factors: readonly Factor[]): EmployeePeriods {
  const firstRow = firstRows(data.codes.person_period ?? new Int32Array(0))
  const n = firstRow.length - 1
  const rowUnit = unitOfRow(data)
  const order = sortedBy(n, data.units.length, (i) => rowUnit[firstRow[i]!]!)
  const periods: EmployeePeriods = {
    n,
    gap: new Float64Array(n),
    gapRatio: new Float64Array(n),
    person: new Int32Array(n),
    unit: new Int32Array(n),
    levels: new Map(),
  }
  for (let i = 0; i < n; i++) {
    const from = firstRow[order[i]!]!
    const to = firstRow[order[i]! + 1]!
    let gap = 0
    let ratio = 0
    for (let row = from; row < to; row++) {
      gap += data.gap[row]!
      ratio += data.gapRatio[row]!
    }
    periods.gap[i] = gap / (to - from)
    periods.gapRatio[i] = ratio / (to - from)
    periods.person[i] = data.codes.person?.[from] ?? i
    periods.unit[i] = rowUnit[from]!
  }
  for (const factor of factors) {
    const code = data.codes[factor]
    if (code) periods.levels.set(factor, levelsOf(code, firstRow, order))
  }
  return periods
}

/** At most `most` of them, each equally likely, still in the order of units. */
export function sampleOf(all: EmployeePeriods, most: number, random: Random): EmployeePeriods {
  if (all.n <= most) return all
  const kept = new Int32Array(most)
  let taken = 0
  for (let i = 0; i < all.n && taken < most; i++) {
    if (random() * (all.n - i) < most - taken) kept[taken++] = i
  }
  const levels = new Map<Factor, LevelsOfPeriod>()
  for (const [factor, of] of all.levels) {
    if (!of.start) levels.set(factor, { start: null, code: kept.map((i) => of.code[i]!) })
    else {
      const start = new Int32Array(most + 1)
      kept.forEach((i, at) => (start[at + 1] = start[at]! + of.start![i + 1]! - of.start![i]!))
      const code = new Int32Array(start[most]!)
      kept.forEach((i, at) => code.set(of.code.subarray(of.start![i]!, of.start![i + 1]!), start[at]!))
      levels.set(factor, { start, code })
    }
  }
  const pick = (values: Float64Array) => Float64Array.from(kept, (i) => values[i]!)
  return {
    n: most,
    gap: pick(all.gap),
    gapRatio: pick(all.gapRatio),
    person: kept.map((i) => all.person[i]!),
    unit: kept.map((i) => all.unit[i]!),
    levels,
  }
}

/** Where each employee-period begins among the rows, and the number of rows at the end. */
function firstRows(code: Int32Array): Int32Array {
  const first: number[] = []
  for (let row = 0; row < code.length; row++) {
    if (row === 0 || code[row] !== code[row - 1]) first.push(row)
  }
  return Int32Array.from([...first, code.length].slice(0, first.length + 1))
}

/** 0 … n − 1 by key from 0 to below `keys`, ties in their order: a counting sort. */
export function sortedBy(n: number, keys: number, key: (i: number) => number): Int32Array {
  const start = new Int32Array(keys + 1)
  for (let i = 0; i < n; i++) start[key(i) + 1]!++
  for (let k = 0; k < keys; k++) start[k + 1]! += start[k]!
  const order = new Int32Array(n)
  for (let i = 0; i < n; i++) order[start[key(i)]!++] = i
  return order
}

function levelsOf(code: Int32Array, firstRow: Int32Array, order: Int32Array): LevelsOfPeriod {
  const n = order.length
  const one = new Int32Array(n)
  let isConstant = true
  for (let i = 0; i < n && isConstant; i++) {
    const from = firstRow[order[i]!]!
    const to = firstRow[order[i]! + 1]!
    one[i] = code[from]!
    for (let row = from + 1; row < to; row++) if (code[row] !== code[from]) isConstant = false
  }
  if (isConstant) return { start: null, code: one }
  const start = new Int32Array(n + 1)
  const many = new Int32Array(code.length)
  for (let i = 0; i < n; i++) {
    const from = firstRow[order[i]!]!
    const to = firstRow[order[i]! + 1]!
    start[i + 1] = start[i]! + to - from
    many.set(code.subarray(from, to), start[i]!)
  }
  return { start, code: many }
}
