import type { Random } from '../random.ts'

/**
 * Fills `out` with draws from N(0, sd²), many times faster than one by one: the density is covered by 128 layers of equal area, and a
 * uniform point in a layer lies below the curve 98.8 % of the time, without a logarithm. The numbers come from a generator of its
 * own, sfc32 like `seeded`, that starts from three of the caller's and runs without leaving this loop.
 *
 * @see Marsaglia & Tsang 2000, "The ziggurat method for generating random variables"; layer and point from different bits after
 *      Doornik 2005; Doty-Humphrey, PractRand, for sfc32
 */
export function fillNormals(out: Float64Array, random: Random, sd: number): void {
  let a = (random() * 2 ** 32) | 0
  let b = (random() * 2 ** 32) | 0
  let c = (random() * 2 ** 32) | 0
  let counter = 1
  for (let t = -MIXING; t < out.length; t++) {
    const bits = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + bits) | 0
    if (t < 0) continue
    // The layer from the lowest bits, u in (−1, 1) from the 25 above them.
    const layer = bits & (LAYERS - 1)
    const u = ((bits >> 7) + 0.5) * 2 ** -24
    out[t] = sd * (Math.abs(u) < RATIO[layer]! ? u * EDGE[layer]! : orElse(layer, u, random))
  }
}

/** Steps until three words that are alike have lost all likeness. */
const MIXING = 12

/** The 1.2 % of points that may lie above the curve: kept if they do not, else begun anew. */
function orElse(layer: number, u: number, random: Random): number {
  for (;;) {
    if (Math.abs(u) < RATIO[layer]!) return u * EDGE[layer]!
    if (layer === 0) return Math.sign(u) * tail(random)
    const x = u * EDGE[layer]!
    const low = density(EDGE[layer]!)
    if (low + random() * (density(EDGE[layer + 1]!) - low) < density(x)) return x
    layer = Math.floor(random() * LAYERS)
    u = 2 * random() - 1
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
