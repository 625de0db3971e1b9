import { addMonths, firstDay, lastDay, type Month } from './months.ts'

/** An improvement plan of a unit; a person's plan is not part of the example. `owner_side` says who owes the step. */
export type Plan = {
  plan_id: string
  unit_id: string
  type: 'process' | 'resource' | 'coaching' | 'IDP'
  owner_side: 'manager' | 'company'
  cause_code: 'ability' | 'process' | 'resource' | 'communication'
  remedy_code: 'training' | 'redesign' | 'headcount' | 'coaching' | 'hand-over' | 'tool'
  starts_on: string
  ends_on: string
  status: 'open' | 'closed'
  cost: number
  closed_on: string | null
  result: string | null
  steps: { step_no: number; text: string; owner_side: 'manager' | 'company'; due_on: string; done_on: string | null }[]
}
export type DatedEvent = {
  event_id: string
  unit_id: string | null
  kind: 'policy' | 'reorg' | 'system' | 'supply' | 'market' | 'definition_change' | 'holiday' | 'other'
  starts_on: string
  ends_on: string
  label: string
}

type Draft = [
  unit: string,
  type: Plan['type'],
  side: Plan['owner_side'],
  cause: Plan['cause_code'],
  remedy: Plan['remedy_code'],
  ago: number,
  length: number,
  cost: number,
  steps: string[],
]

/** The first plan answers too few leads with training: the mismatch of the essay. */
const DRAFTS: Draft[] = [
  ['010101', 'coaching', 'manager', 'ability', 'training', 5, 4, 60_000, ['销售技巧培训', '陪访辅导', '复盘']],
  ['0401', 'process', 'company', 'process', 'redesign', 7, 5, 120_000, ['梳理交付流程', '上线排程看板']],
  ['0203', 'resource', 'company', 'resource', 'headcount', 6, 4, 200_000, ['补充技工', '设备点检']],
  ['0302', 'IDP', 'manager', 'ability', 'coaching', 9, 6, 40_000, ['结对编程', '代码评审规则']],
  ['0502', 'process', 'company', 'communication', 'hand-over', 11, 5, 30_000, ['明确仓运交接规则', '每周对账会']],
  ['0403', 'resource', 'company', 'resource', 'tool', 14, 6, 90_000, ['知识库建设', '工单系统升级']],
]

/** Plans dated back from the newest month; those whose units a small company lacks are left out, as are those before its first month. */
export function draftPlans(units: ReadonlySet<string>, months: Month[]): Plan[] {
  const newest = months.at(-1)!
  return DRAFTS.filter(([unit, , , , , ago]) => units.has(unit) && ago < months.length).map(
    ([unit_id, type, owner_side, cause_code, remedy_code, ago, length, cost, steps], index) => {
      const start = addMonths(newest, -ago)
      const end = addMonths(start, length)
      const closed = end < newest
      return {
        plan_id: `P${String(index + 1).padStart(3, '0')}`,
        unit_id,
        type,
        owner_side,
        cause_code,
        remedy_code,
        starts_on: firstDay(start),
        ends_on: lastDay(end),
        status: closed ? 'closed' : 'open',
        cost,
        closed_on: closed ? lastDay(end) : null,
        result: null,
        steps: steps.map((text, at) => {
          const due = addMonths(start, Math.round(((at + 1) * length) / steps.length))
          return {
            step_no: at + 1,
            text,
            owner_side: at === 0 ? owner_side : 'company',
            due_on: lastDay(due),
            done_on: due < newest ? lastDay(due) : null,
          }
        }),
      }
    },
  )
}

const EVENTS: Omit<DatedEvent, 'event_id'>[] = [
  { unit_id: null, kind: 'holiday', starts_on: '2025-01-28', ends_on: '2025-02-04', label: '春节' },
  { unit_id: '02', kind: 'system', starts_on: '2025-09-01', ends_on: '2025-09-05', label: '生产执行系统上线' },
  {
    unit_id: null,
    kind: 'definition_change',
    starts_on: '2026-01-01',
    ends_on: '2026-01-01',
    label: '客户满意度改用新问卷',
  },
  { unit_id: null, kind: 'holiday', starts_on: '2026-02-16', ends_on: '2026-02-23', label: '春节' },
  { unit_id: '0203', kind: 'supply', starts_on: '2026-04-08', ends_on: '2026-06-20', label: '三厂限电' },
]
export const datedEvents = (units: ReadonlySet<string>, months: Month[]): DatedEvent[] =>
  EVENTS.filter(
    (event) => (event.unit_id === null || units.has(event.unit_id)) && event.ends_on >= firstDay(months[0]!),
  ).map((event, index) => ({ event_id: `E${String(index + 1).padStart(3, '0')}`, ...event }))
