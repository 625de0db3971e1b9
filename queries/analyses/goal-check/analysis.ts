import type { z } from 'zod'
import { defineAnalysis } from '#queries/define.ts'
import { ALL_KPIS, type CellKey } from '#queries/domain.ts'
import { lanesOf } from '#queries/goals/lanes.ts'
import { originsOf, type OriginShare } from '#queries/goals/origin.ts'
import { revisionsOf } from '#queries/goals/revisions.ts'
import { GOAL_SETTINGS, goalSettings } from '#queries/goals/settings.ts'
import { kpiHistories } from '#queries/goals/versions.ts'
import { toUnitName } from '#queries/names.ts'
import { chart } from './chart.ts'
import { floorShareOf, meanChanceOf, placesOf, pointsOf } from './points.ts'
import { params, result, type GoalCheckResult, type GoalPoint, type Revised } from './result.ts'
import {
  findingRow,
  kpiRow,
  laneRow,
  linkRow,
  originRow,
  pointRow,
  revisionRow,
  settingRow,
  unitRow,
  type KpiRow,
  type RevisionRow,
} from './rows.ts'
import { tables } from './tables.ts'
import { text } from './text.ts'

const queries = {
  rows: pointRow,
  units: unitRow,
  findings: findingRow,
  origins: originRow,
  lanes: laneRow,
  revisions: revisionRow,
  kpis: kpiRow,
  links: linkRow,
  settings: settingRow,
}
type Rows = { [Name in keyof typeof queries]: z.infer<(typeof queries)[Name]>[] }

/** Are the goals within reach, do they say what done looks like, and were they changed? The goals are judged, never their owners. */
export default defineAnalysis({
  slug: 'goal-check',
  params,
  queries,
  result,
  text,
  analyse,
  figures: (found: GoalCheckResult) => {
    const { unit, period_id } = found
    if (!unit || period_id === null || found.kind !== 'found') return []
    const cell = (unit_id: string, kpi_id: string = ALL_KPIS): CellKey => ({ unit_id, kpi_id, period_id })
    return [
      { key: UNIT, n: found.n_people, cell: cell(unit.unit_id) },
      ...found.units.flatMap(({ unit_id, n_people, places }) =>
        places === null ? [] : [{ key: `unit ${unit_id}`, n: n_people, cell: cell(unit_id) }],
      ),
      ...found.points.map((point) => ({
        key: keyOf(point),
        n: point.n_people,
        cell: cell(point.unit_id, point.kpi_id ?? ALL_KPIS),
      })),
      ...(found.origins ?? []).map(({ origin, n_people }) => ({ key: `origin ${origin}`, n: n_people, cell: null })),
      ...found.lanes.map(({ lane, n_people }) => ({ key: `lane ${lane}`, n: n_people, cell: null })),
      ...(found.revisions ? [{ key: REVISIONS, n: found.revisions.n_people, cell: null }] : []),
      ...found.revised_periods.map((one) => ({
        key: `revised ${one.period_id}`,
        n: one.n_people,
        cell: { unit_id: unit.unit_id, kpi_id: ALL_KPIS, period_id: one.period_id },
      })),
    ]
  },
  withhold: (found: GoalCheckResult, keys) => {
    if (keys.has(UNIT)) return { ...nothing('withheld', found), kpis: found.kpis }
    return {
      ...found,
      units: found.units.map((unit) =>
        keys.has(`unit ${unit.unit_id}`)
          ? { ...unit, n_people: null, places: null, mean_chance: null, floor_share: null }
          : unit,
      ),
      points: found.points.filter((point) => !keys.has(keyOf(point))),
      // With the results of one origin gone the others would give them away; the mix itself is one of the whole unit.
      origins: found.origins?.some(({ origin }) => keys.has(`origin ${origin}`))
        ? found.origins.map(withoutResults)
        : found.origins,
      lanes: found.lanes.some(({ lane }) => keys.has(`lane ${lane}`)) ? [] : found.lanes,
      revisions:
        keys.has(REVISIONS) || found.revised_periods.some((one) => keys.has(`revised ${one.period_id}`))
          ? null
          : found.revisions,
      revised_periods: found.revised_periods.filter((one) => !keys.has(`revised ${one.period_id}`)),
    }
  },
  chart,
  tables,
})

/** Who set how many goals says nothing of anybody's results; whether they were met does. */
const withoutResults = (share: OriginShare): OriginShare => ({ ...share, n_people: null, n_judged: 0, met: null })

const UNIT = 'unit asked for'
const REVISIONS = 'revisions'
const keyOf = ({ unit_id, kpi_id, kpi_version, lane }: GoalPoint) =>
  `point ${JSON.stringify([unit_id, kpi_id, kpi_version, lane])}`

function nothing(
  kind: 'withheld' | 'empty',
  { unit, period_id }: Pick<GoalCheckResult, 'unit' | 'period_id'>,
): GoalCheckResult {
  return {
    ...{
      kind,
      unit,
      period_id,
      n_goals: null,
      n_people: null,
      n_texts: null,
      places: [],
      mean_chance: null,
      floor_share: null,
    },
    ...{
      floor: GOAL_SETTINGS.floor,
      units: [],
      points: [],
      findings: [],
      origins: null,
      lanes: [],
      withheld: [],
      revisions: null,
    },
    ...{ revised_periods: [], kpis: [], has_strategic_goals: false, has_stages: false, links: null },
  }
}

