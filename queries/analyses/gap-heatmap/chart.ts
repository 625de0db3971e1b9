import type { CellMark, ChartContext, Matrix, MatrixCell, VerdictMark } from '#queries/define.ts'
import type { Direction } from '#queries/domain.ts'
import type { Lang } from '#queries/locale.ts'
import { diagnosisWords } from '#queries/words/diagnosis.ts'
import { DASH, formatGap, formatPeriod, nameOf, pointsOf } from '#queries/words/format.ts'
import { gapWords } from '#queries/words/gap.ts'
import { unitLabels } from '#queries/words/unit-label.ts'
import type { GapCell } from '#queries/result.ts'
import { trapName } from '#queries/traps/names.ts'
import type { HeatmapResult } from './result.ts'
import { text } from './text.ts'
import type { UnitMark } from './verdicts.ts'

/**
 * The heatmap as an accessible grid: every cell says its value, uncertainty, count and signal in text; colour only repeats it.
 * The verdict on a unit that is low stands once, at its row, and ends the sentence of each of its cells.
 */
export function chart(found: HeatmapResult, { lang }: ChartContext): Matrix {
  const words = text[lang]
  const byPlace = new Map(found.cells.map((cell) => [`${cell.unit_id}\u001f${cell.column_id}`, cell]))
  const label = unitLabels(found.rows, lang)
  const headDepth = found.scope?.depth ?? 0
  const of =
    found.by === 'kpi'
      ? found.period
        ? formatPeriod(found.period.period_id, lang)
        : words.kpi
      : found.kpi
        ? nameOf(found.kpi, lang)
        : gapWords[lang].allKpis
  const marks = new Map(found.verdicts.filter(({ is_low }) => is_low).map((one) => [one.unit_id, markOf(one, lang)]))
  const corners = new Set(
    found.cells
      .filter(({ blocked_by }) => blocked_by.length > 0)
      .map(({ is_target_blocked }): CellMark['sign'] => (is_target_blocked ? '◤' : '◣')),
  )
  const direction = found.by === 'period' ? found.kpi?.direction : undefined

  return {
    kind: 'matrix',
    caption: words.caption(found.scope ? nameOf(found.scope, lang) : DASH, of),
    rowHeading: words.unit,
    columns: found.columns.map((column) => ({
      id: column.id,
      label: nameOf(column, lang),
      note: null, // a gap is in per cent of the target, whatever the KPI is measured in
      href: null,
    })),
    rows: found.rows.map((unit) => ({
      id: unit.unit_id,
      label: nameOf(unit, lang),
      depth: unit.depth - headDepth,
      href: `/unit/${encodeURIComponent(unit.unit_id)}`,
      cells: found.columns.map((column) =>
        cellOf(
          byPlace.get(`${unit.unit_id}\u001f${column.id}`),
          column.id,
          [label(unit), nameOf(column, lang)],
          lang,
          direction,
          marks.get(unit.unit_id),
        ),
      ),
      ...(marks.has(unit.unit_id) ? { verdict: marks.get(unit.unit_id)! } : {}),
    })),
    legend: (['below', 'within', 'above', 'unjudged', 'empty', 'withheld'] as const).map((tone) => ({
      tone,
      words: words.legend[tone],
    })),
    ...(corners.size > 0
      ? { markLegend: [...corners].map((sign) => ({ sign, words: gapWords[lang].corner[sign] })) }
      : {}),
    ...(marks.size > 0 ? { verdictLegend: legendOf([...marks.values()]) } : {}),
    notes: notesOf(found, lang),
  }
}

const markOf = ({ unit_id, verdict }: UnitMark, lang: Lang): VerdictMark => ({
  code: verdict,
  sign: diagnosisWords[lang].marks[verdict],
  words: diagnosisWords[lang].verdicts[verdict],
  href: `/diagnosis/${encodeURIComponent(unit_id)}`,
})

/** Each sign once, with what it means. */
const legendOf = (marks: VerdictMark[]) =>
  [...new Map(marks.map(({ sign, words }) => [sign, words]))].map(([sign, words]) => ({ sign, words }))

function cellOf(
  cell: HeatmapResult['cells'][number] | undefined,
  column: string,
  [unitName, columnName]: [string, string],
  lang: Lang,
  direction: Direction | undefined,
  mark: VerdictMark | undefined,
): MatrixCell {
  const words = gapWords[lang]
  const bare = { column, value: DASH, count: null, halfWidth: null, signal: null, href: null }
  if (!cell) return { ...bare, tone: 'empty', spoken: sentence([unitName, columnName, words.empty], lang) }
  const said = words.spoken(unitName, columnName, cell, direction)
  // Nothing follows the word "protected": neither a count nor a conclusion.
  const spoken = mark && cell.state !== 'withheld' ? text[lang].withVerdict(said, mark.words) : said
  if (cell.state === 'empty') return { ...bare, tone: 'empty', spoken }
  if (cell.state === 'withheld') return { ...bare, value: words.protectedMark, tone: 'withheld', spoken }
  const href = `/unit/${encodeURIComponent(cell.unit_id)}?cycle=${encodeURIComponent(cell.period_id)}`
  if (cell.state === 'no_target') return { ...bare, value: words.noTarget, tone: 'unjudged', spoken, href }
  return {
    column,
    value: formatGap(cell.gap_ratio, lang),
    count: cell.n_people === null ? null : `n ${cell.n_people}`,
    halfWidth: cell.half_width_ratio === null ? null : `±${pointsOf(cell.half_width_ratio)}`,
    tone: cell.signal,
    ...(cell.blocked_by.length > 0 ? { mark: cornerOf(cell, lang) } : {}),
    signal: cell.signal === 'below' ? '↘' : cell.signal === 'above' ? '↗' : null,
    spoken,
    href,
  }
}

/** ◤ where the target cannot be interpreted, ◣ for any other trap; the words name the check that stands first. */
function cornerOf({ blocked_by, is_target_blocked }: GapCell, lang: Lang): CellMark {
  const sign = is_target_blocked ? '◤' : '◣'
  return { sign, words: gapWords[lang].trap(blocked_by.map((slug) => trapName(slug)[lang])) }
}

function notesOf(found: HeatmapResult, lang: Lang): string[] {
  const words = text[lang]
  return [
    found.kind === 'empty' ? words.empty : null,
    found.n_columns > found.columns.length ? words.columnsCut(found.columns.length, found.n_columns) : null,
    found.collapsed ? words.collapsed(found.rows.length) : null,
    found.cells.some((cell) => cell.state === 'withheld') ? gapWords[lang].protectedSentence : null,
    found.n_judged_cells > 0 ? words.falseAlarms(found.n_judged_cells, found.expected_false_signals) : null,
    words.excluded(found.excluded),
    found.verdicts.some(({ is_low }) => is_low) ? words.verdictOfUnit : null,
  ].filter((note) => note !== null)
}

const sentence = (parts: string[], lang: Lang) => (lang === 'zh' ? `${parts.join('，')}。` : `${parts.join(', ')}.`)
