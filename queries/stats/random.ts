/**
 * Uniform on [0, 1). Everything random in Causeway takes one of these, seeded by the caller, so that a report or a test
 * can be made again to the last digit.
 */
export type Random = () => number

/**
 * sfc32 ("small fast counter", 32 bit): period at least 2^32, passes PractRand; state filled from the seed by splitmix32.
 *
 * @param seed  any integer; only its low 32 bits count
 * @param name  separates streams of one seed: seeded(7, 'people') and seeded(7, 'noise') share no number, so adding draws to
 *              one does not move the other
 * @see Doty-Humphrey, PractRand; Steele, Lea & Flood 2014 for splitmix
 */
export function seeded(seed: number, name = ''): Random {
  let mix = (seed ^ hash(name)) >>> 0
  const next = () => {
    mix = (mix + 0x9e3779b9) >>> 0
    let z = mix
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  }
  let a = next()
  let b = next()
  let c = next()
  let counter = 1
  const step = () => {
    const sum = (((a + b) >>> 0) + counter) >>> 0
    counter = (counter + 1) >>> 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) >>> 0
    c = (((c << 21) | (c >>> 11)) + sum) >>> 0
    return sum
  }
  for (let i = 0; i < 12; i++) step()
  return () => step() / 4294967296
}

/** FNV-1a over UTF-16 units, 32 bit: an integer for a name, equal on every machine. */
export function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/**
 * One draw from N(0, 1) by Box–Muller: √(−2 ln u) · cos(2πv). The sine twin is thrown away, so that a draw never depends
 * on how many went before it in another place. u is taken from (0, 1], where the logarithm is finite.
 */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** An integer from 0 to below `n`, each equally likely (to 1 part in 2^32 / n). */
export function below(n: number, random: Random): number {
  return Math.floor(random() * n)
}

/** One of the items; there must be at least one. */
export function pick<Item>(items: readonly Item[], random: Random): Item {
  if (items.length === 0) throw new RangeError('pick needs at least one item')
  return items[below(items.length, random)]!
}

/** Fisher–Yates in place: every order equally likely. */
export function shuffle(values: unknown[] | Float64Array | Int32Array, random: Random): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = below(i + 1, random)
    const kept = values[i]
    values[i] = values[j] as never // same array, so the element type fits
    values[j] = kept as never
  }
}
