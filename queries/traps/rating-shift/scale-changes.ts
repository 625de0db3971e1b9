/** Ratings of one unit, source and cycle at one level; `level` null where a score has too many values to be levels. */
export type ScaleRow = {
  unit_id: string
  source_key: string
  kind: string
  period_id: string
  period_start: string
  scale_key: string
  is_score: boolean
  scale_max: number
  level: string | null
  place: number | null
  n: number
  n_people: number
  n_results: number
}
export type PercentileRow = {
  unit_id: string
  source_key: string
  period_id: string
  scale_key: string
  n: number
  p10: number
  p25: number
  p50: number
  p75: number
  p90: number
}
/** The scale of most ratings in one cycle. `levels`: ratings by level, in the order of their places; null for scores of many values. */
export type Cycle = {
  period_id: string
  n: number
  n_people: number
  n_results: number
  scale_key: string
  is_score: boolean
  scale_max: number
  levels: { level: string; place: number; n: number }[] | null
}
export type ScaleChange = { unit_id: string; source_key: string; before: Cycle; after: Cycle }

/** Share of the ratings of a cycle that must be on its main scale. */
const MAIN = 0.8
/** A level with this share in one cycle that is missing in the other, where chance would leave it out once in a thousand times. */
const LEVEL_SHARE = 0.1
const BY_CHANCE = 0.001
/** Scales of more levels are scores. */
const MOST_LEVELS = 10
/** Percentiles this near, as shares of the maximum, are those of a conversion. */
const SAME_PERCENTILE = 0.04
/** Cumulative shares this near are those of levels that were joined or split. */
const SAME_SHARE = 0.04

/**
 * Where do the levels or the maximum of a scale change between two consecutive cycles? Of the company where it changes for all, else of
 * the unit. Quiet where the percentiles stay: scores that were divided by twenty, levels that were joined by a table.
 *
 * @param fewest  ratings in each of the two cycles
 */
export function scaleChanges(
  rows: readonly ScaleRow[],
  percentiles: readonly PercentileRow[],
  fewest: number,
): ScaleChange[] {
  const lie = new Map(percentiles.map((row) => [keyOf(row.unit_id, row.source_key, row.period_id, row.scale_key), row]))
  const isConverted = (unit_id: string, source_key: string, before: Cycle, after: Cycle) => {
    const of = (cycle: Cycle) => lie.get(keyOf(unit_id, source_key, cycle.period_id, cycle.scale_key))
    return hasSameShares(before, after) || hasSamePercentiles(of(before), of(after))
  }
  const sources = Map.groupBy(rows, ({ source_key, kind }) => `${source_key} ${kind}`)
  return [...sources.values()].flatMap((some) => {
    const source_key = some[0]!.source_key
    const found = changesOf(cyclesOf(some), fewest, true)
    const company = found.map(({ before, after }) => `${before.period_id} ${after.period_id}`)
    const units = [...Map.groupBy(some, ({ unit_id }) => unit_id)].flatMap(([unit_id, own]) =>
      changesOf(cyclesOf(own), fewest, false)
        .filter(({ before, after }) => !company.includes(`${before.period_id} ${after.period_id}`))
        .filter(({ before, after }) => !isConverted(unit_id, source_key, before, after))
        .map((change) => ({ unit_id, source_key, ...change })),
    )
    return [
      ...found
        .filter(({ before, after }) => !isConverted('*', source_key, before, after))
        .map((change) => ({ unit_id: 'root', source_key, ...change })),
      ...units,
    ]
  })
}

const keyOf = (...parts: string[]) => parts.join('\u001f')

