import type { Planted } from './planted-organisation.ts'

/** The make-up of the shortfall and the verdict by the true effects, written apart from the product's own scan. */
export type TrueMakeUp = {
  /** Of the whole company: fewer than 200 rows cannot tell anything. */
  modelRows: number
  n: number
  people: number
  total: number
  common: number
  conditions: number
  individual: number
  fluctuation: number
  q: number | null
}

/** The same rule (statistics 10) applied to the true parts of one unit and all below it; `unit` indexes data.units. */
export function trueMakeUp({ data, truth }: Planted, unit = 0): TrueMakeUp {
  const people = new Set<number>()
  const periods = new Map<number, { s: number; i: number; e: number; n: number; isIn: boolean }>()
  for (let row = 0; row < data.gap.length; row++) {
    const key = data.codes.person_period![row]!
    const at = periods.get(key) ?? { s: 0, i: 0, e: 0, n: 0, isIn: isBelow(data, row, unit) }
    at.s += truth.system[row]!
    at.i += truth.person[row]!
    at.e += truth.fluctuation[row]!
    at.n++
    periods.set(key, at)
    if (at.isIn) people.add(data.codes.person![row]!)
  }
  const all = [...periods.values()]
  const meanS = all.reduce((sum, at) => sum + at.s / at.n, 0) / all.length
  const meanI = all.reduce((sum, at) => sum + at.i / at.n, 0) / all.length
  const c = truth.common + meanS + meanI
  const here = all
    .filter((at) => at.isIn)
    .map((at) => [c, at.s / at.n - meanS, at.i / at.n - meanI, at.e / at.n] as const)
  const value = (set: readonly number[]) =>
    here.reduce((sum, parts) => sum + Math.max(0, -set.reduce((total, k) => total + parts[k]!, 0)), 0) / here.length

  const share = [0, 0, 0, 0]
  const orders = permutations([0, 1, 2, 3])
  for (const order of orders) {
    order.forEach((k, place) => {
      share[k]! += (value(order.slice(0, place + 1)) - value(order.slice(0, place))) / orders.length
    })
  }
  const [common, conditions, individual, fluctuation] = share as [number, number, number, number]
  const system = Math.max(0, common + conditions)
  const positive = system + Math.max(0, individual)
  return {
    modelRows: data.gap.length,
    n: here.length,
    people: people.size,
    total: value([0, 1, 2, 3]),
    common,
    conditions,
    individual,
    fluctuation,
    q: positive > 0 ? system / positive : null,
  }
}

/** Every verdict that counts as right: that of the true parts, and its neighbour where a boundary is within 0.05. */
export function rightVerdicts({ q, total, fluctuation, modelRows }: TrueMakeUp, isOnePeriod: boolean): Set<string> {
  if (modelRows < 200) return new Set(['cannot_tell'])
  const right = new Set<string>()
  const noise = total > 0 ? fluctuation / total : 1
  if (noise > 0.75 - NEAR || q === null) right.add('cannot_tell')
  if (noise > 0.75 + NEAR || q === null) return right
  const add = (verdict: string) => right.add(isOnePeriod && verdict !== 'system' ? 'cannot_tell' : verdict)
  if (q >= 0.6 - NEAR) add('system')
  if (q <= 0.4 + NEAR) add('within_group')
  if (q < 0.6 + NEAR && q > 0.4 - NEAR) add('mixed')
  return right
}
const NEAR = 0.05

function isBelow(data: Planted['data'], row: number, unit: number): boolean {
  let at = data.unitOfDepartment[data.codes.department![row]!]!
  while (at >= 0 && at !== unit) at = data.units[at]!.parent
  return at === unit
}

const permutations = (items: number[]): number[][] =>
  items.length < 2 ? [items] : items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest])) // prettier-ignore
