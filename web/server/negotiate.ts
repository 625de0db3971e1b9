import { badParameter, notAcceptable } from './problems.ts'

export const FORMATS = {
  json: 'application/json',
  arrow: 'application/vnd.apache.arrow.stream',
  csv: 'text/csv',
} as const
export type Format = keyof typeof FORMATS

const NAMES = Object.keys(FORMATS) as Format[]

/**
 * The form of an answer: the `format` parameter (for links, which cannot set a header) or else the Accept header of RFC 9110;
 * JSON when neither asks for anything.
 *
 * @throws CausewayError `bad-parameter` (400), `not-acceptable` (406)
 */
export function negotiate(named: string | undefined, accept: string | undefined): Format {
  if (named !== undefined) {
    const format = NAMES.find((name) => name === named)
    if (!format) throw badParameter('format', NAMES)
    return format
  }
  if (!accept?.trim()) return 'json'
  const wishes = accept.split(',').map(wish)
  const liked = NAMES.map((format) => ({ format, quality: qualityOf(FORMATS[format], wishes) }))
  // sort() is stable: among equals the order of FORMATS decides, so */* means JSON.
  const best = liked.sort((a, b) => b.quality - a.quality)[0]
  if (!best || best.quality === 0) throw notAcceptable(Object.values(FORMATS))
  return best.format
}

type Wish = { range: string; quality: number }

function wish(text: string): Wish {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
  const q = parameters.find((parameter) => parameter.startsWith('q='))
  const quality = q === undefined ? 1 : Number(q.slice(2))
  return { range, quality: quality >= 0 && quality <= 1 ? quality : 0 }
}

/** The most specific range that covers the type decides, so that `text/csv;q=0, *` + `/*` refuses CSV. */
function qualityOf(type: string, wishes: Wish[]): number {
  const family = `${type.split('/', 1)[0]}/*`
  for (const range of [type, family, '*/*']) {
    const found = wishes.find((candidate) => candidate.range === range)
    if (found) return found.quality
  }
  return 0
}
