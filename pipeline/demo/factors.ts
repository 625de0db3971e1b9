import { normal, seeded, type Random } from '#queries/stats/random.ts'
import { monthsBetween, type Month } from './months.ts'
import { inBranch, onset, type Plant } from './plant.ts'
import type { Structure } from './structure.ts'

/** A circumstance of one team in one month. `factor` is the canonical name, `label` what the company's file calls it. */
export type Factor = {
  unit_id: string
  month: Month
  factor: 'customers' | 'market' | 'ability' | 'communication' | 'process' | 'workload'
  value: number
}
export const FACTORS = {
  customers: { label: '人均线索', unit: '条/人', higher_is: 'better', source: 'record', level: 30, decimals: 1 },
  market: { label: '市场指数', unit: '点', higher_is: 'better', source: 'record', level: 100, decimals: 1 },
  ability: { label: '专业度', unit: '分', higher_is: 'better', source: 'survey', level: 74, decimals: 1 },
  communication: { label: '跨部门等待', unit: '天', higher_is: 'worse', source: 'record', level: 3.2, decimals: 2 },
  process: { label: '流程周期', unit: '天', higher_is: 'worse', source: 'record', level: 5.6, decimals: 2 },
  workload: { label: '人均工时', unit: '小时', higher_is: 'worse', source: 'record', level: 172, decimals: 1 },
} as const

/** How much each wobbles around its level, as a ratio, when nothing is planted. */
const WOBBLE = {
  customers: 0.05,
  market: 0.02,
  ability: 0.03,
  communication: 0.1,
  process: 0.06,
  workload: 0.03,
} as const
/** One circumstance that follows another: by which share of its movements (in logarithms), and how much of its own wobble is left. */
type Follows = { leader: keyof typeof WOBBLE; share: number; own: number }
/** Correlation of one month with the one before: circumstances drift rather than jump. */
const MEMORY = 0.5

/**
 * The circumstances of every team. Leads and market exist for sales teams only. Without a plant all of them wobble and none
 * has an effect; a plant moves the circumstance that it names, and those that follow it, and nothing else.
 */
export function drawFactors({ teams }: Structure, months: Month[], plants: readonly Plant[], seed: number): Factor[] {
  const factors: Factor[] = []
  const pathOf = (factor: keyof typeof FACTORS, unit_id: string): number[] => {
    const own = wobble(months.length, WOBBLE[factor], seeded(seed, `${factor} ${unit_id}`))
    const follows = followedBy(factor, plants)
    if (!follows) return own.map((value, i) => value + planted(factor, unit_id, months[i]!, plants))
    return pathOf(follows.leader, unit_id).map((value, i) => follows.share * value + follows.own * own[i]!)
  }
  for (const team of teams) {
    for (const factor of Object.keys(FACTORS) as (keyof typeof FACTORS)[]) {
      if (team.role_id !== 'sales' && (factor === 'customers' || factor === 'market')) continue
      const { level, decimals } = FACTORS[factor]
      const path = pathOf(factor, team.unit_id)
      months.forEach((month, i) => {
        factors.push({ unit_id: team.unit_id, month, factor, value: round(level * Math.exp(path[i]!), decimals) })
      })
    }
  }
  return factors
}

/** What the plants add to ln(factor) of a team in a month. */
function planted(factor: string, unit_id: string, month: Month, plants: readonly Plant[]): number {
  let sum = 0
  for (const plant of plants) {
    if (plant.kind === 'leads-shortage' && factor === 'customers' && inBranch(unit_id, plant.unit_id))
      sum += Math.log(1 - plant.lost) * onset(monthsBetween(plant.from, month))
    if (plant.kind === 'waiting-with-process' && factor === 'communication' && inBranch(unit_id, plant.unit_id))
      sum += Math.log(1 + plant.gained) * onset(monthsBetween(plant.from, month))
  }
  return sum
}

/** Whether a plant ties a circumstance to another, in every team. */
function followedBy(factor: string, plants: readonly Plant[]): Follows | null {
  for (const plant of plants) {
    if (plant.kind === 'leads-shortage' && plant.market_follows && factor === 'market')
      return { leader: 'customers', share: 1 / 3, own: 0.1 }
    if (plant.kind === 'waiting-with-process' && factor === 'process')
      return { leader: 'communication', share: 1, own: 0.25 }
  }
  return null
}

/** First-order autoregression with standard deviation `sd`. */
function wobble(n: number, sd: number, random: Random): number[] {
  const path: number[] = []
  for (let i = 0; i < n; i++) {
    const shock = normal(random) * sd
    path.push(i === 0 ? shock : MEMORY * path[i - 1]! + Math.sqrt(1 - MEMORY ** 2) * shock)
  }
  return path
}

/** ln(value / usual value) of one circumstance by team and month: what a planted elasticity multiplies. */
export function logarithmsOf(factors: Factor[], name: Factor['factor']): Map<string, number> {
  return new Map(
    factors
      .filter(({ factor }) => factor === name)
      .map(({ unit_id, month, value }) => [`${unit_id} ${month}`, Math.log(value / FACTORS[name].level)]),
  )
}

export const round = (value: number, decimals: number): number => Math.round(value * 10 ** decimals) / 10 ** decimals
