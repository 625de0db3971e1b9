import { expect, test } from 'vitest'
import { INNOCENT } from '#pipeline/demo/effects.ts'
import { attainment } from '#pipeline/demo/goals.ts'
import { kpiById } from '#pipeline/demo/kpis.ts'
import { organisation, type Organisation } from '#pipeline/demo/organisation.ts'
import { inBranch } from '#pipeline/demo/plant.ts'
import type { Result } from '#pipeline/demo/results.ts'
import { SALES_TEAM, SMALL_TEAM, UNIT_LEVEL_DEPARTMENT } from '#pipeline/demo/structure.ts'

const company = organisation({ seed: 7 })

test('the same seed gives the same company and another seed gives another', () => {
  expect(organisation({ seed: 7 }).results).toEqual(company.results)
  expect(organisation({ seed: 8 }).results).not.toEqual(company.results)
})

test('the example has about 1,200 people, 24 months up to October 2026 and at least 100 thousand results', () => {
  const now = new Set(company.postings.filter(({ to }) => to === '2026-10').map(({ person }) => person))
  expect(now.size).toBeGreaterThan(1150)
  expect(now.size).toBeLessThan(1250)
  expect(company.months).toHaveLength(24)
  expect(company.months.at(-1)).toBe('2026-10')
  expect(company.results.length).toBeGreaterThan(100_000)
})

test('at least one person in twenty moves between units, and more of them get another manager', () => {
  const movers = countPeople(company, ({ unit_id }) => unit_id)
  const rereporting = countPeople(company, ({ manager }) => manager)
  expect(movers / company.people.length).toBeGreaterThan(0.05)
  expect(rereporting).toBeGreaterThan(movers)
})

test('managers and departments can be told apart: most departments have several managers, some managers lead two teams', () => {
  const managers = new Map<string, Set<number>>()
  const teams = new Map<number, Set<string>>()
  for (const { unit_id, manager, to } of company.postings) {
    if (manager === null || to !== '2026-10' || unit_id.length < 6) continue
    const department = unit_id.slice(0, 4)
    managers.set(department, (managers.get(department) ?? new Set()).add(manager))
    teams.set(manager, (teams.get(manager) ?? new Set()).add(unit_id))
  }
  const several = [...managers.values()].filter((set) => set.size >= 2).length
  expect(several / managers.size).toBeGreaterThan(0.3) // below, department and manager are merged (statistics §10)
  const overTwoTeams = [...teams].filter(([manager, led]) => led.size === 2 && !isHead(company, manager))
  expect(overTwoTeams.length).toBeGreaterThanOrEqual(4)
})

test('nobody is in two units in one month', () => {
  const seen = new Set<string>()
  for (const { person, from, to } of company.postings) {
    for (const month of company.months) {
      if (month < from || month > to) continue
      const key = `${person} ${month}`
      expect(seen.has(key)).toBe(false)
      seen.add(key)
    }
  }
})

test('the compliance team has four people in every month, so that its figures must be withheld', () => {
  for (const month of company.months) {
    const people = company.results.filter((r) => r.unit_id === SMALL_TEAM && r.month === month).map((r) => r.person)
    expect(new Set(people).size).toBe(4)
  }
})

test('one department has results of its own and no result of a person', () => {
  const own = company.results.filter(({ unit_id }) => inBranch(unit_id, UNIT_LEVEL_DEPARTMENT))
  expect(own.length).toBe(3 * 24)
  expect(own.every(({ person }) => person === null)).toBe(true)
})

test('weights of every role add to 100 and every KPI in use is in the list', () => {
  for (const { goals } of company.roles) {
    const weights = Object.entries(goals).map(([kpi_id, weight]) => (kpiById(kpi_id), weight))
    if (weights.length > 0) expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(100)
  }
})

test('the true parts of every result add up to what its delivered figures say', () => {
  const { results, truth } = company
  results.forEach((result, i) => {
    const seen = standing(result)
    if (seen === null) return
    const parts = truth.sizes.common + truth.parts.conditions[i]! + truth.parts.person[i]! + truth.parts.fluctuation[i]!
    expect(Math.abs(parts - seen)).toBeLessThan(1e-9)
  })
})

/** Mean gap against the original target: the sales team minus the other sales teams, full months of the shortage minus all before it. */
function fall({ results }: Organisation, kpis: string[]): number {
  const mean = (mine: boolean, after: boolean) => {
    const gaps = results
      .filter((r) => kpis.includes(r.kpi_id) && r.role_id === 'sales' && (r.unit_id === SALES_TEAM) === mine)
      .filter((r) => (after ? r.month >= '2026-04' : r.month < '2026-02'))
      .flatMap((r) => standing(r) ?? [])
    return gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  }
  return mean(true, true) - mean(true, false) - (mean(false, true) - mean(false, false))
}

test('results of the sales team fall by what the planted loss of leads implies, in the KPIs that live on leads only', () => {
  // Planted: 45 % fewer leads, 3 standard deviations per unit of ln(leads): 3 · ln 0.55 = −1.79. The standard error of the contrast is
  // about 0.1 (29 people × 2 KPIs × 7 months of noise, department × month, wobble of leads), so ±0.35 is more than three of them.
  expect(Math.abs(fall(company, ['K01', 'K02']) - 3 * Math.log(0.55))).toBeLessThan(0.35)
  expect(Math.abs(fall(company, ['K03', 'K04']))).toBeLessThan(0.35)
})

