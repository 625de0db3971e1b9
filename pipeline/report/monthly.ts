import { silent, type Clock, type Log } from '#pipeline/effects.ts'
import { runAnalysis, stateOf } from '#pipeline/run-analysis.ts'
import { readCatalogue } from '#pipeline/warehouse/catalogue.ts'
import { codeVersion } from '#pipeline/warehouse/code-version.ts'
import type { Snapshot } from '#pipeline/warehouse/open.ts'
import type { Viewer } from '#queries/domain.ts'
import type { Lang } from '#queries/locale.ts'
import { composeDocument } from './compose.ts'
import { contentHash } from './content-hash.ts'
import type { ReportDocument } from './document.ts'
import { periodOfMonth } from './month.ts'
import { gatherParts, type Parts } from './parts.ts'
import type { Replaced } from './rare-glyphs.ts'
import { renderedAt } from './rendered-at.ts'
import { typeset } from './typeset.ts'
import { words } from './words.ts'

export type MonthlyRequest = {
  /** YYYY-MM */
  month: string
  lang: Lang
  snapshot: Snapshot
  viewer: Viewer
  clock: Clock
  log?: Log
  /** IANA zone of the time in the foot; default Asia/Shanghai. */
  zone?: string
}

export type MonthlyReport = {
  pdf: Uint8Array
  /** SHA-256, 64 hex digits, over the data section: the same for the same snapshot, month and language. */
  contentHash: string
  document: ReportDocument
  /** What the sections were written from, for the mail that carries the report. */
  parts: Parts
  replaced: Replaced[]
}

/**
 * The monthly report of the whole company as PDF/UA-1.
 *
 * @throws CausewayError `bad-month`, `month-without-data`, `report-not-typeset`
 */
export async function renderMonthly(request: MonthlyRequest): Promise<MonthlyReport> {
  const { month, lang, snapshot, viewer, clock, log = silent, zone = 'Asia/Shanghai' } = request
  const { periods, company_zh, company_en } = await readCatalogue(snapshot)
  const period = periodOfMonth(month, periods)
  const parts = await gatherParts(
    (slug, params) => runAnalysis(slug, params, viewer, snapshot),
    period.period_id,
    log,
    viewer.role,
  )
  const { document, replaced } = await composeDocument({
    lang,
    month,
    period,
    newest: periods.at(-1) ?? period,
    company: { name_zh: company_zh, name_en: company_en },
    snapshot: snapshot.id,
    state: stateOf({ snapshot: snapshot.id, slug: 'monthly-report', params: { month }, viewer }),
    parts,
    log,
  })
  if (replaced.length > 0) log.info({ replaced }, 'characters without a glyph were replaced in the report')

  const hash = contentHash(document)
  const foot = words[lang].foot({
    snapshot: snapshot.id,
    state: document.state,
    hash: hash.slice(0, 12),
    version: codeVersion(),
    scope: document.scope,
    time: renderedAt(clock.now(), zone),
  })
  const pdf = await typeset(document, { foot, page: words[lang].page })
  return { pdf, contentHash: hash, document, parts, replaced }
}
