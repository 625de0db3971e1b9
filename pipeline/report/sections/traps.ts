import type { TrapSummaryResult } from '#queries/analyses/trap-summary/result.ts'
import { text } from '#queries/analyses/trap-summary/text.ts'
import { trapName } from '#queries/traps/names.ts'
import { formatExact, formatList, formatNumber } from '#queries/words/format.ts'
import type { Block, TableBlock } from '../document.ts'
import type { Subject } from '../subject.ts'

/** P10, first part: which checks found something, which verdicts wait for it, and what could not be tested. */
export function trapBlocks(subject: Subject): Block[] {
  const { parts, words, lang } = subject
  const heading: Block = { kind: 'heading', text: words.traps }
  if (!parts.traps.ok) return [heading, { kind: 'failed', text: words.failed(parts.traps.code) }]
  const found = parts.traps.result
  const quiet = found.checks.filter(({ status }) => status === 'pass')
  return [
    heading,
    { kind: 'paragraph', tone: 'body', text: text[lang].finding(found) },
    ...findings(found, subject),
    ...waiting(found, subject),
    ...untested(found, subject),
    ...(quiet.length > 0
      ? [
          {
            kind: 'paragraph',
            tone: 'quiet',
            text: words.trapsQuiet(
              formatList(
                quiet.map(({ slug }) => trapName(slug)[lang]),
                lang,
              ),
            ),
          } as const,
        ]
      : []),
  ]
}

function findings({ checks }: TrapSummaryResult, { words, lang }: Subject): Block[] {
  const spoken = checks.filter(({ n_trap, n_caution }) => n_trap + n_caution > 0)
  if (spoken.length === 0) return []
  const n = (value: number) => formatExact(value, lang)
  const head = words.trapsColumns
  const table: TableBlock = {
    kind: 'table',
    id: 'P10-T5',
    caption: words.tableName('P10-T5', words.trapsFound, formatNumber(spoken.length, lang)),
    continued: words.continued,
    columns: [
      { label: head.check, align: 'start', width: 'wide' },
      ...[head.traps, head.notes, head.pass, head.untested].map(
        (label) => ({ label, align: 'end', width: 'auto' }) as const,
      ),
    ],
    rows: spoken.map((check) => [
      trapName(check.slug)[lang],
      ...[check.n_trap, check.n_caution, check.n_pass, check.n_not_testable].map(n),
    ]),
  }
  return [table, { kind: 'paragraph', tone: 'quiet', text: words.trapsExpected }]
}

function waiting({ blocked }: TrapSummaryResult, { words, lang, unitLabel }: Subject): Block[] {
  if (blocked.length === 0) return []
  return [
    {
      kind: 'table',
      id: 'P10-T6',
      caption: words.tableName('P10-T6', words.trapsWait, formatNumber(blocked.length, lang)),
      continued: words.continued,
      columns: [
        { label: words.trapsWaitColumns.unit, align: 'start', width: 'wide' },
        { label: words.trapsWaitColumns.checks, align: 'start', width: 'wide' },
      ],
      rows: blocked.map((unit) => [
        unitLabel(unit),
        formatList(
          unit.by.map((slug) => trapName(slug)[lang]),
          lang,
        ),
      ]),
    },
  ]
}

/** One line for each check that could say nothing, with the column it needs. */
function untested({ checks }: TrapSummaryResult, { words, lang }: Subject): Block[] {
  const silent = checks.filter(({ status }) => status === 'not_testable')
  if (silent.length === 0) return []
  return [
    { kind: 'heading', text: words.trapsUntested },
    {
      kind: 'list',
      isQuiet: true,
      items: silent.map(({ slug, missing_column }) => words.trapsUntestedLine(trapName(slug)[lang], missing_column)),
    },
  ]
}
