import type { DecisionsResult } from '#queries/analyses/decisions/result.ts'
import type { SystemOrIndividualResult } from '#queries/analyses/system-or-individual/result.ts'
import type { TrapSummaryResult } from '#queries/analyses/trap-summary/result.ts'
import type { Verdict } from '#queries/diagnosis/factors.ts'
import { ROOT_UNIT } from '#queries/domain.ts'
import type { UnitName } from '#queries/result.ts'

/** What a line is about, in the order in which they take turns: data to repair, changed verdicts, plans, goals. */
export const WEEK_TOPICS = ['data', 'verdict', 'plan', 'goal'] as const
export type WeekTopic = (typeof WEEK_TOPICS)[number]

/** The most lines of one week. */
export const MOST_LINES = 5

export type WeekLine = {
  topic: WeekTopic
  unit: UnitName
  /** Units that the line stands for; the one named is the first of them. */
  n_units: number
  /** data, verdict: the check that stands on the unit. */
  trap: string | null
  /** verdict: what the figures say with and without the results that a trap touches. */
  was: Verdict | null
  now: Verdict | null
  /** plan, goal: what is to be decided. */
  decision: DecisionsResult['decisions'][number] | null
}

type Given = {
  traps: Pick<TrapSummaryResult, 'blocked'> | null
  verdicts: Pick<SystemOrIndividualResult, 'company' | 'units'> | null
  decisions: Pick<DecisionsResult, 'decisions' | 'waiting'> | null
}

/**
 * What human resources does this week: at most `MOST_LINES` lines, chosen by rule. The topics take turns, so that a bad data month does
 * not hide the plans; within a topic what concerns most units or stands first in the organisation goes first. An answer that failed
 * (null) leaves its topic out.
 */
export function thisWeek(given: Given): WeekLine[] {
  const queues = [dataLines(given), verdictLines(given), planLines(given), goalLines(given)]
  const lines: WeekLine[] = []
  for (let turn = 0; lines.length < MOST_LINES && queues.some((queue) => turn < queue.length); turn++) {
    for (const queue of queues) if (queue[turn] && lines.length < MOST_LINES) lines.push(queue[turn]!)
  }
  // The order of the topics, not of the turns, is how the list is read.
  return lines.toSorted((a, b) => WEEK_TOPICS.indexOf(a.topic) - WEEK_TOPICS.indexOf(b.topic))
}

/** One line per check that keeps verdicts waiting, the one with the most units first. */
function dataLines({ traps }: Given): WeekLine[] {
  const byCheck = new Map<string, UnitName[]>()
  for (const { n_people: _, subtype: __, by, ...unit } of traps?.blocked ?? []) {
    const [first] = by
    if (first !== undefined) byCheck.set(first, [...(byCheck.get(first) ?? []), unit])
  }
  return [...byCheck]
    .toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .map(([trap, units]) => ({ ...LINE, topic: 'data', unit: units[0]!, n_units: units.length, trap }))
}

/** Units whose figures say another thing once the touched results are left out, the company first. */
function verdictLines({ verdicts }: Given): WeekLine[] {
  const all = verdicts ? [...(verdicts.company ? [verdicts.company] : []), ...verdicts.units] : []
  return all
    .filter(({ verdict, unblocked, without }) => {
      const before = unblocked ?? verdict
      return verdict !== 'withheld' && without !== null && without !== 'withheld' && without !== before
    })
    .map(({ unit_id, parent_id, name_zh, name_en, depth, verdict, unblocked, without, blocked_by }) => ({
      ...LINE,
      topic: 'verdict',
      unit: { unit_id, parent_id, name_zh, name_en, depth },
      trap: blocked_by[0] ?? null,
      was: unblocked ?? verdict,
      now: without,
    }))
}

const planLines = (given: Given) =>
  decisionLines(given, 'plan', ['stop_or_continue', 'remedy_mismatch', 'overdue_company_item'])
const goalLines = (given: Given) => decisionLines(given, 'goal', ['target_not_interpretable'])

/** One line per unit, in the order of the rules given here. */
function decisionLines({ decisions }: Given, topic: WeekTopic, rules: readonly string[]): WeekLine[] {
  const all = decisions ? [...decisions.decisions, ...decisions.waiting] : []
  const found = rules.flatMap((rule) => all.filter((one) => one.rule === rule))
  return found
    .filter((one, i) => found.findIndex(({ unit }) => unit.unit_id === one.unit.unit_id) === i)
    .map((decision) => ({ ...LINE, topic, unit: decision.unit, n_units: decision.n_units, decision }))
}

const LINE = {
  ...{ n_units: 1, trap: null, was: null, now: null, decision: null },
  unit: { unit_id: ROOT_UNIT, parent_id: null, name_zh: '', name_en: '', depth: 0 },
} satisfies Omit<WeekLine, 'topic'>
