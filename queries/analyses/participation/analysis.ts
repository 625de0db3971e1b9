import { defineAnalysis } from '#queries/define.ts'
import { ALL_KPIS, ROOT_UNIT, SMALLEST_DISTRIBUTION } from '#queries/domain.ts'
import { toUnitName } from '#queries/names.ts'
import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import { kaplanMeier } from '#queries/stats/kaplan-meier.ts'
import { blockersOf } from './blockers-of.ts'
import { chart } from './chart.ts'
import { FEWEST_CASES, figureOf, type Figure } from './figure-of.ts'
import { linkOf, type Link } from './link-of.ts'
import { MEASURE_CODES, MEASURES, type MeasureCode } from './measures.ts'
import { params, result, type Measure, type ParticipationResult } from './result.ts'
import { countRow, meanRow, unitRow, waitRow, type Rows } from './rows.ts'
import { tables } from './tables.ts'
import { text } from './text.ts'

/** Who takes part in goals and plans, who is spoken with, how long answers take, and how each of it goes with the gap of units. */
export default defineAnalysis({
  slug: 'participation',
  params,
  queries: { units: unitRow, counts: countRow, waits: waitRow, means: meanRow },
  result,
  text,
  analyse: (rows: Rows, { cycle }, seed): ParticipationResult => analyse(rows, cycle, seed),
  figures: ({ unit, cycle, n_people, measures, curves }: ParticipationResult) =>
    unit === null || n_people === null
      ? []
      : [
          {
            key: UNIT,
            n: n_people,
            cell: cycle === null ? null : { unit_id: unit.unit_id, kpi_id: ALL_KPIS, period_id: cycle },
          },
          ...(curves.length > 0 || measures.some(({ kind, here }) => kind === 'days' && here !== null)
            ? [{ key: WAITS, n: n_people, cell: null, smallest: SMALLEST_DISTRIBUTION }]
            : []),
        ],
  withhold: (found: ParticipationResult, keys): ParticipationResult =>
    keys.has(UNIT)
      ? { ...found, kind: 'withheld', n_people: null, measures: [], blockers: [], curves: [] }
      : keys.has(WAITS)
        ? {
            ...found,
            measures: found.measures.map((one) => (one.kind === 'days' ? { ...one, here: null } : one)),
            blockers: found.blockers.map((line) => ({ ...line, median_days: null })),
            curves: [],
          }
        : found,
  chart,
  tables,
})

/** Keys of the figures: the unit with its count, and its medians, which are distributions. */
const UNIT = 'unit'
const WAITS = 'waits'
/** An association is clear when its interval leaves 0 and it passes false discovery (statistics 16). */
const MOST_FALSE = 0.05

function analyse(rows: Rows, cycle: string | null, seed: number): ParticipationResult {
  const asked = rows.units.find(({ is_asked }) => is_asked)
  const unit = asked ? toUnitName(asked) : null
  const about = { unit, cycle, as_of: asked?.as_of?.slice(0, 10) ?? null }
  const nothing = { measures: [], blockers: [], curves: [] }
  if (!asked || (rows.counts.length === 0 && rows.waits.length === 0 && rows.means.length === 0))
    return { kind: 'empty', ...about, n_people: null, ...nothing }
  if (asked.is_withheld) return { kind: 'withheld', ...about, n_people: null, ...nothing }

  const inside = new Set(rows.units.filter(({ is_inside }) => is_inside).map(({ unit_id }) => unit_id))
  const isIn = (unit_id: string) => inside.has(unit_id)
  const links = MEASURE_CODES.map((code) => linkOf(code, rows, seed))
  const q = falseDiscovery(links.map(({ p }) => p))
  const measures = MEASURE_CODES.map((code, i) => {
    const company = figureOf(code, rows, () => true)
    const here = asked.unit_id === ROOT_UNIT ? company : figureOf(code, rows, isIn)
    return measureOf(code, here, company, links[i]!, q[i]!)
  })
  const waits = rows.waits.filter(({ unit_id }) => asked.unit_id === ROOT_UNIT || isIn(unit_id))
  const curves = CURVES.flatMap((code) => curveOf(code, waits))
  return { kind: 'found', ...about, n_people: asked.n_people, measures, blockers: blockersOf(waits), curves }
}

function measureOf(
  code: MeasureCode,
  here: Figure | null,
  company: Figure | null,
  link: Link,
  q: number | null,
): Measure {
  const { tab, kind, needs, confounders } = MEASURES[code]
  const head = { code, tab, kind }
  if (!company) return { ...head, status: 'not_testable', needs, n: 0, k: null, here: null, company: null, link: null }
  const n = here?.n ?? 0
  const isRate = here !== null && (n >= FEWEST_CASES || kind === 'mean')
  return {
    ...head,
    status: n === 0 ? 'none' : isRate ? 'found' : 'counts_only',
    needs: null,
    n,
    k: here?.k ?? null,
    here: isRate ? valueOf(here) : null,
    company: company.n >= FEWEST_CASES || kind === 'mean' ? valueOf(company) : null,
    link: {
      ...{ status: link.status, n_units: link.n_units, r: link.r, low: link.low, high: link.high, q, confounders },
      is_clear: q !== null && q < MOST_FALSE && link.low !== null && link.high !== null && link.low * link.high > 0,
    },
  }
}

const valueOf = ({ value, low, high }: Figure) => (value === null ? null : { value, low, high })

const CURVES = ['blocker_answered', 'first_talk'] as const

function curveOf(code: (typeof CURVES)[number], waits: Rows['waits']): ParticipationResult['curves'] {
  const cases = waits.filter(({ measure }) => measure === code)
  const found = kaplanMeier(cases.map(({ days, is_answered, n }) => ({ time: days, isEvent: is_answered, n })))
  if (!found || found.n < FEWEST_CASES) return []
  const steps = found.steps.map(({ time, share, low, high }) => ({ days: time, share, low, high }))
  return [{ code, n: found.n, n_open: found.n - found.n_events, steps }]
}
