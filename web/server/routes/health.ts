import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { health } from '#web/contract/catalogue.ts'
import type { ServerDeps } from '../app.ts'

/** Whether the server lives and serves the newest snapshot; answers even when everything else is refused. */
export function healthRoute(app: FastifyInstance, { served, clock }: Pick<ServerDeps, 'served' | 'clock'>): void {
  const started = clock.now().getTime()
  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/health',
    {
      schema: { response: { 200: health } },
      // Under pressure this is the one question that must still be answered.
      config: { pressureHandler: () => undefined },
    },
    async (_request, reply) => {
      void reply.header('cache-control', 'no-store')
      const snapshot = served.id()
      const newest = served.newest()
      return {
        // The pointer names a snapshot that could not be opened, or there is none at all.
        status: snapshot !== null && snapshot === newest ? ('ok' as const) : ('degraded' as const),
        snapshot,
        newest,
        node: process.version,
        uptime_s: Math.max(0, Math.round((clock.now().getTime() - started) / 1000)),
      }
    },
  )
}
