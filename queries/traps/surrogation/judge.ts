import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import type { Tested, TestedUnit } from '../define.ts'
import { company, kpi, notTestable, outcome } from '../outcome.ts'
import { groupRows, pointRows } from './evidence.ts'
import { isMechanical } from './mechanical.ts'
import { pairsOf, suggestedOutcomes, type Pair } from './pairs.ts'
import { tradeOff, type PersonPair, type TradeOff } from './trade-off.ts'
import { trendsOf, type Point, type TrendLimits, type Trends } from './trends.ts'

type Scope = { unit_id: string; kpi_id: string; outcome_id: string }
export type SeriesRow = Scope &
  Point & {
    kpi_direction: string
    outcome_direction: string
    outcome_zh: string
    outcome_en: string
    period_id: string
    n_people_of_unit: number
    n_people: number
    has_same_denominator: boolean
  }
export type PersonRow = Scope & PersonPair & { person_no: number; period_id: string; has_same_denominator: boolean }
export type KpiRow = { kpi_id: string; name_zh: string | null; name_en: string | null; direction: string | null }
export type Rows = { series: readonly SeriesRow[]; people: readonly PersonRow[]; kpis: readonly KpiRow[] }
export type Limits = { pairs: string; correlation: number; level: number; fewest_people: number } & TrendLimits

/** A declared pair in one unit. */
type Candidate = Scope & { series: SeriesRow[]; people: PersonRow[] } & {
  isMechanical: boolean
  trends: Trends | null
  tradeOff: TradeOff | null
}

/** Every declared pair in every unit that has both; the department and KPI speak of the pair with the gravest finding. */
export function judge({ series, people, kpis }: Rows, limits: Limits): Tested[] {
  const pairs = pairsOf(limits.pairs)
  if (pairs.length === 0) return kpis.length === 0 ? [] : [nothingDeclared(kpis)]
  const inUnits =
    [...Map.groupBy([...series, ...people], ({ unit_id, kpi_id, outcome_id }) => `${unit_id}\u001f${kpi_id}\u001f${outcome_id}`).values()] // prettier-ignore
      .filter(([one]) => pairs.some((pair) => isOf(one!, pair)))
      .map((rows) => candidateOf(rows, limits))
  // Trends are one family of tests, correlations another.
  const qTrend = falseDiscovery(inUnits.map(({ trends }) => trends?.p ?? null))
  const qTrade = falseDiscovery(inUnits.map(({ tradeOff }) => tradeOff?.p ?? null))
  const tested = inUnits.map((one, i) => judgeOne(one, qTrend[i]!, qTrade[i]!, limits))
  const departments = Map.groupBy(tested, ({ unit }) => `${unit.unit_id}\u001f${unit.kpi_id}`)
  const unseen = pairs.flatMap((pair) => (inUnits.some((one) => isOf(one, pair)) ? [] : [unseenOf(pair, kpis)]))
  return [
    ...[...departments.values()].map((some) => some.reduce((a, b) => (GRAVITY[b.status] > GRAVITY[a.status] ? b : a))),
    ...new Map(unseen.map((one) => [one.unit.kpi_id, one])).values(),
  ]
}

const GRAVITY = { trap: 3, caution: 2, pass: 1, not_testable: 0 }
const isOf = (one: Scope, { kpi, outcome, combined }: Pair) =>
  combined === null && one.kpi_id === kpi && one.outcome_id === outcome

/** Without pairs nothing is tested; outcomes that could be declared are named for the reader. */
const nothingDeclared = (kpis: readonly KpiRow[]): Tested => ({
  ...notTestable(company, 'no_pairs'),
  evidence: { facts: { suggested: suggestedOutcomes(kpis).join(', ') || null }, rows: [] },
})

