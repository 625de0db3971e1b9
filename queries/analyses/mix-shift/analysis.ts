import { z } from 'zod'
import { defineAnalysis } from '#queries/define.ts'
import { ALL_KPIS } from '#queries/domain.ts'
import { toKpiName, toUnitName } from '#queries/names.ts'
import type { PeriodName } from '#queries/result.ts'
import { differenceInterval, kitagawa, rateInterval, type GroupMean } from '#queries/stats/kitagawa.ts'
import { EVENT_KINDS } from '#queries/words/event.ts'
import { chart } from './chart.ts'
import { bare, figuresOf, withhold } from './protection.ts'
import { FEWEST_PEOPLE, FEWEST_UNITS, readingOf } from './reading.ts'
import { params, result, type MixShiftResult, type UnitChange } from './result.ts'
import { tables } from './tables.ts'
import { text } from './text.ts'

const number = z.number().nullable()
const count = z.number().int().nullable()
const word = z.string().nullable()

export const changeRow = z.object({
  unit_id: z.string(),
  parent_id: word,
  name_zh: word,
  name_en: word,
  depth: z.number().int(),
  tree_order: z.number().int(),
  distance: z.number().int(),
  kpi_zh: word,
  kpi_en: word,
  kpi_unit: word,
  kpi_direction: word,
  from_period_id: word,
  from_period_start: word,
  from_period_end: word,
  to_period_id: word,
  to_period_start: word,
  to_period_end: word,
  n_people_from: count,
  gap_ratio_from: number,
  sd_gap_ratio_from: number,
  is_withheld_from: z.boolean().nullable(),
  n_people_to: count,
  gap_ratio_to: number,
  sd_gap_ratio_to: number,
  is_withheld_to: z.boolean().nullable(),
})
export type ChangeRow = z.infer<typeof changeRow>

export const eventRow = z.object({
  event_id: z.string(),
  unit_id: word,
  kind: word,
  label: word,
  evidence: word,
  starts_on: z.string(),
  ends_on: word,
})
export type EventRow = z.infer<typeof eventRow>

/** Did the sub-units change, or did the mix of sub-units? The change of a unit's mean gap between two periods as a sum. */
export default defineAnalysis({
  slug: 'mix-shift',
  params,
  queries: { rows: changeRow, events: eventRow },
  result,
  text,
  analyse: ({ rows, events }, { kpi }): MixShiftResult => analyse(rows, events, kpi),
  figures: figuresOf,
  withhold,
  chart,
  tables,
})

