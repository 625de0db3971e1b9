import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import { badHost, sendProblem } from './problems.ts'

/** The names under which this machine may call itself, with or without a port. */
const OWN_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i

/**
 * Headers of every answer, and refusal of foreign Host headers: without sign-in a web page that points its own name at
 * 127.0.0.1 (DNS rebinding) could otherwise read the figures.
 *
 * @param scriptHashes  hashes of the inline scripts of the static build, `'sha256-…'`
 */
export async function protect(app: FastifyInstance, scriptHashes: string[]): Promise<void> {
  app.addHook('onRequest', async (request, reply) => {
    if (OWN_HOST.test(request.headers.host ?? '')) return
    const { status, code, title, remedy } = badHost()
    return sendProblem(request, reply, status, { code, title, remedy })
  })

  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false, // the defaults upgrade to https, which 127.0.0.1 does not speak
      directives: {
        'default-src': ["'self'"],
        // The build also writes these into a meta element. Both policies apply, so this one must not be stricter.
        'script-src': ["'self'", ...scriptHashes],
        'style-src': ["'self'"],
        'style-src-attr': ["'unsafe-inline'"], // the kit's route announcer sets one inline style
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    // Meaningless over plain HTTP (RFC 6797, 7.2); it belongs to the proxy that will end TLS.
    strictTransportSecurity: false,
  })
}
