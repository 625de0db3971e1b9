import { below, pick, seeded, type Random } from '#queries/stats/random.ts'
import { addMonths, dayAfter, firstDay, lastDay, type Month } from './months.ts'
import type { Posting } from './people.ts'
import { PLAN_DRAFTS } from './plan-drafts.ts'
import type { Plan } from './plans.ts'
import { inBranch } from './plant.ts'
import { SMALL_TEAM, type Structure } from './structure.ts'

/** One programme in so many teams, begun in two waves; teams with a plan of their own are left out, so that both can be looked at. */
const TEAMS = 12
const RHYTHM = '每日看板'
const NEWCOMERS = '新人带教'

/** A dozen teams got a daily board with a fixed rhythm of talks, whatever its results were. It moves none of them. */
export function rhythmPlans({ teams }: Structure, months: Month[], seed: number): Plan[] {
  const first = addMonths(months.at(-1)!, -19)
  if (!months.includes(addMonths(first, -4))) return []
  const random = seeded(seed, 'rhythm')
  const planned = PLAN_DRAFTS.flatMap(({ units }) => units)
  const able = teams
    .map(({ unit_id }) => unit_id)
    .filter((id) => id !== SMALL_TEAM && !planned.some((unit) => inBranch(id, unit)))
  const drawn = able.map((unit_id) => ({ unit_id, at: random() })).sort((a, b) => a.at - b.at)
  const chosen = drawn.slice(0, TEAMS).map(({ unit_id }) => unit_id)
  return chosen
    .sort()
    .map((unit_id, i) => rhythmPlan(unit_id, `P${101 + i}`, addMonths(first, i % 2 === 0 ? 0 : 2), random))
}

function rhythmPlan(unit_id: string, plan_id: string, start: Month, random: Random): Plan {
  const end = addMonths(start, 6)
  const isAcknowledged = random() < 0.85
  const isStarted = isAcknowledged && random() < 0.85
  const waited = 1 + below(14, random)
  const isTogether = random() < 0.55
  const lateness = () => (random() < 0.85 ? -below(6, random) : 5 + below(40, random))
  const step = (step_no: number, text: string, owner_side: 'manager' | 'company', owner: string, after: number) => {
    const due_on = lastDay(addMonths(start, after))
    const done = dayAfter(due_on, lateness())
    const kind = owner_side === 'company' ? ('commitment' as const) : ('milestone' as const)
    const isDone = isStarted && random() < (owner_side === 'company' ? 0.85 : 0.95)
    return { step_no, text, kind, owner_side, owner_function: owner, due_on, done_on: isDone ? done : null }
  }
  return {
    ...{ plan_id, unit_ids: [unit_id], person: null, type: 'process', owner_side: 'manager' },
    ...{ cause_code: 'communication', remedy_code: 'rhythm', starts_on: firstDay(start), ends_on: lastDay(end) },
    status: 'closed',
    cost: 6_000 + 500 * below(9, random),
    closed_on: lastDay(end),
    kpi_id: null,
    programme: RHYTHM,
    owner_function: '人力资源部',
    acknowledged_on: isAcknowledged ? dayAfter(firstDay(start), waited) : null,
    started_on: isStarted ? dayAfter(firstDay(start), waited + below(6, random)) : null,
    co_authored: isTogether,
    own_benefit: isTogether ? '问题当天有人答复' : null,
    evidence_kinds: random() < 0.6 ? ['data', 'interview'] : ['data'],
    expected_effect: 0.2,
    decision_level: pick([0, 1, 1, 2, 2, 3] as const, random),
    hours: 30 + below(30, random),
    lesson: random() < 0.3 ? pick(LESSONS, random) : null,
    steps: [
      step(1, '看板上墙', 'manager', '本部门', 1),
      step(2, '系统取数权限', 'company', '信息部', 2),
      step(3, '主管辅导一次', 'company', '人力资源部', 3),
      step(4, '三个月复盘', 'manager', '本部门', 4),
    ],
  }
}
const LESSONS = [
  '看板只留三个数，站会控制在十分钟。',
  '没有取数权限时看板靠手填，两周后停用。',
  '问题要写明由哪个职能答复，否则只是记录。',
]

/** Twenty-four people, drawn whatever their results were, were coached one by one: plans of persons, to be judged only together. */
export function newcomerPlans(postings: readonly Posting[], months: Month[], seed: number): Plan[] {
  const start = addMonths(months.at(-1)!, -7)
  if (!months.includes(addMonths(start, -8))) return []
  const random = seeded(seed, 'newcomers')
  const now = postings.filter(({ from, to, role_id }) => from <= start && to >= start && role_id !== 'head')
  const able = now.map(({ person, unit_id }) => ({ person, unit_id, at: random() }))
  const chosen = able.sort((a, b) => a.at - b.at).slice(0, 24)
  return chosen.map(({ person, unit_id }, i) => {
    const begun = random() < 0.85
    const plan_id = `N${String(i + 1).padStart(3, '0')}`
    const end = addMonths(start, 5)
    return {
      ...{ plan_id, unit_ids: [unit_id], person, type: 'IDP', owner_side: 'manager', cause_code: 'ability' },
      ...{ remedy_code: 'coaching', starts_on: firstDay(start), ends_on: lastDay(end), status: 'closed', cost: 1_500 },
      closed_on: lastDay(end),
      kpi_id: null,
      programme: NEWCOMERS,
      owner_function: '人力资源部',
      acknowledged_on: dayAfter(firstDay(start), 1 + below(9, random)),
      started_on: begun ? dayAfter(firstDay(start), 4 + below(9, random)) : null,
      co_authored: random() < 0.7,
      own_benefit: '独立负责一个流程',
      evidence_kinds: ['interview', 'observation'],
      expected_effect: 0.2,
      decision_level: 2,
      hours: 16,
      lesson: null,
      steps: [],
    } satisfies Plan
  })
}
