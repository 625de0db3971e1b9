import { ROOT_UNIT } from '#queries/domain.ts'
import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import type { Tested } from '../define.ts'
import { company, department } from '../outcome.ts'
import { casesOf, type Case } from './cases.ts'
import { unitOutcome, type Decided } from './findings.ts'
import { homesOf } from './homes.ts'
import type { GroupRow, LevelRow, PanelRow } from './rows.ts'
import { twoRules, type Params } from './two-rules.ts'

type Rows = { levels: LevelRow[]; panel: PanelRow[]; groups: GroupRow[] }

/**
 * Quotas in departments, in distribution groups and in the company, with Benjamini–Hochberg over all of them. What meets a rule with
 * q < .05 is a trap, otherwise a note. A distribution group is told at the one department it lies in, or at the company.
 */
export function judge({ levels, panel, groups }: Rows, params: Params): Tested[] {
  const { cases, without } = casesOf(levels, panel, params.fewest_people)
  const homes = homesOf(groups, cases)
  const told = cases.filter(({ kind, id }) => kind !== 'group' || homes.has(id))
  const results = told.map((one) => ({ one, found: twoRules(one, params) }))
  const judged = results.flatMap(({ found }) => (typeof found === 'string' ? [] : [found]))
  const q = falseDiscovery(judged.map(({ p }) => p))
  const decided = judged.map((found, i): Decided => {
    const status = found.rule === null ? 'pass' : q[i]! < 0.05 ? 'trap' : 'caution'
    const isGroup = found.of.kind === 'group'
    return { ...found, q: q[i]!, status, isGroup, touched: isGroup ? homes.get(found.of.id)!.touched : [] }
  })

  const placeOf = ({ kind, id }: Pick<Case, 'kind' | 'id'>) => (kind === 'group' ? homes.get(id)!.unit_id : id)
  const atUnit = Map.groupBy(decided, ({ of }) => placeOf(of))
  const reasons = new Map(without.filter(({ kind }) => kind !== 'group').map((one) => [one.id, one]))
  for (const { one, found } of results) {
    if (one.kind !== 'group' && typeof found === 'string') reasons.set(one.id, { ...one, reason: found })
  }
  const units = new Set([...cases, ...without].filter(({ kind }) => kind !== 'group').map(({ id }) => id))
  return [...units].sort().map((id) => {
    const unit = id === ROOT_UNIT ? company : department(id)
    return unitOutcome(unit, atUnit.get(id) ?? [], reasons.get(id) ?? { reason: 'few_rows', n: 0 })
  })
}
