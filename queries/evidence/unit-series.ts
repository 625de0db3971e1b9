import type { EvidenceData } from './evidence-data.ts'

/** A circumstance of one unit and all below it, beside what people with the same goals in the same periods have elsewhere. */
export type AgainstPeers = {
  /** By row of the branch: own value, and the mean of the others; NaN where nobody else shares a goal. */
  rows: Int32Array
  own: Float64Array
  peers: Float64Array
}

/**
 * The value of each cell of a branch and that of its peers: over its goals, the mean value of people outside the branch who have
 * the same goal in the same period.
 *
 * @param cells  the cells that count (indices of data)
 * @param rows   which of them belong to the branch (indices of cells), ascending
 */
export function againstPeers(
  data: EvidenceData,
  factor: number,
  cells: Int32Array,
  rows: Int32Array,
  all: GoalSums,
): AgainstPeers {
  const x = data.values[factor]!
  const mine = new Map<number, { n: number; sum: number }>()
  const entries = (visit: (i: number, weight: number, goalPeriod: number) => void) =>
    rows.forEach((row, i) => {
      const c = cells[row]!
      for (let e = data.start[c]!; e < data.start[c + 1]!; e++) visit(i, data.weight[e]!, data.goalPeriod[e]!)
    })
  entries((i, weight, g) => {
    const known = mine.get(g) ?? { n: 0, sum: 0 }
    known.n += weight
    known.sum += weight * x[cells[rows[i]!]!]!
    mine.set(g, known)
  })
  const peers = new Float64Array(rows.length)
  const shared = new Float64Array(rows.length)
  entries((i, weight, g) => {
    const { n, sum } = mine.get(g)!
    const others = all.people[g]! - n
    // Sums of thirds of people may leave a crumb where nobody is left.
    if (!(others > 1e-6)) return
    shared[i]! += weight
    peers[i]! += (weight * (all.sums[g]! - sum)) / others
  })
  return {
    rows,
    own: Float64Array.from(rows, (row) => x[cells[row]!]!),
    peers: peers.map((sum, i) => (shared[i]! > 0 ? sum / shared[i]! : NaN)),
  }
}

/** People and sum of values by goal × period. */
export type GoalSums = { people: Float64Array; sums: Float64Array }

export function goalSums(data: EvidenceData, factor: number, cells: Int32Array): GoalSums {
  const people = new Float64Array(data.n_goal_periods)
  const sums = new Float64Array(data.n_goal_periods)
  for (const c of cells) {
    for (let e = data.start[c]!; e < data.start[c + 1]!; e++) {
      const g = data.goalPeriod[e]!
      people[g]! += data.weight[e]!
      sums[g]! += data.weight[e]! * data.values[factor]![c]!
    }
  }
  return { people, sums }
}

/** Newest periods that count as "now". */
const NEWEST_PERIODS = 6

/** Mean over the newest periods with a value, over the same ones among the peers, and over those before; null where there is none. */
export function nowAndBefore(data: EvidenceData, cells: Int32Array, { rows, own, peers }: AgainstPeers) {
  const periods = new Map<number, { people: number; own: number; withPeers: number; peers: number }>()
  rows.forEach((row, i) => {
    const c = cells[row]!
    const at = periods.get(data.period[c]!) ?? { people: 0, own: 0, withPeers: 0, peers: 0 }
    const n = data.people[c]!
    at.people += n
    at.own += n * own[i]!
    if (!Number.isNaN(peers[i]!)) {
      at.withPeers += n
      at.peers += n * peers[i]!
    }
    periods.set(data.period[c]!, at)
  })
  const order = [...periods].sort(([a], [b]) => b - a).map(([, at]) => at)
  const newest = order.slice(0, NEWEST_PERIODS)
  return {
    value: meanOf(newest.map((at) => at.own / at.people)),
    peer_value: meanOf(newest.flatMap((at) => (at.withPeers > 0 ? [at.peers / at.withPeers] : []))),
    value_before: meanOf(order.slice(NEWEST_PERIODS).map((at) => at.own / at.people)),
  }
}
const meanOf = (values: number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
