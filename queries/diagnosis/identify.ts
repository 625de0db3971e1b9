import type { CountTables } from '#queries/stats/mixed/count-tables.ts'
import { FACTORS, mergedFactor, sideOf } from './factors.ts'
import { graphLimits } from './graph-limits.ts'
import {
  drop,
  holderOf,
  inseparableFromPeople,
  labelOf,
  merge,
  mergeFiner,
  type Identification,
} from './identification.ts'
import { isSamePartition, met, privateShare, usedLevels } from './partitions.ts'

/** A factor is mostly private when at least half of the rows lie in levels of one owner. */
const MOSTLY = 0.5
/** Departments with at least two managers; fewer of them, and the two are one factor. */
const FEWEST_SHARED = 0.3
/** Levels below which a factor's spread cannot be estimated well enough to be named. */
const FEWEST_LEVELS = 3
/** Periods advised for telling lasting from passing differences. */
const ADVISED_PERIODS = 4
/** Goals per employee-period from which a passing swing can be told from the noise of one goal. */
const FEWEST_GOALS = 2

/**
 * What can be told apart in these data, decided before anything is fitted (statistics 10).
 *
 * @param tables  every factor for which the delivery has a column, by name
 */
export function identify(tables: CountTables): Identification {
  const found: Identification = {
    factors: FACTORS.filter((factor) => usedLevels(tables, factor) > 0),
    members: new Map(),
    inseparable: [],
    unnamed: new Set(),
    isPersonUpperBound: false,
    isPersonResidual: false,
    isPersonInseparable: false,
    limits: [],
  }
  if (!found.factors.includes('manager')) found.limits.push({ code: 'no_managers', factor: 'manager', value: null })
  if (!found.factors.includes('role')) found.limits.push({ code: 'no_roles', factor: 'role', value: null })
  for (const factor of found.factors) found.members.set(factor, [factor])
  if (tables.rows === 0) return found
  time(tables, found)
  dropUnestimable(tables, found)
  mergePartitions(tables, found)
  mergeWithDepartment(tables, found, 'manager')
  mergeWithDepartment(tables, found, 'role')
  privateGoals(tables, found)
  graphLimits(tables, found)
  for (const factor of found.factors) {
    const levels = usedLevels(tables, factor)
    if (levels < FEWEST_LEVELS) {
      found.limits.push({ code: 'few_levels', factor, value: levels })
      found.unnamed.add(factor)
    }
  }
  return found
}

/** With one period nothing passing can be told from anything lasting. */
function time(tables: CountTables, found: Identification): void {
  const periods = Math.max(1, usedLevels(tables, 'period'))
  if (periods < ADVISED_PERIODS)
    found.limits.push({ code: periods === 1 ? 'one_period' : 'few_periods', factor: 'period', value: periods })
  if (periods > 1) return
  drop(found, 'period')
  drop(found, 'department_period')
  drop(found, 'person_period')
  found.isPersonUpperBound = true
}

/** Factors with one level, or with as many levels as rows, which are the residual under another name. */
function dropUnestimable(tables: CountTables, found: Identification): void {
  if (found.factors.includes('person_period') && tables.rows / usedLevels(tables, 'person_period') < FEWEST_GOALS)
    drop(found, 'person_period')
  for (const factor of [...found.factors]) {
    const levels = usedLevels(tables, factor)
    if (levels < 2) {
      drop(found, factor)
      if (factor !== 'period') found.limits.push({ code: 'few_levels', factor, value: levels })
    } else if (levels === tables.rows) {
      drop(found, factor)
      if (factor === 'person') found.isPersonResidual = true
      else if (factor === 'goal') found.limits.push({ code: 'private_goal', factor, value: 1 })
      else if (sideOf(factor) === 'system') inseparableFromPeople(found, factor)
    }
  }
  if (!found.factors.includes('person')) found.isPersonResidual = true
}

function mergePartitions(tables: CountTables, found: Identification): void {
  for (const keep of FACTORS) {
    for (const other of FACTORS) {
      if (FACTORS.indexOf(other) <= FACTORS.indexOf(keep)) continue
      if (!found.factors.includes(keep) || !found.factors.includes(other)) continue
      if (!isSamePartition(tables, keep, other)) continue
      merge(found, keep, other)
      found.limits.push({ code: 'same_partition', factor: labelOf(found, keep), value: usedLevels(tables, keep) })
      if (sideOf(keep) === 'system' && sideOf(other) !== 'system') inseparableFromPeople(found, keep)
    }
  }
}

/**
 * One manager (or one role) per department: two names for one thing. The finer of the two groupings is kept, because the rest
 * of a factor left out would be taken for personal differences.
 */
function mergeWithDepartment(tables: CountTables, found: Identification, other: 'manager' | 'role'): void {
  const department = holderOf(found, 'department')
  if (!department || !found.factors.includes(other) || department === other) return
  const shared = shareOfMany(met(tables, 'department', other))
  if (shared >= FEWEST_SHARED) return
  // Roles that lie across departments are a coarser grouping, not the same one: fitted, but spoken of only together.
  if (other === 'role' && shareOfMany(met(tables, 'role', 'department')) >= MOSTLY) {
    found.inseparable.push([department, 'role'])
    return
  }
  mergeFiner(tables, found, department, other)
  const code = other === 'manager' ? 'one_manager_per_department' : 'same_partition'
  found.limits.push({ code, factor: mergedFactor(['department', other]), value: shared })
}

/** Share of the levels in use that meet more than one level of the other factor. */
function shareOfMany(met: Int32Array): number {
  let used = 0
  let many = 0
  for (const count of met) {
    if (count > 0) used++
    if (count > 1) many++
  }
  return used ? many / used : 0
}

/** Goals that only one person, one role or one department has: their difficulty is not told apart from that owner. */
function privateGoals(tables: CountTables, found: Identification): void {
  if (!found.factors.includes('goal')) return
  for (const owner of ['person', 'role', 'department'] as const) {
    if (usedLevels(tables, owner) < 2) continue
    const share = privateShare(tables, 'goal', owner)
    if (share < MOSTLY) continue
    found.limits.push({ code: 'private_goal', factor: mergedFactor([owner, 'goal']), value: share })
    found.unnamed.add('goal')
    if (owner === 'person') {
      drop(found, 'goal')
      found.isPersonUpperBound = true
      return
    }
    if (found.factors.includes(owner)) found.inseparable.push([owner, 'goal'])
  }
}
