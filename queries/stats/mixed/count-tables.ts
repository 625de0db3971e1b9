import { cellCounts, rowsByLevel } from './cell-counts.ts'

/** One grouping of the rows: how many rows each level has, and the sum of the centred response over them. */
export type LevelTable = { name: string; n: Float64Array; sum: Float64Array }

/** Rows that level ia of factor a and level ib of factor b have in common; cells without rows are absent; by ia, then ib. */
export type PairTable = { a: number; b: number; ia: Int32Array; ib: Int32Array; n: Float64Array }

/** Sums over fixed covariates x_1 … x_c, each centred like the response. */
export type CovariateTables = {
  names: string[]
  /** Subtracted from each covariate first. */
  centre: Float64Array
  /** Σ x_j. */
  sum: Float64Array
  /** Σ x_i·x_j, c × c, row major. */
  cross: Float64Array
  /** Σ x_j·y. */
  withResponse: Float64Array
  /** By factor: Σ x_j over the rows of each level, levels × c, row major. */
  byLevel: Float64Array[]
}

/**
 * All that restricted maximum likelihood for random intercepts needs to know of the rows. Every pair a < b of factors stands once
 * in `pairs`. A level may have no rows; it then takes no part.
 */
export type CountTables = {
  rows: number
  /** Subtracted from the response before anything was summed, so that squares do not cancel. */
  centre: number
  sum: number
  sumSquares: number
  factors: LevelTable[]
  pairs: PairTable[]
  covariates?: CovariateTables
}

export type CodedFactor = { name: string; codes: Int32Array; levels: number }
export type Covariate = { name: string; x: Float64Array }

/**
 * Count tables of rows held in memory.
 *
 * @param y           response, one per row, finite
 * @param factors     a code 0 … levels − 1 for each row
 * @param covariates  one finite value per row
 * @throws RangeError for a code outside its levels, a value that is not finite, or columns of unequal length
 */
export function countTables(y: Float64Array, factors: CodedFactor[], covariates: Covariate[] = []): CountTables {
  for (const { name, codes, levels } of factors) expectCodes(name, codes, levels, y.length)
  for (const { name, x } of [{ name: 'response', x: y }, ...covariates]) expectFinite(name, x, y.length)

  const centre = meanOf(y)
  const centred = y.map((value) => value - centre)
  const tables: CountTables = {
    rows: y.length,
    centre,
    sum: centred.reduce((sum, value) => sum + value, 0),
    sumSquares: centred.reduce((sum, value) => sum + value * value, 0),
    factors: factors.map((factor) => ({ name: factor.name, ...levelSums(factor, centred) })),
    pairs: pairTables(factors),
  }
  if (covariates.length > 0) tables.covariates = covariateTables(centred, factors, covariates)
  return tables
}

/**
 * The same rows with fewer factors, in the order asked for. Arrays are shared, not copied, except where a pair turns round.
 *
 * @throws RangeError for a name that the tables do not have
 */
export function selectFactors(tables: CountTables, names: string[]): CountTables {
  const kept = names.map((name) => {
    const index = tables.factors.findIndex((factor) => factor.name === name)
    if (index < 0) throw new RangeError(`selectFactors: no factor "${name}" among ${tables.factors.map((f) => f.name)}`)
    return index
  })
  const pairs: PairTable[] = []
  for (let b = 1; b < kept.length; b++) {
    for (let a = 0; a < b; a++) {
      const pair = pairOf(tables, kept[a]!, kept[b]!)
      const same = pair.a === kept[a]
      pairs.push(same ? { ...pair, a, b } : { ...turned(pair, tables.factors[kept[a]!]!.n.length), a, b })
    }
  }
  const covariates = tables.covariates
  return {
    ...tables,
    factors: kept.map((index) => tables.factors[index]!),
    pairs,
    ...(covariates && { covariates: { ...covariates, byLevel: kept.map((index) => covariates.byLevel[index]!) } }),
  }
}

