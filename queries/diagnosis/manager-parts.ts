import type { CountTables } from '#queries/stats/mixed/count-tables.ts'
import type { ModelData } from './model-data.ts'

/** From how many managers on a part for managers says nothing of one of them. */
const FEWEST_MANAGERS_SHOWN = 3

/**
 * In which units the part of the managers must join the department's, so that the effect of one or two managers is neither shown
 * nor left over: the parts of the units below a unit add up to its own, each times its employee-periods.
 *
 *   1. a unit with fewer than three managers
 *   2. what lies below such a unit
 *   3. while the joined units below one unit, and its own rows, have one or two managers in all: the next, by managers
 */
export function joinedManagers({ units, unitOfDepartment }: ModelData, tables: CountTables): boolean[] {
  const own = managersOfUnits(units.length, unitOfDepartment, tables)
  const below = own.map((managers) => new Set(managers))
  const children: number[][] = units.map(() => [])
  for (let unit = units.length - 1; unit > 0; unit--) {
    const { parent } = units[unit]!
    if (parent < 0) continue
    children[parent]!.unshift(unit)
    for (const manager of below[unit]!) below[parent]!.add(manager)
  }

  const joined = below.map(({ size }) => size < FEWEST_MANAGERS_SHOWN)
  const join = (unit: number) => {
    joined[unit] = true
    children[unit]!.forEach(join)
  }
  units.forEach((_, unit) => {
    if (joined[unit]) return children[unit]!.forEach(join)
    for (;;) {
      const hidden = new Set(own[unit])
      for (const child of children[unit]!) if (joined[child]) for (const manager of below[child]!) hidden.add(manager)
      const next = children[unit]!.filter((child) => !joined[child]).sort((a, b) => below[a]!.size - below[b]!.size)[0]
      if (hidden.size === 0 || hidden.size >= FEWEST_MANAGERS_SHOWN || next === undefined) return
      join(next)
    }
  })
  return joined
}

/** The managers with rows of each unit itself. */
function managersOfUnits(n: number, unitOfDepartment: Int32Array, { factors, pairs }: CountTables): Set<number>[] {
  const found = Array.from({ length: n }, () => new Set<number>())
  const place = (name: string) => factors.findIndex((factor) => factor.name === name)
  const [department, manager] = [place('department'), place('manager')]
  for (const { a, b, ia, ib } of pairs) {
    const isTurned = a === manager && b === department
    if (!isTurned && !(a === department && b === manager)) continue
    const [departments, managers] = isTurned ? [ib, ia] : [ia, ib]
    for (let i = 0; i < departments.length; i++) found[unitOfDepartment[departments[i]!] ?? 0]!.add(managers[i]!)
  }
  return found
}
