import type { Guardrail, PanelPeriod } from '#queries/improvement/outcome/define.ts'
import type { Rows } from './rows.ts'

/** One unit or person with all that is measured of it, by period of `periods`; NaN where nothing is. */
export type Measured = {
  id: string
  unit_id: string | null
  manager_key: string | null
  goal_family: string | null
  z: Map<string, Float64Array>
  gap: Map<string, Float64Array>
  guardrails: Partial<Record<Guardrail, Float64Array>>
  n_people: number
}
export type Panel = {
  periods: PanelPeriod[]
  unit: Map<string, Measured>
  person: Map<string, Measured>
}

/** The rows of the panel as series, in the order of time. */
export function toPanel({ rows, periods, guardrails }: Pick<Rows, 'rows' | 'periods' | 'guardrails'>): Panel {
  const inOrder = periods.toSorted((a, b) => (a.period_start + a.period_id < b.period_start + b.period_id ? -1 : 1))
  const at = new Map(inOrder.map(({ period_id }, t) => [period_id, t]))
  const panel: Panel = {
    periods: inOrder.map(({ period_id, period_start, period_end }) => ({
      ...{ period_id, start: period_start, end: period_end },
    })),
    unit: new Map(),
    person: new Map(),
  }
  const empty = () => new Float64Array(inOrder.length).fill(NaN)
  for (const row of rows) {
    const kind = row.subject_type === 'person' ? panel.person : panel.unit
    let one = kind.get(row.subject_id)
    if (!one) {
      one = {
        id: row.subject_id,
        ...{ unit_id: row.unit_id, manager_key: row.manager_key, goal_family: row.goal_family },
        ...{ z: new Map(), gap: new Map(), guardrails: {}, n_people: 0 },
      }
      kind.set(row.subject_id, one)
    }
    const t = at.get(row.period_id)
    if (t === undefined) continue
    if (!one.z.has(row.measure)) {
      one.z.set(row.measure, empty())
      one.gap.set(row.measure, empty())
    }
    one.z.get(row.measure)![t] = row.gap_z
    one.gap.get(row.measure)![t] = row.gap_ratio
    one.n_people = Math.max(one.n_people, row.n_people ?? 0)
  }
  addGuardrails(panel, guardrails, at)
  return panel
}

const GUARDRAIL_OF: [Guardrail, RegExp, 'better' | 'worse'][] = [
  ['load', /work_?load|overtime|^load$|负荷|工作量|加班/, 'worse'],
  ['experience', /experience|satisfaction|willingness|engagement|体验|满意|意愿|敬业/, 'better'],
  ['quality', /rework|defect|complaint|返工|差错|投诉/, 'worse'],
  ['quality', /quality|质量/, 'better'],
]

/** Several circumstances of one kind are put on one scale each and averaged; larger is better in all of them. */
function addGuardrails(panel: Panel, rows: Rows['guardrails'], at: ReadonlyMap<string, number>): void {
  const inOrder = rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  for (const some of Map.groupBy(inOrder, ({ subject_type, factor }) => `${subject_type} ${factor}`).values()) {
    const { factor } = some[0]!
    const found = GUARDRAIL_OF.find(([, pattern]) => pattern.test(factor))
    if (!found) continue
    const [guardrail, , usual] = found
    const values = some.map(({ value, higher_is }) => ((higher_is ?? usual) === 'worse' ? -1 : 1) * value)
    const mean = values.reduce((sum, value) => sum + value / values.length, 0)
    const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2 / values.length, 0))
    if (!(sd > 0)) continue
    const count = new Map<Float64Array, Int32Array>()
    for (const [i, { subject_type, subject_id, period_id }] of some.entries()) {
      const one = (subject_type === 'person' ? panel.person : panel.unit).get(subject_id)
      const t = at.get(period_id)
      if (!one || t === undefined) continue
      const series = (one.guardrails[guardrail] ??= new Float64Array(panel.periods.length).fill(NaN))
      if (!count.has(series)) count.set(series, new Int32Array(panel.periods.length))
      const score = (values[i]! - mean) / sd
      series[t] = Number.isNaN(series[t]!) ? score : (series[t]! + score) / 2
    }
  }
}

const keyOf = (row: Rows['guardrails'][number]) =>
  [row.subject_type, row.subject_id, row.factor, row.higher_is ?? '', row.period_id].join('\u001f')
