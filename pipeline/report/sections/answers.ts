import { valueText } from '#queries/analyses/trend/text.ts'
import { text as qualityText } from '#queries/analyses/import-quality/text.ts'
import { text as heatmapText } from '#queries/analyses/gap-heatmap/text.ts'
import {
  DASH,
  formatExact,
  formatGap,
  formatList,
  formatNumber,
  formatPeople,
  formatPercent,
  formatPeriod,
  formatPoints,
} from '#queries/words/format.ts'
import { decisionWords } from '#queries/decisions/decision-words.ts'
import { trustWith } from '#queries/analyses/trap-summary/trust.ts'
import { trapName } from '#queries/traps/names.ts'
import { gapWords } from '#queries/words/gap.ts'
import { countUnits } from '#queries/analyses/gap-heatmap/unit-counts.ts'
import type { HeatmapResult } from '#queries/analyses/gap-heatmap/result.ts'
import type { Lang } from '#queries/locale.ts'
import { verdictSentence, verdictShort } from '#queries/words/verdict.ts'
import type { Block, Section } from '../document.ts'
import type { Subject } from '../subject.ts'
import { signalsOf, signalWords } from './signals.ts'

/** Two reasons of the trust grade and two signals fit on the first page; P10 and P3 have them all. */
const REASONS = 2
const CHANGES = 2
/** Units named beside the company's verdict: three verdicts in all. */
const VERDICTS = 2

/** P1: what an executive must know in one page, in the order trust, where, why, what changed, what to decide, how to read. */
export function answersSection(subject: Subject): Section {
  const { words, company, period, snapshot } = subject
  return {
    id: 'P1',
    title: words.section.P1,
    landscape: false,
    blocks: [
      { kind: 'paragraph', tone: 'lead', text: words.head },
      {
        kind: 'facts',
        items: [
          { label: words.reader, value: `${words.executive} · ${company}` },
          { label: words.period, value: `${period} · ${snapshot}` },
        ],
      },
      { kind: 'cards', items: [trust(subject), overall(subject)] },
      { kind: 'heading', text: words.findings },
      ...findings(subject),
      {
        kind: 'columns',
        columns: [
          [
            { kind: 'heading', text: words.causes },
            ...causes(subject),
            { kind: 'heading', text: words.changes },
            ...changes(subject),
          ],
          [
            { kind: 'heading', text: words.decisions },
            ...decisions(subject),
            { kind: 'heading', text: words.howToRead },
            { kind: 'list', isQuiet: true, items: words.reading },
          ],
        ],
      },
      { kind: 'paragraph', tone: 'notice', text: words.notice },
    ],
  }
}

type Card = Extract<Block, { kind: 'cards' }>['items'][number]

function trust({ parts, words, lang }: Subject): Card {
  if (!parts.quality.ok) return { label: words.trust, value: DASH, lines: [words.failed(parts.quality.code)] }
  const found = parts.traps.ok ? parts.traps.result : null
  const { grade, reasons, traps, blocked } = trustWith(parts.quality.result.trust, found)
  const said = qualityText[lang]
  const names = formatList(
    traps.slice(0, REASONS).map((slug) => trapName(slug)[lang]),
    lang,
  )
  const ofTraps = traps.length > 0 ? [words.trustTraps(names, blocked > 0 ? formatNumber(blocked, lang) : null)] : []
  const all = [...ofTraps, ...reasons.map(said.reason)]
  const lines = all.length > 0 ? all.slice(0, REASONS) : [words.noReason]
  return { label: words.trust, value: sentenceCase(said.grade[grade]), lines: lines.map(sentenceCase) }
}

const sentenceCase = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

function overall({ parts, words, lang }: Subject): Card {
  const label = words.overall
  if (!parts.company.ok) return { label, value: DASH, lines: [words.failed(parts.company.code)] }
  const cell = parts.company.result.overall
  if (cell?.state === 'withheld') return { label, value: DASH, lines: [words.withheld] }
  if (cell?.state !== 'shown') {
    const hasUnits = parts.byPeriod.ok && countUnits(parts.byPeriod.result).short > 0
    return { label, value: DASH, lines: [hasUnits ? words.noWhole : words.nothingComparable(words.noTargets)] }
  }
  const basis = [
    cell.half_width_ratio === null ? null : `± ${formatPoints(cell.half_width_ratio, lang)}`,
    cell.n_people === null ? gapWords[lang].unitLevel : formatPeople(cell.n_people, lang),
  ]
  const lines = [basis.filter((part) => part !== null).join(lang === 'zh' ? '，' : ', ')]
  if (cell.n_judged && cell.n_met !== null) {
    const share = formatPercent(cell.n_met / cell.n_judged, lang)
    lines.push(words.met(formatExact(cell.n_met, lang), formatExact(cell.n_judged, lang), share))
  }
  return { label, value: formatGap(cell.gap_ratio, lang), lines }
}

