import type { Matrix } from '#queries/define.ts'
import type { Lang } from '#queries/locale.ts'
import { formatNumber, formatPeriodShort } from '#queries/words/format.ts'
import type { MatrixBlock } from './document.ts'
import type { ReportWords } from './words.ts'

/** Landscape A4 (297 mm) between margins of 18 mm. */
const PAGE_WIDTH_MM = 297 - 2 * 18
/** A column holds "−12.3↘" at 7.5 pt; below this it would not. */
const NARROWEST_COLUMN_MM = 9.1
const LABEL_MM = { least: 34, most: 62 }
/** A wider column only moves its figures apart. */
const WIDEST_COLUMN_MM = 34
/** From these widths on a cell needs one or two lines in place of three. */
const ONE_LINE_MM = 27
const TWO_LINES_MM = 15.5
/** Turned heads longer than this are broken into lines. */
const HIGHEST_HEAD_MM = 34
/** Width of a full-width character at 9 pt, in millimetres. */
const EM_MM = 9 * 0.3528

/**
 * The accessible grid as a table for paper. Where every value is a percentage, the sign stands once in the caption instead of in each
 * cell, so that 24 columns fit. The label column is as wide as two lines of the longest label need, and no narrower than the page forces.
 */
export function matrixBlock(
  matrix: Matrix,
  { id, words, lang }: { id: string; words: ReportWords; lang: Lang },
): MatrixBlock {
  const isPerCent = matrix.rows.every((row) =>
    row.cells.every((cell) => !/\d/.test(cell.value) || cell.value.endsWith('%')),
  )
  const longest = Math.max(0, ...matrix.rows.map((row) => emWidth(row.label) + row.depth * 0.7))
  const wanted = Math.min(Math.max((longest / 2) * EM_MM + 6, LABEL_MM.least), LABEL_MM.most)
  const labelWidthMm = Math.min(wanted, PAGE_WIDTH_MM - matrix.columns.length * NARROWEST_COLUMN_MM)
  const columnMm = Math.min((PAGE_WIDTH_MM - labelWidthMm) / Math.max(matrix.columns.length, 1), WIDEST_COLUMN_MM)
  const labels = matrix.columns.map(({ id: column, label, note }) => {
    const short = formatPeriodShort(column)
    // A gap in per cent has not the unit of its KPI.
    return short !== column ? short : note && !isPerCent ? `${label} (${note})` : label
  })
  const rows = formatNumber(matrix.rows.length, lang)
  const caption = isPerCent ? `${matrix.caption}${lang === 'zh' ? '，' : ', '}${words.perCent}` : matrix.caption
  return {
    kind: 'matrix',
    id,
    caption: words.tableName(id, caption, rows),
    continued: words.continued,
    rowHeading: matrix.rowHeading,
    labelWidthMm,
    columnWidthMm: columnMm,
    lines: columnMm >= ONE_LINE_MM ? 1 : columnMm >= TWO_LINES_MM ? 2 : 3,
    turned: labels.some((label) => longestWordMm(label) > columnMm),
    headHeightMm: Math.min(HIGHEST_HEAD_MM, Math.max(0, ...labels.map(emWidth)) * EM_MM + 2),
    columns: labels,
    rows: matrix.rows.map((row) => ({
      label: row.label,
      depth: row.depth,
      cells: row.cells.map((cell) => ({
        value: isPerCent ? cell.value.replace(/%$/, '') : cell.value,
        // A gap that is not to be read has no signal.
        mark: cell.mark?.sign ?? cell.signal ?? '',
        halfWidth: cell.halfWidth ?? '',
        count: cell.count ?? '',
        tone: cell.tone,
      })),
    })),
    legend: matrix.legend,
    notes: [...(matrix.markLegend ?? []).map(({ sign, words: means }) => `${sign} ${means}`), ...matrix.notes],
  }
}

/** Han characters and full-width marks take one em, Latin letters and digits a little over half of one. */
export function emWidth(text: string): number {
  let width = 0
  for (const character of text) width += /[\u2e80-\uffef]/.test(character) ? 1 : 0.56
  return width
}

/** Han text may break anywhere, so there only the single character counts; two of them still look like a heading. */
function longestWordMm(label: string): number {
  const words = label.split(/[\s/]+|(?=[\u2e80-\uffef])|(?<=[\u2e80-\uffef])/)
  return Math.max(0, ...words.map((word) => emWidth(word) * EM_MM))
}
