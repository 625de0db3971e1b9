import { meanAndVariance } from '#queries/stats/mean-and-variance.ts'
import { median } from '#queries/stats/median-deviation.ts'
import type { PersonKpi } from './within-units.ts'

/**
 * How far people of one unit usually lie apart on each KPI, beside the usual KPI: the median over units of the standard deviation of
 * their means there. The scale of a KPI is a median deviation; of coarse results (90, 95, 100 %) it can only be a few numbers, and a
 * unit with another KPI than the rest would look wide or narrow for that alone.
 *
 * @returns 1 where fewer than `FEWEST_UNITS` units have the KPI with enough people, or where people do not differ on it
 */
export function kpiSpread(rows: readonly PersonKpi[]): Map<string, number> {
  const spreads = new Map(
    [...Map.groupBy(rows, ({ kpi_key }) => kpi_key)].map(([kpi_key, of]) => {
      const units = [...Map.groupBy(of, ({ unit_id }) => unit_id).values()].filter(
        ({ length }) => length >= FEWEST_PEOPLE,
      )
      const own = units.map((people) => meanAndVariance(people.map(({ sum_zc, n_results }) => sum_zc / n_results))!)
      const sds = own.map(({ variance }) => Math.sqrt(variance ?? 0))
      return [kpi_key, sds.length < FEWEST_UNITS ? 0 : median(sds)!]
    }),
  )
  const usual = median([...spreads.values()].filter((spread) => spread > 0))
  return new Map([...spreads].map(([kpi_key, spread]) => [kpi_key, usual !== null && spread > 0 ? spread / usual : 1]))
}

/** People of a unit behind its standard deviation, and units behind their median. */
const FEWEST_PEOPLE = 8
const FEWEST_UNITS = 3
