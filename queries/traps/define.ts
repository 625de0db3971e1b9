import type { z } from 'zod'
import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import type { Lang, Text } from '#queries/locale.ts'

/** What a reader may want to claim from a number (traps 1.2): gap level, comparison of units, trend, split, effect of a plan, rating. */
export const CLAIMS = ['level', 'ranking', 'trend', 'split', 'plan', 'rating'] as const
export type Claim = (typeof CLAIMS)[number]
/** What the four families block unless a check says otherwise (traps 2–5). */
export const EVERY_CLAIM: readonly Claim[] = CLAIMS
export const COMPARISON_AND_TREND: readonly Claim[] = ['ranking', 'trend']
export const LEVEL_AND_SPLIT: readonly Claim[] = ['level', 'split']
export const RATING_CLAIMS: readonly Claim[] = ['rating', 'ranking']

/** The four families, in the order in which they run: data defects first (traps 1.5). */
export const FAMILIES = ['defect', 'reading', 'target', 'rating'] as const
export type Family = (typeof FAMILIES)[number]

export const STATUSES = ['trap', 'caution', 'pass', 'not_testable'] as const
export type Status = (typeof STATUSES)[number]

/** What a check tests; a team is the people of one manager in one department. A rater is never named (traps 1.4.6). */
export const UNIT_KINDS = ['company', 'department', 'team', 'kpi', 'rater'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

/**
 * The thing tested. `unit_id` is a unit of the tree (the department of a team or rater; 'root' for the company), null where a KPI is
 * tested over all units; `kpi_id` is null where all KPIs are. `part` tells the teams or raters of one department apart within one
 * snapshot (1, 2, …): an order without meaning, from which nobody can be read.
 */
export type TestedUnit = { kind: UnitKind; unit_id: string | null; kpi_id: string | null; part: number | null }

export type Scalar = number | string | boolean | null
/**
 * What lets a reader redo the arithmetic. `facts` also fill the sentence; `rows` draw the chart, at most a few dozen. A row that
 * rests on people carries `n_people`, and is left out below the minimum group.
 */
export type Evidence = { facts: Record<string, Scalar>; rows: Record<string, Scalar>[] }

/** Results that a finding speaks of: null stands for all units, KPIs or periods; `n_rows` null for all rows there. */
export type Touched = { unit_id: string | null; kpi_id: string | null; period_id: string | null; n_rows: number | null }

/** The outcome of one check at one unit. */
export type Tested = {
  unit: TestedUnit
  status: Status
  /** Why it is not testable, or what kind of finding it is: a code of the check's own words, or of REASONS. Null where neither. */
  reason: string | null
  /** The n of this test, in what the check counts (rows, pairs, forms …). */
  n: number
  /** Distinct people behind it; null where it rests on no people. */
  n_people: number | null
  /** First and last period looked at; null where none. */
  first_period: string | null
  last_period: string | null
  /** Effect size in the check's own measure, with its 95 % interval where there is one. */
  effect: number | null
  low: number | null
  high: number | null
  /** Raw p, and q after Benjamini–Hochberg over the units of this check. */
  p: number | null
  q: number | null
  evidence: Evidence
  touched: readonly Touched[]
}

/** A canonical column without which the check says nothing: 'goal_result.denominator'. */
export type Need = `${string}.${string}`

/** What is known beside the rows: the seed follows from the snapshot, so that the same data give the same result. */
export type CheckContext = { seed: number }

/** A finding as its sentence needs it: names are resolved, figures are those of `evidence.facts`. */
export type Seen = Omit<Tested, 'touched'> & { unitName: string; kpiName: string | null }

/** The words of one check. The renderer adds the tail "(n = …, period; would change if …)" to `finding`. */
export type TrapText = {
  title: string
  /** What is checked, as a question. */
  question: string
  /** The sentence of a finding of status trap or caution, one idea, no person. */
  finding: (seen: Seen) => string
  /** What would change the judgement; stands behind "would change if". */
  change: string
  /** Which wrong decision follows when the trap is not seen. */
  decision: string
  /** What to do, and which function owns it. */
  todo: string
  /** The innocent explanation that looks the same. */
  lookalike: string
  /** How to read the chart. */
  reading: string
  /** Where the rule comes from. */
  source: string
  /** What the n of the test counts: "results", "ratings" … */
  counted: string
  /** What the effect size is, and how it is printed. */
  effect: { label: string; print: (effect: number) => string }
  /** Label of each fact of the evidence, in the order of printing. */
  facts: Record<string, string>
  /** The check's own reasons. */
  reasons: Record<string, string>
  /** Label of each threshold. */
  params: Record<string, string>
  toy: { intro: string; slider: string; says: (value: number) => string }
}

/** Made data that show how the trap arises: a pure function of the slider. */
export type Toy = {
  min: number
  max: number
  step: number
  start: number
  draw: (value: number, context: ChartContext) => EchartsFigure
}

type Rows<Q extends Record<string, z.ZodType>> = { [K in keyof Q]: z.infer<Q[K]>[] }

/**
 * One check = one folder. `queries` names its SQL files (without .sql) with the schema of a row; they read the inputs of
 * `queries/traps/inputs` and the marts, and may bind any of `params` and nothing else. `params` are the thresholds with their
 * defaults; a setting file may change them within the bounds of the schema.
 */
export type TrapSpec<P extends z.ZodObject, Q extends Record<string, z.ZodType>> = {
  slug: string
  family: Family
  /** Raised when the rule changes, so that two reports can be compared honestly. */
  version: number
  /** The kind of unit that is tested; where a check tests several, the one a reader asks about first. */
  unitKind: UnitKind
  blocks: readonly Claim[]
  needs: readonly Need[]
  /** Columns of which at least one must be there; the check asks what those that are there can answer. */
  needsAny?: readonly Need[]
  params: P
  queries: Q
  /** Pure; must not depend on the order of rows. One entry per unit looked at, those that pass or cannot be tested included. */
  // Written as a method, so that the registry may hold checks of different rows and thresholds.
  check(rows: Rows<Q>, params: z.infer<P>, context: CheckContext): Tested[]
  chart: (seen: Seen, context: ChartContext) => EchartsFigure
  text: Text<TrapText>
  toy: Toy
  /** Its finding is that the target itself cannot be interpreted (statistics 11, verdict 3). */
  isAboutTarget?: true
  /** Its finding concerns the total of its own unit only; the units under it can be read as they are. */
  isAboutTotal?: true
  /** It blocks claims about people only, never the verdict that the system dominates. */
  isPersonSideOnly?: true
  /** A data-defect gate may name a SQL file that lists the rows (`row_no`) which later checks must not see. */
  faultyRows?: string
}

export type Trap = TrapSpec<z.ZodObject, Record<string, z.ZodType>>

/** Checks nothing at run time; it lets the compiler check that thresholds, rows, check, words and chart belong together. */
export function defineTrap<P extends z.ZodObject, Q extends Record<string, z.ZodType>>(
  spec: TrapSpec<P, Q>,
): TrapSpec<P, Q> {
  return spec
}

export type { Lang }
