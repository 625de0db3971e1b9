import { readNumber } from '#pipeline/ingest/values/number.ts'

const FORMAT = { locale: 'zh' as const, exponents: true, nullTokens: new Map<string, string>() }

/** The number that a cell of a list of goals holds, as imports read it; null for anything that is no number. */
export function numberOf(raw: string): number | null {
  if (raw.trim() === '') return null
  const read = readNumber(raw, FORMAT)
  return read.kind === 'value' ? Number(read.text) : null
}