function cyclesOf(rows: readonly ScaleRow[]): Cycle[] {
  const periods = [...Map.groupBy(rows, ({ period_id }) => period_id).values()]
  return periods
    .sort((a, b) => (a[0]!.period_start + a[0]!.period_id < b[0]!.period_start + b[0]!.period_id ? -1 : 1))
    .flatMap((some): Cycle[] => {
      const total = sum(some, 'n')
      const byScale = [...Map.groupBy(some, ({ scale_key }) => scale_key)].sort(
        (a, b) => sum(b[1], 'n') - sum(a[1], 'n'),
      )
      const [scale_key, main] = byScale[0]!
      if (sum(main, 'n') < MAIN * total) return []
      const { period_id, is_score, level } = main[0]!
      return [
        {
          ...{ period_id, scale_key, is_score, n: sum(main, 'n'), n_people: sum(main, 'n_people') },
          n_results: sum(main, 'n_results'),
          scale_max: main.reduce((most, { scale_max }) => Math.max(most, scale_max), 0),
          levels: level === null ? null : levelsOf(main),
        },
      ]
    })
}

function levelsOf(rows: readonly ScaleRow[]): Cycle['levels'] {
  const byLevel = [...Map.groupBy(rows, ({ level }) => level!)]
  return byLevel
    .map(([level, some]) => ({ level, place: some[0]!.place ?? 0, n: sum(some, 'n') }))
    .sort((a, b) => a.place - b.place)
}

function changesOf(cycles: readonly Cycle[], fewest: number, isCompany: boolean): { before: Cycle; after: Cycle }[] {
  return cycles.slice(1).flatMap((after, i) => {
    const before = cycles[i]!
    return before.n >= fewest && after.n >= fewest && isChange(before, after, isCompany) ? [{ before, after }] : []
  })
}

function isChange(before: Cycle, after: Cycle, isCompany: boolean): boolean {
  if (before.is_score !== after.is_score) return true
  const isSame = before.scale_key === after.scale_key
  if (before.is_score && !isSame) {
    const ratio = after.scale_max / before.scale_max
    const isStated = [before, after].every(({ scale_key }) => /score \d/.test(scale_key))
    return isStated ? Math.abs(ratio - 1) > 0.01 : ratio > 1.25 || ratio < 0.8
  }
  // A unit may leave a level out for a while; only a scale of its own is a change of the scale.
  if (isSame ? !isCompany : before.scale_max === after.scale_max) return false
  if (!before.levels || !after.levels) return false
  if (Math.max(before.levels.length, after.levels.length) > MOST_LEVELS) return false
  return hasNewLevel(before, after) || hasNewLevel(after, before)
}

/** A level of `after` that `before` would hardly have lacked by chance: (1 − share)^n. */
function hasNewLevel(before: Cycle, after: Cycle): boolean {
  const known = new Set(before.levels!.map(({ level }) => level))
  return after.levels!.some(({ level, n }) => {
    const share = n / after.n
    return !known.has(level) && share >= LEVEL_SHARE && (1 - share) ** before.n < BY_CHANCE
  })
}

/** Each cut of the coarser scale is a cut of the finer one: the levels were joined or split by a table. */
function hasSameShares(before: Cycle, after: Cycle): boolean {
  const [a, b] = [cutsOf(before), cutsOf(after)]
  if (!a || !b) return false
  const [coarse, fine] = a.length <= b.length ? [a, b] : [b, a]
  return coarse.length > 0 && coarse.every((cut) => fine.some((other) => Math.abs(cut - other) <= SAME_SHARE))
}

function cutsOf({ levels, n }: Cycle): number[] | null {
  if (!levels || levels.length > MOST_LEVELS) return null
  let below = 0
  return levels.slice(0, -1).map((level) => (below += level.n) / n)
}

function hasSamePercentiles(before: PercentileRow | undefined, after: PercentileRow | undefined): boolean {
  if (!before || !after) return false
  return (['p10', 'p25', 'p50', 'p75', 'p90'] as const).every((p) => Math.abs(before[p] - after[p]) <= SAME_PERCENTILE)
}

const sum = <K extends string>(some: readonly Record<K, number>[], of: K) =>
  some.reduce((total, one) => total + one[of], 0)
