import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { readCatalogue, type Names } from '#pipeline/warehouse/catalogue.ts'
import type { Snapshot } from '#pipeline/warehouse/open.ts'
import type { Viewer } from '#queries/domain.ts'
import { catalogue } from '#web/contract/catalogue.ts'
import { isFresh } from '../etag.ts'
import type { UseSnapshot } from '../snapshots.ts'

/** The names of units, KPIs and periods, which every page needs, read once per opened snapshot; and as whom the page is read. */
export function catalogueRoute(app: FastifyInstance, { use, viewer }: { use: UseSnapshot; viewer: Viewer }): void {
  const known = new WeakMap<Snapshot, Promise<Names>>()
  const namesOf = (snapshot: Snapshot) => {
    const found = known.get(snapshot) ?? readCatalogue(snapshot)
    known.set(snapshot, found)
    found.catch(() => known.delete(snapshot))
    return found
  }

  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/catalogue',
    {
      schema: {
        querystring: z.strictObject({ snap: z.string().optional() }),
        response: { 200: catalogue, 304: z.undefined() },
      },
    },
    async (request, reply) =>
      use(request.query.snap, async (snapshot) => {
        void reply.headers({ 'x-causeway-snapshot': snapshot.id, 'cache-control': 'private, no-cache' })
        const names = await namesOf(snapshot)
        if (isFresh(request, reply, ['catalogue', names, viewer.role])) return reply.code(304).send(undefined)
        return { ...names, role: viewer.role }
      }),
  )
}
