import { below, normal, pick, seeded, type Random } from '#queries/stats/random.ts'
import { writeReviews, type CommentRecord, type CriterionRecord, type ReviewRecord } from './reviews.ts'

/** Records under their canonical column names; a plant may change, add or take away any of them before they are loaded. */
export type GoalRecord = {
  person_key: string | null
  subject_type: string
  unit_id: string
  manager_key: string | null
  role: string
  goal_id: string | null
  kpi_id: string | null
  kpi_version: number
  lane: string | null
  weight: number | null
  weight_null: string | null
  weight_total: number | null
  unit: string
  direction: string
  original_target: number | null
  target: number | null
  target_null: string | null
  baseline: number | null
  actual: number | null
  actual_null: string | null
  denominator: number | null
  score: number | null
  max_score: number | null
  entered_at: string | null
  target_set_at: string | null
  target_revised_at: string | null
  period_id: string
  period_start: string
  period_end: string
  src_row: number
}
export type PersonRecord = {
  person_key: string
  unit_id: string
  manager_key: string | null
  role: string
  valid_from: string
  valid_to: string | null
  status: string
  hire_month: string
  leave_on: string | null
}
export type KpiRecord = {
  kpi_id: string
  version: number
  name_zh: string
  name_en: string
  unit: string
  direction: string
  valid_from: string
}
export type UnitRecord = { unit_id: string; parent_id: string | null; name_zh: string; name_en: string; kind: string }
export type RevisionRecord = {
  goal_id: string | null
  person_key: string
  unit_id: string
  changed_at: string
  field: string
  old_value: number
  new_value: number
  reason: string | null
  requested_by: string | null
}
/** One level of a list of rating scales; a scale without a list has its levels from the ratings. */
export type ScaleRecord = {
  scale_id: string
  level_raw: string
  ord: number
  min_score: number | null
  max_score: number | null
}
export type PlanRecord = {
  plan_id: string
  subject_type: string
  person_key: string | null
  unit_id: string | null
  type: string
  owner_side: string
  cause_code: string
  starts_on: string
  ends_on: string | null
  status: string
}
export type Month = { id: string; start: string; end: string; days: number }

export type Kpi = {
  kpi_id: string
  direction: 'higher' | 'lower'
  target: number
  /** One standard deviation of a person's attainment, a ratio. */
  scale: number
  decimals: number
  unit: string
  /** Counts behind a rate; null for amounts. */
  denominator: number | null
}
export type Person = {
  key: string
  unit: string
  manager: string
  role: number
  own: number
  from: number
  to: number
}
/** A company without any trap, as records; everything in it may be replaced by a plant. */
export type Organisation = {
  seed: number
  months: Month[]
  kpis: Kpi[]
  roles: { name: string; goals: { kpi: number; weight: number }[] }[]
  people: Person[]
  units: UnitRecord[]
  kpi: KpiRecord[]
  roster: PersonRecord[]
  results: GoalRecord[]
  repeated: GoalRecord[]
  reviews: ReviewRecord[]
  criteria: CriterionRecord[]
  comments: CommentRecord[]
  revisions: RevisionRecord[]
  plans: PlanRecord[]
  scales: ScaleRecord[]
}

export type Options = {
  seed: number
  people?: number
  departments?: number
  /** Up to and including December 2026. */
  months?: number
  /** Half-yearly forms with ratings, criteria and comments; default true. */
  reviews?: boolean
}

// prettier-ignore
const KPIS: readonly Kpi[] = [
  kpi('K01', 'higher', 86, 0.13, 1, '万元'), kpi('K02', 'higher', 420, 0.14, 0, '个'), kpi('K03', 'higher', 84, 0.05, 2, '%', 400),
  kpi('K04', 'higher', 82, 0.06, 2, '分'), kpi('K05', 'lower', 12, 0.09, 2, '天'), kpi('K06', 'lower', 60, 0.12, 2, '‰', 2500),
  kpi('K07', 'lower', 35, 0.12, 2, '件'), kpi('K08', 'higher', 1450, 0.08, 0, '件'), kpi('K09', 'higher', 81, 0.05, 2, '%', 500),
  kpi('K10', 'lower', 128, 0.06, 2, '元'), kpi('K11', 'higher', 230, 0.1, 1, '小时'), kpi('K12', 'higher', 64, 0.11, 2, '分'),
]
const WEIGHTS = [40, 25, 20, 15] as const
const ROLES = 6
/** People to one rater. */
const SPAN = 15

