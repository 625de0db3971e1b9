import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * Marks the answer with a strong ETag over everything that can change a byte of it, and tells whether the reader already
 * has that answer (then: 304). Costs no query, because a snapshot never changes.
 */
export function isFresh(request: FastifyRequest, reply: FastifyReply, parts: unknown[]): boolean {
  const etag = `"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27)}"`
  void reply.header('etag', etag)
  const known = request.headers['if-none-match']
  if (known === undefined) return false
  // Weak comparison, as RFC 9110 13.1.2 prescribes for If-None-Match.
  return known.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag)
}
