import { importCodes } from '#queries/words/import-codes.ts'
import { SMALLEST_DISTRIBUTION, SMALLEST_GROUP } from '#queries/domain.ts'
import { analyses } from '#queries/index.ts'
import { formatDate, formatExact, formatNumber, formatPeriod } from '#queries/words/format.ts'
import type { Block, Section, TableBlock } from '../document.ts'
import type { Subject } from '../subject.ts'
import { trapBlocks } from './traps.ts'

/** The analyses a monthly report is made from, in the order in which it uses them. */
export const REPORTED = [
  'gap-heatmap',
  'unit-gap',
  'trend',
  'system-or-individual',
  'factor-evidence',
  'trap-summary',
  'import-quality',
] as const

/** P10: which readings are traps, what was loaded and refused, what the figures mean, what is protected, and how the report can be made again. */
export async function definitionsSection(subject: Subject): Promise<Section> {
  const { words, lang } = subject
  return {
    id: 'P10',
    title: words.section.P10,
    landscape: false,
    blocks: [
      ...trapBlocks(subject),
      ...importQuality(subject),
      { kind: 'heading', text: words.definitions },
      ...(await definitions(subject)),
      { kind: 'heading', text: words.protection },
      {
        kind: 'paragraph',
        tone: 'body',
        text: words.protectionNote(formatNumber(SMALLEST_GROUP, lang), formatNumber(SMALLEST_DISTRIBUTION, lang)),
      },
      { kind: 'heading', text: words.versions },
      { kind: 'paragraph', tone: 'body', text: words.versionsNote },
      { kind: 'paragraph', tone: 'notice', text: words.notice },
    ],
  }
}

function importQuality({ parts, words, lang }: Subject): Block[] {
  if (!parts.quality.ok) return [{ kind: 'failed', text: words.failed(parts.quality.code) }]
  const { loads, quarantine, coverage, excluded, ...total } = parts.quality.result
  const n = (value: number | null) => formatExact(value, lang)
  const head = words.ledgerColumns
  const named = words.quarantineColumns
  const covered = words.coverageColumns
  const blocks: Block[] = [
    { kind: 'heading', text: words.ledger },
    table('P10-T1', words.ledger, subjectWords(words, lang), {
      columns: [
        [head.seq, 'end'],
        [head.file, 'start', 'wide'],
        [head.received, 'start'],
        [head.rowsIn, 'end'],
        [head.loaded, 'end'],
        [head.quarantined, 'end'],
        [head.superseded, 'end'],
      ],
      rows: [
        ...loads.map((load) => [
          n(load.seq),
          load.file_name,
          formatDate(load.received_at, lang),
          n(load.rows_in),
          n(load.loaded),
          n(load.quarantined),
          n(load.superseded),
        ]),
        ['', words.ledgerTotal, '', n(total.rows_in), n(total.loaded), n(total.quarantined), n(total.superseded)],
      ],
    }),
    { kind: 'heading', text: words.quarantine },
    quarantine.length === 0
      ? { kind: 'paragraph', tone: 'body', text: words.noQuarantine }
      : table('P10-T2', words.quarantine, subjectWords(words, lang), {
          columns: [
            [named.reason, 'start', 'wide'],
            [named.remedy, 'start', 'wide'],
            [named.rows, 'end'],
          ],
          rows: quarantine.map((reason) => [
            `${importCodes[reason.code]?.title[lang] ?? reason.code} (${reason.code})`,
            importCodes[reason.code]?.remedy[lang] ?? '',
            n(reason.n),
          ]),
        }),
    { kind: 'heading', text: words.coverage },
    table('P10-T3', words.coverage, subjectWords(words, lang), {
      columns: [
        [covered.period, 'start', 'wide'],
        [covered.units, 'end'],
        [covered.people, 'end'],
        [covered.results, 'end'],
        [covered.withTarget, 'end'],
        [covered.withGap, 'end'],
      ],
      rows: coverage.map((period) => [
        formatPeriod(period.period_id, lang),
        n(period.n_units),
        n(period.n_people),
        n(period.n_results),
        n(period.n_with_target),
        n(period.n_with_gap),
      ]),
    }),
    { kind: 'heading', text: words.excluded },
    table('P10-T4', words.excluded, subjectWords(words, lang), {
      columns: [
        [words.excludedColumns.reason, 'start', 'wide'],
        [words.excludedColumns.results, 'end'],
      ],
      rows: (['missing_actual', 'missing_target', 'zero_target', 'no_direction'] as const).map((reason) => [
        words.excludedReason[reason],
        n(excluded[reason]),
      ]),
    }),
  ]
  return blocks
}

/** For each analysis: how to read it, when not to believe it, where the method comes from; in its own words. */
async function definitions({ lang }: Subject): Promise<Block[]> {
  const items: string[] = []
  for (const slug of REPORTED) {
    const text = (await analyses[slug]?.())?.text[lang]
    if (text)
      items.push(
        lang === 'zh'
          ? `${text.title}：${text.reading}${text.caveat}${text.source}`
          : `${text.title}. ${text.reading} ${text.caveat} ${text.source}`,
      )
  }
  return [{ kind: 'list', isQuiet: true, items }]
}

type Head = [label: string, align: 'start' | 'end', width?: 'wide']
type TableWords = {
  tableName: (id: string, caption: string, rows: string) => string
  continued: string
  count: (n: number) => string
}

const subjectWords = (words: Subject['words'], lang: Subject['lang']): TableWords => ({
  tableName: words.tableName,
  continued: words.continued,
  count: (n) => formatNumber(n, lang),
})

function table(
  id: string,
  caption: string,
  words: TableWords,
  content: { columns: Head[]; rows: string[][] },
): TableBlock {
  return {
    kind: 'table',
    id,
    caption: words.tableName(id, caption, words.count(content.rows.length)),
    continued: words.continued,
    columns: content.columns.map(([label, align, width]) => ({ label, align, width: width ?? 'auto' })),
    rows: content.rows,
  }
}
