import compress from '@fastify/compress'
import underPressure from '@fastify/under-pressure'
import fastify, { type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { randomUUID } from 'node:crypto'
import { constants } from 'node:zlib'
import { ANSWER_CACHE_BYTES, HEAVY_AT_ONCE, HEAVY_QUEUE, MAX_LOOP_DELAY_MS } from '#pipeline/config.ts'
import type { Clock, Log } from '#pipeline/effects.ts'
import type { Served } from '#pipeline/warehouse/current.ts'
import type { Viewer } from '#queries/domain.ts'
import { answers } from './answers.ts'
import { clientError } from './client-error.ts'
import { gate, type Gate } from './gate.ts'
import { storeWhenNeeded } from './store-when-needed.ts'
import { scriptHashesOf, servePages } from './pages.ts'
import { answerProblems } from './problems.ts'
import { analysisRoute } from './routes/analysis.ts'
import { analysisListRoute } from './routes/analysis-list.ts'
import { catalogueRoute } from './routes/catalogue.ts'
import { commentRoutes } from './routes/comments.ts'
import { healthRoute } from './routes/health.ts'
import { planRoutes } from './routes/plans.ts'
import { sameOrigin } from './same-origin.ts'
import { preCheckRoute } from './routes/pre-check.ts'
import { protect } from './security.ts'
import { snapshots } from './snapshots.ts'

export type ServerDeps = {
  /** The warehouse folder: older snapshots that a link names are opened from it. */
  dir: string
  served: Served
  clock: Clock
  log: Log
  /** Folder of the built pages; null serves the API alone. */
  buildDir: string | null
  codeVersion: string
  /** As whom everybody reads who reaches this server; an executive when absent, who sees least. */
  viewer?: Viewer
  /** Only tests choose these. */
  heavy?: Gate
  timeoutMs?: number
}

/** The whole server, ready for `listen` or `inject`; it opens no socket and starts no schedule. */
export async function buildApp(deps: ServerDeps): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    genReqId: () => randomUUID(),
    bodyLimit: 64 * 1024, // routes that take more say so
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    forceCloseConnections: 'idle',
    clientErrorHandler: clientError,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  answerProblems(app, deps.log)

  await protect(app, scriptHashesOf(deps.buildDir))
  sameOrigin(app)
  await app.register(underPressure, { maxEventLoopDelay: MAX_LOOP_DELAY_MS })
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    // Quality 4 costs about what gzip does; the default 11 would block a thread for seconds on a large table.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })

  const viewer = deps.viewer ?? { role: 'executive' }
  const pinnable = snapshots(deps.dir, deps.served)
  app.addHook('onClose', pinnable.close)
  const store = storeWhenNeeded(deps.dir)
  app.addHook('onClose', async () => store.close())

  const heavy = deps.heavy ?? gate(HEAVY_AT_ONCE, HEAVY_QUEUE)
  healthRoute(app, deps)
  analysisListRoute(app, viewer)
  catalogueRoute(app, { use: pinnable.use, viewer })
  analysisRoute(app, {
    use: pinnable.use,
    viewer,
    answers: answers(ANSWER_CACHE_BYTES),
    heavy,
    codeVersion: deps.codeVersion,
    timeoutMs: deps.timeoutMs,
  })
  planRoutes(app, { use: pinnable.use, store: store.use, viewer, clock: deps.clock, log: deps.log })
  commentRoutes(app, { use: pinnable.use, store: store.use, viewer, clock: deps.clock })
  preCheckRoute(app, { viewer, heavy })
  await servePages(app, deps.buildDir)
  return app
}
