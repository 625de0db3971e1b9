import type { FastifyInstance, FastifyReply } from 'fastify'
import { answer, ask, stateOf, type Question } from '#pipeline/run-analysis.ts'
import { toArrowStream } from '#pipeline/warehouse/arrow.ts'
import { toCsv } from '#pipeline/warehouse/csv.ts'
import type { Table } from '#queries/define.ts'
import { ROOT_UNIT, type Viewer } from '#queries/domain.ts'
import { isLang, LANGUAGES, type Lang } from '#queries/locale.ts'
import type { Answers, Written } from '../answers.ts'
import { isFresh } from '../etag.ts'
import type { Gate } from '../gate.ts'
import { FORMATS, negotiate, type Format } from '../negotiate.ts'
import { badParameter } from '../problems.ts'
import type { UseSnapshot } from '../snapshots.ts'

type Deps = {
  use: UseSnapshot
  /** Until sign-in exists, the one that the server was started for: figures about groups, never rows about people. */
  viewer: Viewer
  answers: Answers
  heavy: Gate
  codeVersion: string
  timeoutMs: number | undefined
}

/**
 * GET /api/analyses/:slug?{its parameters}&snap&lang&table&format, as JSON, Arrow or CSV.
 * The query is checked against the analysis' own schema (in `ask`), the result against its result schema (in `answer`);
 * both depend on the slug, so no route schema could.
 */
export function analysisRoute(app: FastifyInstance, deps: Deps): void {
  app.get<{ Params: { slug: string }; Querystring: Record<string, unknown> }>(
    '/api/analyses/:slug',
    async (request, reply) => {
      void reply.headers({ vary: 'Accept', 'cache-control': 'private, no-cache' })
      const { snap, lang, table, format, ...raw } = request.query
      const form = negotiate(once('format', format), request.headers.accept)
      const language = languageOf(once('lang', lang))
      const question = await ask(request.params.slug, raw)
      const part = tableOf(question, once('table', table))

      return deps.use(once('snap', snap), async (snapshot) => {
        const state = stateOf({ ...question, snapshot: snapshot.id, viewer: deps.viewer })
        void reply.header('x-causeway-snapshot', snapshot.id)
        if (isFresh(request, reply, [snapshot.id, state, language, form, part.name, deps.codeVersion])) {
          return reply.code(304).send()
        }
        const key = JSON.stringify([snapshot.id, question.slug, question.params, deps.viewer.role])
        const written = await deps.answers.get(key, () =>
          deps.heavy(() => answer(question, deps.viewer, snapshot, { timeoutMs: deps.timeoutMs })),
        )
        return send(reply, form, written, question, part, language)
      })
    },
  )
}

function send(
  reply: FastifyReply,
  form: Format,
  { answer: { result, provenance }, json }: Written,
  question: Question,
  table: Table<unknown>,
  lang: Lang,
): FastifyReply {
  void reply.type(form === 'arrow' ? FORMATS.arrow : `${FORMATS[form]}; charset=utf-8`)
  if (form === 'json') return reply.send(json)
  const name = fileName(question, table, provenance.snapshot, provenance.state)
  void reply.header('content-disposition', disposition(`${name}.${form}`))
  return reply.send(form === 'csv' ? toCsv(table, result, lang) : Buffer.from(toArrowStream(table, result, provenance)))
}

/** A parameter of the address that may stand there once. */
function once(name: string, value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value
  throw badParameter(name, [`${name}=…`])
}

function languageOf(value: string | undefined): Lang {
  if (value === undefined) return 'zh'
  if (!isLang(value)) throw badParameter('lang', LANGUAGES)
  return value
}

function tableOf({ analysis }: Question, name: string | undefined): Table<unknown> {
  const table = name === undefined ? analysis.tables[0] : analysis.tables.find((one) => one.name === name)
  if (!table) {
    throw badParameter(
      'table',
      analysis.tables.map((one) => one.name),
    )
  }
  return table
}

/** `causeway_{page}_{unit}_{cycle}_{snapshot}_{hash}`; the page of a second table also names the table. */
function fileName(
  { slug, analysis, params }: Question,
  table: Table<unknown>,
  snapshot: string,
  state: string,
): string {
  const page = table === analysis.tables[0] ? slug : `${slug}.${table.name}`
  return ['causeway', page, params.unit ?? ROOT_UNIT, params.cycle ?? 'latest', snapshot, state].join('_')
}

/** RFC 6266: a plain name for old programs and the true one, in which unit codes may be Chinese. */
function disposition(name: string): string {
  const safe = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '-')
  const plain = safe.replace(/[^\x20-\x7e]/g, '-')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(safe).replace(/['()*]/g, percent)}`
}
const percent = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
