import type { FieldReaders } from '../row-fields.ts'
import { fault, type RowState } from '../row-state.ts'
import { recordColumns, type RecordWriter } from './record.ts'

/** One row, one step of a plan: a milestone, an action, or what one side has promised. Without a number steps count in file order. */
export function planStepWriter(fields: FieldReaders, state: RowState): RecordWriter {
  const record = recordColumns(fields, state)
  const id = fields.text('plan_id')
  const number = fields.measure('step_no')
  const counted = new Map<string, number>()
  let plan = ''
  record.add(
    'plan_id',
    (cells, group) => {
      plan = id?.(cells, group) ?? ''
      if (plan === '') fault(state, 'UNKNOWN_ID', fields.columnOf('plan_id')?.column(group) ?? '', '')
      return plan
    },
    'plan_id',
  )
  record.add(
    'step_no',
    (cells, group) => {
      const nth = (counted.get(plan) ?? 0) + 1
      counted.set(plan, nth)
      const given = number?.(cells, group).text ?? ''
      return given === '' ? String(nth) : String(Math.trunc(Number(given)))
    },
    'step_no',
    'number',
  )
  record.add('text', fields.text('step_text'), 'step_text')
  record.add('owner_side', fields.word('owner_side', 'owner_side'), 'owner_side', 'word')
  record.add('owner_function', fields.text('owner_function'), 'owner_function')
  record.add('kind', fields.word('step_kind', 'step_kind'), 'step_kind', 'word')
  record.add('due_on', fields.day('due_on'), 'due_on', 'date')
  record.add('done_on', fields.day('done_on'), 'done_on', 'date')
  record.add('goal_id', fields.text('goal_id'), 'goal_id')
  record.addPlace()
  return {
    table: 'plan_step',
    columns: record.names(),
    records: (cells, group) => [record.values(cells, group)],
    lineage: record.lineage,
  }
}
