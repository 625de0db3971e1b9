import type { Both } from '#queries/locale.ts'
import type { Identity } from '#pipeline/store/identity.ts'
import { kindOf } from './fields.ts'
import type { Grid } from './grid.ts'
import type { Header } from './header.ts'
import type { kpiRegistry } from './kpis.ts'
import type { Mapping } from './mapping.ts'
import { refusal } from './refusal.ts'
import { fieldReaders } from './row-fields.ts'
import type { Read, ReadingContext } from './readers/context.ts'
import { rowSources } from './row-source.ts'
import { rowState } from './row-state.ts'
import { structureOf } from './structure.ts'
import { survey } from './survey.ts'
import { checkinWriter } from './tables/checkin.ts'
import { contextWriter } from './tables/context-factor.ts'
import { eventWriter } from './tables/event.ts'
import { goalResultWriter } from './tables/goal-result.ts'
import { kpiWriter, unitWriter } from './tables/masters.ts'
import { planStepWriter } from './tables/plan-step.ts'
import { planWriter } from './tables/plan.ts'
import { ratingScaleWriter } from './tables/rating-scale.ts'
import type { RecordWriter } from './tables/record.ts'
import { criterionWriters } from './tables/criterion-score.ts'
import { repeatedReviewWriters } from './tables/repeated-review.ts'
import { reviewWriters } from './tables/review.ts'
import { mentionedPersonWriter, rosterWriter } from './tables/roster.ts'
import { targetRevisionWriter } from './tables/target-revision.ts'
import type { unitRegistry } from './units.ts'
import type { ReadySheet } from './sheet-to-write.ts'

type Shared = {
  identity: Identity
  units: ReturnType<typeof unitRegistry>
  kpis: ReturnType<typeof kpiRegistry>
  fileName: string
  date1904: boolean
  isWorkbook: boolean
}

/** Joins a mapping with the header it was found in, surveys the rows, and says which records they become. */
export function readySheet(
  grid: Grid,
  header: Header,
  mapping: Mapping,
  shared: Shared,
  questions: Both[],
): ReadySheet {
  const { identity, units, kpis, fileName } = shared
  const at = { file: fileName, sheet: grid.sheet || undefined, line: header.line }
  const numbers = {
    locale: mapping.locale,
    exponents: mapping.exponents,
    nullTokens: new Map(Object.entries(mapping.null_tokens ?? {})),
  }
  const sources = rowSources(mapping, header.names, numbers, at)
  refuseLongIds(grid, mapping, sources.indexOf, at)
  const context: ReadingContext = {
    mapping,
    sources,
    numbers,
    identity,
    units,
    kpis,
    state: rowState(fileName, grid.sheet),
    place: { title: header.title, sheet: grid.sheet, file: fileName },
    attainment: mapping.number_format.attainment_pct === 'percent' ? 'percent' : 'ratio',
    dateFormat:
      mapping.date_format ?? (shared.isWorkbook ? (shared.date1904 ? 'serial-1904' : 'serial-1900') : undefined),
  }
  const lastHeaderLine = headerEnd(grid, header)
  const structure = structureOf(mapping, sources)
  const first = survey(
    grid,
    context,
    fieldReaders(context),
    (cells, line) => line > lastHeaderLine && structure(cells) === '',
  )
  if (first.attainment === 'unclear') {
    questions.push({
      zh: '完成率是百分数还是小数不明确',
      en: 'whether the attainment column holds percents or ratios is not clear',
    })
  }
  context.attainment = first.attainment === 'percent' ? 'percent' : context.attainment
  const fields = fieldReaders(context)
  return {
    grid,
    lastHeaderLine,
    sources,
    fields,
    state: context.state,
    structure,
    mapping,
    scale: first.scale,
    writers: writersOf(context, fields, first),
  }
}

function writersOf(
  context: ReadingContext,
  fields: ReturnType<typeof fieldReaders>,
  { weights, ratings, scale }: ReturnType<typeof survey>,
): RecordWriter[] {
  const { mapping, state, units, kpis } = context
  const hasUnit = fields.has('department_path', 'department_code')
  const weight: Read | null = weights && ((cells, group) => weights.read(cells, group).text)
  const mentioned = mentionedPersonWriter(fields, state)
  const people = mentioned ? [mentioned] : []
  switch (mapping.table) {
    case 'goal_result': {
      const overallKpi = () =>
        kpis.idOf({ code: 'overall', nameZh: '总体', nameEn: 'Overall', unit: '', direction: '' })
      const reviews = ratings ? repeatedReviewWriters({ fields, state, mapping, scale }, ratings) : []
      return [goalResultWriter({ fields, state, weights, hasUnit, overallKpi }), ...reviews, ...people]
    }
    case 'review':
      return [...reviewWriters({ fields, state, mapping, scale }), ...people]
    case 'criterion_score':
      return criterionWriters(fields, state, mapping, weight)
    case 'context_factor':
      return [contextWriter(fields, state)]
    case 'plan':
      return [planWriter(fields, state)]
    case 'plan_step':
      return [planStepWriter(fields, state)]
    case 'person_period':
      return [rosterWriter(fields, state)]
    case 'unit':
      return [unitWriter(fields, state, units)]
    case 'kpi':
      return [kpiWriter(fields, state, kpis)]
    case 'target_revision':
      return [targetRevisionWriter(fields, state)]
    case 'event':
      return [eventWriter(fields, state)]
    case 'checkin':
      return [checkinWriter(fields, state)]
    case 'rating_scale':
      return [ratingScaleWriter(fields, state)]
  }
}

function refuseLongIds(
  grid: Grid,
  mapping: Mapping,
  indexOf: (name: string) => number,
  at: { file: string; sheet?: string | undefined },
) {
  for (const [name, field] of Object.entries(mapping.columns)) {
    if (kindOf(field) === 'id' && grid.longNumberColumns.has(indexOf(name)))
      throw refusal('id-precision', { ...at, column: name })
  }
}

/** The physical line of the last header row: the second of two is the next row that is not blank. */
function headerEnd(grid: Grid, header: Header): number {
  if (header.rows === 1) return header.line
  for (const batch of grid.batches()) for (const line of batch.lines) if (line > header.line) return line
  return header.line
}
