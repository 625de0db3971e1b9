import type { CheckContext, Scalar, Status, Tested } from '../define.ts'
import { company, department, notTestable, outcome } from '../outcome.ts'
import { judgeEntries } from './entries.ts'
import { judgeRecency } from './rating-memory.ts'
import { judgeSittings } from './sitting.ts'
import type { Late, Rating, Sitting } from './trap.ts'

export type Params = {
  days: number
  share: number
  excess: number
  fewest_late: number
  hour_share: number
  recency: number
  fewest: number
}
/** What one of the three questions says of one department; null stands for "cannot be tested". */
export type Part = Omit<Tested, 'unit' | 'evidence' | 'reason'> & {
  reason: 'late' | 'team' | 'recency' | 'sitting'
  facts: Record<string, Scalar>
  rows: Record<string, Scalar>[]
}

type Rows = { late: Late[]; sittings: Sitting[]; ratings: Rating[] }

export function judge(rows: Rows, params: Params, context: CheckContext): Tested[] {
  const { late, sittings, ratings } = rows
  const parts = [
    judgeEntries(late, params),
    judgeRecency(ratings, params, context.seed),
    judgeSittings(sittings, params),
  ]
  const units = [...new Set([...late, ...sittings, ...ratings].map(({ unit_id }) => unit_id))].sort()
  if (units.length === 0) return [notTestable(company, 'missing_column')]
  const counts = Map.groupBy(late, ({ unit_id }) => unit_id)
  return units.map((unit_id) => {
    const found = parts.flatMap((of) => of.get(unit_id) ?? [])
    if (found.length > 0) return combined(unit_id, found)
    if (late.length === 0 && sittings.length === 0) return notTestable(department(unit_id), 'missing_column')
    const whole = counts.get(unit_id)?.find(({ is_team }) => !is_team)
    const reason = units.length < 2 ? 'few_units' : 'few_rows'
    return notTestable(department(unit_id), reason, whole?.n_rows ?? 0, whole?.n_people ?? null)
  })
}

/** The gravest of the parts speaks; the facts of all of them stand beside it. */
function combined(unit_id: string, parts: readonly Part[]): Tested {
  const gravest: Status = (['trap', 'caution'] as const).find((s) => parts.some(({ status }) => status === s)) ?? 'pass'
  const { facts: _, rows, reason, ...spoken } = parts.find(({ status }) => status === gravest)!
  return outcome(department(unit_id), {
    ...spoken,
    reason: gravest === 'pass' ? null : reason,
    evidence: { facts: Object.assign({}, ...parts.map(({ facts }) => facts)) as Record<string, Scalar>, rows },
  })
}
