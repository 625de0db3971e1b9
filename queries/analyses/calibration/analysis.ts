import { z } from 'zod'
import { defineAnalysis } from '#queries/define.ts'
import { ROOT_UNIT, SMALLEST_DISTRIBUTION } from '#queries/domain.ts'
import { toUnitName } from '#queries/names.ts'
import { STATUSES } from '#queries/traps/define.ts'
import { chart } from './chart.ts'
import { params, result, type CalibrationResult } from './result.ts'
import { alsoHidden, spreadOf } from './spreads.ts'
import { tables } from './tables.ts'
import { text } from './text.ts'

const whole = z.number().int()
const name = z.string().nullable()
const levelRow = z.object({
  ...{ unit_id: z.string(), parent_id: name, name_zh: name, name_en: name, depth: whole, tree_order: whole },
  ...{ period_id: z.string(), scale_key: z.string(), place: z.number(), level: name, band_of: z.number().nullable() },
  ...{ n_ratings: whole, n_people: whole, n_people_of_unit: whole, is_withheld: z.boolean() },
})
const findingRow = z.object({
  ...{
    slug: z.string(),
    status: z.enum(STATUSES),
    reason: name,
    missing_column: name,
    n_trap: whole,
    n_caution: whole,
  },
})
type LevelRow = z.infer<typeof levelRow>

/** The briefing before a calibration meeting: how ratings are spread, what the checks found of the scale, what to align first. */
export default defineAnalysis({
  slug: 'calibration',
  params,
  queries: { rows: levelRow, findings: findingRow },
  result,
  text,
  analyse,
  figures: ({ company, cycles, units }: CalibrationResult) => [
    ...(company ? [{ key: ROOT_UNIT, n: company.n_people, cell: null, smallest: SMALLEST_DISTRIBUTION }] : []),
    ...cycles.flatMap(({ period_id, spread }) =>
      spread ? [{ key: `cycle ${period_id}`, n: spread.n_people, cell: null, smallest: SMALLEST_DISTRIBUTION }] : [],
    ),
    ...units.flatMap(({ unit_id, spread }) =>
      spread ? [{ key: `unit ${unit_id}`, n: spread.n_people, cell: null, smallest: SMALLEST_DISTRIBUTION }] : [],
    ),
  ],
  withhold: (found: CalibrationResult, keys) => ({
    ...found,
    company: keys.has(ROOT_UNIT) ? null : found.company,
    cycles: found.cycles.map((one) => (keys.has(`cycle ${one.period_id}`) ? { ...one, spread: null } : one)),
    units: found.units.map((one) => (keys.has(`unit ${one.unit_id}`) ? { ...one, spread: null } : one)),
  }),
  chart,
  tables,
  readers: ['hr'],
})

function analyse({ rows, findings }: { rows: LevelRow[]; findings: z.infer<typeof findingRow>[] }): CalibrationResult {
  const said = findings.toSorted((a, b) => (a.slug < b.slug ? -1 : 1))
  if (rows.length === 0) {
    return { kind: 'empty', company: null, cycles: [], units: [], classes: [], agenda: [], findings: said }
  }
  const ofCompany = rows.filter(({ unit_id }) => unit_id === ROOT_UNIT)
  const ofUnits = [
    ...Map.groupBy(
      rows.filter(({ unit_id }) => unit_id !== ROOT_UNIT),
      ({ unit_id }) => unit_id,
    ).values(),
  ]
    .map((some) => {
      const spread = some[0]!.is_withheld ? null : spreadOf(some)
      return {
        row: some[0]!,
        spread,
        isShown: spread !== null,
        n_people: Math.max(...some.map((one) => one.n_people_of_unit)),
      }
    })
    .sort((a, b) => a.row.tree_order - b.row.tree_order)
  const gone = alsoHidden(ofUnits)
  const units = ofUnits.map((unit) => ({ ...toUnitName(unit.row), spread: gone.has(unit) ? null : unit.spread }))
  const classes = [
    ...Map.groupBy(
      units.flatMap(({ spread }) => (spread ? [spread] : [])),
      ({ scale }) => scale,
    ),
  ]
    .map(([scale, some]) => ({
      scale,
      n_units: some.length,
      n_people: some.reduce((sum, { n_people }) => sum + n_people, 0),
    }))
    .sort((a, b) => b.n_people - a.n_people || (a.scale < b.scale ? -1 : 1))
  return {
    kind: 'found',
    company: spreadOf(ofCompany.filter(({ period_id }) => period_id === '*')),
    cycles: [
      ...Map.groupBy(
        ofCompany.filter(({ period_id }) => period_id !== '*'),
        ({ period_id }) => period_id,
      ),
    ]
      .map(([period_id, some]) => ({ period_id, spread: spreadOf(some) }))
      .sort((a, b) => (a.period_id < b.period_id ? -1 : 1)),
    units,
    classes,
    agenda: agendaOf(said, classes.length),
    findings: said,
  }
}

/** The standard comes first, single ratings last (screens 4.7). */
function agendaOf(findings: CalibrationResult['findings'], scales: number): CalibrationResult['agenda'] {
  const has = (...slugs: string[]) =>
    findings.some(({ slug, n_trap, n_caution }) => slugs.includes(slug) && n_trap + n_caution > 0)
  const found: CalibrationResult['agenda'] = []
  if (scales > 1 || has('rating-shift')) found.push('one_scale')
  if (has('leniency-severity')) found.push('align_scale')
  if (has('forced-distribution')) found.push('quota_first')
  if (has('ceiling-floor', 'central-tendency')) found.push('reach_of_scale')
  if (has('halo', 'copy-paste')) found.push('criteria')
  if (has('decoupled-rating')) found.push('link_to_results')
  return found.length > 0 ? found : ['nothing']
}
