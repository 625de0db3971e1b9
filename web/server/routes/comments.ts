import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Clock } from '#pipeline/effects.ts'
import { refuseUnknownIds } from '#pipeline/run-analysis.ts'
import { latticeOf } from '#pipeline/privacy/lattice.ts'
import { comments, type Comment } from '#pipeline/store/comments.ts'
import { ALL_KPIS, type Viewer } from '#queries/domain.ts'
import { wordingOf } from '#queries/words/comment-wording.ts'
import {
  commentChange,
  commentList,
  commentQuery,
  newComment,
  savedComment,
  type CellComment,
  type SavedComment,
} from '#web/contract/comments.ts'
import type { UseStore } from '../store-when-needed.ts'
import type { UseSnapshot } from '../snapshots.ts'

type Deps = { use: UseSnapshot; store: UseStore; viewer: Viewer; clock: Clock }

/** Room for the longest comment with every sign escaped; what is longer than a comment may be gets its letter, not a broken line. */
const BODY_BYTES = 256 * 1024

/**
 * The routes of web/contract/comments.ts. They are made for human resources only: for an executive the addresses do not exist, so that
 * nothing tells a comment that is hidden from one that was never written.
 */
export function commentRoutes(app: FastifyInstance, { use, store, viewer, clock }: Deps): void {
  if (viewer.role !== 'hr') return
  const written = () => comments(store())
  const actor = () => ({ role: viewer.role, now: clock.now() })
  const routes = app.withTypeProvider<ZodTypeProvider>()
  const id = z.strictObject({ id: z.string() })

  routes.get(
    '/api/comments',
    { schema: { querystring: commentQuery, response: { 200: commentList } } },
    async (request, reply) => {
      const { unit, kpi = ALL_KPIS, cycle, snap } = request.query
      void reply.header('cache-control', 'no-store')
      return use(snap, async (snapshot) => {
        refuseUnknownIds({ unit, kpi, cycle }, await latticeOf(snapshot))
        const cell = cycle === undefined ? null : { kpi_id: kpi, period_id: cycle }
        return { comments: written().list(unit, cell).map(shown) }
      })
    },
  )

  routes.post(
    '/api/comments',
    { bodyLimit: BODY_BYTES, schema: { body: newComment, response: { 201: savedComment } } },
    async (request, reply) => {
      const { unit_id, kpi_id, period_id, snap, text } = request.body
      return use(snap, async (snapshot) => {
        const cell = { unit_id, kpi_id: kpi_id ?? ALL_KPIS, period_id }
        refuseUnknownIds({ unit: unit_id, kpi: cell.kpi_id, cycle: period_id }, await latticeOf(snapshot))
        return reply.code(201).send(saved(written().add(cell, snapshot.id, text, actor())))
      })
    },
  )

  routes.patch(
    '/api/comments/:id',
    { bodyLimit: BODY_BYTES, schema: { params: id, body: commentChange, response: { 200: savedComment } } },
    async (request) => {
      const { params, body } = request
      return saved(
        'text' in body
          ? written().edit(params.id, body.version, body.text, actor())
          : written().resolve(params.id, body.is_resolved, body.plan_id, actor()),
      )
    },
  )

  routes.delete(
    '/api/comments/:id',
    { schema: { params: id, response: { 204: z.null() } } },
    async (request, reply) => {
      written().withdraw(request.params.id, actor())
      return reply.code(204).send(null)
    },
  )
}

const shown = ({ withdrawn_at: _, ...standing }: Comment): CellComment => standing

function saved(comment: Comment): SavedComment {
  return { comment: shown(comment), wording: wordingOf(comment.versions.at(-1)!.text) }
}
