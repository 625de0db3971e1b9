import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { silent, systemClock } from '#pipeline/effects.ts'
import { followCurrent, type Served } from '#pipeline/warehouse/current.ts'
import { buildApp } from '#web/server/app.ts'
import { emptyWarehouse } from './small-warehouse.ts'

const HASH = "'sha256-AbC+/0123456789abcdefABCDEF0123456789abcdefA='"
const INDEX = `<!doctype html><meta http-equiv="content-security-policy" content="script-src 'self' ${HASH}"><title>t</title>`
const SCRIPT = 'export const long = 1\n'.repeat(200)

let served: Served
let app: FastifyInstance

beforeAll(async () => {
  const buildDir = await mkdtemp(join(tmpdir(), 'causeway-build-'))
  await mkdir(join(buildDir, '_app/immutable'), { recursive: true })
  await writeFile(join(buildDir, 'index.html'), INDEX)
  await writeFile(join(buildDir, '_app/immutable/start.js'), SCRIPT)
  await writeFile(join(buildDir, '_app/immutable/start.js.br'), brotliCompressSync(SCRIPT))
  const dir = await emptyWarehouse()
  served = await followCurrent(dir, silent)
  app = await buildApp({ dir, served, clock: systemClock, log: silent, buildDir, codeVersion: 'test' })
})
afterAll(async () => {
  await app.close()
  await served.close()
})

test('pages open without any data, at every page address', async () => {
  for (const url of [
    '/',
    '/unit/EC',
    '/unit/EC.SALES',
    '/diagnosis/EC.SALES?tab=market',
    '/analyses/gap-heatmap?unit=EC',
    '/%E5%8D%8E%E4%B8%9C',
  ]) {
    const page = await app.inject(url)
    expect([url, page.statusCode, page.body]).toEqual([url, 200, INDEX])
    expect(page.headers['content-type']).toContain('text/html')
  }
})

test('a missing file is a 404 and not a page, and no address leaves the build', async () => {
  for (const url of [
    '/_app/immutable/old.js',
    '/favicon.png',
    '/../package.json',
    '/..%2fpackage.json',
    '/api',
    '/api/x',
  ]) {
    const answer = await app.inject(url)
    expect([url, answer.statusCode, answer.json().code]).toEqual([url, 404, 'not-found'])
  }
  expect((await app.inject({ method: 'POST', url: '/' })).statusCode).toBe(404)
})

test('scripts come precompressed and are kept for ever; the page itself is asked for again', async () => {
  const script = await app.inject({ url: '/_app/immutable/start.js', headers: { 'accept-encoding': 'br' } })
  expect(script.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(script.rawPayload).toString()).toBe(SCRIPT)
  expect(script.headers['cache-control']).toContain('immutable')
  expect((await app.inject('/')).headers['cache-control']).toBe('no-cache')
})

test.each(['/', '/api/health', '/api/nothing', '/_app/immutable/start.js'])(
  '%s carries the security headers, and the policy allows the inline script of the build',
  async (url) => {
    const { headers } = await app.inject(url)
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain(`script-src 'self' ${HASH}`)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('same-origin')
    expect(headers['x-powered-by']).toBeUndefined()
  },
)

test.each(['localhost', 'LOCALHOST:4180', '127.0.0.1:4180', '[::1]:4180'])('Host %s is this machine', async (host) => {
  expect((await app.inject({ url: '/api/health', headers: { host } })).statusCode).toBe(200)
})

test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:4180', '10.0.0.5:4180', 'localhost:x'])(
  'Host %s is refused, also for pages',
  async (host) => {
    for (const url of ['/', '/api/health']) {
      const answer = await app.inject({ url, headers: { host } })
      expect([answer.statusCode, answer.json().code]).toEqual([421, 'bad-host'])
    }
  },
)

test('headers beyond the limit get 431 with the body of every other problem', async () => {
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const reply = await new Promise<string>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`GET / HTTP/1.1\r\nHost: localhost\r\n${'x-a: b\r\n'.repeat(8000)}\r\n`)
    })
    let text = ''
    socket.on('data', (chunk) => (text += chunk.toString()))
    socket.on('close', () => resolve(text))
    socket.on('error', () => resolve(text))
  })
  expect(reply).toContain('HTTP/1.1 431')
  expect(JSON.parse(reply.slice(reply.indexOf('\r\n\r\n')))).toMatchObject({ code: 'headers-too-large' })
})
