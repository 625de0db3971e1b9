/** A set of levels in order: names lowest first, and the place of each delivered spelling among them. */
export type Levels = { lowest_first: string[]; placeOf: ReadonlyMap<string, number> }

/**
 * Sets of levels that appraisals use, highest first, each level with its spellings; smaller sets first, because a file that
 * uses only some levels of a large set is read as the smallest set that has them all.
 */
const USUAL: string[][][] = [
  [['高'], ['中'], ['低']],
  [['high'], ['medium'], ['low']],
  [['A'], ['B'], ['C'], ['D']],
  [['优'], ['良'], ['中'], ['差']],
  [['优秀'], ['良好'], ['合格', '达标'], ['不合格', '不达标']],
  [['优秀'], ['良好'], ['合格', '达标'], ['待改进', '需改进', '待提升']],
  [['优秀'], ['称职'], ['基本称职'], ['不称职']],
  [['excellent'], ['good'], ['satisfactory', 'fair', 'average'], ['poor', 'needs improvement']],
  [['S'], ['A'], ['B'], ['C'], ['D']],
  [['A'], ['B'], ['C'], ['D'], ['E']],
  [['卓越', '杰出'], ['优秀'], ['良好'], ['合格', '称职', '达标'], ['待改进', '需改进', '待提升', '基本合格']],
  [['优秀'], ['良好'], ['合格', '称职'], ['基本合格', '基本称职', '待改进', '需改进'], ['不合格', '不称职']],
  [['优秀'], ['良好'], ['中等'], ['及格'], ['不及格']],
  [
    ['大大超出期望', '大大超出预期', '远超期望', '远超预期', '显著超出期望'],
    ['超出期望', '超出预期', '超过期望'],
    ['达到期望', '达到预期', '符合期望', '符合预期', '满足期望'],
    ['部分达到期望', '部分达到预期', '基本达到期望', '基本达到预期', '低于期望', '低于预期'],
    ['未达到期望', '未达到预期', '未达期望', '未达预期', '远低于期望', '远低于预期'],
  ],
  [
    ['outstanding', 'exceptional', 'far exceeds expectations'],
    ['exceeds expectations', 'exceeds'],
    ['meets expectations', 'meets'],
    ['partially meets expectations', 'partially meets', 'needs improvement', 'below expectations'],
    ['does not meet expectations', 'does not meet', 'unsatisfactory', 'far below expectations'],
  ],
  [['S'], ['A'], ['B'], ['C'], ['D'], ['E']],
  [['卓越', '杰出'], ['优秀'], ['良好'], ['合格', '称职'], ['待改进', '需改进', '基本合格'], ['不合格', '不称职']],
]

/** More numbers than this are scores written into the column of levels. */
const MOST_NUMBERS = 10

/** The usual order of these levels, by value for numbers; null where they make no set that is known. */
export function usualLevels(delivered: readonly string[]): Levels | null {
  const folded = new Map(delivered.map((raw) => [raw, fold(raw)]))
  return fromList(folded) ?? signedLetters(folded) ?? numbers(folded)
}

function fromList(folded: Map<string, string>): Levels | null {
  for (const scale of USUAL) {
    const place = new Map(
      scale.toReversed().flatMap((level, i) => level.map((name) => [name.toLowerCase(), i] as const)),
    )
    if ([...folded.values()].every((name) => place.has(name)))
      return {
        lowest_first: scale.toReversed().map((level) => level[0] ?? ''),
        placeOf: new Map([...folded].map(([raw, name]) => [raw, place.get(name) ?? 0])),
      }
  }
  return null
}

/** A+, A, A−, B+ …: which of them a scale has is not known, so it has those that occur. */
function signedLetters(folded: Map<string, string>): Levels | null {
  const parts = [...folded].map(([raw, name]) => ({ raw, letter: /^([sabcde])([+-]?)$/.exec(name) }))
  if (parts.some(({ letter }) => letter === null)) return null
  const height = (letter: RegExpExecArray | null) =>
    -3 * 'sabcde'.indexOf(letter?.[1] ?? '') + (letter?.[2] === '+' ? 1 : letter?.[2] === '-' ? -1 : 0)
  return inOrder(parts.map(({ raw, letter }) => ({ raw, name: fold(raw).toUpperCase(), value: height(letter) })))
}

/** Whole numbers make a scale from 1 (or 0) to the largest, halves one in steps of a half; other numbers are those that occur. */
function numbers(folded: Map<string, string>): Levels | null {
  const found = [...folded].map(([raw, name]) => ({ raw, name: String(Number(name)), value: Number(name) }))
  const values = found.map(({ value }) => value)
  const isNumeric = [...folded.values()].every((name) => /^\d{1,3}(?:\.\d+)?$/.test(name))
  if (!isNumeric || new Set(values).size > MOST_NUMBERS) return null
  const step = values.every(Number.isInteger) ? 1 : values.every((value) => Number.isInteger(2 * value)) ? 0.5 : null
  const largest = Math.max(...values)
  const first = Math.min(1, ...values)
  const n = step === null ? Infinity : Math.round((largest - first) / step) + 1
  if (step === null || n > MOST_NUMBERS) return inOrder(found)
  return {
    lowest_first: Array.from({ length: n }, (_, i) => String(first + i * step)),
    placeOf: new Map(found.map(({ raw, value }) => [raw, Math.round((value - first) / step)])),
  }
}

function inOrder(found: { raw: string; name: string; value: number }[]): Levels {
  const names = [...new Map(found.map(({ name, value }) => [name, value]))].sort((a, b) => a[1] - b[1])
  const place = new Map(names.map(([name], i) => [name, i]))
  return {
    lowest_first: names.map(([name]) => name),
    placeOf: new Map(found.map(({ raw, name }) => [raw, place.get(name) ?? 0])),
  }
}

/** Ａ, a, A级 and A等 are A; 5分 is 5. */
function fold(raw: string): string {
  const text = raw.normalize('NFKC').replaceAll(/\s+/g, ' ').replaceAll('−', '-').trim().toLowerCase()
  return text.length > 1 ? text.replace(/[级等档分星]$/u, '') : text
}
