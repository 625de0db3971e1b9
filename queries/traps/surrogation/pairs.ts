import { z } from 'zod'

/** A KPI and the outcome that shows whether its purpose is served; `combined` is a goal that already weighs the two together. */
export type Pair = { kpi: string; outcome: string; combined: string | null }

const id = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^;→|]+$/)

/**
 * The setting `pairs`, a list of `{ kpi, outcome }` with the ids of KPIs, is kept as one line, "K01 → K07; K02 → K07 | K09", so that
 * SQL may bind it and a page may print it. The id after the bar is the combined goal.
 */
export const pairsSetting = z
  .array(z.object({ kpi: id, outcome: id, combined: id.optional() }))
  .max(200)
  .default([])
  .transform((pairs) =>
    pairs
      .map(({ kpi, outcome, combined }) => `${kpi} → ${outcome}${combined === undefined ? '' : ` | ${combined}`}`)
      .join('; '),
  )

/** The pairs of that line, each once. */
export const pairsOf = (line: string): Pair[] =>
  [...new Set(line.split('; '))].flatMap((one) => {
    const [names = '', combined = null] = one.split(' | ')
    const [kpi, outcome] = names.split(' → ')
    return kpi && outcome ? [{ kpi, outcome, combined }] : []
  })

/**
 * Outcomes that somebody might want to declare, by their names: complaints, rework, returns, defects. A suggestion for the reader;
 * nothing is tested that was not declared.
 */
export const suggestedOutcomes = (
  kpis: readonly { kpi_id: string; name_zh: string | null; name_en: string | null }[],
) =>
  kpis.filter(({ name_zh, name_en }) => OUTCOMES.test(`${name_zh ?? ''} ${name_en ?? ''}`)).map(({ kpi_id }) => kpi_id)

const OUTCOMES =
  /投诉|客诉|返工|返修|退货|退换|缺陷|差错|事故|流失|complaint|rework|return|refund|defect|incident|churn/i
