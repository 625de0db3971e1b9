import { createHash } from 'node:crypto'
import type { Analysis, Answer, Provenance } from '#queries/define.ts'
import type { Viewer } from '#queries/domain.ts'
import { analyses } from '#queries/index.ts'
import { CausewayError } from './errors.ts'
import { applyPrivacy } from './privacy/apply.ts'
import { latticeOf, type Lattice } from './privacy/lattice.ts'
import { parseParams } from './privacy/parameters.ts'
import { codeVersion } from './warehouse/code-version.ts'
import type { Snapshot } from './warehouse/open.ts'
import { readSql } from './warehouse/read-sql.ts'

export type RunOptions = {
  timeoutMs?: number
  /** Puts rows that a snapshot cannot hold beside those that its SQL files gave: plans made in the dashboard. Keeps their schemas. */
  addRows?: (rows: Record<string, unknown[]>) => Record<string, unknown[]>
}

/** A question that can be asked: the analysis is known and its parameters are complete and well formed. */
export type Question = { slug: string; analysis: Analysis; params: Record<string, unknown> }

/** Slug and raw parameters (text from an address or a command line) → checked, privacy-filtered answer with its provenance. */
export async function runAnalysis(
  slug: string,
  rawParams: Record<string, unknown>,
  viewer: Viewer,
  snapshot: Snapshot,
  options: RunOptions = {},
): Promise<Answer> {
  return answer(await ask(slug, rawParams), viewer, snapshot, options)
}

/** @throws CausewayError `unknown-analysis` (404) or `bad-parameter` (400) */
export async function ask(slug: string, rawParams: Record<string, unknown>): Promise<Question> {
  const load = Object.hasOwn(analyses, slug) ? analyses[slug] : undefined
  if (!load) throw unknownAnalysis(slug)
  const analysis = await load()
  return { slug, analysis, params: parseParams(analysis.params, rawParams) }
}

/**
 * @throws CausewayError `not-found` (404) for a unit, KPI or period this snapshot does not offer and for an analysis that is not
 * for this viewer, the same for every reason
 */
export async function answer(
  { slug, analysis, params }: Question,
  viewer: Viewer,
  snapshot: Snapshot,
  options: RunOptions = {},
): Promise<Answer> {
  if (analysis.readers && !analysis.readers.includes(viewer.role)) throw notOffered()
  const lattice = await latticeOf(snapshot)
  refuseUnknownIds(params, lattice)

  const read: Record<string, unknown[]> = {}
  for (const name of Object.keys(analysis.queries)) {
    read[name] = await rowsOf(slug, name, analysis, params, snapshot, options)
  }
  const rows = options.addRows?.(read) ?? read

  const found = analysis.analyse(rows, params, seedOf(snapshot.id, slug, params))
  const shown = applyPrivacy(analysis, found, lattice)
  const result = analysis.result.parse(shown)
  const provenance: Provenance = {
    snapshot: snapshot.id,
    analysis: slug,
    params,
    state: stateOf({ snapshot: snapshot.id, slug, params, viewer }),
    code_version: codeVersion(),
    rows: rowsThatCount(rows),
    as_of: lattice.asOf,
  }
  return { result, provenance }
}

/**
 * The rows a reader is told of: those of `rows.sql`, the file with the figures; its neighbours carry names and columns.
 * An analysis of several count tables has no such file, and all its rows count.
 */
function rowsThatCount(rows: Record<string, unknown[]>): number {
  const counted = rows.rows ? [rows.rows] : Object.values(rows)
  return counted.reduce((total, some) => total + some.length, 0)
}

/** 12 hex digits that name what was asked of what by whom; not the language and not the view. */
export function stateOf(asked: {
  snapshot: string
  slug: string
  params: Record<string, unknown>
  viewer: Viewer
}): string {
  return digest([asked.snapshot, asked.slug, sorted(asked.params), asked.viewer.role]).slice(0, 12)
}

/** The first 32 bits of a hash: the same question of the same snapshot always resamples alike. */
export function seedOf(snapshot: string, slug: string, params: Record<string, unknown>): number {
  return Number.parseInt(digest([snapshot, slug, sorted(params)]).slice(0, 8), 16)
}

const digest = (parts: unknown[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex')
const sorted = (params: Record<string, unknown>) => Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))

async function rowsOf(
  slug: string,
  name: string,
  analysis: Analysis,
  params: Record<string, unknown>,
  snapshot: Snapshot,
  options: RunOptions,
): Promise<unknown[]> {
  const file = `analyses/${slug}/${name}.sql`
  const sql = await readSql(file)
  // An absent parameter is bound as null; the driver's module picks those that the statement names.
  const bound = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, value ?? null]))
  const rows = await snapshot.query(sql, bound, { ...options, source: file })
  const schema = analysis.queries[name]
  const checked = schema?.array().safeParse(rows)
  if (!checked?.success) {
    const issue = checked?.error.issues[0]
    throw new RangeError(
      `${file} does not deliver its row schema: ${issue?.path.slice(1).join('.')}: ${issue?.message}`,
    )
  }
  return checked.data
}

/**
 * `unit`, `kpi`, `cycle` and `compare` mean the same in every analysis. An id that does not exist and one that this reader
 * may not see get the same words, or the difference would tell which exist.
 */
export function refuseUnknownIds(params: Record<string, unknown>, lattice: Lattice): void {
  for (const [name, ids] of lattice.ids) {
    const value = params[name]
    if (typeof value === 'string' && !ids.has(value)) throw notOffered()
  }
}

const notOffered = () =>
  new CausewayError(
    'not-found',
    {
      title: { zh: '当前数据中没有可以显示的这一项。', en: 'The data hold nothing of this name that can be shown.' },
      remedy: {
        zh: '请从列表中选择单位、指标和期间；它们可能已改名，或属于另一份数据快照。',
        en: 'Choose unit, KPI and period from the lists; they may have been renamed or belong to another snapshot.',
      },
    },
    { status: 404 },
  )

const unknownAnalysis = (slug: string) =>
  new CausewayError(
    'unknown-analysis',
    {
      title: { zh: '没有这个分析。', en: 'There is no such analysis.' },
      remedy: {
        zh: `可用的分析：${Object.keys(analyses).join('、')}`,
        en: `Available analyses: ${Object.keys(analyses).join(', ')}`,
      },
    },
    { status: 404, place: { found: slug.slice(0, 80) } },
  )
