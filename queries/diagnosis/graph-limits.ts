import type { CountTables } from '#queries/stats/mixed/count-tables.ts'
import { sideOf } from './factors.ts'
import { inseparableFromPeople, type Identification } from './identification.ts'
import { connection, movers, privateShare, usedLevels } from './partitions.ts'

/** Of 100 people fewer than five ever changed their manager, or a manager met fewer than ten who did. */
const FEWEST_MOVERS = 0.05
const FEWEST_MOVERS_PER_MANAGER = 10
/** Below this share of rows in the largest connected set the rest is worth mentioning. */
const ALL_CONNECTED = 0.95
const MOSTLY = 0.5

/**
 * Limits that lie in who worked with whom: managers and people are told apart by people who move, goals and departments by goals
 * that several departments share, and people and anything else only where it is shared by several people.
 */
export function graphLimits(tables: CountTables, found: Identification): void {
  const has = (factor: Parameters<typeof usedLevels>[1]) => usedLevels(tables, factor) > 1
  if (has('person') && has('manager')) {
    const { sets, largest } = connection(tables, 'person', 'manager')
    if (sets > 1 && largest < ALL_CONNECTED)
      found.limits.push({ code: 'disconnected_sets', factor: 'manager', value: largest })
    const { share, perManager } = movers(tables)
    if (share < FEWEST_MOVERS || perManager < FEWEST_MOVERS_PER_MANAGER) {
      found.limits.push({ code: 'few_movers', factor: 'manager', value: share })
      found.unnamed.add('manager')
    }
  }
  if (found.factors.includes('goal') && has('department')) {
    const { sets, largest } = connection(tables, 'goal', 'department')
    if (sets > 1) {
      found.limits.push({ code: 'disconnected_goals', factor: 'goal', value: largest })
      if (found.factors.includes('department') && largest < ALL_CONNECTED)
        found.inseparable.push(['department', 'goal'])
    }
  }
  if (!has('person')) return
  for (const factor of found.factors) {
    const isCircumstance = sideOf(factor) === 'system' && factor !== 'goal' && factor !== 'department_period'
    if (isCircumstance && factor !== 'period' && privateShare(tables, factor, 'person') >= MOSTLY)
      inseparableFromPeople(found, factor)
  }
}
