import { expect, test } from 'vitest'
import { countTables } from '#queries/stats/mixed/count-tables.ts'
import { joinedManagers } from './manager-parts.ts'
import type { ModelData } from './model-data.ts'

/** One row per department and manager; department d is unit d + 1, below the root or below `parents[d]`. */
function joinedOf(managers: number[][], parents: number[] = managers.map(() => 0)) {
  const rows = managers.flatMap((of, department) => of.map((manager) => ({ department, manager })))
  const factor = (name: 'department' | 'manager') => {
    const codes = Int32Array.from(rows, (row) => row[name])
    return { name, codes, levels: Math.max(...codes) + 1 }
  }
  const data = {
    units: [{ unit_id: 'root', parent: -1 }, ...parents.map((parent, d) => ({ unit_id: `u${d}`, parent }))],
    unitOfDepartment: Int32Array.from(managers, (_, d) => d + 1),
  }
  // The function reads the organisation only.
  return joinedManagers(data as ModelData, countTables(new Float64Array(rows.length), [factor('department'), factor('manager')])) // prettier-ignore
}

test('beside one unit of one manager the unit with the fewest managers joins too, or that effect would be left over', () => {
  expect(joinedOf([[0], [1, 2, 3, 4], [5, 6, 7], [8, 9, 10, 11]])).toEqual([false, true, false, true, false])
})

test('one manager of three units is still one manager', () => {
  expect(joinedOf([[0], [0], [0], [1, 2, 3, 4], [5, 6, 7]])).toEqual([false, true, true, true, false, true])
})

test('three units of a manager each hide each other, and units of three managers need nothing', () => {
  expect(joinedOf([[0], [1], [2], [3, 4, 5]])).toEqual([false, true, true, true, false])
  expect(joinedOf([[0, 1, 2], [3, 4, 5]])).toEqual([false, false, false]) // prettier-ignore
})

test('what lies below a joined unit joins, and the own rows of a unit count as one below it', () => {
  // u1 and u2 lie below u0, which has rows of its own by manager 0: u0 less u1 less u2 would be that manager.
  expect(joinedOf([[0], [1, 2, 3], [4, 5, 6, 7]], [0, 1, 1])).toEqual([false, false, true, false])
  // u0 has one manager; u1 (three managers, with u2 below it) joins, and u2 with it.
  expect(joinedOf([[0], [1, 2, 3], [4, 5, 6], [7, 8, 9, 10, 11, 12, 13]], [0, 0, 2, 0])).toEqual([false, true, true, true, false]) // prettier-ignore
})
