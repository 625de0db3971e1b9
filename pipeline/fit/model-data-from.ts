import type { Workspace } from '#pipeline/warehouse/open.ts'
import type { Row } from '#pipeline/warehouse/plain-row.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import { FACTORS, type Factor } from '#queries/diagnosis/factors.ts'
import type { ModelData } from '#queries/diagnosis/model-data.ts'

const COUNTS = [
  'n_winsorised',
  'n_unstable_kpis',
  'n_constant_kpis',
  'n_missing_actual',
  'n_missing_target',
  'n_zero_target',
  'n_no_direction',
  'n_constant_rows',
  'n_other_period_kind',
] as const satisfies (keyof ModelData['counts'])[]

/** The rows of the variance model as typed arrays, read from the model marts of a build. */
export async function modelDataFrom(workspace: Workspace): Promise<ModelData> {
  const columns = await workspace.columns(await readSql('model/rows.sql'), {}, 'model/rows.sql')
  const factors = await deliveredFactors(workspace)
  const units = unitsOf(await rows(workspace, 'units'))
  const place = new Map(units.map(({ unit_id }, i) => [unit_id, i]))
  const departments = await rows(workspace, 'department_units')
  const [count = {}] = await workspace.rows('select * from model_count', {}, 'model_count')
  return {
    // rows.sql gives DOUBLE gaps and INTEGER codes, none of them null.
    gap: columns['gap_z'] as Float64Array,
    gapRatio: columns['gap_ratio'] as Float64Array,
    codes: Object.fromEntries(factors.map(({ factor }) => [factor, columns[factor] as Int32Array])),
    levels: Object.fromEntries(factors.map(({ factor, levels }) => [factor, levels])),
    units,
    unitOfDepartment: Int32Array.from(departments, ({ unit_id }) => place.get(String(unit_id)) ?? 0),
    has_targets: Number(count['n_rows']) > 0 || Number(count['n_missing_target']) === 0,
    period: {
      kind: textOf(count['period_kind']),
      first: textOf(count['first_period']),
      last: textOf(count['last_period']),
    },
    // The cast holds because the list above names each count once.
    counts: Object.fromEntries(COUNTS.map((name) => [name, Number(count[name])])) as ModelData['counts'],
  }
}

/** The factors that some delivery names, in the order of FACTORS; what people and periods give is always there. */
export async function deliveredFactors(workspace: Workspace): Promise<{ factor: Factor; levels: number }[]> {
  const found = new Map((await rows(workspace, 'levels')).map((row) => [row['factor'], row]))
  return FACTORS.flatMap((factor) => {
    const row = found.get(factor)
    const department = found.get('department')
    const isThere =
      factor === 'department_period' ? department?.['is_delivered'] === true : row?.['is_delivered'] !== false
    return isThere ? [{ factor, levels: Number(row?.['n_levels'] ?? 0) }] : []
  })
}

const rows = async (workspace: Workspace, name: string): Promise<Row[]> =>
  workspace.rows(await readSql(`model/${name}.sql`), {}, `model/${name}.sql`)

/** Sorted along the tree, so a parent has its place before its children ask for it. */
function unitsOf(tree: Row[]): ModelData['units'] {
  const place = new Map<unknown, number>()
  return tree.map(({ unit_id, parent_id }, i) => {
    place.set(unit_id, i)
    return { unit_id: String(unit_id), parent: place.get(parent_id) ?? -1 }
  })
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
