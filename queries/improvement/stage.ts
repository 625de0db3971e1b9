import type { Lang } from '#queries/locale.ts'

/** How far a plan has come (concepts A3.2). */
export const STAGES = ['written', 'acknowledged', 'started', 'on_time', 'done', 'effect_seen'] as const
export type Stage = (typeof STAGES)[number]

export type PlanProgress = {
  acknowledged_on: string | null
  /** When it really started; `starts_on` is only planned. */
  started_on: string | null
  starts_on: string | null
  ends_on: string | null
  closed_on: string | null
  /** The word of a file or a state of the store. */
  status: string | null
  steps: readonly { due_on: string | null; done_on: string | null }[]
  /** The verdict on its outcome; null when it was not judged. */
  verdict: string | null
}

/** Reached, not reached, or null: the record does not say. */
export type Reached = Record<Stage, boolean | null>

/**
 * Which stages a plan has reached on a day. Each is answered from what is recorded of it and none is inferred from a later one,
 * except that a plan whose steps are under way or done has started.
 *
 *   on_time      every step that is due was done by its date; without steps: closed by the end, or the end is still ahead
 *   done         every step is done; without steps: closed, or called done by its status
 *   effect_seen  the verdict on the outcome is `worked`
 *
 * @param today  ISO date
 */
export function stagesOf(plan: PlanProgress, today: string): Reached {
  const isBy = (day: string | null) => day !== null && day <= today
  const status = statusOf(plan.status)
  const hasDoneStep = plan.steps.some(({ done_on }) => isBy(done_on))
  const isDone =
    plan.steps.length > 0
      ? plan.steps.every(({ done_on }) => isBy(done_on))
      : isBy(plan.closed_on) || status === 'done' || (status === null ? null : false)
  const started =
    isBy(plan.started_on) || hasDoneStep || status === 'running' || status === 'done' || isDone === true
      ? true
      : plan.starts_on !== null && plan.starts_on > today
        ? false
        : plan.started_on === null && plan.starts_on !== null && status === null
          ? null
          : false
  return {
    written: true,
    acknowledged: plan.acknowledged_on === null ? (status === null ? null : false) : isBy(plan.acknowledged_on),
    started,
    on_time: started === true ? onTime(plan, today) : started,
    done: isDone,
    effect_seen: plan.verdict === null ? null : plan.verdict === 'worked',
  }
}

/** The farthest stage that was surely reached. */
export const stageOf = (plan: PlanProgress, today: string): Stage => {
  const reached = stagesOf(plan, today)
  return STAGES.findLast((stage) => reached[stage] === true) ?? 'written'
}

/** How many plans reached each stage, and of how many the record does not say. */
export function funnelOf(plans: readonly Reached[]): { stage: Stage; n: number; n_unknown: number }[] {
  return STAGES.map((stage) => ({
    stage,
    n: plans.filter((plan) => plan[stage] === true).length,
    n_unknown: plans.filter((plan) => plan[stage] === null).length,
  }))
}

/** Whole days from one ISO date to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000)

export const stageNames: Record<Lang, Record<Stage, string>> = {
  zh: {
    written: '已写',
    acknowledged: '已确认',
    started: '已开始',
    on_time: '按期',
    done: '完成',
    effect_seen: '见成效',
  },
  en: {
    written: 'written',
    acknowledged: 'acknowledged',
    started: 'started',
    on_time: 'on time',
    done: 'done',
    effect_seen: 'effect seen',
  },
}

function onTime({ steps, ends_on, closed_on }: PlanProgress, today: string): boolean | null {
  const due = steps.filter((step) => step.due_on !== null && (step.due_on < today || step.done_on !== null))
  if (due.length > 0) return due.every((step) => step.done_on !== null && step.done_on <= step.due_on!)
  if (ends_on === null) return steps.some(({ due_on }) => due_on !== null) ? true : null
  return (closed_on ?? today) <= ends_on
}

type Status = 'running' | 'done' | 'other'

/** What a status says of the progress; null without one. */
function statusOf(status: string | null): Status | null {
  if (!status) return null
  const folded = status.normalize('NFKC').trim().toLowerCase()
  if (DONE.test(folded)) return 'done'
  return RUNNING.test(folded) ? 'running' : 'other'
}
const DONE = /^(done|closed|complete|completed|finished|已?完成|已?关闭|已?结束|已?结案)$/
const RUNNING = /^(started|running|active|in[ _-]?progress|ongoing|进行中|执行中|已?开始|跟进中)$/
