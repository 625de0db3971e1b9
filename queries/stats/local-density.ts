import { slopesOf } from './weighted-regression.ts'

/**
 * The density of a sample at a cutoff (0), seen from one side: the slope of a polynomial drawn through the empirical distribution
 * function near it. It needs no bins and has no bias from the edge.
 *
 *   minimise Σ w_i (F_i − Σ_k β_k x_i^k)²,   w_i = (1 − |x_i|/h)/h,   F_i = share of the other values at or below x_i
 *   variance of β₁ = Σ_i L_i²,   L_i = Σ_{j after i} w_j [S⁻¹ r_j]₁ / (n − 1),   r = (1, x, …, x^order),  S = Σ w r r'
 *
 * Equal values share F (that of the last of them) and L (that of the first).
 *
 * @param x         all n values minus the cutoff, ascending
 * @param from, to  x[from] … x[to − 1] are those of one side at most h away
 * @param h         bandwidth, in the unit of x
 * @returns β by power (β₁ is the density) and the jackknife variance of β₁; null where the values do not determine the polynomial
 * @see Cattaneo, Jansson & Ma 2020, "Simple local polynomial density estimators", Journal of the American Statistical Association
 *      115:1449. The variance leaves out the term in F of the influence, which is of smaller order, as the authors' software does
 */
export function localDensity(
  x: Float64Array,
  from: number,
  to: number,
  h: number,
  order: number,
): { beta: Float64Array; variance: number } | null {
  const n = x.length
  const terms = order + 1
  const moments = new Float64Array(2 * order + 1) // Σ w u^k with u = x/h
  const cross = new Float64Array(terms) // Σ w u^k F
  for (let i = from, last = from; i < to; i++) {
    while (last < i || (last + 1 < n && x[last + 1] === x[i])) last++
    const u = x[i]! / h
    let product = (1 - Math.abs(u)) / h
    for (let k = 0; k < moments.length; k++) {
      moments[k]! += product
      if (k < terms) cross[k]! += (product * last) / (n - 1)
      product *= u
    }
  }
  const slopes = solved(moments, cross)
  const row = solved(
    moments,
    cross.map((_, k) => (k === 1 ? 1 : 0)),
  )
  if (slopes === null || row === null) return null
  return { beta: slopes.map((value, k) => value / h ** k), variance: jackknife(x, from, to, h, row) / (h * h) }
}

/** S⁻¹ times a vector, S with S_jk = moments_(j+k). */
function solved(moments: Float64Array, vector: Float64Array): Float64Array | null {
  const terms = vector.length
  const side = terms + 1
  const products = new Float64Array(side * side)
  for (let j = 0; j < terms; j++) {
    for (let k = 0; k < terms; k++) products[j * side + k] = moments[j + k]!
    products[terms * side + j] = products[j * side + terms] = vector[j]!
  }
  return slopesOf(products, terms)?.slopes ?? null
}

/**
 * Σ L_i² of this side. Values on the other side add nothing: those before all have the same L, Σ_j w_j [S⁻¹ r_j]₁ = [S⁻¹ S e₀]₁ = 0,
 * and those after have none.
 */
function jackknife(x: Float64Array, from: number, to: number, h: number, row: Float64Array): number {
  let [sum, after, group] = [0, 0, 0]
  for (let i = to - 1; i >= from; i--) {
    const u = x[i]! / h
    let influence = 0
    for (let k = row.length - 1; k >= 0; k--) influence = influence * u + row[k]!
    influence *= (1 - Math.abs(u)) / h / (x.length - 1)
    group++
    if (i === from || x[i - 1] !== x[i]) {
      sum += group * after * after
      group = 0
    }
    after += influence
  }
  return sum
}
