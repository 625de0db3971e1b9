import { below, pick, seeded } from '#queries/stats/random.ts'
import { addMonths, type Month } from './months.ts'
import { departmentOf, divisionOf, type Structure, type TeamPlan } from './structure.ts'

/** One stay of a person in one unit, role and reporting line. `from` and `to` are months, both included. */
export type Posting = {
  person: number
  unit_id: string
  role_id: string
  manager: number | null
  from: Month
  to: Month
}
/** `person` counts from 0 and is the number of the person everywhere; `leaves` is the last month, null for those who stay. */
export type Person = { person: number; joins: Month; leaves: Month | null; is_leader: boolean }
export type Workforce = { people: Person[]; postings: Posting[] }

/** Chances for one person in one month. Over 24 months about one in eight moves and one in six leaves. */
const LEAVES = 0.008
const SWAPS = 0.003
/** Every so many months two leaders of a division change places, and all their people change manager. */
const ROTATION = 5
/** About so many people to one leader. */
const SPAN = 16

type Open = { unit_id: string; role_id: string; manager: number | null; from: Month }

/**
 * Who works where, month by month: teams filled to size, leaders (several in a large team, one over two small ones), heads
 * of department and division, people who change places with someone of their role elsewhere, leavers replaced a month later.
 */
export function workforce(size: number, { teams, units }: Structure, months: Month[], seed: number): Workforce {
  const random = seeded(seed, 'people')
  const first = months[0]!
  const people: Person[] = []
  const postings: Posting[] = []
  const open: (Open | null)[] = []
  const leadersOf = new Map<string, number[]>()
  const members = new Map<string, number[]>()

  const hire = (month: Month, joins: Month, at: Omit<Open, 'from'>, is_leader = false): number => {
    const person = people.length
    people.push({ person, joins, leaves: null, is_leader })
    open.push({ ...at, from: month })
    return person
  }
  const close = (person: number, last: Month) => {
    const now = open[person]
    if (now && now.from <= last) postings.push({ person, ...now, to: last })
    open[person] = null
  }
  const change = (person: number, month: Month, at: Partial<Omit<Open, 'from'>>) => {
    const now = open[person]!
    close(person, addMonths(month, -1))
    open[person] = { ...now, ...at, from: month }
  }
  const leaderFor = (unit_id: string) => pick(leadersOf.get(unit_id)!, random)

  const longAgo = () => addMonths(first, -1 - below(96, random))
  const heads = new Map<string, number>()
  for (const unit of units) {
    if (unit.kind !== 'division' && unit.kind !== 'department') continue
    const above = heads.get(divisionOf(unit.unit_id)) ?? null
    heads.set(unit.unit_id, hire(first, longAgo(), { unit_id: unit.unit_id, role_id: 'head', manager: above }, true))
  }
  const sizes = teamSizes(size - heads.size, teams)
  let shared: number[] | null = null
  for (const team of teams) {
    const { unit_id, role_id } = team
    const count = sizes.get(unit_id)!
    const head = heads.get(departmentOf(unit_id))!
    const own: number[] = []
    const needed = shared ? 0 : Math.max(1, Math.round(count / SPAN))
    for (let i = 0; i < Math.min(needed, count - 1); i++) {
      own.push(hire(first, longAgo(), { unit_id, role_id, manager: head }, true))
    }
    const leaders: number[] = shared ?? own
    leadersOf.set(unit_id, leaders)
    shared = team.sharesLeader ? leaders : null
    const rest = Array.from({ length: count - own.length }, () =>
      hire(first, longAgo(), { unit_id, role_id, manager: leaderFor(unit_id) }),
    )
    members.set(unit_id, team.fixed === null ? rest : [])
  }

  const vacancies: TeamPlan[] = []
  months.forEach((month, index) => {
    if (index === 0) return
    for (const team of vacancies.splice(0)) {
      const { unit_id, role_id } = team
      members.get(unit_id)!.push(hire(month, month, { unit_id, role_id, manager: leaderFor(unit_id) }))
    }
    if (index % ROTATION === 0) rotate(month)
    for (const team of teams) {
      const list = members.get(team.unit_id)!
      for (let i = list.length - 1; i >= 0; i--) {
        const chance = random()
        // Whoever came or moved this month stays at least until the next.
        if (open[list[i]!]!.from === month) continue
        if (chance < LEAVES) {
          const [person] = list.splice(i, 1)
          close(person!, addMonths(month, -1))
          people[person!]!.leaves = addMonths(month, -1)
          vacancies.push(team)
        } else if (chance < LEAVES + SWAPS) swap(team, i, month)
      }
    }
  })
  open.forEach((now, person) => now && close(person, months.at(-1)!))
  postings.sort((a, b) => a.person - b.person || (a.from < b.from ? -1 : 1))
  return { people, postings }

  /** Two people of one role in two teams change places, so that teams keep their size. */
  function swap(team: TeamPlan, at: number, month: Month) {
    const others = teams.filter((o) => o.role_id === team.role_id && o !== team && members.get(o.unit_id)!.length > 0)
    if (others.length === 0) return
    const other = pick(others, random)
    const mine = members.get(team.unit_id)!
    const theirs = members.get(other.unit_id)!
    const spot = below(theirs.length, random)
    const [goes, comes] = [mine[at]!, theirs[spot]!]
    mine[at] = comes
    theirs[spot] = goes
    change(goes, month, { unit_id: other.unit_id, manager: leaderFor(other.unit_id) })
    change(comes, month, { unit_id: team.unit_id, manager: leaderFor(team.unit_id) })
  }

  /** The first leaders of two teams of the same role in a division change places; their people stay and get a new manager. */
  function rotate(month: Month) {
    const pairs = teams.flatMap((a, i) =>
      teams
        .slice(i + 1)
        .filter((b) => canRotate(a, b))
        .map((b) => [a, b] as const),
    )
    if (pairs.length === 0) return
    const [a, b] = pick(pairs, random)
    const [one, two] = [leadersOf.get(a.unit_id)![0]!, leadersOf.get(b.unit_id)![0]!]
    for (const [leader, from, to] of [
      [one, a, b],
      [two, b, a],
    ] as const) {
      const next = leader === one ? two : one
      for (const person of members.get(from.unit_id)!) {
        if (open[person]?.manager === leader) change(person, month, { manager: next })
      }
      leadersOf.set(to.unit_id, [leader, ...leadersOf.get(to.unit_id)!.filter((id) => id !== one && id !== two)])
      change(leader, month, { unit_id: to.unit_id, manager: heads.get(departmentOf(to.unit_id))! })
    }
  }
  function canRotate(a: TeamPlan, b: TeamPlan): boolean {
    const solo = (team: TeamPlan) =>
      team.fixed === null && teams.every((o) => o === team || leadersOf.get(o.unit_id) !== leadersOf.get(team.unit_id))
    return a.role_id === b.role_id && divisionOf(a.unit_id) === divisionOf(b.unit_id) && solo(a) && solo(b)
  }
}

/** Whole numbers of people per team in proportion to its share, at least 6; fixed teams get their number. */
function teamSizes(people: number, teams: TeamPlan[]): Map<string, number> {
  const free = teams.filter((team) => team.fixed === null)
  const left = people - teams.reduce((sum, team) => sum + (team.fixed ?? 0), 0)
  const shares = free.reduce((sum, team) => sum + team.share, 0)
  return new Map(
    teams.map((team) => [team.unit_id, team.fixed ?? Math.max(6, Math.round((left * team.share) / shares))]),
  )
}
