import type { z } from 'zod'
import type { CellKey, Viewer } from './domain.ts'
import type { Both, Lang, Text } from './locale.ts'

/** A column of a named table: what CSV and Arrow carry. `ratio` is a fraction (0.12 = 12 %). */
export type Column = {
  name: string
  kind: 'text' | 'integer' | 'number' | 'ratio' | 'date' | 'boolean'
  label: Both
  /** The unit varies by row: a gap ratio where the row's `measure` is 'gap', else the KPI's own unit. Only for kind number. */
  followsMeasure?: true
}

type Row = Record<string, string | number | boolean | null>

/** Whether a value of this column is printed as a gap in this row. */
export const isGapIn = (column: Column, row: Row): boolean =>
  (column.kind === 'ratio' && column.name.includes('gap')) ||
  (column.followsMeasure === true && row['measure'] === 'gap')

/** One table of a result, the twin of its chart. Cell values: string | number | boolean | null; dates are ISO text. */
export type Table<Result> = {
  name: string
  title: Both
  columns: Column[]
  rows: (result: Result) => Row[]
}

/**
 * A figure that rests on people. `n` = distinct people behind it, null when it is no sum over people (a hospital's waiting time).
 * `cell` places it in the published lattice, so that the same cell is withheld on every surface. `smallest` overrides the
 * minimum (10 for a distribution).
 */
export type Figure = { key: string; n: number | null; cell: CellKey | null; smallest?: number }

/** The words every analysis must have, beside its own. R is its result. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the registry holds analyses of different results
export type AnalysisText<R = any> = {
  title: string
  question: string
  /** How to read the picture, in one or two sentences. */
  reading: string
  /** When not to believe it. */
  caveat: string
  /** Where the method comes from. */
  source: string
  /** One sentence that says the finding; also the alternative text of the chart. */
  finding: (result: R) => string
}

/** Colours by role; screens pass the light or dark set, paper always the light one. */
export type Palette = {
  ink: string
  quiet: string
  line: string
  surface: string
  below: string
  above: string
  within: string
  accent: string
  target: string
}

export type ChartContext = { lang: Lang; palette: Palette; width?: number; height?: number }

/** The sign of a mark in the corner of a cell, and what it means. */
export type CellMark = { sign: '◣' | '◤'; words: string }

/** One cell of an accessible grid. `spoken` is the full sentence of screens 5; `mark` words are shape, not colour. */
export type MatrixCell = {
  column: string
  value: string
  count: string | null
  halfWidth: string | null
  tone: 'below' | 'within' | 'above' | 'unjudged' | 'empty' | 'withheld'
  signal: '↗' | '↘' | null
  /** A data trap blocks the level of the gap (◣), or the target cannot be interpreted (◤): the value is dimmed and not read. */
  mark?: CellMark
  spoken: string
  href: string | null
}
/** The verdict on a unit over all periods, which belongs to its row and not to a cell. `sign` is its shape, `words` its name. */
export type VerdictMark = { code: string; sign: string; words: string; href: string }
export type MatrixRow = {
  id: string
  label: string
  depth: number
  href: string | null
  cells: MatrixCell[]
  verdict?: VerdictMark
}
export type Matrix = {
  kind: 'matrix'
  caption: string
  rowHeading: string
  columns: { id: string; label: string; note: string | null; href: string | null }[]
  rows: MatrixRow[]
  legend: { tone: MatrixCell['tone']; words: string }[]
  /** The corner marks that occur, in words; absent where none does. */
  markLegend?: CellMark[]
  /** The signs of the verdicts in words; absent where no row carries one. */
  verdictLegend?: { sign: string; words: string }[]
  notes: string[]
}
/** `option` is an ECharts option without functions, so that it survives JSON and draws the same in Node. */
export type EchartsFigure = { kind: 'echarts'; option: Record<string, unknown>; label: string }
export type Chart = Matrix | EchartsFigure

type Schema = z.ZodType

/**
 * What an analysis must declare. `queries` names its SQL files (without .sql) with the schema of one row of each; the SQL
 * parameters are exactly the keys of `params`, and an absent one is bound as null.
 */
export type AnalysisSpec<
  P extends z.ZodObject,
  Q extends Record<string, Schema>,
  R extends Schema,
  T extends AnalysisText,
> = {
  slug: string
  params: P
  queries: Q
  result: R
  text: Text<T>
  /** Pure: rows in, result out. `seed` is fixed by snapshot and parameters. Must not depend on row order. */
  // Written as a method, so that the registry may hold analyses of different rows and parameters.
  analyse(rows: { [K in keyof Q]: z.infer<Q[K]>[] }, params: z.infer<P>, seed: number): z.infer<R>
  /** Every figure over people in the result, and the result with some of them withheld. */
  figures: (result: z.infer<R>) => Figure[]
  withhold: (result: z.infer<R>, keys: ReadonlySet<string>) => z.infer<R>
  chart: (result: z.infer<R>, context: ChartContext) => Chart
  tables: Table<z.infer<R>>[]
  /** The same result as scripts read it, where that is flatter: `analyse SLUG --format json` prints it beside `provenance`. */
  flat?: (result: z.infer<R>) => Record<string, unknown>
  /** Who may ask; everybody when absent. To others it is not found. */
  readers?: readonly Viewer['role'][]
}

export type Analysis = AnalysisSpec<
  z.ZodObject,
  Record<string, Schema>,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the registry holds analyses of different results
  any,
  AnalysisText
>

/** Checks nothing at run time; it lets the compiler check that rows, params, result, text and chart belong together. */
export function defineAnalysis<
  P extends z.ZodObject,
  Q extends Record<string, Schema>,
  R extends Schema,
  T extends AnalysisText,
>(spec: AnalysisSpec<P, Q, R, T>): AnalysisSpec<P, Q, R, T> {
  return spec
}

/** Stands beside the fields of every result: enough to make the number again. */
export type Provenance = {
  snapshot: string
  analysis: string
  params: Record<string, unknown>
  /** 12 hex digits over the resolved parameters, role class and snapshot (not language or view). */
  state: string
  code_version: string
  /** Rows of fact that entered, and the newest period in the snapshot (ISO date of its end). */
  rows: number
  as_of: string | null
}
export type Answer<R = unknown> = { result: R; provenance: Provenance }
