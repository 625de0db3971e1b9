import { below, pick, seeded, type Random } from '#queries/stats/random.ts'
import { dayAfter, firstDay, lastDay, type Month } from './months.ts'
import type { Posting } from './people.ts'
import { departmentOf, SALES_TEAM, type TeamPlan } from './structure.ts'

/** A talk with one person, on a day. */
export type Talk = {
  person: number
  unit_id: string
  on: string
  kind: 'check_in' | 'one_on_one' | 'feedback' | 'interview'
  initiated_by: 'manager' | 'employee'
  channel: '例会' | '一对一' | '系统' | '邮件'
}
/** A difficulty or a proposal of a team, with the function that owes an answer. */
export type Ticket = {
  item_id: string
  unit_id: string
  kind: 'blocker' | 'proposal'
  on: string
  cause: '资源' | '流程' | '沟通' | '职责' | '目标' | null
  owner_function: string
  answered_on: string | null
  adopted: boolean | null
  channel: '例会' | '系统' | '意见箱'
}

/** Where goals are handed out and hardly anybody is spoken with afterwards. */
export const SILENT_DEPARTMENT = '0502'
/** The function that answers late, and the one that the sales team has been waiting for. */
const SLOW_FUNCTION = '信息部'
const MONTHS_OF_TALKS = 12
const MONTHS_OF_TICKETS = 14

/** Each team has a rhythm of its own: from a third of its people a month to nearly all. */
export function drawTalks(postings: readonly Posting[], months: Month[], seed: number): Talk[] {
  const random = seeded(seed, 'talks')
  const talks: Talk[] = []
  for (const month of months.slice(-MONTHS_OF_TALKS)) {
    for (const { person, unit_id, role_id, from, to } of postings) {
      if (from > month || to < month || role_id === 'head') continue
      const rhythm =
        departmentOf(unit_id) === SILENT_DEPARTMENT ? 0.04 : 0.3 + 0.6 * seeded(seed, `rhythm ${unit_id}`)()
      if (random() >= rhythm) continue
      talks.push({
        person,
        unit_id,
        on: dayAfter(firstDay(month), below(27, random)),
        kind: pick(['check_in', 'check_in', 'check_in', 'one_on_one', 'feedback', 'interview'] as const, random),
        initiated_by: random() < 0.8 ? 'manager' : 'employee',
        channel: pick(['例会', '一对一', '一对一', '系统', '邮件'] as const, random),
      })
    }
  }
  return talks
}

/** Difficulties and proposals of teams. A quarter of the difficulties has no answer yet; the sales team has asked for leads in vain. */
export function drawTickets(teams: readonly TeamPlan[], months: Month[], seed: number): Ticket[] {
  const random = seeded(seed, 'tickets')
  const newest = lastDay(months.at(-1)!)
  const tickets: Ticket[] = []
  const add = (ticket: Omit<Ticket, 'item_id'>) =>
    void tickets.push({ item_id: `${ticket.kind === 'blocker' ? 'Z' : 'J'}${1001 + tickets.length}`, ...ticket })
  for (const month of months.slice(-MONTHS_OF_TICKETS)) {
    for (const { unit_id } of teams) {
      for (let left = random(); left < 0.45; left += 0.3) add(blocker(unit_id, month, newest, random))
      if (random() < 0.2) add(proposal(unit_id, month, newest, random))
    }
    if (month >= '2026-03' && month <= '2026-06' && teams.some(({ unit_id }) => unit_id === SALES_TEAM))
      add({
        ...{ unit_id: SALES_TEAM, kind: 'blocker', on: dayAfter(firstDay(month), 9), cause: '资源', adopted: null },
        ...{ owner_function: '品牌市场部', answered_on: null, channel: '例会' },
      })
  }
  return tickets
}

function blocker(unit_id: string, month: Month, newest: string, random: Random): Omit<Ticket, 'item_id'> {
  const on = dayAfter(firstDay(month), below(27, random))
  const [cause, owners] = pick(CAUSES, random)
  const owner_function = pick(owners, random)
  const wait = Math.round(3 - 9 * Math.log(1 - random())) * (owner_function === SLOW_FUNCTION ? 3 : 1)
  const answered_on = random() < 0.8 ? upTo(dayAfter(on, wait), newest) : null
  return { unit_id, kind: 'blocker', on, cause, owner_function, answered_on, adopted: null, channel: pick(['例会', '系统'] as const, random) } // prettier-ignore
}

const CAUSES = [
  ['资源', ['人力资源部', '财务部', '采购部']],
  ['资源', ['人力资源部', '采购部']],
  ['流程', ['信息部', '信息部', '计划部']],
  ['流程', ['信息部', '法务部']],
  ['沟通', ['计划部', '仓储物流部', '交付部']],
  ['职责', ['人力资源部']],
  ['目标', ['财务部']],
] as const

function proposal(unit_id: string, month: Month, newest: string, random: Random): Omit<Ticket, 'item_id'> {
  const on = dayAfter(firstDay(month), below(27, random))
  const answered_on = random() < 0.7 ? upTo(dayAfter(on, 4 + below(30, random)), newest) : null
  const adopted = answered_on === null ? null : random() < 0.45
  const owner_function = pick(['人力资源部', '信息部', '制造中心', '交付部'] as const, random)
  return { unit_id, kind: 'proposal', on, cause: null, owner_function, answered_on, adopted, channel: pick(['系统', '意见箱'] as const, random) } // prettier-ignore
}

/** What has not happened by the day of the export is not in it. */
const upTo = (day: string, newest: string) => (day <= newest ? day : null)
