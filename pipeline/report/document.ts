import type { MatrixCell } from '#queries/define.ts'
import type { Lang } from '#queries/locale.ts'

/**
 * The data section of a report: everything that is printed, as it is printed, in reading order. It knows no time of rendering and no
 * code version, so that the same snapshot, month and language always give the same document and the same content hash.
 */
export type ReportDocument = {
  lang: Lang
  title: string
  /** Running head: title, scope and period on every page. */
  scope: string
  period: string
  month: string
  snapshot: string
  state: string
  /** Last day of the period; the fixed date of the file, so that its bytes do not depend on the day of rendering. */
  dated: string
  sections: Section[]
}

/** P1 to P10 of the report; each starts on a new page, and an empty or failed one still prints its sentence. */
export type Section = { id: string; title: string; landscape: boolean; blocks: Block[] }

export type Block =
  | { kind: 'paragraph'; text: string; tone: 'lead' | 'body' | 'quiet' | 'notice' }
  | { kind: 'heading'; text: string; onNewPage?: boolean }
  | { kind: 'facts'; items: { label: string; value: string }[] }
  | { kind: 'list'; isQuiet?: boolean; items: string[] }
  /** Figures that carry the page: a label, the figure, and lines that say what it rests on. */
  | { kind: 'cards'; items: { label: string; value: string; lines: string[] }[] }
  | { kind: 'columns'; columns: Block[][] }
  | { kind: 'findings'; items: { value: string; sentence: string; detail: string }[] }
  | TableBlock
  | MatrixBlock
  /** What the marks of the charts below mean. */
  | { kind: 'key'; items: { mark: 'circle' | 'triangle' | 'diamond' | 'solid' | 'dashed' | 'dotted'; words: string }[] }
  /** Two beside each other, or one over the whole width. */
  | { kind: 'charts'; isWide?: true; items: ChartItem[] }
  | { kind: 'failed'; text: string }

export type TableBlock = {
  kind: 'table'
  id: string
  caption: string
  continued: string
  columns: { label: string; align: 'start' | 'end'; width: 'auto' | 'wide' }[]
  rows: string[][]
}

/** Departments against periods or KPIs. Widths in millimetres are worked out here, because the longest label decides them. */
export type MatrixBlock = {
  kind: 'matrix'
  id: string
  caption: string
  continued: string
  rowHeading: string
  labelWidthMm: number
  columnWidthMm: number
  /** Lines of a cell: value, ± and n on one line, on two, or on three with the mark beside the ±. */
  lines: 1 | 2 | 3
  /** Heads are turned by 90° when their longest word is wider than a column. */
  turned: boolean
  headHeightMm: number
  columns: string[]
  rows: { label: string; depth: number; cells: MatrixCellPrint[] }[]
  legend: { tone: MatrixCell['tone']; words: string }[]
  notes: string[]
}
export type MatrixCellPrint = {
  value: string
  mark: string
  halfWidth: string
  count: string
  tone: MatrixCell['tone']
}

/** `figures` are the numbers behind the picture; the hash covers them in place of the drawing. */
export type ChartItem = {
  id: string
  title: string
  sentence: string
  detail: string
  alt: string
  svg: string
  figures: unknown
}
