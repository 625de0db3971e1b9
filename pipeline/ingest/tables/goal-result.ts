import { ROOT_UNIT } from '#queries/domain.ts'
import type { Field } from '../fields.ts'
import { refusal } from '../refusal.ts'
import type { Cells, Read } from '../readers/context.ts'
import type { FieldReaders } from '../row-fields.ts'
import type { Measure } from '../readers/measure.ts'
import type { Group } from '../row-source.ts'
import { fault, warn, type RowState } from '../row-state.ts'
import type { WeightRule } from '../scorecards.ts'
import { recordColumns, type RecordWriter } from './record.ts'

export type GoalContext = {
  fields: FieldReaders
  state: RowState
  weights: WeightRule | null
  hasUnit: boolean
  /** The KPI of a file that has scores but no KPIs; made only when it is needed. */
  overallKpi: () => string
}

/** Subject × goal × period. Without an employee column the result is the unit's own. */
export function goalResultWriter({ fields, state, weights, hasUnit, overallKpi }: GoalContext): RecordWriter {
  const record = recordColumns(fields, state)
  const person = fields.person('employee_id', 'employee_name')
  const isPersonTable = person !== null
  const namesKpi = fields.has('kpi_name', 'kpi_code')
  const overall = namesKpi ? '' : overallKpi()
  let personKey = ''
  let kpiId = ''
  const mixed = percentMixing(state)

  record.add('subject_type', () => (isPersonTable ? 'person' : 'unit'))
  if (person) {
    record.add(
      'person_key',
      (cells, group) => {
        personKey = person(cells, group)
        if (personKey === '') fault(state, 'UNKNOWN_ID', fields.columnOf('employee_id')?.column(group) ?? '', '')
        return personKey
      },
      'employee_id',
      'identity',
    )
  }
  record.add(
    'unit_id',
    (cells, group) => {
      const unit = fields.unit(cells, group)
      if (unit !== '') return unit
      if (!isPersonTable) fault(state, 'UNKNOWN_ID', fields.columnOf('department_path')?.column(group) ?? '', '')
      else if (hasUnit) warn(state, 'NO_UNIT', 'rows without a unit belong to the whole organisation')
      return ROOT_UNIT
    },
    fields.columnOf('department_code') ? 'department_code' : 'department_path',
    'unit',
  )
  record.add('manager_key', fields.person('manager_id', 'manager_name'), 'manager_id', 'identity')
  record.add('role', fields.text('role'), 'role')
  record.add('goal_id', fields.text('goal_id'), 'goal_id')
  record.add(
    'kpi_id',
    (cells, group) => {
      const kpi = namesKpi ? fields.kpi(cells, group) : overall
      kpiId = kpi
      if (kpi === '') fault(state, 'UNKNOWN_ID', fields.columnOf('kpi_name')?.column(group) ?? '', '')
      return kpi
    },
    fields.columnOf('kpi_code') ? 'kpi_code' : 'kpi_name',
    'kpi',
  )
  record.addMeasure('kpi_version', 'kpi_version')
  record.add('lane', fields.text('lane'), 'lane')
  record.add('goal_text', fields.text('goal_text'), 'goal_text')
  record.add('parent_goal_id', fields.text('parent_goal'), 'parent_goal')
  record.add('dimension', fields.text('dimension'), 'dimension')
  if (weights) {
    let last = { text: '', reason: '', total: '' }
    record.add('weight', (cells, group) => (last = weights.read(cells, group)).text, 'weight', 'weight')
    record.add('weight_null', () => last.reason)
    record.add('weight_total', () => last.total, 'weight', 'weight-total')
  }
  record.add('unit', fields.text('unit'), 'unit')
  record.addMeasure('unit_scale', 'unit_scale')
  record.add('direction', fields.word('direction', 'direction'), 'direction', 'word')
  record.addMeasure('original_target', 'original_target')
  record.addMeasure('target', 'target', {
    reason: true,
    ...(fields.has('target_cmp') ? {} : { comparator: 'target_cmp' }),
    seen: (m) => mixed(kpiId, m, 'target'),
  })
  record.add('target_cmp', fields.text('target_cmp'), 'target_cmp')
  record.addMeasure('baseline', 'baseline')
  record.addMeasure('stretch', 'stretch')
  record.addMeasure('actual', 'actual', { reason: true, seen: (m) => mixed(kpiId, m, 'actual') })
  record.addMeasure('denominator', 'denominator')
  record.addMeasure('attainment_reported', 'attainment_pct', {
    seen: ({ text }) => {
      if (Math.abs(Number(text)) > 10) warn(state, 'HIGH_ATTAINMENT', 'attainment_pct')
    },
  })
  record.add('attainment_formula', fields.text('attainment_formula'), 'attainment_formula')
  record.addMeasure('score', 'score', { reason: true })
  record.addMeasure('max_score', 'max_score')
  record.add('target_set_at', fields.date('target_set_at'), 'target_set_at', 'date')
  record.add('target_revised_at', fields.date('target_changed_at'), 'target_changed_at', 'date')
  const entered: Field = fields.has('entered_at') ? 'entered_at' : 'submitted_at'
  record.add('entered_at', fields.moment(entered), entered, 'date')
  record.add('proposed_by', proposer(fields), fields.has('proposed_by') ? 'proposed_by' : 'participation', 'word')
  record.add('data_source', fields.text('data_source'), 'data_source')
  record.add('cause_code', fields.text('cause_code'), 'cause_code')
  record.add('lesson_id', fields.text('lesson_id'), 'lesson_id')
  record.add('indicator_type', fields.word('indicator_type', 'indicator_type'), 'indicator_type', 'word')
  record.add('acknowledged_on', fields.day('acknowledged_on'), 'acknowledged_on', 'date')
  const touched: Field = fields.has('updated_on') ? 'updated_on' : 'last_checkin_at'
  record.add('updated_on', fields.day(touched), touched, 'date')
  record.addPeriod()
  record.addPlace()
  return {
    table: 'goal_result',
    columns: record.names(),
    records: (cells: Cells, group: Group) => [record.values(cells, group)],
    lineage: record.lineage,
  }
}

/** Who proposed the goal; a column that says whether its person took part in setting it tells as much. */
function proposer(fields: FieldReaders): Read | null {
  if (fields.has('proposed_by')) return fields.word('proposed_by', 'proposed_by', { mayName: true })
  const flag = fields.flag('participation')
  const word = fields.word('participation', 'proposed_by', { mayName: true })
  if (!flag || !word) return null
  return (cells, group) => {
    const tookPart = flag(cells, group)
    return tookPart === '' ? word(cells, group) : tookPart === 'true' ? 'both' : 'manager'
  }
}

/**
 * Target and actual of one KPI are both written with a percent sign or both without; otherwise 95 % would stand beside 95. A zero is
 * the same in either form.
 */
function percentMixing(state: RowState) {
  const first = new Map<string, { percent: number; plain: number }>()
  return (kpiId: string, measure: Measure, column: string) => {
    if (measure.isPercent === undefined || measure.text === '0') return
    let seen = first.get(kpiId)
    if (!seen) first.set(kpiId, (seen = { percent: 0, plain: 0 }))
    if (measure.isPercent) seen.percent ||= state.line
    else seen.plain ||= state.line
    if (seen.percent === 0 || seen.plain === 0) return
    const place = { file: state.file, sheet: state.sheet || undefined, line: state.line, column }
    throw refusal('unit-mixed', place, {
      first: Math.min(seen.percent, seen.plain),
      second: Math.max(seen.percent, seen.plain),
    })
  }
}
