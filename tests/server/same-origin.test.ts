import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { silent } from '#pipeline/effects.ts'
import { answerProblems } from '#web/server/problems.ts'
import { sameOrigin } from '#web/server/same-origin.ts'

let app: FastifyInstance
beforeAll(async () => {
  app = fastify()
  answerProblems(app, silent)
  sameOrigin(app)
  app.get('/thing', async () => 'read')
  app.post('/thing', async () => 'written')
  await app.ready()
})
afterAll(() => app.close())

const send = (method: 'GET' | 'POST', headers: Record<string, string>) =>
  app.inject({ method, url: '/thing', headers: { host: '127.0.0.1:4180', ...headers } })

test.each([
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['another port of this machine', { origin: 'http://127.0.0.1:9999', 'sec-fetch-site': 'same-site' }],
  ['a sandboxed frame', { origin: 'null' }],
  ['a browser that hides the origin', { 'sec-fetch-site': 'cross-site' }],
])('a write of %s is refused and carried out nowhere', async (_, headers) => {
  const reply = await send('POST', headers)
  expect([reply.statusCode, reply.json().code]).toEqual([403, 'foreign-origin'])
})

test.each([
  ['the page itself', { origin: 'http://127.0.0.1:4180', 'sec-fetch-site': 'same-origin' }],
  ['a program without a browser', {}],
])('a write of %s is carried out', async (_, headers) => {
  expect((await send('POST', headers as Record<string, string>)).body).toBe('written')
})

test('reading is not asked for its origin', async () => {
  expect((await send('GET', { origin: 'https://evil.example' })).body).toBe('read')
})
