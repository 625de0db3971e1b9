import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Viewer } from '#queries/domain.ts'
import { analyses } from '#queries/index.ts'
import { analysisList, type AnalysisList } from '#web/contract/catalogue.ts'

/**
 * One line per analysis that the reader may open, with the parameters as JSON Schema: what a form, a notebook or a colleague needs
 * to ask.
 */
export function analysisListRoute(app: FastifyInstance, viewer: Viewer): void {
  app
    .withTypeProvider<ZodTypeProvider>()
    .get('/api/analyses', { schema: { response: { 200: analysisList } } }, async (_request, reply) => {
      void reply.header('cache-control', 'no-cache')
      return listOfAnalyses(viewer)
    })
}

export async function listOfAnalyses(viewer: Viewer): Promise<AnalysisList> {
  const loaded = await Promise.all(Object.values(analyses).map((load) => load()))
  const offered = loaded.filter(({ readers }) => readers === undefined || readers.includes(viewer.role))
  return offered.map(({ slug, text, params, tables }) => ({
    slug,
    title: { zh: text.zh.title, en: text.en.title },
    question: { zh: text.zh.question, en: text.en.question },
    params: z.toJSONSchema(params, { io: 'input' }) as Record<string, unknown>,
    tables: tables.map(({ name }) => name),
  }))
}
