import type { FastifyInstance, FastifyRequest } from 'fastify'
import { CausewayError } from '#pipeline/errors.ts'

/** Methods that change nothing (RFC 9110, 9.2.1); every other one writes. */
const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses writes that a page of another origin sends through the reader's browser (cross-site request forgery). Browsers name the
 * sender in `Sec-Fetch-Site` and `Origin`; a program on this machine that names neither is no browser and is let through. Reading needs
 * no such check: no answer allows other origins to see it.
 */
export function sameOrigin(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (!READING.has(request.method) && isForeign(request)) throw foreignOrigin()
  })
}

function isForeign({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return true
  const { origin } = headers
  // The Host header is one of this machine's own: `protect` has refused every other.
  return origin !== undefined && origin !== `http://${headers.host}` && origin !== `https://${headers.host}`
}

const foreignOrigin = () =>
  new CausewayError(
    'foreign-origin',
    {
      title: {
        zh: '这个写入请求来自另一个网站，未执行。',
        en: 'This write came from another site and was not carried out.',
      },
      remedy: { zh: '请在本页面中操作。', en: 'Write from the pages of this server.' },
    },
    { status: 403 },
  )
