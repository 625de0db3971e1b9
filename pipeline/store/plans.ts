import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { CausewayError } from '#pipeline/errors.ts'
import type { Role } from '#queries/domain.ts'
import { MOST_STEPS, type PlanBody } from '#queries/improvement/plan/body.ts'
import type { PlanBlocker, PlanRecord } from '#queries/improvement/plan/record.ts'
import { auditLog } from './audit.ts'
import { createPlanTables, readPlan, readPlans, writeBody } from './plan-rows.ts'

/** Who writes, and when. */
export type Writing = { role: Role; now: Date }
export type NewBlocker = Pick<PlanBlocker, 'cause' | 'owner_function' | 'text' | 'opened_on'>

/**
 * The plans that were made in the dashboard. Every write names the version that its writer has read and is refused when another came
 * between; it is one transaction with its audit entry, which lists the fields and never their text. Each version is kept whole.
 */
export function plans(store: DatabaseSync, newId: () => string = randomId) {
  createPlanTables(store)
  const audit = auditLog(store)

  /** One change of one plan: checks the version, changes, counts on, keeps the version and the audit entry. */
  const change = (
    id: string,
    version: number,
    action: string,
    { role, now }: Writing,
    work: (plan: PlanRecord) => string[],
  ): PlanRecord =>
    transaction(store, () => {
      const before = readPlan(store, id)
      if (!before) throw unknownPlan()
      if (before.version !== version) throw planChanged()
      const fields = work(before)
      if (fields.length === 0) return before
      store.prepare('update plan set version = version + 1, updated_at = ? where id = ?').run(now.toISOString(), id)
      return kept(id, action, fields, before.started_on !== null, { role, now })
    })

  const kept = (id: string, action: string, fields: string[], isAfterStart: boolean, { role, now }: Writing) => {
    const after = readPlan(store, id)!
    const at = now.toISOString()
    store
      .prepare(
        `insert into plan_version (plan_id, version, at, role, action, is_after_start, fields, record)
         values (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(id, after.version, at, role, action, Number(isAfterStart), JSON.stringify(fields), JSON.stringify(after))
    audit.add({ at, role, action: `plan.${action}`, object: id, fields })
    return after
  }

  const set = (id: string, column: 'acknowledged_on' | 'started_on' | 'closed_on' | 'lesson', value: string) =>
    store.prepare(`update plan set ${column} = ? where id = ?`).run(value, id)

  return {
    list: (): PlanRecord[] => readPlans(store),
    get: (id: string): PlanRecord | null => readPlan(store, id),

    create(body: PlanBody, writing: Writing): PlanRecord {
      return transaction(store, () => {
        const id = newId()
        const at = writing.now.toISOString()
        store
          .prepare('insert into plan (id, version, created_at, updated_at, created_by) values (?, 1, ?, ?, ?)')
          .run(id, at, at, writing.role)
        writeBody(store, id, body, dayOf(writing.now), null)
        return kept(id, 'create', Object.keys(body), false, writing)
      })
    },

    /** Writes the plan anew; steps keep their dates of completion by their text and side. */
    revise(id: string, version: number, body: PlanBody, writing: Writing): PlanRecord {
      return change(id, version, 'revise', writing, (plan) => {
        refuseClosed(plan)
        const fields = changedFields(plan, body)
        if (fields.length > 0) writeBody(store, id, body, dayOf(writing.now), plan)
        return fields
      })
    },

    /** Ticks steps, or takes the tick away with null. */
    stepsDone(
      id: string,
      version: number,
      done: readonly { step_no: number; done_on: string | null }[],
      writing: Writing,
    ): PlanRecord {
      return change(id, version, 'steps', writing, (plan) => {
        refuseClosed(plan)
        return done.flatMap(({ step_no, done_on }) => {
          const step = plan.steps.find((one) => one.step_no === step_no)
          if (!step) throw unknownPlan()
          if (step.done_on === done_on) return []
          refuseFuture(done_on, writing)
          store.prepare('update plan_step set done_on = ? where plan_id = ? and step_no = ?').run(done_on, id, step_no)
          return [`steps.${step_no}.done_on`]
        })
      })
    },

    acknowledge(id: string, version: number, on: string, writing: Writing): PlanRecord {
      return change(id, version, 'acknowledge', writing, (plan) => {
        refuseClosed(plan)
        if (plan.acknowledged_on !== null) throw alreadyDone('acknowledged')
        refuseFuture(on, writing)
        set(id, 'acknowledged_on', on)
        return ['acknowledged_on']
      })
    },

    start(id: string, version: number, on: string, writing: Writing): PlanRecord {
      return change(id, version, 'start', writing, (plan) => {
        refuseClosed(plan)
        if (plan.started_on !== null) throw alreadyDone('started')
        refuseFuture(on, writing)
        set(id, 'started_on', on)
        return ['started_on']
      })
    },

    /** Closes the plan with what was learnt; one that never started counts as cancelled. */
    close(id: string, version: number, { on, lesson }: { on: string; lesson: string }, writing: Writing): PlanRecord {
      return change(id, version, 'close', writing, (plan) => {
        refuseClosed(plan)
        refuseFuture(on, writing)
        if (plan.started_on !== null && on < plan.started_on) throw closedBeforeStart()
        set(id, 'closed_on', on)
        set(id, 'lesson', lesson)
        return ['closed_on', 'lesson']
      })
    },

    addBlocker(id: string, version: number, blocker: NewBlocker, writing: Writing): PlanRecord {
      return change(id, version, 'blocker', writing, (plan) => {
        refuseClosed(plan)
        if (plan.blockers.length >= MOST_STEPS) throw tooManyBlockers()
        refuseFuture(blocker.opened_on, writing)
        const no = plan.blockers.length + 1
        store
          .prepare(
            'insert into plan_blocker (plan_id, blocker_no, cause, owner_function, text, opened_on) values (?, ?, ?, ?, ?, ?)',
          )
          .run(id, no, blocker.cause, blocker.owner_function, blocker.text, blocker.opened_on)
        return [`blockers.${no}`]
      })
    },

    /** Says when a blocker was answered or cleared away. */
    blockerState(
      id: string,
      version: number,
      { blocker_no, ...dates }: { blocker_no: number; answered_on?: string | null; closed_on?: string | null },
      writing: Writing,
    ): PlanRecord {
      return change(id, version, 'blocker', writing, (plan) => {
        const found = plan.blockers.find((one) => one.blocker_no === blocker_no)
        if (!found) throw unknownPlan()
        return (['answered_on', 'closed_on'] as const).flatMap((column) => {
          const value = dates[column]
          if (value === undefined || value === found[column]) return []
          refuseFuture(value, writing)
          store
            .prepare(`update plan_blocker set ${column} = ? where plan_id = ? and blocker_no = ?`)
            .run(value, id, blocker_no)
          return [`blockers.${blocker_no}.${column}`]
        })
      })
    },

    /** When what was changed, oldest first: fields, not their text. */
    history: (id: string) =>
      (
        store
          .prepare(
            'select version, at, role, action, is_after_start, fields from plan_version where plan_id = ? order by version',
          )
          .all(id) as {
          version: number
          at: string
          role: Role
          action: string
          is_after_start: number
          fields: string
        }[]
      ).map((row) => ({
        ...row,
        is_after_start: row.is_after_start === 1,
        fields: JSON.parse(row.fields) as string[],
      })),
  }
}
export type PlanStore = ReturnType<typeof plans>

/** 96 random bits: an id cannot be guessed from another. */
const randomId = () => `p-${randomBytes(12).toString('base64url')}`

/** The day of an instant as this machine's zone has it: a plan that starts today starts today. */
export const dayOf = (now: Date): string =>
  `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`

/** Takes the write lock at once, so that two writers wait for each other and neither works on what the other has read. */
function transaction<T>(store: DatabaseSync, work: () => T): T {
  try {
    store.exec('begin immediate')
  } catch (cause) {
    throw storeBusy(cause)
  }
  try {
    const done = work()
    store.exec('commit')
    return done
  } catch (error) {
    store.exec('rollback')
    throw error
  }
}

/** Top-level fields in which the plan differs from what is to be written. */
function changedFields(plan: PlanRecord, body: PlanBody): string[] {
  const stepsOf = (steps: readonly PlanBody['steps'][number][]) =>
    steps.map(({ kind, side, owner_function, text, due_on }) => ({ kind, side, owner_function, text, due_on }))
  return (Object.keys(body) as (keyof PlanBody)[]).filter((field) =>
    field === 'steps'
      ? JSON.stringify(stepsOf(plan.steps as PlanBody['steps'])) !== JSON.stringify(stepsOf(body.steps))
      : JSON.stringify(plan[field]) !== JSON.stringify(body[field]),
  )
}

function refuseClosed({ closed_on }: PlanRecord): void {
  if (closed_on !== null) throw alreadyDone('closed')
}
function refuseFuture(day: string | null, { now }: Writing): void {
  if (day !== null && day > dayOf(now)) throw inTheFuture(day)
}

export const unknownPlan = () =>
  new CausewayError(
    'not-found',
    {
      title: { zh: '没有这个计划，或您无权查看。', en: 'There is no such plan, or you may not see it.' },
      remedy: { zh: '请从计划列表中重新选择。', en: 'Choose one from the list of plans.' },
    },
    { status: 404 },
  )

const planChanged = () =>
  new CausewayError(
    'plan-changed',
    {
      title: {
        zh: '这个计划在您打开之后已被修改，您的改动没有保存。',
        en: 'The plan was changed after you opened it; your change is not saved.',
      },
      remedy: { zh: '请重新读取计划，再改一次。', en: 'Read it again and repeat the change.' },
    },
    { status: 409 },
  )

/** Another program, such as an import, held the store for longer than its busy timeout. */
const storeBusy = (cause: unknown) =>
  new CausewayError(
    'busy',
    {
      title: {
        zh: '另一个程序正在写入，您的改动没有保存。',
        en: 'Another program is writing; your change is not saved.',
      },
      remedy: { zh: '请几秒后重试。', en: 'Try again in a few seconds.' },
    },
    { status: 503, cause },
  )

const DONE = {
  acknowledged: { zh: '这个计划已经确认过。', en: 'The plan is acknowledged already.' },
  started: { zh: '这个计划已经开始。', en: 'The plan has started already.' },
  closed: { zh: '这个计划已关闭，不能再改。', en: 'The plan is closed and cannot be changed.' },
} as const
const alreadyDone = (what: keyof typeof DONE) =>
  new CausewayError(
    `already-${what}`,
    {
      title: DONE[what],
      remedy: { zh: '如需继续，请另建一个计划。', en: 'To go on, make another plan.' },
    },
    { status: 409 },
  )

const inTheFuture = (found: string) =>
  new CausewayError(
    'day-in-the-future',
    {
      title: { zh: '日期在今天之后。', en: 'The day is after today.' },
      remedy: {
        zh: '只能记录已经发生的事；请改为今天或更早。',
        en: 'Only what has happened can be recorded: give today or an earlier day.',
      },
    },
    { place: { found } },
  )

const closedBeforeStart = () =>
  new CausewayError('end-before-start', {
    title: { zh: '关闭日期早于开始日期。', en: 'The closing day is before the start.' },
    remedy: { zh: '请核对两个日期。', en: 'Check both dates.' },
  })

const tooManyBlockers = () =>
  new CausewayError('too-many', {
    title: { zh: '困难太多。', en: 'There are too many blockers.' },
    remedy: { zh: '请先关闭一些，或拆分计划。', en: 'Close some first, or split the plan.' },
  })