function analyse(found: Rows): GoalCheckResult {
  const { rows } = found
  const settings = goalSettings.parse(Object.fromEntries(found.settings.map(({ name, value }) => [name, value])))
  const own = found.units.find(({ distance }) => distance === 0)
  const unit = own ? toUnitName(own) : null
  if (rows.length === 0 || !own) return { ...nothing('empty', { unit, period_id: null }), ...kpisOf(found.kpis) }
  const points = pointsOf(rows, settings)
  const total = rows.reduce((sum, { weight }) => sum + weight, 0)
  const below = [
    ...Map.groupBy(
      found.units.filter(({ distance }) => distance === 1),
      ({ unit_id }) => unit_id,
    ).values(),
  ]
  const [link] = found.links
  const mix = originsOf(found.origins)
  const origins = isProtected(found.origins) ? mix.map(withoutResults) : mix
  return {
    kind: 'found',
    unit,
    period_id: rows[0]!.period_id,
    n_goals: rows.reduce((sum, { n_goals }) => sum + n_goals, 0),
    n_people: own.n_people ?? mostPeople(rows),
    n_texts: rows.reduce((sum, { n_texts }) => sum + n_texts, 0),
    places: placesOf(points),
    mean_chance: meanChanceOf(points),
    floor_share: floorShareOf(inOrder(rows)),
    floor: settings.floor,
    units: below
      .toSorted(([a], [b]) => a!.tree_order - b!.tree_order)
      .map((some) => {
        const of = new Set(some.map(({ of_unit_id }) => of_unit_id))
        return {
          ...toUnitName(some[0]!),
          n_people: some[0]!.n_people ?? mostPeople(rows.filter(({ unit_id }) => of.has(unit_id))),
          places: placesOf(points.filter(({ unit_id }) => of.has(unit_id))),
          mean_chance: meanChanceOf(points.filter(({ unit_id }) => of.has(unit_id))),
          floor_share: floorShareOf(inOrder(rows.filter(({ unit_id }) => of.has(unit_id)))),
        }
      }),
    points,
    findings: found.findings
      .map(({ weight, ...one }) => ({ ...one, weight_share: total > 0 ? weight / total : 0 }))
      .sort((a, b) => b.weight_share - a.weight_share || (a.code < b.code ? -1 : 1)),
    origins: origins.length > 0 ? origins : null,
    lanes: isProtected(found.lanes) ? [] : lanesOf(found.lanes),
    ...revisedOf(found.revisions),
    withheld: [
      ...(isProtected(found.origins) ? (['origins'] as const) : []),
      ...(isProtected(found.lanes) ? (['lanes'] as const) : []),
      ...(isProtected(found.revisions) ? (['revisions'] as const) : []),
    ],
    ...kpisOf(found.kpis),
    links:
      link && link.n_linked > 0 ? { n_actions: link.n_actions, n_without_goal: link.n_actions - link.n_linked } : null,
  }
}

/** Where the lattice counts nobody: the largest group that certainly stands behind it; null for goals of units alone. */
function mostPeople(rows: Rows['rows']): number | null {
  const people = rows.flatMap(({ n_people }) => (n_people === null ? [] : [n_people]))
  return people.length > 0 ? Math.max(...people) : null
}

/** The split of this unit could give a few people away, by itself or with those beside it (pipeline/goals/protect-parts.ts). */
const isProtected = (rows: readonly { is_withheld: boolean }[]) => rows.some(({ is_withheld }) => is_withheld)

/** Sums of fractions depend on their order in the last digit. */
const inOrder = (rows: Rows['rows']) =>
  rows.toSorted(
    (a, b) => a.tree_order - b.tree_order || a.weight - b.weight || a.no_criterion_weight - b.no_criterion_weight,
  )

function revisedOf(rows: RevisionRow[]): Pick<GoalCheckResult, 'revisions' | 'revised_periods'> {
  const shown = rows.filter(({ is_withheld }) => !is_withheld)
  const sorted = shown.toSorted((a, b) => (a.period_start + a.class < b.period_start + b.class ? -1 : 1))
  const withPeople = (some: RevisionRow[]): Revised | null => {
    const told = revisionsOf(some)
    if (!told) return null
    const changed = some
      .filter((row) => row.class !== 'kept')
      .flatMap(({ n_people }) => (n_people === null ? [] : [n_people]))
    // The smallest class of a period is what could single somebody out.
    return { ...told, n_people: changed.length > 0 ? Math.min(...changed) : null }
  }
  return {
    revisions: withPeople(sorted),
    revised_periods: [...Map.groupBy(sorted, ({ period_id }) => period_id)].flatMap(([period_id, some]) => {
      const told = withPeople(some)
      return told && told.n_changed > 0 ? [{ period_id, ...told }] : []
    }),
  }
}

function kpisOf(rows: KpiRow[]): Pick<GoalCheckResult, 'kpis' | 'has_strategic_goals' | 'has_stages'> {
  const names = new Map(rows.map((row) => [row.kpi_id, row]))
  const flat = new Set(rows.filter(({ n_flat_periods }) => n_flat_periods >= 4).map(({ kpi_id }) => kpi_id))
  return {
    kpis: kpiHistories(rows, flat)
      .filter(({ versions, stale }) => versions.length > 1 || stale.length > 0)
      .map(({ kpi_id, versions, ...one }) => {
        const row = names.get(kpi_id)!
        return {
          kpi_id,
          name_zh: row.name_zh ?? row.name_en ?? kpi_id,
          name_en: row.name_en ?? row.name_zh ?? kpi_id,
          versions: versions.map(({ version, valid_from, valid_to, stage, reason }) => ({
            ...{ version, valid_from: day(valid_from), valid_to: day(valid_to), stage, reason },
          })),
          ...one,
        }
      }),
    has_strategic_goals: rows.some(({ strategic_goal }) => strategic_goal !== null),
    has_stages: rows.some(({ stage }) => stage !== null),
  }
}

const day = (iso: string | null) => iso?.slice(0, 10) ?? null