/**
 * Months of four goals each for people in departments with ordinary differences between departments, managers, roles, goals, months
 * and people, half-yearly forms, joiners, leavers and movers at ordinary rates, a few results missing at random. The same seed gives
 * the same company.
 */
export function cleanOrganisation({
  seed,
  people = 300,
  departments = 10,
  months = 24,
  reviews = true,
}: Options): Organisation {
  const random = seeded(seed, 'structure')
  const calendar = monthsUpTo(months)
  const roles = Array.from({ length: ROLES }, (_, r) => ({
    name: `role-${r + 1}`,
    goals: WEIGHTS.map((weight, g) => ({ kpi: (r * 2 + g * 3) % KPIS.length, weight })),
  }))
  const ids = Array.from({ length: departments }, (_, d) => `D${String(d + 1).padStart(2, '0')}`)
  const staff = hire({ ids, people, months, random })
  const organisation: Organisation = {
    ...{ seed, months: calendar, kpis: [...KPIS], roles, people: staff },
    units: [
      { unit_id: 'root', parent_id: null, name_zh: '样例集团', name_en: 'Sample Group', kind: 'company' },
      ...ids.map((id) => ({
        unit_id: id,
        parent_id: 'root',
        name_zh: `部门${id}`,
        name_en: `Department ${id}`,
        kind: 'department',
      })),
    ],
    kpi: KPIS.map(({ kpi_id, unit, direction }) => ({
      ...{ kpi_id, version: 1, name_zh: `指标${kpi_id}`, name_en: `Measure ${kpi_id}`, unit, direction },
      valid_from: '2020-01-01',
    })),
    roster: staff.map((person) => rosterOf(person, roles[person.role]!.name, calendar)),
    results: [],
    ...{ repeated: [], reviews: [], criteria: [], comments: [], revisions: [], scales: [], plans: [] },
  }
  writeResults(organisation)
  if (reviews) writeReviews(organisation)
  return organisation
}

/** Department of a share of all people between half and twice the mean, each with a rater for about fifteen people. */
function hire({
  ids,
  people,
  months,
  random,
}: {
  ids: string[]
  people: number
  months: number
  random: Random
}): Person[] {
  const shares = ids.map(() => Math.exp(0.35 * normal(random)))
  const total = shares.reduce((sum, share) => sum + share, 0)
  const staff: Person[] = []
  ids.forEach((unit, d) => {
    const size = Math.max(18, Math.round((people * shares[d]!) / total))
    const raters = Math.max(3, Math.round(size / SPAN))
    const firstRole = below(ROLES, random)
    for (let i = 0; i < size; i++) {
      const leaves = random() < 0.006 * months ? 3 + below(Math.max(1, months - 3), random) : months
      const place = () => ({
        unit,
        manager: `m-${unit}-${1 + (i % raters)}`,
        role: (firstRole + (i % 3 === 0 ? 1 : 0)) % ROLES,
      })
      staff.push({
        key: `p-${unit}-${String(i + 1).padStart(3, '0')}`,
        ...place(),
        own: 0.35 * normal(random),
        from: 0,
        to: leaves - 1,
      })
      // Whoever leaves is replaced a month later.
      if (leaves < months - 1) {
        staff.push({
          key: `p-${unit}-${String(i + 1).padStart(3, '0')}b`,
          ...place(),
          own: 0.35 * normal(random),
          from: leaves + 1,
          to: months - 1,
        })
      }
    }
  })
  return staff
}

