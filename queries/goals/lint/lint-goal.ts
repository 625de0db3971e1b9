import { absoluteWord } from './absolutes.ts'
import { achievable } from './achievable.ts'
import type { Finding, GoalCheck, GoalText, LetterReading } from './check.ts'
import { directionConflict, targetMismatch } from './conflicts.ts'
import type { Span } from './cover.ts'
import { compound, missingBaseline, unstatedShare } from './hints.ts'
import { activityCount, isMeasurable } from './measurable.ts'
import { originalSpan } from './normalise.ts'
import { readGoal, type GoalReading } from './read-goal.ts'
import { relevance } from './relevant.ts'
import { specificFault } from './specific.ts'
import { timeFault } from './time-bound.ts'

export type { GoalCheck, GoalText } from './check.ts'

/**
 * Reads one goal: which of the five letters its words and data meet, and what could be clearer, each with its place in the
 * original text. The goal is judged, never its owner; the same input gives the same answer.
 *
 * Firm findings count in the figures of a unit; suggestions do not. Letters without evidence stay `unknown`.
 */
export function lintGoal(goal: GoalText): GoalCheck {
  const read = readGoal(goal.text, goal.lang)
  const findings: Finding[] = []
  const add = (
    letter: Finding['letter'],
    code: Finding['code'],
    severity: Finding['severity'],
    span: Span | null,
    slots: Finding['slots'] = {},
  ) => {
    const [start, end] = span ? originalSpan(read.normal, span.start, span.end) : wholeOf(read)
    findings.push({
      letter,
      code,
      severity,
      start,
      end,
      slots: { found: goal.text.slice(start, end), ...known(goal), ...slots },
    })
  }

  const inText = isMeasurable(read)
  const hasTarget = (goal.kpi?.name ?? '') !== '' && goal.target != null
  const M = inText || hasTarget
  if (!M) add('M', 'M_NO_CRITERION', 'firm', null)
  const activity = hasTarget ? null : activityCount(read)
  if (activity) add('M', 'M_ACTIVITY_ONLY', 'suggestion', activity)

  const hasPeriod = (goal.period ?? '').trim() !== ''
  const time = timeFault(read)
  // With a period column the date is inherited; a vague word stays a hint.
  if (time && (!hasPeriod || time.code === 'T_VAGUE_WORD')) {
    add('T', time.code, hasPeriod ? 'suggestion' : 'firm', time.span)
  }

  const specific = specificFault(read, M)
  if (specific) add('S', specific.code, 'suggestion', specific.span)

  const A = achievability(goal, read, add)
  const { reading: R, trait } = relevance(goal, read.normal.low)
  if (trait) add('R', 'R_TRAIT_NOT_OUTCOME', 'suggestion', trait)
  else if (R === 'unknown' && goal.has_parent === false) add('R', 'R_NO_LINK', 'suggestion', null)

  const conflict = directionConflict(read, goal.kpi)
  if (conflict) add('M', 'DIRECTION_CONFLICT', 'firm', conflict)
  const mismatch = targetMismatch(read, goal)
  if (mismatch) add('M', 'TEXT_TARGET_MISMATCH', 'firm', mismatch, { text_value: mismatch.found })
  const base = missingBaseline(read, goal)
  if (base) add('M', 'BASELINE_MISSING', 'suggestion', base, { share: base.share })
  const joint = compound(read)
  if (joint) add('S', 'GOAL_COMPOUND', 'suggestion', joint)
  const share = M ? unstatedShare(read) : null
  if (share) add('S', 'SHARE_UNSTATED', 'suggestion', share)

  const inherited: ('M' | 'T')[] = [
    ...(hasTarget && !inText ? (['M'] as const) : []),
    ...(time && hasPeriod ? (['T'] as const) : []),
  ]
  return {
    id: goal.id,
    letters: { S: passIf(!specific), M: passIf(M), A, R, T: passIf(!time || hasPeriod) },
    findings,
    ...(inherited.length > 0 && { inherited }),
  }
}

function achievability(
  goal: GoalText,
  { rest, quantities, normal }: GoalReading,
  add: (
    letter: 'A',
    code: Finding['code'],
    severity: 'firm' | 'suggestion',
    span: Span | null,
    slots?: Finding['slots'],
  ) => void,
): LetterReading {
  const direction = goal.kpi?.direction
  const target = goal.target ?? null
  const ofTarget = quantities.find(({ value }) => value !== null && value === target)
  const data = achievable({
    target,
    higherIsBetter: direction === 'higher' ? true : direction === 'lower' ? false : null,
    history: goal.history ?? [],
    peerBest: goal.peer_best ?? null,
    isPercent: ofTarget ? ofTarget.percent : /%|率|度(?!假)|\brate\b|\bpercent/.test(rest + (goal.kpi?.name ?? '')),
  })
  if (data.code) {
    const numbers = { required: percent(data.required), largest: percent(data.largest), steps: data.steps }
    add('A', data.code, 'firm', ofTarget ?? null, numbers)
  }
  if (data.required !== null) return data.reading
  const absolute = absoluteWord(normal.low)
  if (!absolute) return 'unknown'
  add('A', 'A_ABSOLUTE', 'suggestion', absolute)
  return /^\S*(?:杜绝|万无|绝不|永不|一切|所有|任何|人人)/.test(normal.low.slice(absolute.start)) || /^(?:never|eliminate|prevent|eradicate|at all|no )/.test(normal.low.slice(absolute.start)) // prettier-ignore
    ? 'fail'
    : 'unknown'
}

const passIf = (condition: boolean): LetterReading => (condition ? 'pass' : 'fail')
const percent = (share: number | null): number => Math.round((share ?? 0) * 1000) / 10

/** The whole goal without the white space around it. */
function wholeOf({ normal }: GoalReading): [number, number] {
  if (normal.plain.length === 0) return [0, 0]
  return originalSpan(normal, 0, normal.plain.length)
}

/** What the row holds; a slot that is not known stays an empty bracket in the rewrite. */
function known({ kpi, target, baseline, period }: GoalText): Finding['slots'] {
  return {
    ...(kpi?.name && { kpi: kpi.name }),
    ...(kpi && (kpi.direction === 'higher' || kpi.direction === 'lower') && { direction: kpi.direction }),
    ...(target != null && { target }),
    ...(baseline != null && { baseline }),
    ...(period && { period }),
  }
}
