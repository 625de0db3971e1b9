import { afterEach, expect, test } from 'vitest'
import { silent, systemClock, type Log } from '#pipeline/effects.ts'
import { followCurrent } from '#pipeline/warehouse/current.ts'
import type { Answer } from '#queries/define.ts'
import type { HeatmapResult } from '#queries/analyses/gap-heatmap/result.ts'
import { buildApp, type ServerDeps } from '#web/server/app.ts'
import { gate } from '#web/server/gate.ts'
import { emptyWarehouse, publishSmall } from './small-warehouse.ts'

const HEATMAP = '/api/analyses/gap-heatmap'
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function serverOn(dir: string, over: Partial<ServerDeps> = {}) {
  const served = await followCurrent(dir, silent)
  closing.push(async () => served.close())
  const deps = { dir, served, clock: systemClock, log: silent, buildDir: null, codeVersion: 'test', ...over }
  const app = await buildApp(deps)
  closing.push(() => app.close())
  return { app, served }
}

test('without any data the API says so with the remedy, and health still answers', async () => {
  const { app } = await serverOn(await emptyWarehouse())
  for (const url of [HEATMAP, '/api/catalogue']) {
    const answer = await app.inject(url)
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'no-data'])
    expect(answer.json().remedy.en).toContain('npx causeway import')
    expect(answer.headers['retry-after']).toBe('5')
  }
  const health = await app.inject('/api/health')
  expect([health.statusCode, health.json().status, health.json().snapshot]).toEqual([200, 'degraded', null])
  expect((await app.inject('/api/analyses')).statusCode).toBe(200)
})

test('the first import appears in a server that started without data', async () => {
  const dir = await emptyWarehouse()
  const { app } = await serverOn(dir)
  await publishSmall(dir, 'first.1', -0.1)
  await expect.poll(async () => (await app.inject(HEATMAP)).statusCode, { timeout: 10_000 }).toBe(200)
})

test('fifty readers see each snapshot whole and none of them fails while snapshots are swapped under them', async () => {
  const dir = await emptyWarehouse()
  await publishSmall(dir, 'swap.0', -0.1)
  const { app, served } = await serverOn(dir)

  let isOver = false
  const seen = new Set<string>()
  const reader = async (number: number) => {
    for (let turn = 0; !isOver; turn++) {
      // Parameters differ, so that readers compute and do not only read the kept answers.
      const by = (number + turn) % 2 === 0 ? 'period' : 'kpi'
      const answer = await app.inject(`${HEATMAP}?by=${by}&cycle=2026-0${1 + (number % 3)}`)
      expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200)
      const { result, provenance } = answer.json<Answer<HeatmapResult>>()
      const version = Number(provenance.snapshot.split('.')[1])
      const gaps = new Set(result.cells.filter(({ state }) => state === 'shown').map(({ gap_ratio }) => gap_ratio))
      expect([...gaps]).toEqual([-(version + 1) / 10])
      expect(answer.headers['x-causeway-snapshot']).toBe(provenance.snapshot)
      seen.add(provenance.snapshot)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  const readers = Promise.all(Array.from({ length: 50 }, (_, number) => reader(number)))
  readers.catch(() => {}) // awaited below, after the swaps
  for (const version of [1, 2, 3]) {
    await publishSmall(dir, `swap.${version}`, -(version + 1) / 10)
    await expect.poll(() => served.id(), { timeout: 10_000 }).toBe(`swap.${version}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  isOver = true
  await readers
  expect([...seen].sort()).toEqual(['swap.0', 'swap.1', 'swap.2', 'swap.3'])
})

test('a query that runs out of time gives 503 with Retry-After, and the server goes on', async () => {
  const dir = await emptyWarehouse()
  await publishSmall(dir, 'slow.1', -0.1, [
    'drop table unit_closure',
    // A million times a million rows: hours, if nothing stops it.
    `create view unit_closure as
     select 'root' as ancestor_id, 'root' as unit_id, sum(a.range * b.range % 7)::integer as distance
     from range(1000000) as a cross join range(1000000) as b`,
  ])
  const { app } = await serverOn(dir, { timeoutMs: 200 })
  const late = await app.inject(HEATMAP)
  expect([late.statusCode, late.json().code, late.headers['retry-after']]).toEqual([503, 'query-timeout', '5'])
  expect((await app.inject('/api/catalogue')).statusCode).toBe(200)
})

test('when all places and the queue are taken, one more heavy question is refused and the light ones are answered', async () => {
  const dir = await emptyWarehouse()
  await publishSmall(dir, 'busy.1', -0.1)
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>()
  const heavy = gate(1, 0)
  const holding = heavy(() => held)
  const { app } = await serverOn(dir, { heavy })
  const refused = await app.inject(HEATMAP)
  expect([refused.statusCode, refused.json().code, refused.headers['retry-after']]).toEqual([503, 'busy', '5'])
  expect((await app.inject('/api/catalogue')).statusCode).toBe(200)
  letGo()
  await holding
  expect((await app.inject(HEATMAP)).statusCode).toBe(200)
})

test('what failed inside goes to the log under the request id that the reader sees, and not to the reader', async () => {
  const dir = await emptyWarehouse()
  await publishSmall(dir, 'broken.1', -0.1)
  const lines: Record<string, unknown>[] = []
  const log: Log = { info: () => {}, error: (fields) => void lines.push(fields) }
  const heavy = () => Promise.reject(new Error('secret detail'))
  const { app } = await serverOn(dir, { log, heavy })
  const answer = await app.inject(HEATMAP)
  expect([answer.statusCode, answer.json().code]).toEqual([500, 'internal'])
  expect(answer.body).not.toContain('secret detail')
  expect(lines).toContainEqual(expect.objectContaining({ requestId: answer.json().requestId }))
})