function analyse(rows: readonly ChangeRow[], events: readonly EventRow[], kpi: string | null): MixShiftResult {
  const unit = rows.find(({ distance }) => distance === 0)
  const children = rows
    .filter(({ distance }) => distance === 1)
    .toSorted((a, b) => a.tree_order - b.tree_order || (a.unit_id < b.unit_id ? -1 : 1))
  const [from, to] = [unit ? periodOf(unit, 'from') : null, unit ? periodOf(unit, 'to') : null]
  const names = {
    unit: unit ? toUnitName(unit) : null,
    kpi: kpi === null || kpi === ALL_KPIS ? null : toKpiName(kpi, unit),
    ...{ from, to, crossed: crossedBetween(events, { from, to }) },
  }
  if (!unit || !names.from || !names.to) return bare('empty', names)
  if (unit.is_withheld_from || unit.is_withheld_to) return bare('withheld', names)
  const [before, after] = [meanOf(unit, 'from'), meanOf(unit, 'to')]
  if (!before || !after) return bare('empty', names)

  // A sub-unit that is protected in one period is left out of both: its figure would tell what the other period hides.
  const changes = children.map((row) => {
    const isShown = !row.is_withheld_from && !row.is_withheld_to
    return { row, before: isShown ? meanOf(row, 'from') : null, after: isShown ? meanOf(row, 'to') : null }
  })
  const hasProtected = children.some((row) => row.is_withheld_from || row.is_withheld_to)
  const shift = kitagawa(changes)
  const levels = {
    ...names,
    ...{ n_people_from: before.n, n_people_to: after.n, gap_ratio_from: before.mean, gap_ratio_to: after.mean },
  }
  if (!shift || changes.filter((change) => change.before ?? change.after).length < FEWEST_UNITS)
    return hasProtected ? bare('withheld', names) : { ...bare('empty', names), ...levels, kind: 'too_few' }

  const { rate, mix, membership } = shift
  const parts = { rate, mix, membership, rest: exactly0(after.mean - before.mean - (rate + mix + membership)) }
  const interval = rateInterval(changes, shift)
  const n_large = changes.filter(
    (change) => (change.before?.n ?? 0) >= FEWEST_PEOPLE && (change.after?.n ?? 0) >= FEWEST_PEOPLE,
  ).length
  return {
    kind: 'found',
    ...levels,
    ...parts,
    rate_low: interval?.low ?? null,
    rate_high: interval?.high ?? null,
    reading: readingOf(parts, { rate: interval, total: differenceInterval(before, after) }, n_large),
    units: changes.flatMap((change, i): UnitChange[] => {
      const state_from = stateOf(change.row, 'from')
      const state_to = stateOf(change.row, 'to')
      if (state_from === 'empty' && state_to === 'empty') return []
      const { shareBefore, shareAfter, ...own } = shift.contributions[i]!
      const isShown = change.before !== null || change.after !== null
      return [
        {
          ...{ unit: toUnitName(change.row), state_from, state_to },
          ...{ n_people_from: change.before?.n ?? null, n_people_to: change.after?.n ?? null },
          ...{ gap_ratio_from: change.before?.mean ?? null, gap_ratio_to: change.after?.mean ?? null },
          ...{ share_from: isShown ? shareBefore : null, share_to: isShown ? shareAfter : null },
          ...own,
        },
      ]
    }),
  }
}

/** Began within the later part of the time that is compared, so that one side has it and the other not; oldest first. */
function crossedBetween(
  events: readonly EventRow[],
  { from, to }: Pick<MixShiftResult, 'from' | 'to'>,
): MixShiftResult['crossed'] {
  if (!from || !to) return []
  return events
    .filter(({ starts_on }) => starts_on > from.period_start && starts_on <= to.period_end)
    .map(({ event_id, kind, label, starts_on, ends_on }) => {
      const known = EVENT_KINDS.find((one) => one === kind) ?? ('other' as const)
      return {
        event_id,
        kind: known,
        label,
        starts_on,
        ends_on: ends_on !== null && ends_on >= starts_on ? ends_on : null,
      }
    })
    .toSorted((a, b) =>
      a.starts_on < b.starts_on ? -1 : a.starts_on > b.starts_on ? 1 : a.event_id < b.event_id ? -1 : 1,
    )
}

type At = 'from' | 'to'

function periodOf(row: ChangeRow, at: At): PeriodName | null {
  const period_id = row[`${at}_period_id`]
  const period_start = row[`${at}_period_start`]
  const period_end = row[`${at}_period_end`]
  return period_id === null || period_start === null || period_end === null
    ? null
    : { period_id, period_start, period_end }
}

/** People with a mean gap in the period, whoever may see them; null where there is nobody. */
function meanOf(row: ChangeRow, at: At): GroupMean | null {
  const [n, mean, sd] = [row[`n_people_${at}`], row[`gap_ratio_${at}`], row[`sd_gap_ratio_${at}`]]
  return n === null || n === 0 || mean === null ? null : { n, mean, sd }
}

const stateOf = (row: ChangeRow, at: At): UnitChange['state_from'] =>
  row[`is_withheld_${at}`] ? 'withheld' : meanOf(row, at) ? 'shown' : 'empty'

/** The rest of a subtraction that should be nothing is rounding. */
const exactly0 = (rest: number) => (Math.abs(rest) < 1e-9 ? 0 : rest)
