import type { Workspace } from '#pipeline/warehouse/open.ts'
import { literal } from '#pipeline/warehouse/sql-text.ts'
import type { CsvFile } from './csv-file.ts'
import { columnAt } from './csv-file.ts'
import { brokenRow, notANumber, tooLarge, unreadableRows } from './file-fault.ts'

/**
 * Reads the named columns into the table `delivered(c0, c1, …)` of the workspace: text, trimmed, null where a cell is empty or NA.
 * Nothing is guessed; the order of the rows is that of the file.
 *
 * @throws when a row does not fit the header, naming its line
 */
export async function loadRows(workspace: Workspace, file: CsvFile, columns: string[]): Promise<void> {
  const places = columns.map((column) => columnAt(file, column))
  const cells = places.map((place, i) => `nullif(nullif(trim(h${place}), ''), 'NA') as c${i}`)
  const types = file.header.map((_, place) => `'h${place}': 'VARCHAR'`)
  try {
    await workspace.run(
      `create table delivered as select ${cells.join(', ')} from read_csv(${literal(file.path)}, auto_detect = false,
       header = true, delim = ${literal(file.delimiter)}, quote = '"', escape = '"', strict_mode = true,
       store_rejects = true, columns = {${types.join(', ')}})`,
      {},
      'reading the file',
    )
  } catch (cause) {
    throw unreadableRows(file.name, cause)
  }
  const [broken] = await workspace.rows('select line, error_type from reject_errors order by line limit 1')
  if (broken) throw brokenRow(file.name, Number(broken['line']), String(broken['error_type']).toLowerCase())
}

/**
 * @throws when a cell of column `place` of `delivered` is neither missing nor a finite number, or so large that its square is
 *         none, with its line in the file
 */
export async function demandNumbers(workspace: Workspace, file: CsvFile, column: string, place: number): Promise<void> {
  // What is no number is null here, and NaN counts as larger than any number.
  const bad = `c${place} is not null and not coalesce(abs(try_cast(c${place} as double)) <= ${LARGEST}, false)`
  const [counted] = await workspace.rows(`select count(*) as n from delivered where ${bad}`)
  const n = Number(counted?.['n'] ?? 0)
  if (n === 0) return
  const [first] = await workspace.rows(
    `select place, found, coalesce(isfinite(try_cast(found as double)), false) as is_number
     from (select row_number() over () as place, c${place} as found from delivered)
     where ${bad.replaceAll(`c${place}`, 'found')} order by place limit 1`,
  )
  // The header is line 1.
  const line = Number(first?.['place']) + 1
  const found = String(first?.['found']).slice(0, MOST_SHOWN)
  throw first?.['is_number'] === true
    ? tooLarge(file.name, line, column, found)
    : notANumber(file.name, line, column, found, n - 1)
}

/** A sum of squares over a billion such numbers is still a number. */
const LARGEST = 1e140

/** Characters of a cell that a message quotes. */
const MOST_SHOWN = 40
