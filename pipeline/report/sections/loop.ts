import { outcomeWords } from '#queries/analyses/plan-outcomes/outcome-words.ts'
import { beliefNames, beliefText, stageNames } from '#queries/analyses/loop/names.ts'
import type { LoopResult } from '#queries/analyses/loop/result.ts'
import { text as loopText } from '#queries/analyses/loop/text.ts'
import { causeName, remedyName } from '#queries/improvement/cause-names.ts'
import { remedyOf } from '#queries/improvement/causes.ts'
import { VERDICTS } from '#queries/improvement/outcome/define.ts'
import { DASH, formatExact, formatList, formatNumber } from '#queries/words/format.ts'
import type { Block, Section } from '../document.ts'
import { loopReportWords } from '../loop-words.ts'
import type { Subject } from '../subject.ts'

const MOST_LESSONS = 12
const MOST_PROPOSALS = 10

/** P9: do gaps complete the loop, does the same come back, what was spent on what, and what goes into the next cycle. */
export function loopSection(subject: Subject): Section {
  return { id: 'P9', title: subject.words.section.P9, landscape: false, blocks: blocks(subject) }
}

function blocks(subject: Subject): Block[] {
  const { parts, words, lang } = subject
  if (!parts.loop.ok) return [{ kind: 'failed', text: words.failed(parts.loop.code) }]
  const found = parts.loop.result
  const said = loopReportWords[lang]
  if (found.kind === 'withheld') return [{ kind: 'paragraph', tone: 'lead', text: words.withheld }]
  const isNothing =
    found.cases.closure.n === 0 && found.lessons.length === 0 && found.investment.status === 'not_testable'
  if (found.kind === 'empty' || isNothing) return [{ kind: 'paragraph', tone: 'lead', text: said.noCycle }]
  const speak = loopText[lang]
  return [
    { kind: 'paragraph', tone: 'lead', text: found.cases.closure.n === 0 ? said.noCycle : speak.closure(found) },
    { kind: 'heading', text: said.closure },
    { kind: 'list', items: [speak.repeat(found), speak.response(found), speak.carryOver(found)] },
    ...stages(found, subject),
    { kind: 'heading', text: said.investment },
    { kind: 'paragraph', tone: 'body', text: speak.investment(found) },
    ...lessons(found, subject),
    ...proposals(found, subject),
    { kind: 'paragraph', tone: 'quiet', text: speak.caveat },
  ]
}

function stages({ cases }: LoopResult, { lang, words }: Subject): Block[] {
  if (cases.stages.length === 0) return []
  const said = loopReportWords[lang]
  return [
    {
      kind: 'table',
      id: 'P9-T1',
      caption: words.tableName('P9-T1', said.stages, formatNumber(cases.stages.length, lang)),
      continued: words.continued,
      columns: [
        { label: said.stageColumns.stage, align: 'start', width: 'wide' },
        { label: said.stageColumns.cases, align: 'end', width: 'auto' },
      ],
      rows: cases.stages.map(({ stage, n }) => [stageNames[lang][stage], formatExact(n, lang)]),
    },
  ]
}

function lessons({ lessons: all }: LoopResult, { lang, words, unitLabel }: Subject): Block[] {
  const said = loopReportWords[lang]
  const heading: Block = { kind: 'heading', text: said.lessons }
  if (all.length === 0) return [heading, { kind: 'paragraph', tone: 'body', text: said.noLessons }]
  const shown = all.slice(0, MOST_LESSONS)
  const head = said.lessonColumns
  const treated = (cause: string | null, remedy: string | null) =>
    [cause && causeName(cause, lang), remedy && remedyName(remedyOf(remedy) ?? remedy, lang)]
      .filter(Boolean)
      .join(' → ') || DASH
  const judged = (verdict: string | null) => {
    const known = VERDICTS.find((one) => one === verdict)
    return known ? outcomeWords[lang].verdicts[known] : DASH
  }
  return [
    heading,
    {
      kind: 'table',
      id: 'P9-T2',
      caption: words.tableName('P9-T2', said.lessons, formatNumber(shown.length, lang)),
      continued: words.continued,
      columns: [
        { label: head.lesson, align: 'start', width: 'wide' },
        { label: head.cause, align: 'start', width: 'wide' },
        { label: head.verdict, align: 'start', width: 'auto' },
        { label: head.units, align: 'start', width: 'wide' },
      ],
      rows: shown.map(({ plan_id, text, cause, remedy, verdict, units, n_units }) => [
        `${plan_id}${lang === 'zh' ? '：' : ': '}${text}`,
        treated(cause, remedy),
        judged(verdict),
        units.length < n_units
          ? `${units
              .map(unitLabel)
              .slice(0, 2)
              .join(lang === 'zh' ? '、' : ', ')} … ${formatExact(n_units, lang)}`
          : formatList(units.map(unitLabel), lang),
      ]),
    },
    ...left(all.length - shown.length, lang),
  ]
}

function proposals({ proposals: all }: LoopResult, { lang, unitLabel }: Subject): Block[] {
  const said = loopReportWords[lang]
  const heading: Block = { kind: 'heading', text: said.proposals }
  if (all.length === 0) return [heading, { kind: 'paragraph', tone: 'body', text: said.noProposals }]
  const labelled = all.slice(0, MOST_PROPOSALS).map((one) => {
    const label = unitLabel(one.unit)
    return loopText[lang].proposal({ ...one, unit: { ...one.unit, name_zh: label, name_en: label } })
  })
  return [heading, { kind: 'list', items: labelled }, ...left(all.length - labelled.length, lang)]
}

/** The belief check of P2: what is often said, what was looked at, and what the data answer. */
export function beliefBlocks({ parts, words, lang }: Subject): Block[] {
  const said = loopReportWords[lang]
  const heading: Block = { kind: 'heading', text: said.beliefs }
  if (!parts.loop.ok) return [heading, { kind: 'failed', text: words.failed(parts.loop.code) }]
  const { beliefs } = parts.loop.result
  if (beliefs.length === 0) return []
  return [
    heading,
    {
      kind: 'list',
      items: beliefs.map((one) => {
        const { belief, test } = beliefNames[lang][one.code]
        return said.beliefLine(belief, test, beliefText(one, lang))
      }),
    },
  ]
}

const left = (n: number, lang: Subject['lang']): Block[] =>
  n > 0 ? [{ kind: 'paragraph', tone: 'quiet', text: loopReportWords[lang].more(formatNumber(n, lang)) }] : []
