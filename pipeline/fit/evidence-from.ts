import type { Workspace } from '#pipeline/warehouse/open.ts'
import type { ModelData } from '#queries/diagnosis/model-data.ts'
import { evidenceData, type EvidenceData, type EvidenceRows } from '#queries/evidence/evidence-data.ts'

/** Measured circumstances beside the gaps of units and periods, read from the evidence marts of a build. */
export async function evidenceFrom(workspace: Workspace, { units }: Pick<ModelData, 'units'>): Promise<EvidenceData> {
  const rows = (mart: string, columns: string) =>
    workspace.rows(`select ${columns} from ${mart} order by ${columns}`, {}, mart)
  const periods = await workspace.rows('select period_id from period order by period_start, period_id', {}, 'period')
  // The columns are those of the marts, which EvidenceRows names.
  return evidenceData({
    cells: (await rows('evidence_cell', 'unit_id, period_id, goal, n_people, gap_z')) as EvidenceRows['cells'],
    values: (await rows('evidence_value', 'unit_id, period_id, factor, measured_at, value')) as EvidenceRows['values'],
    factors: (await rows(
      'evidence_factor',
      'factor, measure_unit, higher_is, source, n_values',
    )) as EvidenceRows['factors'],
    periods: periods.map(({ period_id }) => String(period_id)),
    units,
  })
}
