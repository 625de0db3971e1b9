import { median } from '#queries/stats/median-deviation.ts'
import { kpiSpread } from './kpi-spread.ts'

export type PersonKpi = {
  unit_id: string
  person_no: number
  role: string
  kpi_key: string
  n_results: number
  sum_zc: number
  n_periods: number
  first_period: string
  last_period: string
}
/** The people of one unit as distances from their unit's median, in scales of the KPI, ascending; and the periods they cover. */
export type Spread = { unit_id: string; values: Float64Array; first_period: string; last_period: string }

/**
 * What is left of each person's mean when goal and role are taken off, unit by unit.
 *
 *   value = mean over results of (zc − mean of the KPI in the unit)/spread of the KPI − mean of the role in the unit,
 *   then less the unit's median
 *
 * zc is already centred on the goal and period of the whole company; a KPI or a role that is harder in one unit than elsewhere
 * would still look like two camps there. A mean over fewer than `FEWEST_TOGETHER` people says too little about a KPI or a role, and
 * 0 takes its place. People seen in fewer than a quarter of the usual number of periods are left out: their means are noisier, so a
 * unit with many joiners would look more spread than it is.
 */
export function withinUnits(rows: readonly PersonKpi[]): Spread[] {
  const periods = new Map(rows.map(({ person_no, n_periods }) => [person_no, n_periods]))
  const fewest = (median(Float64Array.from(periods.values())) ?? 0) / 4
  const kept = rows.filter(({ n_periods }) => n_periods >= fewest)
  const spread = kpiSpread(kept)
  return [...Map.groupBy(kept, ({ unit_id }) => unit_id)].map(([unit_id, own]) => {
    const kpi = meansOf(own.map(({ kpi_key, n_results, sum_zc }) => ({ key: kpi_key, value: sum_zc / n_results })))
    const people = [...Map.groupBy(own, ({ person_no }) => person_no).values()].map((of) => ({
      key: of[0]!.role,
      value:
        of.reduce(
          (sum, one) => sum + (one.sum_zc - one.n_results * kpi.get(one.kpi_key)!) / spread.get(one.kpi_key)!,
          0,
        ) / of.reduce((sum, { n_results }) => sum + n_results, 0),
    }))
    const role = meansOf(people)
    const values = Float64Array.from(people, ({ key, value }) => value - role.get(key)!)
    const centre = median(values)! // a unit has people
    return {
      unit_id,
      values: values.map((value) => value - centre).sort(),
      first_period: own.reduce(
        (first, { first_period }) => (first_period < first ? first_period : first),
        own[0]!.first_period,
      ),
      last_period: own.reduce(
        (last, { last_period }) => (last_period > last ? last_period : last),
        own[0]!.last_period,
      ),
    }
  })
}

function meansOf(all: readonly { key: string; value: number }[]): Map<string, number> {
  const groups = Map.groupBy(all, ({ key }) => key)
  return new Map(
    [...groups].map(([key, of]) => [
      key,
      of.length < FEWEST_TOGETHER ? 0 : of.reduce((sum, { value }) => sum + value, 0) / of.length,
    ]),
  )
}

/** People behind the mean of a KPI or role inside one unit. */
const FEWEST_TOGETHER = 8
