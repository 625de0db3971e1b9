import { carryOver } from './carry-over.ts'
import type { PanelSubject, PlanInput } from './define.ts'
import { placeStart, type Placed } from './place-start.ts'
import { selectionWindow } from './selection-window.ts'
import { twoWayLevels } from './two-way-levels.ts'

/** A subject of the estimate. `placed` is null for a comparison subject; `values` are cut where another plan begins. */
export type Arm = { subject: PanelSubject; cluster: number; placed: Placed | null; values: Float64Array }
/** Subjects that start in the same period after the same selection period; `members` are places in `arms`. */
export type Cohort = Placed & { members: number[] }
export type Prepared = {
  arms: Arm[]
  controls: number[]
  cohorts: Cohort[]
  periods: number
  clusters: number
  /** Common level of each period among untreated cells. */
  levels: Float64Array
  /** Periods that are no baseline because another cohort was selected in them. */
  skipped: boolean[]
  /** How much of a deviation is left one period later. */
  carry: number
}

/** One measure of a plan's subjects as cohorts and comparison subjects. Treated subjects that start after the last period are left out. */
export function prepare(input: PlanInput, measure: (subject: PanelSubject) => Float64Array | undefined): Prepared {
  const numbers = new Map<string, number>()
  const arms: Arm[] = []
  for (const subject of input.subjects) {
    const series = measure(subject)
    const placed = subject.start === null ? null : placeStart(subject.start, input.periods)
    if (!series || (subject.start !== null && !placed)) continue
    if (!numbers.has(subject.cluster)) numbers.set(subject.cluster, numbers.size)
    arms.push({ subject, cluster: numbers.get(subject.cluster)!, placed, values: cut(series, subject.ends_before) })
  }
  const cohorts = cohortsOf(arms)
  // What was selected on is the outcome, whichever measure is looked at here.
  for (const cohort of cohorts) widen(cohort, arms)
  const periods = input.periods.length
  const levels = twoWayLevels(
    arms.map(({ values, placed }) => (placed ? cut(values, Math.max(placed.from, 0)) : values)),
    periods,
  )
  const selected = Array.from({ length: periods }, (_, t) => cohorts.some((one) => t >= one.from && t <= one.selection))
  const enough = cohorts.every(({ from }) => selected.slice(0, Math.max(from, 0)).filter((is) => !is).length >= 2)
  return {
    ...{ arms, cohorts, periods, levels },
    controls: arms.flatMap(({ placed }, i) => (placed ? [] : [i])),
    clusters: numbers.size,
    skipped: enough && cohorts.length > 1 ? selected : selected.map(() => false),
    carry: carryOver(
      arms.map(({ values, placed }) =>
        values.map((value, t) => (selected[t] || (placed && t >= placed.from) ? NaN : value - levels[t]!)),
      ),
    ),
  }
}

function cohortsOf(arms: readonly Arm[]): Cohort[] {
  const cohorts = new Map<string, Cohort>()
  for (const [i, { placed }] of arms.entries()) {
    if (!placed) continue
    const key = `${placed.first}|${placed.selection}`
    const known = cohorts.get(key)
    if (known) known.members.push(i)
    else cohorts.set(key, { ...placed, members: [i] })
  }
  return [...cohorts.values()].sort((a, b) => a.first - b.first || a.selection - b.selection)
}

function widen(cohort: Cohort, arms: readonly Arm[]): void {
  if (cohort.selection < 0) return
  const others = arms.filter(({ placed }) => !placed || placed.selection > cohort.selection)
  const width = selectionWindow(
    cohort.members.map((i) => arms[i]!.subject.z),
    others.map(({ subject }) => subject.z),
    cohort.selection,
  )
  cohort.from = cohort.selection + 1 - width
  for (const i of cohort.members) arms[i]!.placed = { ...arms[i]!.placed!, from: cohort.from }
}

/** Subjects still without a plan in the period, those in their selection period included: together they are a fair draw. */
export function untreatedAt(prepared: Prepared, period: number): number[] {
  return prepared.arms.flatMap(({ placed }, i) => (!placed || period <= placed.selection ? [i] : []))
}

/** Mean of what is known from `from` to before `to`, over the common level of the periods; NaN where nothing is. */
export function meanOver({ levels, arms }: Prepared, i: number, from: number, to: number): number {
  const { values } = arms[i]!
  let [sum, n] = [0, 0]
  for (let t = Math.max(from, 0); t < to; t++) {
    if (Number.isNaN(values[t]!)) continue
    sum += values[t]! - levels[t]!
    n++
  }
  return n === 0 ? NaN : sum / n
}

export function cut(values: Float64Array, before: number | null): Float64Array {
  if (before === null || before >= values.length) return values
  const kept = Float64Array.from(values)
  kept.fill(NaN, before)
  return kept
}
