import type { Workspace } from '#pipeline/warehouse/open.ts'
import { CANONICAL, COMMON, type CanonicalTable } from '#queries/canonical.ts'
import type { Need, Trap } from '#queries/traps/define.ts'

/** Which of the columns that checks need have at least one value. @throws RangeError for a need that names no canonical column */
export async function deliveredColumns(workspace: Workspace, specs: readonly Trap[]): Promise<ReadonlySet<Need>> {
  const wanted = new Map<CanonicalTable, Set<string>>()
  for (const { slug, needs, needsAny = [] } of specs) {
    for (const need of [...needs, ...needsAny]) {
      const [table = '', column = ''] = need.split('.')
      if (!isCanonical(table, column)) throw new RangeError(`${slug} needs ${need}, which is no canonical column`)
      wanted.set(table, (wanted.get(table) ?? new Set()).add(column))
    }
  }
  const found = new Set<Need>()
  for (const [table, columns] of wanted) {
    // Comments are kept without their text; where one was written the delivery has it.
    const source = table === 'comment' ? 'trap_comment' : table
    const counts = [...columns].map((column) => `count(${column}) > 0 as ${column}`).join(', ')
    const [row] = await workspace.rows(`select ${counts} from ${source}`, {}, `columns of ${table}`)
    for (const column of columns) if (row?.[column] === true) found.add(`${table}.${column}`)
  }
  return found
}

const isCanonical = (table: string, column: string): table is CanonicalTable =>
  Object.hasOwn(CANONICAL, table) &&
  (Object.hasOwn(CANONICAL[table as CanonicalTable], column) || Object.hasOwn(COMMON, column))
