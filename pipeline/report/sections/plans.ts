import { ownerFunctionName } from '#queries/improvement/plan/owner-functions.ts'
import { blockerCause } from '#queries/analyses/participation/names.ts'
import type { ParticipationResult } from '#queries/analyses/participation/result.ts'
import { text as participationText } from '#queries/analyses/participation/text.ts'
import { rateText } from '#queries/analyses/loop/names.ts'
import type { LoopResult } from '#queries/analyses/loop/result.ts'
import { text as loopText } from '#queries/analyses/loop/text.ts'
import { fitSentence } from '#queries/improvement/fit/words.ts'
import { stageNames } from '#queries/improvement/stage.ts'
import { DASH, formatDate, formatExact, formatList, formatNumber, formatPercent } from '#queries/words/format.ts'
import type { Block, Section, TableBlock } from '../document.ts'
import { loopReportWords } from '../loop-words.ts'
import type { Subject } from '../subject.ts'

/** The oldest items and the most frequent difficulties fit on the page; the screen has them all. */
const MOST_ITEMS = 12
const MOST_BLOCKERS = 10
const MOST_MISMATCHES = 6

/** P7: what the company owes comes first, then how far plans have come, whether they fit, and what blocks them. */
export function plansSection(subject: Subject): Section {
  return { id: 'P7', title: subject.words.section.P7, landscape: false, blocks: blocks(subject) }
}

function blocks(subject: Subject): Block[] {
  const { parts, words, lang, unitLabel } = subject
  if (!parts.loop.ok) return [{ kind: 'failed', text: words.failed(parts.loop.code) }]
  const found = parts.loop.result
  const said = loopReportWords[lang]
  const more = participation(subject)
  if (found.kind !== 'found' || found.plans.n === 0)
    return [
      { kind: 'paragraph', tone: 'lead', text: found.kind === 'withheld' ? words.withheld : said.noPlan },
      ...more,
    ]
  return [
    { kind: 'paragraph', tone: 'lead', text: loopText[lang].owed(found) },
    ...overdue(found, subject),
    { kind: 'heading', text: said.sides },
    {
      kind: 'list',
      items: [loopText[lang].sides(found), said.oneSided(rateText(found.plans.one_sided, lang))],
    },
    ...funnel(found, subject),
    { kind: 'heading', text: said.fit },
    {
      kind: 'list',
      items: [
        loopText[lang].coverage(found),
        loopText[lang].execution(found),
        loopText[lang].mismatch(found),
        ...found.plans.mismatches.slice(0, MOST_MISMATCHES).map((plan) => {
          const where = formatList(plan.units.map(unitLabel), lang)
          return `${plan.plan_id} · ${where}${lang === 'zh' ? '：' : ': '}${fitSentence(plan, lang)}`
        }),
        ...(found.plans.n_of_people === null ? [] : [loopText[lang].personPlans(found.plans.n_of_people)]),
      ],
    },
    ...more,
    ...(found.as_of === null
      ? []
      : [{ kind: 'paragraph', tone: 'quiet', text: said.asOf(formatDate(found.as_of, lang)) } as const]),
  ]
}

function overdue({ commitments }: LoopResult, { lang, words, unitLabel }: Subject): Block[] {
  const items = commitments.overdue.slice(0, MOST_ITEMS)
  if (items.length === 0) return []
  const said = loopReportWords[lang]
  const head = said.overdueColumns
  const table: TableBlock = {
    kind: 'table',
    id: 'P7-T1',
    caption: words.tableName('P7-T1', said.overdue, formatNumber(items.length, lang)),
    continued: words.continued,
    columns: [
      { label: head.owner, align: 'start', width: 'auto' },
      { label: head.item, align: 'start', width: 'wide' },
      { label: head.units, align: 'start', width: 'wide' },
      { label: head.due, align: 'end', width: 'auto' },
      { label: head.days, align: 'end', width: 'auto' },
    ],
    rows: items.map(({ owner_function, text, units, due_on, days }) => [
      ownerFunctionName(owner_function, lang),
      text ?? DASH,
      units.length > 0 ? formatList(units.map(unitLabel), lang) : said.protectedUnit,
      formatDate(due_on, lang),
      formatExact(days, lang),
    ]),
  }
  return [table, ...left(commitments.overdue.length - items.length, lang)]
}

function funnel({ plans }: LoopResult, { lang, words }: Subject): Block[] {
  const said = loopReportWords[lang]
  return [
    { kind: 'heading', text: said.funnel },
    {
      kind: 'table',
      id: 'P7-T2',
      caption: words.tableName('P7-T2', said.funnel, formatNumber(plans.funnel.length, lang)),
      continued: words.continued,
      columns: [
        { label: said.funnelColumns.stage, align: 'start', width: 'wide' },
        { label: said.funnelColumns.plans, align: 'end', width: 'auto' },
        { label: said.funnelColumns.unknown, align: 'end', width: 'auto' },
      ],
      rows: plans.funnel.map(({ stage, n, n_unknown }) => [
        stageNames[lang][stage],
        formatExact(n, lang),
        formatExact(n_unknown, lang),
      ]),
    },
  ]
}

/** Who takes part and who waits; its own analysis, so that it stands also where there is no plan. */
function participation({ parts, words, lang }: Subject): Block[] {
  const said = loopReportWords[lang]
  if (!parts.participation.ok) return [{ kind: 'failed', text: words.failed(parts.participation.code) }]
  const found = parts.participation.result
  if (found.kind !== 'found') return []
  return [
    { kind: 'heading', text: said.blockers, onNewPage: found.blockers.length > 0 },
    ...blockers(found, lang, words),
    { kind: 'heading', text: said.participation },
    { kind: 'paragraph', tone: 'body', text: participationText[lang].finding(found) },
    { kind: 'paragraph', tone: 'quiet', text: participationText[lang].onlyAssociation },
  ]
}

function blockers({ blockers: lines }: ParticipationResult, lang: Subject['lang'], words: Subject['words']): Block[] {
  const said = loopReportWords[lang]
  if (lines.length === 0) return [{ kind: 'paragraph', tone: 'body', text: said.noBlockers }]
  const shown = lines.slice(0, MOST_BLOCKERS)
  const head = said.blockerColumns
  const n = (value: number | null) => (value === null ? DASH : formatExact(value, lang, 0))
  return [
    {
      kind: 'table',
      id: 'P7-T3',
      caption: words.tableName('P7-T3', said.blockers, formatNumber(shown.length, lang)),
      continued: words.continued,
      columns: [
        { label: head.owner, align: 'start', width: 'wide' },
        { label: head.cause, align: 'start', width: 'wide' },
        ...[head.n, head.open, head.median, head.oldest, head.share].map(
          (label) => ({ label, align: 'end', width: 'auto' }) as const,
        ),
      ],
      rows: shown.map(({ owner_function, cause, n: count, n_open, median_days, oldest_days, running_share }) => [
        ownerFunctionName(owner_function, lang),
        blockerCause(cause, lang),
        ...[n(count), n(n_open), n(median_days), n(oldest_days), formatPercent(running_share, lang)],
      ]),
    },
    ...left(lines.length - shown.length, lang),
  ]
}

const left = (n: number, lang: Subject['lang']): Block[] =>
  n > 0 ? [{ kind: 'paragraph', tone: 'quiet', text: loopReportWords[lang].more(formatNumber(n, lang)) }] : []
