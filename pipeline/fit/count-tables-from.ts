import type { Workspace } from '#pipeline/warehouse/open.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import type { TypedColumn } from '#pipeline/warehouse/typed-columns.ts'
import type { CountTables } from '#queries/stats/mixed/count-tables.ts'

/** A factor of the table `coded`: `column` k is its column fk, whose codes run from 0 to below `levels`. */
export type CodedFactor = { name: string; column: number; levels: number }

/**
 * The sufficient statistics of a variance model (statistics 3) of the table `coded(f0 … f11 INTEGER, y DOUBLE)`: one GROUP BY per
 * factor and one per pair, one after the other, so that memory holds the tables and one aggregation. The same table gives the same
 * sums to the last digit.
 *
 * @param centre  subtracted from y first; the mean of y keeps the sum of squares from cancelling
 */
export async function countTablesFrom(
  workspace: Workspace,
  factors: readonly CodedFactor[],
  centre: number,
): Promise<CountTables> {
  const sums = await workspace.inOrder(async () => ({
    total: await ask(workspace, 'totals', { centre }),
    levels: await eachOf(factors, ({ column }) => ask(workspace, 'level_sums', { a: column, centre })),
  }))
  const pairs = factors.flatMap((_, a) => factors.slice(a + 1).map((_, further) => ({ a, b: a + 1 + further })))
  return {
    rows: sums.total.n![0]!,
    centre,
    sum: sums.total.sum_y![0]!,
    sumSquares: sums.total.sum_squares![0]!,
    factors: sums.levels.map(({ level, n, sum_y }, place) => {
      const { name, levels } = factors[place]!
      return { name, n: spread(level!, n!, levels), sum: spread(level!, sum_y!, levels) }
    }),
    pairs: await eachOf(pairs, async ({ a, b }) => {
      const cells = await ask(workspace, 'pair_counts', { a: factors[a]!.column, b: factors[b]!.column })
      // pair_counts.sql takes its keys from INTEGER columns and casts its count to DOUBLE.
      return { a, b, ia: cells.ia as Int32Array, ib: cells.ib as Int32Array, n: cells.n as Float64Array }
    }),
  }
}

const ask = async (workspace: Workspace, name: string, params: Record<string, number>) =>
  workspace.columns(await readSql(`model/${name}.sql`), params, `model/${name}.sql`)

/** One after the other: statements of a workspace do not run side by side. */
async function eachOf<Item, Answer>(
  items: readonly Item[],
  answer: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const item of items) answers.push(await answer(item))
  return answers
}

/** The values of the levels that occur, at their places; 0 where a level has no row. */
function spread(level: TypedColumn, values: TypedColumn, levels: number): Float64Array {
  const spreadOut = new Float64Array(levels)
  for (let i = 0; i < level.length; i++) spreadOut[level[i]!] = values[i]!
  return spreadOut
}