function unseenOf(pair: Pair, kpis: readonly KpiRow[]): Tested {
  const isKnown = (id: string) => kpis.some(({ kpi_id }) => kpi_id === id)
  if (pair.combined !== null) return notTestable(kpi(pair.kpi), 'combined_goal')
  return notTestable(kpi(pair.kpi), isKnown(pair.kpi) && isKnown(pair.outcome) ? 'few_rows' : 'unknown_kpi')
}

function candidateOf(rows: readonly (SeriesRow | PersonRow)[], limits: Limits): Candidate {
  const { unit_id, kpi_id, outcome_id } = rows[0]!
  const series = rows
    .filter((row): row is SeriesRow => 'kpi_value' in row)
    .toSorted((a, b) => a.period_no - b.period_no)
  const people = rows.filter((row): row is PersonRow => 'kpi_z' in row)
  const [one] = series
  if (isMechanical(people, series)) {
    return { unit_id, kpi_id, outcome_id, series, people, isMechanical: true, trends: null, tradeOff: null }
  }
  return {
    ...{ unit_id, kpi_id, outcome_id, series, people, isMechanical: false },
    trends: one
      ? trendsOf(series, one.kpi_direction === 'lower' ? -1 : 1, one.outcome_direction === 'higher' ? -1 : 1, limits)
      : null,
    tradeOff: tradeOff(people, limits.fewest_people),
  }
}

function judgeOne(one: Candidate, qTrend: number | null, qTrade: number | null, limits: Limits): Tested {
  const { unit_id, kpi_id, outcome_id, series, people, trends } = one
  const unit: TestedUnit = { kind: 'department', unit_id, kpi_id, part: null }
  const persons = Math.max(series[0]?.n_people_of_unit ?? 0, new Set(people.map(({ person_no }) => person_no)).size)
  const isApart = trends !== null && trends.isApart && qTrend !== null && qTrend < limits.level
  const isTraded =
    one.tradeOff !== null && one.tradeOff.r < -limits.correlation && qTrade !== null && qTrade < limits.level
  if (trends === null && one.tradeOff === null) {
    const isLong = series.length >= limits.fewest
    const reason = one.isMechanical ? 'same_denominator' : isLong ? 'no_spread' : 'few_periods'
    return notTestable(unit, reason, series.length, persons || null)
  }
  const reason = isApart ? 'trend' : isTraded ? 'trade_off' : null
  const ofPeople = reason === 'trade_off' || trends === null
  const level = Math.abs(meanOf(series.map(({ outcome_value }) => outcome_value))) || 1
  const periods = (ofPeople ? people : series).map(({ period_id }) => period_id).sort()
  return outcome(unit, {
    status: reason === null ? 'pass' : 'trap',
    reason,
    n: ofPeople ? one.tradeOff!.n : series.length,
    n_people: persons || null,
    first_period: periods[0] ?? null,
    last_period: periods.at(-1) ?? null,
    effect: ofPeople ? one.tradeOff!.r : trends.outcome.slope / level,
    low: ofPeople ? null : trends.outcome.lower / level,
    high: ofPeople ? null : trends.outcome.upper / level,
    p: ofPeople ? one.tradeOff!.p : trends.p,
    q: ofPeople ? qTrade : qTrend,
    evidence: {
      facts: {
        outcome: outcome_id,
        outcome_zh: series[0]?.outcome_zh ?? null,
        outcome_en: series[0]?.outcome_en ?? null,
        kpi_slope: trends?.kpi.slope ?? null,
        kpi_low: trends?.kpi.lower ?? null,
        kpi_high: trends?.kpi.upper ?? null,
        outcome_slope: trends?.outcome.slope ?? null,
        outcome_low: trends?.outcome.lower ?? null,
        outcome_high: trends?.outcome.upper ?? null,
        correlation: one.tradeOff?.r ?? null,
        employee_periods: one.tradeOff?.n ?? null,
      },
      rows: reason === null ? [] : ofPeople ? groupRows(people) : pointRows(series),
    },
    touched: reason === null ? [] : [{ unit_id, kpi_id, period_id: null, n_rows: null }],
  })
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value / values.length, 0)
