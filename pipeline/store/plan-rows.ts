import type { DatabaseSync } from 'node:sqlite'
import type { PlanBody } from '#queries/improvement/plan/body.ts'
import { planRecord, type PlanBlocker, type PlanRecord, type PlanStep } from '#queries/improvement/plan/record.ts'

/** The tables behind plans.ts. Days are ISO text, flags 0 or 1, null is "not said". */
export function createPlanTables(store: DatabaseSync): void {
  store.exec(`
    create table if not exists plan (
      id text primary key,
      version integer not null,
      created_at text not null,
      updated_at text not null,
      created_by text not null,
      unit_id text not null default '',
      subject text not null default 'unit',
      title text not null default '',
      kpi_id text,
      kpi_chosen_on text,
      programme text,
      cause text,
      remedy text,
      own_benefit text not null default '',
      owner_function text,
      co_authored integer,
      decision_level integer,
      hours real,
      cost real,
      expected_effect real,
      starts_on text,
      ends_on text,
      acknowledged_on text,
      started_on text,
      closed_on text,
      lesson text not null default ''
    ) strict;
    create index if not exists plan_of_unit on plan (unit_id);
    create table if not exists plan_diagnosis (
      plan_id text primary key references plan (id),
      kinds text not null,
      grade text,
      verdict text,
      compared integer,
      text text not null,
      snapshot text
    ) strict;
    create table if not exists plan_step (
      plan_id text not null references plan (id),
      step_no integer not null,
      kind text not null,
      side text not null,
      owner_function text,
      text text not null,
      due_on text,
      done_on text,
      primary key (plan_id, step_no)
    ) strict;
    create table if not exists plan_blocker (
      plan_id text not null references plan (id),
      blocker_no integer not null,
      cause text,
      owner_function text,
      text text not null,
      opened_on text not null,
      answered_on text,
      closed_on text,
      primary key (plan_id, blocker_no)
    ) strict;
    create table if not exists plan_version (
      plan_id text not null references plan (id),
      version integer not null,
      at text not null,
      role text not null,
      action text not null,
      is_after_start integer not null,
      fields text not null,
      record text not null,
      primary key (plan_id, version)
    ) strict`)
}

/** All plans, newest first. */
export function readPlans(store: DatabaseSync): PlanRecord[] {
  const rows = store.prepare('select * from plan order by created_at desc, id').all() as Row[]
  const parts = partsOf(store, null)
  return rows.map((row) => recordOf(row, parts))
}

export function readPlan(store: DatabaseSync, id: string): PlanRecord | null {
  const row = store.prepare('select * from plan where id = ?').get(id) as Row | undefined
  return row ? recordOf(row, partsOf(store, id)) : null
}

/**
 * Writes everything that a person writes of a plan. A step that stays in text and side keeps the day on which it was done, and a
 * measure that stays keeps the day on which it was chosen.
 */
export function writeBody(
  store: DatabaseSync,
  id: string,
  body: PlanBody,
  today: string,
  before: PlanRecord | null,
): void {
  const { diagnosis, steps, ...plan } = body
  const kpiChosenOn =
    plan.kpi_id === null ? null : before && before.kpi_id === plan.kpi_id ? before.kpi_chosen_on : today
  store
    .prepare(
      `update plan set unit_id = ?, subject = ?, title = ?, kpi_id = ?, kpi_chosen_on = ?, programme = ?, cause = ?, remedy = ?,
         own_benefit = ?, owner_function = ?, co_authored = ?, decision_level = ?, hours = ?, cost = ?, expected_effect = ?,
         starts_on = ?, ends_on = ? where id = ?`,
    )
    .run(
      plan.unit_id,
      plan.subject,
      plan.title,
      plan.kpi_id,
      kpiChosenOn,
      plan.programme || null,
      plan.cause,
      plan.remedy,
      plan.own_benefit,
      plan.owner_function,
      flag(plan.co_authored),
      plan.decision_level,
      plan.hours,
      plan.cost,
      plan.expected_effect,
      plan.starts_on,
      plan.ends_on,
      id,
    )
  store
    .prepare(
      'insert or replace into plan_diagnosis (plan_id, kinds, grade, verdict, compared, text, snapshot) values (?, ?, ?, ?, ?, ?, ?)',
    )
    .run(
      id,
      diagnosis.kinds.join('+'),
      diagnosis.grade,
      diagnosis.verdict,
      flag(diagnosis.compared_in_same_conditions),
      diagnosis.text,
      diagnosis.snapshot,
    )
  store.prepare('delete from plan_step where plan_id = ?').run(id)
  const insert = store.prepare(
    'insert into plan_step (plan_id, step_no, kind, side, owner_function, text, due_on, done_on) values (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const left = [...(before?.steps ?? [])]
  steps.forEach(({ kind, side, owner_function, text, due_on }, i) => {
    const same = left.findIndex((step) => step.text === text && step.side === side)
    const [old] = same === -1 ? [] : left.splice(same, 1)
    insert.run(id, i + 1, kind, side, owner_function, text, due_on, old?.done_on ?? null)
  })
}

type Row = Record<string, string | number | null>
type Parts = { diagnosis: Map<string, Row>; steps: Map<string, Row[]>; blockers: Map<string, Row[]> }

function partsOf(store: DatabaseSync, id: string | null): Parts {
  const where = id === null ? '' : 'where plan_id = ?'
  const all = (table: string, order: string) =>
    store.prepare(`select * from ${table} ${where} order by ${order}`).all(...(id === null ? [] : [id])) as Row[]
  const byPlan = (rows: Row[]) => Map.groupBy(rows, ({ plan_id }) => String(plan_id))
  return {
    diagnosis: new Map(all('plan_diagnosis', 'plan_id').map((row) => [String(row.plan_id), row])),
    steps: byPlan(all('plan_step', 'plan_id, step_no')),
    blockers: byPlan(all('plan_blocker', 'plan_id, blocker_no')),
  }
}

function recordOf(row: Row, parts: Parts): PlanRecord {
  const id = String(row.id)
  const diagnosis = parts.diagnosis.get(id)
  const withoutKey = <T>({ plan_id: _, ...rest }: Row) => rest as T // the columns of the table are the fields of T
  return planRecord.parse({
    ...row,
    source: 'stored',
    created_on: String(row.created_at).slice(0, 10),
    co_authored: truth(row.co_authored),
    is_cancelled: row.closed_on !== null && row.started_on === null,
    status: row.closed_on !== null ? 'closed' : row.started_on !== null ? 'running' : 'open',
    diagnosis: {
      kinds: String(diagnosis?.kinds ?? '')
        .split('+')
        .filter((kind) => kind !== ''),
      grade: diagnosis?.grade ?? null,
      verdict: diagnosis?.verdict ?? null,
      compared_in_same_conditions: truth(diagnosis?.compared),
      text: diagnosis?.text ?? '',
      snapshot: diagnosis?.snapshot ?? null,
    },
    steps: (parts.steps.get(id) ?? []).map(withoutKey<PlanStep>),
    blockers: (parts.blockers.get(id) ?? []).map(withoutKey<PlanBlocker>),
  })
}

const flag = (value: boolean | null) => (value === null ? null : Number(value))
const truth = (value: unknown): boolean | null => (value === null || value === undefined ? null : value === 1)