function writeResults(organisation: Organisation): void {
  const { seed, months, kpis, roles, people, results } = organisation
  const draw = seeded(seed, 'effects')
  const luck = seeded(seed, 'luck')
  const clerk = seeded(seed, 'clerk')
  const effect = effects(draw)
  // A person's own target differs from the colleagues' by a few percent, set once a year.
  for (const person of people) {
    for (let m = person.from; m <= person.to; m++) {
      const month = months[m]!
      const shared =
        -0.1 + effect('unit', person.unit, 0.15) + effect('unit-month', `${person.unit} ${m}`, 0.1) +
        effect('manager', person.manager, 0.15) + effect('role', String(person.role), 0.1) + effect('month', String(m), 0.1) +
        person.own + 0.3 * normal(luck) // prettier-ignore
      const isMissing = clerk() < 0.012
      for (const { kpi, weight } of roles[person.role]!.goals) {
        const of = kpis[kpi]!
        const z = shared + effect('kpi', of.kpi_id, 0.2) + 0.75 * normal(luck)
        const r = 1 + of.scale * z
        const target = rounded(
          of.target * (1 + effect('target', `${person.key} ${of.kpi_id} ${month.id.slice(0, 4)}`, 0.06)),
          of.decimals,
        )
        const actual = rounded(of.direction === 'higher' ? target * r : target * (2 - r), of.decimals)
        results.push({
          ...{ subject_type: 'person', person_key: person.key, unit_id: person.unit, manager_key: person.manager },
          ...{ role: roles[person.role]!.name, goal_id: null, kpi_id: of.kpi_id, kpi_version: 1, lane: 'kpi' },
          ...{ weight: weight / 100, weight_null: null, weight_total: 100, unit: of.unit, direction: of.direction },
          ...{ original_target: target, target, target_null: null, baseline: null },
          ...{ actual: isMissing ? null : actual, actual_null: isMissing ? 'BLANK' : null },
          denominator: of.denominator === null ? null : Math.round(of.denominator * (0.7 + 0.6 * clerk())),
          ...{ score: null, max_score: null },
          entered_at: isMissing ? null : moment(month.end, 2 + below(7, clerk), clerk),
          ...{ target_set_at: dayBefore(month.start, 5 + below(15, clerk)), target_revised_at: null },
          ...{ period_id: month.id, period_start: month.start, period_end: month.end },
          src_row: results.length + 2,
        })
      }
    }
  }
}

/** Normal effects by level and key, drawn the first time they are asked for. */
function effects(random: Random) {
  const known = new Map<string, number>()
  return (level: string, key: string, sd: number): number => {
    const id = `${level} ${key}`
    const found = known.get(id) ?? sd * normal(random)
    known.set(id, found)
    return found
  }
}

function rosterOf(person: Person, role: string, months: Month[]): PersonRecord {
  const hasLeft = person.to < months.length - 1
  return {
    ...{ person_key: person.key, unit_id: person.unit, manager_key: person.manager, role },
    valid_from: person.from === 0 ? '2020-01-01' : months[person.from]!.start,
    valid_to: hasLeft ? months[person.to]!.end : null,
    status: hasLeft ? 'left' : 'active',
    hire_month: person.from === 0 ? '2019-06' : months[person.from]!.id,
    leave_on: hasLeft ? months[person.to]!.end : null,
  }
}

/** The results of one unit, KPI, span of months … that a plant wants to change. */
export const resultsOf = (
  { results, months }: Organisation,
  where: { unit?: string; kpi?: string; manager?: string; from?: number; to?: number },
): GoalRecord[] => {
  const ids = new Set(months.slice(where.from ?? 0, (where.to ?? months.length - 1) + 1).map(({ id }) => id))
  return results.filter(
    (row) =>
      (where.unit === undefined || row.unit_id === where.unit) &&
      (where.kpi === undefined || row.kpi_id === where.kpi) &&
      (where.manager === undefined || row.manager_key === where.manager) &&
      ids.has(row.period_id),
  )
}

/** Sets the attainment against the original target, whatever the direction. */
export function setAttainment(row: GoalRecord, r0: number): void {
  const target = row.original_target ?? row.target
  if (target === null) return
  row.actual = row.direction === 'lower' ? target * (2 - r0) : target * r0
  row.actual_null = null
}
export const attainmentOf = (row: GoalRecord): number | null => {
  const target = row.original_target ?? row.target
  if (target === null || row.actual === null) return null
  return row.direction === 'lower' ? 2 - row.actual / target : row.actual / target
}

function kpi(
  kpi_id: string,
  direction: Kpi['direction'],
  target: number,
  scale: number,
  decimals: number,
  unit: string,
  denominator: number | null = null,
): Kpi {
  return { kpi_id, direction, target, scale, decimals, unit, denominator }
}

function monthsUpTo(n: number): Month[] {
  return Array.from({ length: n }, (_, i) => {
    const at = new Date(Date.UTC(2026, 12 - n + i, 1))
    const end = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0))
    return {
      id: at.toISOString().slice(0, 7),
      start: at.toISOString().slice(0, 10),
      end: end.toISOString().slice(0, 10),
      days: end.getUTCDate(),
    }
  })
}

export const rounded = (value: number, decimals: number): number => Math.round(value * 10 ** decimals) / 10 ** decimals
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
export const dayBefore = (day: string, days: number): string => dayAfter(day, -days)
export const moment = (day: string, days: number, random: Random): string =>
  `${dayAfter(day, days)} ${String(8 + below(10, random)).padStart(2, '0')}:${String(below(60, random)).padStart(2, '0')}:${String(below(60, random)).padStart(2, '0')}`
export { below, normal, pick, seeded }