function findings({ parts, words, lang, periodId, unitLabel }: Subject): Block[] {
  if (!parts.byPeriod.ok) return [{ kind: 'failed', text: words.failed(parts.byPeriod.code) }]
  const heatmap = parts.byPeriod.result
  if (heatmap.kind === 'empty') return [{ kind: 'paragraph', tone: 'body', text: heatmapText[lang].empty }]
  if (!heatmap.cells.some(({ gap_ratio }) => gap_ratio !== null))
    return [{ kind: 'paragraph', tone: 'body', text: words.nothingComparable(words.noTargets) }]
  const counts: Block = { kind: 'paragraph', tone: 'quiet', text: unitCounts(heatmap, words, lang) }
  if (heatmap.largest.length === 0) {
    const judged = heatmap.cells.filter(
      (cell) => cell.column_id === periodId && cell.state === 'shown' && cell.signal !== 'unjudged',
    ).length
    const text = judged === 0 ? words.notJudgeable : words.noFindings(formatNumber(judged, lang))
    return [{ kind: 'paragraph', tone: 'body', text }, counts]
  }
  const units = new Map(heatmap.rows.map((unit) => [unit.unit_id, unit]))
  const items = heatmap.largest.map((cell) => {
    const unit = units.get(cell.unit_id)
    const halfWidth = cell.half_width_ratio === null ? '' : formatPoints(cell.half_width_ratio, lang)
    const people = cell.n_people === null ? gapWords[lang].unitLevel : formatPeople(cell.n_people, lang)
    return {
      value: formatGap(cell.gap_ratio, lang),
      sentence: words.findingSentence(
        unit ? unitLabel(unit) : cell.unit_id,
        gapWords[lang].distance(cell.gap_ratio ?? 0),
        gapWords[lang].signal[cell.signal],
      ),
      detail: words.findingDetail(halfWidth, people, formatPeriod(cell.period_id, lang)),
    }
  })
  return [{ kind: 'findings', items }, counts]
}

/** How all units stand in the reported month: the same counts as on the screen. */
function unitCounts(heatmap: HeatmapResult, words: Subject['words'], lang: Lang): string {
  const { all, short, judged, byTone } = countUnits(heatmap)
  const n = (count: number) => formatNumber(count, lang)
  const range = { below: n(byTone.below), within: n(byTone.within), above: n(byTone.above) }
  return words.unitCounts(n(all), n(short), judged > 0 ? range : null)
}

function changes({ parts, words, lang, periodId, unitLabel }: Subject): Block[] {
  if (!parts.byPeriod.ok) return [{ kind: 'failed', text: words.failed(parts.byPeriod.code) }]
  const { checked, found, tooShort } = signalsOf(parts.trends, periodId)
  if (checked === 0 && tooShort > 0)
    return [{ kind: 'paragraph', tone: 'body', text: words.tooShort(formatNumber(tooShort, lang)) }]
  if (found.length === 0) return [{ kind: 'paragraph', tone: 'body', text: words.noSignals }]
  const items = found.slice(0, CHANGES).map((signal) => {
    const { rule, meaning } = signalWords(signal, lang)
    return words.changeLine(unitLabel(signal.unit), valueText(signal.point.value, signal.trend, lang), rule, meaning)
  })
  if (found.length > CHANGES) items.push(words.moreSignals(formatNumber(found.length - CHANGES, lang)))
  return [{ kind: 'list', items }]
}

/** What is asked of the reader: at most three, by rule, each with the function that answers and its day. */
function decisions({ parts, words, lang, unitLabel }: Subject): Block[] {
  if (!parts.decisions.ok) return [{ kind: 'failed', text: words.failed(parts.decisions.code) }]
  const asked = parts.decisions.result.decisions
  if (asked.length === 0) return [{ kind: 'paragraph', tone: 'body', text: words.noDecision }]
  const items = asked.map((one) => {
    const { title, owner, due } = decisionWords(one, unitLabel(one.unit), lang)
    return words.decisionLine(title, owner, due)
  })
  return [{ kind: 'list', items }]
}

/** The verdict on the company, and those on the units with this month's largest gaps; on what they rest stands on P4. */
function causes({ parts, words, lang, unitLabel }: Subject): Block[] {
  if (!parts.verdicts.ok) return [{ kind: 'failed', text: words.failed(parts.verdicts.code) }]
  const { company } = parts.verdicts.result
  if (company === null) return [{ kind: 'paragraph', tone: 'body', text: words.causesNotJudged }]
  const largest = parts.byPeriod.ok ? parts.byPeriod.result.largest : []
  const judged = new Map(parts.verdicts.result.units.map((unit) => [unit.unit_id, unit]))
  const items = largest.flatMap(({ unit_id }) => {
    const unit = judged.get(unit_id)
    return unit ? [words.unitVerdict(unitLabel(unit), verdictShort(unit, lang))] : []
  })
  const blocks: Block[] = [{ kind: 'paragraph', tone: 'body', text: verdictSentence(company, lang) }]
  if (items.length > 0) blocks.push({ kind: 'list', items: [...new Set(items)].slice(0, VERDICTS) })
  return blocks
}
