import { MOST_FACTORS, type FactorTerm } from '#pipeline/stats-file/coded-table.ts'

export type TermFault = 'none' | 'twice' | 'response' | 'empty' | 'many' | 'reserved'

/** The name of what no factor explains, in every answer; a factor of this name would stand in its place. */
export const RESIDUAL = 'residual'

/**
 * Reads `department,manager,department:period`: columns separated by commas, the columns of an interaction by colons. The order of
 * the columns of an interaction does not matter, so a:b and b:a are the same factor.
 */
export function readTerms(
  list: string,
  response: string,
): { terms: FactorTerm[] } | { fault: TermFault; found: string } {
  const names = list.split(',').map((name) => name.trim())
  if (list.trim() === '') return { fault: 'none', found: '' }
  if (names.length > MOST_FACTORS) return { fault: 'many', found: String(MOST_FACTORS) }
  const seen = new Set<string>()
  const terms: FactorTerm[] = []
  for (const name of names) {
    const columns = name.split(':').map((column) => column.trim())
    if (columns.includes('')) return { fault: 'empty', found: list }
    if (name === RESIDUAL) return { fault: 'reserved', found: name }
    if (columns.includes(response)) return { fault: 'response', found: name }
    const key = [...columns].sort().join(':')
    if (seen.has(key) || new Set(columns).size < columns.length) return { fault: 'twice', found: name }
    seen.add(key)
    terms.push({ name, columns })
  }
  return { terms }
}
