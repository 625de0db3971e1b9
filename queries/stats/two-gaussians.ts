import { meanAndVariance } from './mean-and-variance.ts'

/** One camp: its share of the values, its mean and standard deviation in the unit of the values. */
export type Camp = { weight: number; mean: number; sd: number }
export type TwoGaussians = {
  /** By mean, the lower first. */
  camps: [Camp, Camp]
  logLikelihood: number
  /** Of one normal distribution with the mean and variance of all values. */
  logLikelihoodOfOne: number
  /** By how much the BIC of two camps is better than that of one: 2·(difference of log likelihoods) − 3 ln n. */
  bicGain: number
  /** Distance of the camps in their spreads, √2·|μ₁ − μ₂|/√(σ₁² + σ₂²); above 2 they are separate. */
  ashmanD: number
}

/**
 * A sample as a mixture of two normal camps with variances of their own, by EM from four fixed starts: split at the quartiles, the
 * median, and into the middle half against the rest. The best one is followed until the log likelihood moves by less than 1e-10.
 *
 * No camp becomes narrower than 5 % of the overall standard deviation: a camp of equal values would otherwise be infinitely likely.
 *
 * @param values  any order, n ≥ 10
 * @returns null with fewer, or where all are equal
 * @see Dempster, Laird & Rubin 1977 for EM; Schwarz 1978 for BIC; Ashman, Bird & Zepf 1994, "Detecting bimodality in astronomical
 *      datasets", for D; R package mclust, `Mclust(G = 2, modelNames = "V")`
 */
export function twoGaussians(values: ArrayLike<number>): TwoGaussians | null {
  const sorted = Float64Array.from(values).sort()
  const all = meanAndVariance(sorted)
  if (!all?.variance || all.n < FEWEST_VALUES) return null
  const { n, mean } = all
  const sd = Math.sqrt((all.variance * (n - 1)) / n)
  const z = sorted.map((value) => (value - mean) / sd)
  const trials = starts(z).map((start) => followed(z, start, SHORT_RUN))
  const best = trials.reduce((most, trial) => (trial.logLikelihood > most.logLikelihood ? trial : most))
  const { logLikelihood, ...found } = followed(z, best, LONG_RUN)
  const camps = [found.a, found.b]
    .map((camp) => ({ weight: camp.weight, mean: mean + sd * camp.mean, sd: sd * Math.sqrt(camp.variance) }))
    .sort((a, b) => a.mean - b.mean) as [Camp, Camp]
  const unit = n * Math.log(sd)
  const one = (-n * (Math.log(2 * Math.PI) + 1)) / 2
  return {
    camps,
    logLikelihood: logLikelihood - unit,
    logLikelihoodOfOne: one - unit,
    bicGain: 2 * (logLikelihood - one) - 3 * Math.log(n),
    ashmanD: (Math.SQRT2 * (camps[1].mean - camps[0].mean)) / Math.hypot(camps[0].sd, camps[1].sd),
  }
}

type Part = { weight: number; mean: number; variance: number }
type Mixture = { a: Part; b: Part; logLikelihood: number }

function starts(z: Float64Array): Mixture[] {
  const n = z.length
  const cuts = [n >> 2, n >> 1, n - (n >> 2)]
  const splits = cuts.map((cut) => [z.subarray(0, cut), z.subarray(cut)] as const)
  const outer = Float64Array.from([...z.subarray(0, cuts[0]), ...z.subarray(cuts[2])])
  return [...splits, [z.subarray(cuts[0], cuts[2]), outer] as const].map(([a, b]) => ({
    a: partOf(a, n),
    b: partOf(b, n),
    logLikelihood: -Infinity,
  }))
}

function partOf(values: Float64Array, n: number): Part {
  const { mean, variance } = meanAndVariance(values)! // a start has values on either side
  return { weight: values.length / n, mean, variance: Math.max(FLOOR, variance ?? 0) }
}

/** EM: share each value between the camps, then take the moments of the shares. The log likelihood belongs to the camps returned. */
function followed(z: Float64Array, start: Mixture, rounds: number): Mixture {
  const n = z.length
  let [{ a, b }, before] = [start, -Infinity]
  for (let round = 0; ; round++) {
    const constantA = Math.log(a.weight) - Math.log(2 * Math.PI * a.variance) / 2
    const constantB = Math.log(b.weight) - Math.log(2 * Math.PI * b.variance) / 2
    let [logLikelihood, sum, first, second, square, other] = [0, 0, 0, 0, 0, 0]
    for (let i = 0; i < n; i++) {
      const value = z[i]!
      const logA = constantA - (value - a.mean) ** 2 / (2 * a.variance)
      const logB = constantB - (value - b.mean) ** 2 / (2 * b.variance)
      const small = Math.exp(-Math.abs(logA - logB))
      logLikelihood += Math.max(logA, logB) + Math.log1p(small)
      const share = logA > logB ? 1 / (1 + small) : small / (1 + small)
      const fromA = value - a.mean
      const fromB = value - b.mean
      sum += share
      first += share * fromA
      square += share * fromA * fromA
      second += (1 - share) * fromB
      other += (1 - share) * fromB * fromB
    }
    const rest = n - sum
    const isSettled = logLikelihood - before < SETTLED
    // A camp that nobody is in keeps its place: the mixture is then one normal.
    if (isSettled || round === rounds || sum < EMPTY || rest < EMPTY) return { a, b, logLikelihood }
    before = logLikelihood
    a = moved(a, sum, first, square, n)
    b = moved(b, rest, second, other, n)
  }
}

/** The camp with the moments of its shares, taken about its present mean. */
function moved(part: Part, sum: number, first: number, square: number, n: number): Part {
  const shift = first / sum
  return {
    weight: sum / n,
    mean: part.mean + shift,
    variance: Math.max(FLOOR, square / sum - shift * shift),
  }
}

/** Five parameters need some values each. */
const FEWEST_VALUES = 10
/** Least variance of a camp, in overall variances: 5 % of the standard deviation. */
const FLOOR = 0.0025
/** Steps in which a start must show what it leads to, and the most that the best one gets. */
const SHORT_RUN = 30
const LONG_RUN = 2000
/** The log likelihood has settled when a step adds less. */
const SETTLED = 1e-10
/** Values in a camp below which it is empty. */
const EMPTY = 1e-6
