import type { PanelPeriod, PanelSubject, PlanInput } from '#queries/improvement/outcome/define.ts'
import { normal, seeded, type Random } from '#queries/stats/random.ts'

/**
 * Organisations with a plan of known effect, made without any of the product's statistics: unit level + common movement + noise, in
 * units of z. The effect is given in standard deviations of comparison units within a period.
 */
export type PlantedPlan = {
  seed: number
  treated: number
  control: number
  /** Periods before the start, the selection period included, and from the start. */
  before: number
  after: number
  /** Share of the variance that belongs to the unit for good, and correlation of the rest from one period to the next. */
  lasting: number
  carry: number
  effect: number
  /**
   * random: no selection · worst: lowest in the last period before the start · worst-mean: lowest over the last two ·
   * worst-ever: lowest over all periods before · weakest: lowest true level, known to those who chose
   */
  selection: 'random' | 'worst' | 'worst-mean' | 'worst-ever' | 'weakest'
  /** Yearly growth that all share, seasonal swing, and a drift of the treated before the start (SD per period). */
  growth?: number
  swing?: number
  drift?: number
  /** Units per manager, whose periods share a disturbance of this size. */
  perManager?: number
  managerSd?: number
  /** Starts spread over so many periods; effects then grow by this much each period. */
  cohorts?: number
  growing?: number
  /** The load of treated units moves by this much (SD, negative is worse). */
  load?: number
  /** Heavier tails than the normal: 1 draw in 20 three times as large. */
  tails?: boolean
}

const draw = (random: Random, tails?: boolean) => normal(random) * (tails && random() < 0.05 ? 3 : 1)

export function plantedPlan(plan: PlantedPlan): PlanInput {
  const { seed, treated, control, before, after, lasting, carry, effect, selection } = plan
  const random = seeded(seed, JSON.stringify({ ...plan, seed: 0 }))
  const n = treated + control
  const T = before + after
  const spread = spreadOf(plan)
  const common = Array.from({ length: T }, (_, t) => {
    const season = (plan.swing ?? 0) * Math.sin((2 * Math.PI * t) / 12)
    return ((plan.growth ?? 0) * t) / 12 + season + 0.2 * normal(random)
  })
  const perManager = plan.perManager ?? 1
  const shared = Array.from({ length: Math.ceil(n / perManager) }, () =>
    Array.from({ length: T }, () => (plan.managerSd ?? 0) * normal(random)),
  )
  const levels = Array.from({ length: n }, () => Math.sqrt(lasting) * normal(random))
  const z = levels.map((level, i) => {
    let e = draw(random, plan.tails)
    return Float64Array.from(common, (season, t) => {
      if (t > 0) e = carry * e + Math.sqrt(1 - carry ** 2) * draw(random, plan.tails)
      return season + level + Math.sqrt(1 - lasting) * e + shared[Math.floor(i / perManager)]![t]!
    })
  })

  const startOf = new Map<number, number>()
  const cohorts = plan.cohorts ?? 1
  for (let c = 0; c < cohorts; c++) {
    const start = before + c
    const size = Math.floor(treated / cohorts) + (c < treated % cohorts ? 1 : 0)
    const free = levels.map((_, i) => i).filter((i) => !startOf.has(i))
    const score = (i: number) => {
      const mean = (from: number) => z[i]!.subarray(from, start).reduce((sum, value) => sum + value, 0) / (start - from)
      if (selection === 'worst') return mean(start - 1)
      if (selection === 'worst-mean') return mean(start - 2)
      if (selection === 'worst-ever') return mean(0)
      return selection === 'weakest' ? levels[i]! : 0
    }
    const order = selection === 'random' ? shuffled(free, random) : free.sort((a, b) => score(a) - score(b))
    for (const i of order.slice(0, size)) startOf.set(i, start)
  }
  const planned = spread * effect
  const load = levels.map((_, i) =>
    Float64Array.from({ length: T }, (_, t) => {
      const moved = startOf.has(i) && t >= startOf.get(i)! ? (plan.load ?? 0) : 0
      return normal(random) * 0.6 + moved
    }),
  )
  for (const [i, start] of startOf) {
    for (let t = 0; t < T; t++) {
      if (t >= start) z[i]![t]! += planned + (plan.growing ?? 0) * (t - start)
      z[i]![t]! += (plan.drift ?? 0) * t
    }
  }
  const subjects = z.map((values, i): PanelSubject => ({
    id: `u${i}`,
    cluster: plan.perManager ? `m${Math.floor(i / perManager)}` : `u${i}`,
    start: startOf.has(i) ? monthPeriods(T)[startOf.get(i)!]!.start : null,
    z: values,
    gap: values.map((value) => 0.1 * value),
    guardrails: plan.load === undefined ? {} : { load: load[i]! },
    ends_before: null,
    n_people: 8,
  }))
  return { plan: 'P1', level: 'unit', periods: monthPeriods(T), subjects, reason: null, notes: [], seed }
}

/** The planted effect in standard deviations of the comparison units as drawn: where the worst are chosen, the others are more alike. */
export function truthOf(plan: PlantedPlan, { subjects, periods }: PlanInput): number {
  const controls = subjects.filter(({ start }) => start === null)
  if (controls.length < 5) return plan.effect
  const variance = periods.reduce((sum, _, t) => {
    const mean = controls.reduce((total, { z }) => total + z[t]! / controls.length, 0)
    return sum + controls.reduce((total, { z }) => total + (z[t]! - mean) ** 2, 0) / (controls.length - 1)
  }, 0)
  return (plan.effect * spreadOf(plan)) / Math.sqrt(variance / periods.length)
}

const spreadOf = (plan: PlantedPlan) =>
  Math.sqrt(1 + (plan.managerSd ?? 0) ** 2) * (plan.tails ? Math.sqrt(1 + 0.05 * 8) : 1)

export function monthPeriods(n: number): PanelPeriod[] {
  return Array.from({ length: n }, (_, t) => {
    const first = new Date(Date.UTC(2022, t, 1))
    const last = new Date(Date.UTC(2022, t + 1, 0))
    const iso = (day: Date) => day.toISOString().slice(0, 10)
    return { period_id: iso(first).slice(0, 7), start: iso(first), end: iso(last) }
  })
}

function shuffled(items: number[], random: Random): number[] {
  const left = [...items]
  for (let i = left.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[left[i], left[j]] = [left[j]!, left[i]!]
  }
  return left
}
