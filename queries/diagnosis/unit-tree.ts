import { sortedBy, type EmployeePeriods } from './employee-periods.ts'
import { unitOfRow, type ModelData } from './model-data.ts'

/** Sums of `width` numbers per unit become sums of the unit and all below it, in place. Parents stand before their children. */
export function sumUpTree(sums: Float64Array, width: number, units: ModelData['units']): void {
  for (let unit = units.length - 1; unit > 0; unit--) {
    const parent = units[unit]!.parent
    if (parent < 0) continue
    for (let k = 0; k < width; k++) sums[parent * width + k]! += sums[unit * width + k]!
  }
}

/** How far below the root each unit stands: 0 for the root. */
export function depths(units: ModelData['units']): Int32Array {
  const depth = new Int32Array(units.length)
  units.forEach(({ parent }, unit) => (depth[unit] = parent < 0 ? 0 : depth[parent]! + 1))
  return depth
}

/** The employee-periods of each unit and all below it, as ranges [from, to) of the list sorted by unit. */
export function rangesBelow(periods: EmployeePeriods, units: ModelData['units']): [number, number][][] {
  const below: [number, number][][] = units.map(() => [])
  for (let from = 0; from < periods.n;) {
    let to = from + 1
    while (to < periods.n && periods.unit[to] === periods.unit[from]) to++
    for (let unit = periods.unit[from]!; unit >= 0; unit = units[unit]!.parent) below[unit]!.push([from, to])
    from = to
  }
  return below
}

export type UnitCounts = {
  rows: Float64Array
  people: Float64Array
  personPeriods: Float64Array
  periods: Float64Array
  managers: Float64Array
}

/** How many rows, and how many different people, employee-periods, periods and managers, each unit has with all below it. */
export function unitCounts(data: ModelData): UnitCounts {
  const unit = unitOfRow(data)
  const rows = new Float64Array(data.units.length)
  for (const u of unit) rows[u]!++
  sumUpTree(rows, 1, data.units)
  const distinct = (codes: Int32Array | undefined, levels: number | undefined) =>
    codes ? distinctPerUnit(codes, levels ?? 0, unit, data.units) : new Float64Array(data.units.length)
  const { codes, levels } = data
  return {
    rows,
    people: distinct(codes.person, levels.person),
    personPeriods: distinct(codes.person_period, levels.person_period),
    periods: distinct(codes.period, levels.period),
    managers: distinct(codes.manager, levels.manager),
  }
}

function distinctPerUnit(codes: Int32Array, levels: number, unit: Int32Array, units: ModelData['units']): Float64Array {
  const count = new Float64Array(units.length)
  const seen = new Int32Array(units.length).fill(-1)
  for (const row of sortedBy(codes.length, levels, (i) => codes[i]!)) {
    const code = codes[row]!
    // Whoever was seen here was seen above as well.
    for (let u = unit[row]!; u >= 0 && seen[u] !== code; u = units[u]!.parent) {
      seen[u] = code
      count[u]!++
    }
  }
  return count
}
