/** Fewest characters, after `normalised`, that can be recognised as somebody's words; shorter ones (“good”, “按期完成”) are common. */
export const FEWEST_CHARACTERS = 8

/** A text without what copies differ in: width and case of letters, white space, punctuation, symbols, digits. */
export const normalised = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{N}\p{Z}\p{C}]/gu, '')

/** All runs of three characters of a text, each once, as numbers: two different runs share one about once in a thousand million. */
export function shingles(text: string): Set<number> {
  const found = new Set<number>()
  for (let i = 0; i + 3 <= text.length; i++) {
    const [a, b, c] = [text.charCodeAt(i), text.charCodeAt(i + 1), text.charCodeAt(i + 2)]
    // 30 bits, so that the engine keeps them as small integers.
    found.add((Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b) ^ c) >>> 2)
  }
  return found
}

/** Jaccard's measure of two sets: |A ∩ B| / |A ∪ B|, in [0, 1]; 0 for two empty sets. */
export function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let both = 0
  for (const item of a) if (b.has(item)) both++
  const either = a.size + b.size - both
  return either === 0 ? 0 : both / either
}

/**
 * Are two texts the same but for one stretch, such as the name of the person rated? The stretch is at most four Han characters, or
 * twelve of any other script, in both; what they share is four times as long and at least twelve characters.
 */
export function isFilledIn(a: string, b: string): boolean {
  const most = Math.min(a.length, b.length)
  let head = 0
  while (head < most && a[head] === b[head]) head++
  let tail = 0
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const parts = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)]
  const longest = Math.max(parts[0]!.length, parts[1]!.length)
  const isName = parts.every((part) => part.length <= (/\p{Script=Han}/u.test(part) ? 4 : 12))
  return isName && head + tail >= Math.max(12, 4 * longest)
}

/**
 * How many of these texts are copies of one of them: equal, nearly equal (Jaccard of shingles above .9), or with one stretch filled in.
 *
 *   centres: the commonest text, and the one with most shingles that more than half of all texts hold
 *
 * A copy that more than half of the texts share holds only such shingles, so the second centre finds it although no two are equal.
 *
 * @param texts  `normalised`, of at least `FEWEST_CHARACTERS`
 * @see Broder 1997, "On the resemblance and containment of documents"
 */
export function mostCopies(texts: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  const distinct = [...counts].map(([text, n]) => ({ text, n, of: shingles(text) }))
  const holders = new Map<number, number>()
  for (const { n, of } of distinct) for (const shingle of of) holders.set(shingle, (holders.get(shingle) ?? 0) + n)
  const core = ({ of }: (typeof distinct)[number]) => {
    let shared = 0
    for (const shingle of of) if (2 * holders.get(shingle)! > texts.length) shared++
    return of.size === 0 ? 0 : shared / of.size
  }
  let commonest = distinct[0]
  let medoid = distinct[0]
  let most = -1
  for (const one of distinct) {
    if (one.n > commonest!.n || (one.n === commonest!.n && one.text < commonest!.text)) commonest = one
    const share = core(one)
    if (share > most || (share === most && one.text < medoid!.text)) [medoid, most] = [one, share]
  }
  const copiesOf = (centre: (typeof distinct)[number]) =>
    distinct.reduce((sum, one) => sum + (isCopy(centre, one) ? one.n : 0), 0)
  const centres = new Set([commonest, medoid].filter((one) => one !== undefined))
  return Math.max(0, ...[...centres].map(copiesOf))
}

type Read = { text: string; of: ReadonlySet<number> }
const isCopy = (a: Read, b: Read): boolean =>
  a.text === b.text || jaccard(a.of, b.of) > NEARLY || isFilledIn(a.text, b.text)
const NEARLY = 0.9
