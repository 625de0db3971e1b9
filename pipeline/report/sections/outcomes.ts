import { outcomeWords } from '#queries/analyses/plan-outcomes/outcome-words.ts'
import type { Outcome, PlanOutcomesResult } from '#queries/analyses/plan-outcomes/result.ts'
import { noteSentences, outcomeSentence, sdText } from '#queries/analyses/plan-outcomes/sentence.ts'
import { text as outcomesText } from '#queries/analyses/plan-outcomes/text.ts'
import { DASH, formatList, formatNumber } from '#queries/words/format.ts'
import type { Block, Section } from '../document.ts'
import { loopReportWords } from '../loop-words.ts'
import type { Subject } from '../subject.ts'

/** Sentences of so many plans fit beside the table; the table has them all. */
const MOST_SENTENCES = 10

/** P8: what plans moved beyond what would have come anyway. */
export function outcomesSection(subject: Subject): Section {
  return { id: 'P8', title: subject.words.section.P8, landscape: false, blocks: blocks(subject) }
}

function blocks(subject: Subject): Block[] {
  const { parts, words, lang } = subject
  if (!parts.outcomes.ok) return [{ kind: 'failed', text: words.failed(parts.outcomes.code) }]
  const found = parts.outcomes.result
  const said = loopReportWords[lang]
  const isDue = found.outcomes.some(({ reason }) => reason !== 'not_started' && reason !== 'no_after')
  if (found.kind === 'empty' || !isDue) return [{ kind: 'paragraph', tone: 'lead', text: said.noOutcome }]
  return [
    { kind: 'paragraph', tone: 'lead', text: outcomesText[lang].finding(found) },
    ...table(found, subject),
    { kind: 'paragraph', tone: 'quiet', text: said.inSd },
    ...sentences(found, subject),
    ...split(found, subject),
    ...spent(found, subject),
    { kind: 'paragraph', tone: 'quiet', text: outcomesText[lang].caveat },
  ]
}

/** The plan and where it is; plans of persons have no name and no place. */
function labelOf(
  { plan, level, judged_as, n_plans, unit_id }: Outcome,
  found: PlanOutcomesResult,
  { lang, unitLabel }: Subject,
): string {
  const said = loopReportWords[lang]
  if (level === 'person') return said.plansTogether(said.personPlans, formatNumber(n_plans, lang))
  if (judged_as === 'programme') return said.plansTogether(plan, formatNumber(n_plans, lang))
  const unit = found.units.find((one) => one.unit_id === unit_id)
  return unit ? `${plan} · ${unitLabel(unit)}` : plan
}

function table(found: PlanOutcomesResult, subject: Subject): Block[] {
  const { lang, words } = subject
  const said = loopReportWords[lang]
  const head = said.outcomeColumns
  const sd = (value: number | null) => (value === null ? DASH : sdText(value))
  const range = ({ corrected, low, high }: Outcome) =>
    corrected === null
      ? DASH
      : low === null || high === null
        ? sdText(corrected)
        : lang === 'zh'
          ? `${sdText(corrected)}（${sdText(low)} 至 ${sdText(high)}）`
          : `${sdText(corrected)} (${sdText(low)} to ${sdText(high)})`
  return [
    {
      kind: 'table',
      id: 'P8-T1',
      caption: words.tableName('P8-T1', said.outcomes, formatNumber(found.outcomes.length, lang)),
      continued: words.continued,
      columns: [
        { label: head.plan, align: 'start', width: 'wide' },
        { label: head.raw, align: 'end', width: 'auto' },
        { label: head.expected, align: 'end', width: 'auto' },
        { label: head.net, align: 'end', width: 'auto' },
        { label: head.verdict, align: 'start', width: 'auto' },
      ],
      rows: found.outcomes.map((one) => [
        labelOf(one, found, subject),
        sd(one.raw),
        sd(one.expected),
        range(one),
        outcomeWords[lang].verdicts[one.verdict],
      ]),
    },
  ]
}

/** What can be judged first; each with what qualifies it. */
function sentences(found: PlanOutcomesResult, subject: Subject): Block[] {
  const { lang } = subject
  const said = loopReportWords[lang]
  const inOrder = found.outcomes.toSorted(
    (a, b) => Number(a.verdict === 'cannot_tell') - Number(b.verdict === 'cannot_tell'),
  )
  const shown = inOrder.slice(0, MOST_SENTENCES)
  const space = lang === 'zh' ? '' : ' '
  const guarded = ({ guardrails }: Outcome) => {
    const worse = guardrails
      .filter(({ state }) => state === 'worse')
      .map(({ guardrail }) => outcomeWords[lang].guardrails[guardrail])
    return worse.length === 0
      ? ''
      : lang === 'zh'
        ? `护栏变化不利：${formatList(worse, lang)}。`
        : `Guardrails that worsened: ${formatList(worse, lang)}.`
  }
  return [
    { kind: 'heading', text: said.sentences },
    {
      kind: 'list',
      items: shown.map((one) =>
        [
          `${labelOf(one, found, subject)}${lang === 'zh' ? '：' : ': '}${outcomeSentence(one, lang)}`,
          guarded(one),
          ...(one.verdict === 'cannot_tell' ? [] : noteSentences(one, lang).slice(0, 2)),
        ]
          .filter((part) => part !== '')
          .join(space),
      ),
    },
    ...(inOrder.length > shown.length
      ? [
          {
            kind: 'paragraph',
            tone: 'quiet',
            text: said.more(formatNumber(inOrder.length - shown.length, lang)),
          } as const,
        ]
      : []),
  ]
}

function split(found: PlanOutcomesResult, subject: Subject): Block[] {
  const said = loopReportWords[subject.lang]
  const items = found.outcomes.flatMap((one) =>
    one.split?.more && one.split.better
      ? [
          said.splitLine(
            labelOf(one, found, subject),
            sdText(one.split.more.estimate),
            sdText(one.split.better.estimate),
          ),
        ]
      : [],
  )
  return items.length === 0
    ? []
    : [
        { kind: 'heading', text: said.split },
        { kind: 'list', items: items.slice(0, MOST_SENTENCES) },
      ]
}

function spent(found: PlanOutcomesResult, subject: Subject): Block[] {
  const said = loopReportWords[subject.lang]
  const items = found.outcomes
    .filter(({ is_spent_without_effect }) => is_spent_without_effect)
    .map((one) => labelOf(one, found, subject))
  return [
    { kind: 'heading', text: said.spent },
    items.length === 0 ? { kind: 'paragraph', tone: 'body', text: said.noSpent } : { kind: 'list', items },
  ]
}
