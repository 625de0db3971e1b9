import { SMALLEST_GROUP } from '#queries/domain.ts'
import type { Scalar, Status } from '#queries/traps/define.ts'
import { payFirst, type PayTie } from '#queries/traps/guards/tied-to-pay.ts'
import type { TrapRow } from '#queries/traps/tables.ts'
import type { CheckOutcome } from './check-traps.ts'

/** One outcome with its number in the snapshot, what it touches, and whether pay makes it weightier. */
export type Finding = {
  no: number
  outcome: CheckOutcome
  tested: CheckOutcome['tested'][number]
  pay: PayTie | null
}

/**
 * The outcomes that may be kept, numbered as they are shown, those tied to pay first, else in the order of the checks: not those about a unit that is protected, and not those over
 * one to four people. What is left out leaves no trace, so that its absence says nothing.
 */
export function keepable(
  outcomes: readonly CheckOutcome[],
  isProtected: (unit_id: string) => boolean,
  tieOf: (unit_id: string | null) => PayTie | null,
): Finding[] {
  const found = outcomes.flatMap((outcome) => outcome.tested.map((tested) => ({ outcome, tested })))
  const kept = found.filter(({ tested: { unit, n_people } }) => {
    if (unit.unit_id !== null && isProtected(unit.unit_id)) return false
    return n_people === null || n_people === 0 || n_people >= SMALLEST_GROUP
  })
  const named = kept.map((one) => ({
    ...one,
    ...{ slug: one.outcome.spec.slug, status: one.tested.status, unit_id: one.tested.unit.unit_id },
  }))
  return payFirst(named, tieOf).map(({ outcome, tested, pay }, no) => ({ no, outcome, tested, pay }))
}

/** The row of `trap_result`; scope and claims are filled in once the touched results are counted. */
export function resultRow({ no, outcome, tested, pay }: Finding): TrapRow<'trap_result'> {
  const { unit, evidence } = tested
  const isNamed = tested.status === 'trap' || tested.status === 'caution'
  return {
    finding_no: no,
    slug: outcome.spec.slug,
    unit_kind: unit.kind,
    unit_id: unit.unit_id,
    kpi_id: unit.kpi_id,
    part: unit.part,
    status: tested.status,
    reason: tested.reason,
    follows_from: tested.follows_from,
    pay,
    n: tested.n,
    // Nobody behind it is no group of people.
    n_people: tested.n_people === 0 ? null : tested.n_people,
    first_period: tested.first_period,
    last_period: tested.last_period,
    ...{ effect: digits(tested.effect), low: digits(tested.low), high: digits(tested.high) },
    ...{ p: digits(tested.p), q: digits(tested.q) },
    ...{ touched_rows: 0, touched_share: 0, touched_weight_share: 0, blocks: '' },
    ...{ gap_as_is: null, gap_without: null },
    facts: isNamed || tested.status === 'pass' ? JSON.stringify(rounded(evidence.facts)) : null,
    // Passing units are counted, not drawn; a snapshot of thousands of them stays small.
    evidence_rows: isNamed ? JSON.stringify(evidence.rows.filter(isShowable).map(rounded)) : null,
  }
}

/** The row of `trap_check`: how many units of each status are kept. */
export function checkRow(
  outcome: CheckOutcome,
  position: number,
  kept: readonly Finding[],
  changed: { names: readonly string[]; by: string | null; on: string | null },
): TrapRow<'trap_check'> {
  const of = kept.filter((finding) => finding.outcome === outcome).map(({ tested }) => tested)
  const count = (status: Status) => of.filter((tested) => tested.status === status).length
  const counts = {
    trap: count('trap'),
    caution: count('caution'),
    pass: count('pass'),
    not_testable: count('not_testable'),
  }
  const status = counts.trap ? 'trap' : counts.caution ? 'caution' : counts.pass ? 'pass' : 'not_testable'
  return {
    slug: outcome.spec.slug,
    family: outcome.spec.family,
    position,
    version: outcome.spec.version,
    unit_kind: outcome.spec.unitKind,
    status,
    // The reason that most units share; where all are protected there is nothing to say but that.
    reason: status === 'not_testable' ? (commonest(of.map(({ reason }) => reason)) ?? 'few_people') : null,
    missing_column: outcome.missing,
    ...{ n_trap: counts.trap, n_caution: counts.caution, n_pass: counts.pass, n_not_testable: counts.not_testable },
    thresholds: JSON.stringify(outcome.thresholds),
    changed: changed.names.join('+'),
    changed_by: changed.names.length > 0 ? changed.by : null,
    changed_on: changed.names.length > 0 ? changed.on : null,
  }
}

/** Sums differ in their last digit with the order of the rows; what is kept does not. */
const digits = (value: number | null): number | null =>
  value === null || !Number.isFinite(value) ? null : Number(value.toPrecision(10))

const rounded = (of: Record<string, Scalar>): Record<string, Scalar> =>
  Object.fromEntries(Object.entries(of).map(([key, value]) => [key, typeof value === 'number' ? digits(value) : value]))

const isShowable = ({ n_people }: Record<string, Scalar>): boolean =>
  typeof n_people !== 'number' || n_people === 0 || n_people >= SMALLEST_GROUP

function commonest(reasons: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>()
  for (const reason of reasons) if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? null
}
