import type { Random } from '../random.ts'

/**
 * Fills `out` with draws from N(0, sd²), several times faster than one by one: the density is covered by 128 layers of equal area,
 * and a uniform point in a layer lies below the curve 98.8 % of the time, without a logarithm.
 *
 * @see Marsaglia & Tsang 2000, "The ziggurat method for generating random variables"; layer and point drawn apart after Doornik 2005
 */
export function fillNormals(out: Float64Array, random: Random, sd: number): void {
  for (let t = 0; t < out.length; t++) {
    for (;;) {
      const layer = Math.floor(random() * LAYERS)
      const u = 2 * random() - 1
      if (Math.abs(u) < RATIO[layer]!) {
        out[t] = sd * u * EDGE[layer]!
        break
      }
      if (layer === 0) {
        out[t] = sd * Math.sign(u) * tail(random)
        break
      }
      const x = u * EDGE[layer]!
      const low = density(EDGE[layer]!)
      if (low + random() * (density(EDGE[layer + 1]!) - low) < density(x)) {
        out[t] = sd * x
        break
      }
    }
  }
}

/** A draw from beyond the last edge. */
function tail(random: Random): number {
  for (;;) {
    const x = Math.log(1 - random()) / TAIL
    const y = Math.log(1 - random())
    if (-2 * y >= x * x) return TAIL - x
  }
}

const LAYERS = 128
/** Where the tail begins, and the area of each layer: the constants of Doornik 2005 for 128 layers. */
const TAIL = 3.442619855899
const AREA = 9.91256303526217e-3

const density = (x: number): number => Math.exp(-0.5 * x * x)

/** Right edges of the layers, widest first; the base layer is as wide as its area asks for. */
const EDGE = new Float64Array(LAYERS + 1)
EDGE[0] = AREA / density(TAIL)
EDGE[1] = TAIL
for (let i = 2; i < LAYERS; i++) EDGE[i] = Math.sqrt(-2 * Math.log(AREA / EDGE[i - 1]! + density(EDGE[i - 1]!)))
/** A point with |u| below this lies under the curve for certain. */
const RATIO = new Float64Array(LAYERS)
for (let i = 0; i < LAYERS; i++) RATIO[i] = EDGE[i + 1]! / EDGE[i]!
