import { clusterBootstrap } from '#queries/stats/cluster-bootstrap.ts'
import { seeded } from '#queries/stats/random.ts'
import { spearman } from '#queries/stats/spearman.ts'
import type { PlanFacts } from './plan-facts.ts'
import { FEWEST_CASES, rateOf } from './rate-of.ts'
import type { Belief } from './result.ts'
import type { Rows } from './rows.ts'

/**
 * The essays' three wrong beliefs on the company's own data. people_only: the share of the differences that the system explains;
 * handed_over: targets with a talk after they were set; carried_out: do plans with more steps get less of them done?
 */
export function beliefsOf(rows: Rows, plans: readonly PlanFacts[], asOf: string, seed: number): Belief[] {
  return [peopleOnly(rows.company[0]), handedOver(rows.targets), carriedOut(plans, asOf, seed)]
}

const missing = (code: Belief['code'], needs: string): Belief => ({
  ...{ code, status: 'not_testable', needs, value: null, low: null, high: null, n: 0, k: null, verdict: null },
})

/** Against: the system explains more than half even at the lower end; for: less than a tenth at the upper end. */
function peopleOnly(company: Rows['company'][number] | undefined): Belief {
  if (company?.system_share == null) return missing('people_only', 'diagnosis')
  const { system_share: value, system_low: low, system_high: high } = company
  const verdict = low !== null && low > 0.5 ? 'against' : high !== null && high < 0.1 ? 'for' : 'open'
  return { code: 'people_only', status: 'found', needs: null, value, low, high, n: 0, k: null, verdict }
}

/** Against "hand out goals and the rest follows": fewer than half of the goals were spoken of afterwards. */
function handedOver(targets: Rows['targets']): Belief {
  const n = targets.reduce((sum, row) => sum + row.n_talkable, 0)
  const k = targets.reduce((sum, row) => sum + row.n_talked, 0)
  if (n === 0) return missing('handed_over', 'checkin.occurred_on')
  const { share: value, low, high } = rateOf(k, n)
  const status = value === null ? 'counts_only' : 'found'
  const verdict = high !== null && high < 0.5 ? 'for' : low !== null && low > 0.5 ? 'against' : 'open'
  return { code: 'handed_over', status, needs: null, value, low, high, n, k, verdict: value === null ? null : verdict }
}

/** Rank correlation of the number of steps with the share done, over plans all of whose steps are due. */
function carriedOut(plans: readonly PlanFacts[], asOf: string, seed: number): Belief {
  const due = plans.filter(
    ({ steps }) => steps.length > 0 && steps.every(({ due_on }) => due_on !== null && due_on.slice(0, 10) <= asOf),
  )
  if (!plans.some(({ steps }) => steps.length > 0)) return missing('carried_out', 'plan_step.due_on')
  const n = due.length
  const x = due.map(({ steps }) => steps.length)
  const y = due.map(({ steps }) => steps.filter(({ done_on }) => done_on !== null).length / steps.length)
  const k = due.filter(({ steps }) => steps.every(({ done_on }) => done_on !== null)).length
  const found = n < FEWEST_CASES ? null : spearman(x, y)
  if (!found) return { code: 'carried_out', status: 'counts_only', needs: null, value: null, low: null, high: null, n, k, verdict: null } // prettier-ignore
  const interval = clusterBootstrap(
    due.map((_, i) => Int32Array.of(i)),
    (drawn) =>
      spearman(
        Array.from(drawn, (i) => x[i]!),
        Array.from(drawn, (i) => y[i]!),
      )?.r ?? null,
    seeded(seed, 'carried_out'),
  )
  const [low, high] = [interval?.lower ?? null, interval?.upper ?? null]
  const verdict = high !== null && high < 0 ? 'against' : low !== null && low > 0 ? 'for' : 'open'
  return { code: 'carried_out', status: 'found', needs: null, value: found.r, low, high, n, k, verdict }
}
