import type { Workspace } from '#pipeline/warehouse/open.ts'
import type { CodedFactor } from '#pipeline/fit/count-tables-from.ts'

/** A factor to code: one column of the file, or several whose combinations are its levels. */
export type FactorTerm = { name: string; columns: string[] }

/** What became of the rows: `dropped` counts those without a response or without one of the factors, each row once in `rows`. */
export type RowCounts = {
  delivered: number
  kept: number
  dropped: { rows: number; response: number; factors: number }
}

/** Columns of the table `coded`; the count-table queries know no more. */
export const MOST_FACTORS = 12

/**
 * Turns `delivered` (c0 = response, c1 … = the named columns) into `coded(f0 … f11 INTEGER, y DOUBLE)`: complete rows only, levels
 * numbered from 0 in text order, an interaction by the combinations that occur.
 *
 * @param columns  the names behind c1, c2, …
 */
export async function codeRows(
  workspace: Workspace,
  columns: string[],
  terms: FactorTerm[],
): Promise<{ factors: CodedFactor[]; counts: RowCounts; centre: number }> {
  const counts = await countRows(workspace, columns.length)
  const complete = COMPLETE(columns.length)
  for (const place of columns.keys()) {
    await workspace.run(
      `create type levels${place} as enum (select distinct c${place + 1} from delivered where ${complete} order by 1)`,
    )
  }
  const codeOf = (column: string) =>
    `enum_code(c${columns.indexOf(column) + 1}::levels${columns.indexOf(column)})::integer`
  const isPlain = terms.every((term) => term.columns.length === 1)
  if (isPlain) {
    await workspace.run(
      `create table coded as select ${[
        ...terms.map((term, k) => `${codeOf(term.columns[0]!)} as f${k}`),
        ...EMPTY_FACTORS(terms.length),
      ].join(', ')}, c0::double as y from delivered where ${complete}`,
    )
  } else {
    await workspace.run(`create table based as select ${columns.map((column, place) => `${codeOf(column)} as b${place}`).join(', ')},
      c0::double as y from delivered where ${complete}`)
    await combine(workspace, columns, terms)
  }

  const [found] = await workspace.inOrder(() =>
    workspace.rows(
      `select coalesce(avg(y), 0.0) as centre, ${terms.map((_, k) => `coalesce(max(f${k}) + 1, 0) as levels${k}`).join(', ')} from coded`,
    ),
  )
  const factors = terms.map(({ name }, k) => ({ name, column: k, levels: Number(found?.[`levels${k}`]) }))
  return { factors, counts, centre: Number(found?.['centre']) }
}

/** From `based(b0, b1, … , y)`: a term of several columns is numbered by the combinations of their codes. */
async function combine(workspace: Workspace, columns: string[], terms: FactorTerm[]): Promise<void> {
  const sources = ['based']
  const selected: string[] = []
  for (const [k, term] of terms.entries()) {
    const parts = term.columns.map((column) => `b${columns.indexOf(column)}`)
    if (parts.length === 1) selected.push(`based.${parts[0]} as f${k}`)
    else {
      const list = parts.join(', ')
      await workspace.run(
        `create table combination${k} as select ${list}, (row_number() over (order by ${list}) - 1)::integer as code
         from (select distinct ${list} from based)`,
      )
      const match = parts.map((part) => `combination${k}.${part} = based.${part}`).join(' and ')
      sources.push(`join combination${k} on ${match}`)
      selected.push(`combination${k}.code as f${k}`)
    }
  }
  selected.push(...EMPTY_FACTORS(terms.length))
  await workspace.run(`create table coded as select ${selected.join(', ')}, y from ${sources.join(' ')}`)
  await workspace.run('drop table based')
}

/** The columns of `coded` beyond the factors asked for. */
const EMPTY_FACTORS = (used: number): string[] =>
  Array.from({ length: MOST_FACTORS - used }, (_, i) => `null::integer as f${used + i}`)

const COMPLETE = (columns: number): string =>
  Array.from({ length: columns + 1 }, (_, place) => `c${place} is not null`).join(' and ')

async function countRows(workspace: Workspace, columns: number): Promise<RowCounts> {
  const [found] = await workspace.rows(
    `select count(*) as delivered, count(*) filter (where ${COMPLETE(columns)}) as kept, count(*) - count(c0) as response
     from delivered`,
  )
  const [delivered, kept, response] = ['delivered', 'kept', 'response'].map((name) => Number(found?.[name])) as [
    number,
    number,
    number,
  ]
  const rows = delivered - kept
  return { delivered, kept, dropped: { rows, response, factors: rows - response } }
}