/** The table of two different factors, whichever of them comes first in it. */
export function pairOf(tables: CountTables, first: number, second: number): PairTable {
  const [a, b] = first < second ? [first, second] : [second, first]
  const found = tables.pairs.find((pair) => pair.a === a && pair.b === b)
  if (!found) throw new RangeError(`pairOf: the tables lack the pair of factors ${a} and ${b}`)
  return found
}

/** Exchanges the two factors of a pair and sorts again: a counting sort by ib keeps ia ascending. */
function turned({ ia, ib, n }: PairTable, levels: number): Omit<PairTable, 'a' | 'b'> {
  const next = new Int32Array(levels + 1)
  for (let t = 0; t < ib.length; t++) next[ib[t]! + 1]!++
  for (let level = 0; level < levels; level++) next[level + 1]! += next[level]!
  const out = { ia: new Int32Array(ia.length), ib: new Int32Array(ia.length), n: new Float64Array(ia.length) }
  for (let t = 0; t < ib.length; t++) {
    const to = next[ib[t]!]!++
    out.ia[to] = ib[t]!
    out.ib[to] = ia[t]!
    out.n[to] = n[t]!
  }
  return out
}

function levelSums({ codes, levels }: CodedFactor, y: Float64Array): { n: Float64Array; sum: Float64Array } {
  const n = new Float64Array(levels)
  const sum = new Float64Array(levels)
  for (let row = 0; row < codes.length; row++) {
    n[codes[row]!]! += 1
    sum[codes[row]!]! += y[row]!
  }
  return { n, sum }
}

function pairTables(factors: CodedFactor[]): PairTable[] {
  const pairs: PairTable[] = []
  factors.forEach((factor, a) => {
    if (a === factors.length - 1) return
    const { start, order } = rowsByLevel(factor)
    for (let b = a + 1; b < factors.length; b++) pairs.push({ a, b, ...cellCounts(start, order, factors[b]!) })
  })
  return pairs
}

function covariateTables(y: Float64Array, factors: CodedFactor[], covariates: Covariate[]): CovariateTables {
  const centre = Float64Array.from(covariates, ({ x }) => meanOf(x))
  const columns = covariates.map(({ x }, j) => x.map((value) => value - centre[j]!))
  const c = columns.length
  const byLevel = factors.map(({ codes, levels }) => {
    const sums = new Float64Array(levels * c)
    columns.forEach((x, j) => codes.forEach((code, row) => (sums[code * c + j]! += x[row]!)))
    return sums
  })
  return {
    names: covariates.map(({ name }) => name),
    centre,
    sum: Float64Array.from(columns, (x) => x.reduce((sum, value) => sum + value, 0)),
    cross: Float64Array.from(columns.flatMap((x) => columns.map((other) => product(x, other)))),
    withResponse: Float64Array.from(columns, (x) => product(x, y)),
    byLevel,
  }
}

const meanOf = (x: Float64Array): number => (x.length === 0 ? 0 : x.reduce((sum, value) => sum + value, 0) / x.length)
const product = (x: Float64Array, y: Float64Array): number => x.reduce((sum, value, i) => sum + value * y[i]!, 0)

function expectCodes(name: string, codes: Int32Array, levels: number, rows: number): void {
  if (codes.length !== rows) throw new RangeError(`countTables: ${rows} rows, but ${codes.length} codes of ${name}`)
  const wrong = codes.find((code) => code < 0 || code >= levels)
  if (wrong !== undefined) throw new RangeError(`countTables: code ${wrong} of ${name} is outside 0 … ${levels - 1}`)
}

function expectFinite(name: string, x: Float64Array, rows: number): void {
  if (x.length !== rows) throw new RangeError(`countTables: ${rows} rows, but ${x.length} values of ${name}`)
  if (!x.every(Number.isFinite)) throw new RangeError(`countTables: ${name} has a value that is not a finite number`)
}
