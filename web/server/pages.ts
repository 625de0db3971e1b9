import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { NO_ROUTE, sendProblem } from './problems.ts'

/** Path segments under which the build names files after their content. */
const IMMUTABLE = '/immutable/'

/** Hashes of the inline scripts that the built pages allow themselves; none without a build. */
export function scriptHashesOf(buildDir: string | null): string[] {
  const index = buildDir && join(buildDir, 'index.html')
  if (!index || !existsSync(index)) return []
  return [...new Set(readFileSync(index, 'utf8').match(/'sha(?:256|384|512)-[A-Za-z0-9+/=]+'/g) ?? [])]
}

/** The static pages; every page address without a file of its own gets index.html, everything else a problem. */
export async function servePages(app: FastifyInstance, buildDir: string | null): Promise<void> {
  const built = buildDir !== null && existsSync(join(buildDir, 'index.html'))
  if (built) {
    await app.register(fastifyStatic, {
      root: buildDir,
      preCompressed: true,
      wildcard: false, // one route per file: an address can never name a file outside the build
      cacheControl: false,
      setHeaders: (reply, path) => {
        const forEver = path.replaceAll('\\', '/').includes(IMMUTABLE)
        void reply.header('cache-control', forEver ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }

  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/'
    if (isPage(request.method, path)) {
      if (built) return reply.sendFile('index.html')
      return sendProblem(request, reply, 503, NOT_BUILT)
    }
    return sendProblem(request, reply, 404, NO_ROUTE)
  })
}

/** A page address has no dot in its last part (ids of units may have); a missing script must stay a 404 and not turn into a page. */
function isPage(method: string, path: string): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false
  if (path === '/api' || path.startsWith('/api/') || path.startsWith('/_app/')) return false
  if (path.startsWith('/unit/') || path.startsWith('/diagnosis/') || path.startsWith('/plans/')) return true
  return !path.slice(path.lastIndexOf('/')).includes('.')
}

const NOT_BUILT = {
  code: 'pages-not-built',
  title: { zh: '页面尚未构建，接口可用。', en: 'The pages have not been built; the API works.' },
  remedy: { zh: '请运行 npm run build，然后重新启动服务。', en: 'Run npm run build and start the server again.' },
}