test('an innocent company shows no fall in any KPI of that team, and neither does an ordinary one without plants', () => {
  for (const effects of [INNOCENT, {}]) {
    const quiet = organisation({ seed: 7, plants: [], effects })
    expect(Math.abs(fall(quiet, ['K01', 'K02']))).toBeLessThan(0.35)
    expect(Math.abs(fall(quiet, ['K03', 'K04']))).toBeLessThan(0.35)
  }
})

test('leads fall with the results while market, skill and waiting only wobble', () => {
  const level = (factor: string, after: boolean) => {
    const values = company.factors
      .filter(
        (f) => f.unit_id === SALES_TEAM && f.factor === factor && (after ? f.month >= '2026-04' : f.month < '2026-02'),
      )
      .map(({ value }) => value)
    return values.reduce((sum, value) => sum + value, 0) / values.length
  }
  const change = (factor: string) => level(factor, true) / level(factor, false) - 1
  expect(change('customers')).toBeGreaterThan(-0.5)
  expect(change('customers')).toBeLessThan(-0.4)
  // Wobble of 2, 3 and 10 %, correlated from month to month at 0.5: a mean of 7 months moves by less than 3 × 0.1 / √3.
  for (const factor of ['market', 'ability', 'communication']) expect(Math.abs(change(factor))).toBeLessThan(0.18)
})

test('process time follows waiting in every team, so that nothing tells them apart, and only the planted department suffers', () => {
  const of = (factor: string) => company.factors.filter((f) => f.factor === factor).map(({ value }) => Math.log(value))
  const [waiting, process] = [of('communication'), of('process')]
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const dot = (a: number[], b: number[]) => mean(a.map((value, i) => (value - mean(a)) * (b[i]! - mean(b))))
  // By construction ln process = ln waiting + a quarter of a wobble of 6 %: r² ≥ 0.1²/(0.1² + 0.015²) = 0.978.
  expect(dot(waiting, process) ** 2 / (dot(waiting, waiting) * dot(process, process))).toBeGreaterThan(0.95)
  const without = organisation({
    seed: 7,
    plants: company.truth.plants.filter(({ kind }) => kind !== 'waiting-with-process'),
  })
  without.results.forEach((before, i) => {
    const touched = inBranch(before.unit_id, '0402') && ['K05', 'K07'].includes(before.kpi_id)
    if (!touched) expect(company.results[i]).toEqual(before)
  })
})

test('a market that follows the leads does so in every sales team', () => {
  const shortage = {
    kind: 'leads-shortage',
    unit_id: SALES_TEAM,
    from: '2026-02',
    lost: 0.45,
    elasticity: 3,
    market_follows: true,
  } as const
  const { factors } = organisation({ seed: 7, plants: [shortage] })
  const of = (factor: string) => factors.filter((f) => f.factor === factor)
  const market = of('market')
  of('customers').forEach(({ unit_id, month, value }, i) => {
    expect(market[i]).toMatchObject({ unit_id, month })
    // ln market = ln leads / 3 + a tenth of a wobble of 2 %; four standard deviations are 0.008, rounding adds 0.002.
    expect(Math.abs(Math.log(market[i]!.value / 100) - Math.log(value / 30) / 3)).toBeLessThan(0.011)
  })
})

test('a plant moves its own results and leaves every other as it was', () => {
  const plain = organisation({ seed: 7, plants: [] })
  const shifted = organisation({
    seed: 7,
    plants: [{ kind: 'unit-shift', unit_id: '0201', shift: -1, from: '2026-01' }],
  })
  plain.results.forEach((before, i) => {
    const after = shifted.results[i]!
    const touched = inBranch(before.unit_id, '0201') && before.month >= '2026-01'
    if (!touched) expect(after).toEqual(before)
    else if (before.actual !== null && before.target !== null)
      expect(standing(after)! - standing(before)!).toBeLessThan(0)
  })
})

test('the truth names the plants, and a manager plant shows in the effects of exactly one manager', () => {
  const plain = organisation({ seed: 7, plants: [] })
  const planted = organisation({ seed: 7, plants: [{ kind: 'manager-shift', unit_id: '010301', shift: -1.5 }] })
  const moved = [...planted.truth.effects.manager].filter(
    ([id, effect]) => effect !== plain.truth.effects.manager.get(id),
  )
  expect(moved).toHaveLength(1)
  expect(moved[0]![1] - plain.truth.effects.manager.get(moved[0]![0])!).toBeCloseTo(-1.5, 12)
  expect(planted.truth.plants).toEqual([{ kind: 'manager-shift', unit_id: '010301', shift: -1.5 }])
})

test('a company of a hundred people keeps the sales team and the team of four', () => {
  const small = organisation({ seed: 3, people: 100, months: 13 })
  const units = new Set(small.units.map(({ unit_id }) => unit_id))
  expect(units.has(SALES_TEAM) && units.has(SMALL_TEAM)).toBe(true)
  expect(small.people.filter(({ joins }) => joins < '2025-10').length).toBeLessThan(130)
})

/** (r0 − 1)/scale from delivered figures; null where there is no target or actual. */
function standing({ kpi_id, original_target, actual }: Result): number | null {
  if (original_target === null || actual === null) return null
  const kpi = kpiById(kpi_id)
  return (attainment(kpi.direction, actual, original_target) - 1) / kpi.scale
}

function countPeople({ postings }: Organisation, of: (posting: Organisation['postings'][number]) => unknown): number {
  const values = new Map<number, Set<unknown>>()
  for (const posting of postings) values.set(posting.person, (values.get(posting.person) ?? new Set()).add(of(posting)))
  return [...values.values()].filter((set) => set.size > 1).length
}
const isHead = ({ postings }: Organisation, person: number) =>
  postings.find((p) => p.person === person)?.role_id === 'head'
