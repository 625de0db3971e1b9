import { tableFromIPC } from 'apache-arrow'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { silent, systemClock } from '#pipeline/effects.ts'
import { followCurrent, type Served } from '#pipeline/warehouse/current.ts'
import type { Answer } from '#queries/define.ts'
import type { HeatmapResult } from '#queries/analyses/gap-heatmap/result.ts'
import { analysisList, catalogue, health } from '#web/contract/catalogue.ts'
import { problem } from '#web/contract/problem.ts'
import { buildApp } from '#web/server/app.ts'
import { emptyWarehouse, publishSmall } from './small-warehouse.ts'

const HEATMAP = '/api/analyses/gap-heatmap'
const ARROW = 'application/vnd.apache.arrow.stream'

let served: Served
let app: FastifyInstance

beforeAll(async () => {
  const dir = await emptyWarehouse()
  await publishSmall(dir, '2026-03.1', -0.11)
  await publishSmall(dir, '2026-03.2', -0.12)
  served = await followCurrent(dir, silent)
  app = await buildApp({ dir, served, clock: systemClock, log: silent, buildDir: null, codeVersion: '0.1.0+test' })
})
afterAll(async () => {
  await app.close()
  await served.close()
})

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })

test('JSON, Arrow and CSV carry the same numbers', async () => {
  const json = (await get(HEATMAP)).json<Answer<HeatmapResult>>()
  const arrow = await get(HEATMAP, { accept: ARROW })
  const csv = await get(`${HEATMAP}?lang=en`, { accept: 'text/csv' })

  const cells = json.result.cells
  expect(cells).toHaveLength(9) // 3 units × 3 months
  const rows = tableFromIPC(arrow.rawPayload)
    .toArray()
    .map((row) => row?.toJSON() as Record<string, unknown>)
  const lines = csv.body
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','))
  expect(rows).toHaveLength(9)
  expect(lines).toHaveLength(9)
  const header =
    csv.body
      .slice(1)
      .split('\r\n')[0]
      ?.split(',')
      .map((name) => /\(([^()]+)\)$/.exec(name)?.[1]) ?? []
  cells.forEach((cell, place) => {
    for (const name of ['gap_ratio', 'half_width_ratio', 'n_people', 'n_met'] as const) {
      expect(rows[place]?.[name], name).toBe(cell[name])
      const printed = lines[place]?.[header.indexOf(name)]
      expect(printed, name).toBe(cell.state === 'withheld' ? 'protected' : String(cell[name]))
    }
  })
})

test('protected cells carry no figure in any format', async () => {
  const { result } = (await get(HEATMAP)).json<Answer<HeatmapResult>>()
  const small = result.cells.filter(({ unit_id }) => unit_id !== 'root')
  expect(small.map(({ state }) => state)).toEqual(Array(6).fill('withheld'))
  expect(small.every(({ gap_ratio, n_people }) => gap_ratio === null && n_people === null)).toBe(true)
  for (const accept of ['text/csv', 'application/json']) {
    expect((await get(HEATMAP, { accept })).body).not.toMatch(/\b36\b/) // the size of the larger protected unit
  }
})

test('a unit named like a formula arrives in the CSV as text', async () => {
  expect((await get(HEATMAP, { accept: 'text/csv' })).body).toContain("'=East China Sales")
})

test('every answer names its snapshot, varies by Accept, and is private', async () => {
  for (const accept of ['application/json', ARROW, 'text/csv']) {
    const { headers } = await get(HEATMAP, { accept })
    expect(headers['x-causeway-snapshot']).toBe('2026-03.2')
    expect(String(headers.vary)).toMatch(/\bAccept\b/)
    expect(headers['content-type']).toContain(accept)
    expect(headers['cache-control']).toBe('private, no-cache')
  }
})

test('the ETag changes with parameters, snapshot, language and format, and with nothing else', async () => {
  const etag = async (query: string, accept = 'application/json') =>
    (await get(HEATMAP + query, { accept })).headers.etag
  const first = await etag('')
  expect(first).toMatch(/^"[\w-]+"$/) // strong
  expect(await etag('?by=period&lang=zh')).toBe(first) // the defaults, written out
  const others = [
    await etag('?by=kpi'),
    await etag('?snap=2026-03.1'),
    await etag('?lang=en'),
    await etag('', 'text/csv'),
    await etag('', ARROW),
  ]
  expect(new Set([first, ...others]).size).toBe(6)
})

test('who has the answer gets 304 and no body; a changed answer is sent', async () => {
  const etag = String((await get(HEATMAP)).headers.etag)
  const again = await get(HEATMAP, { 'if-none-match': `"other", W/${etag}` })
  expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag])
  expect((await get(`${HEATMAP}?by=kpi`, { 'if-none-match': etag })).statusCode).toBe(200)
  const names = await get('/api/catalogue')
  expect((await get('/api/catalogue', { 'if-none-match': String(names.headers.etag) })).statusCode).toBe(304)
})

test('a download is named after page, unit, period, snapshot and parameters', async () => {
  const { provenance } = (await get(`${HEATMAP}?unit=华南&cycle=2026-02`)).json<Answer>()
  const { headers } = await get(`${HEATMAP}?unit=华南&cycle=2026-02&format=csv`)
  const name = `causeway_gap-heatmap_华南_2026-02_2026-03.2_${provenance.state}.csv`
  expect(headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent(name)}`)
  expect(headers['content-disposition']).toContain('filename="causeway_gap-heatmap_--_2026-02_2026-03.2_')
})

test('an older snapshot can be pinned as long as it exists', async () => {
  const gapOf = async (query: string) =>
    (await get(HEATMAP + query)).json<Answer<HeatmapResult>>().result.cells.find(({ state }) => state === 'shown')
      ?.gap_ratio
  expect(await gapOf('')).toBe(-0.12)
  expect(await gapOf('?snap=2026-03.1')).toBe(-0.11)
  expect((await get('/api/catalogue?snap=2026-03.1')).json().snapshot).toBe('2026-03.1')
  for (const snap of ['2025-01.1', '../current', '..%2F..%2Fetc%2Fpasswd', '']) {
    const refused = await get(`${HEATMAP}?snap=${snap}`)
    expect([snap, refused.statusCode, refused.json().code]).toEqual([snap, 404, 'unknown-snapshot'])
  }
})

test('health, catalogue and list of analyses keep their contracts', async () => {
  expect(health.parse((await get('/api/health')).json())).toMatchObject({
    status: 'ok',
    snapshot: '2026-03.2',
    newest: '2026-03.2',
  })
  const names = catalogue.parse((await get('/api/catalogue')).json())
  expect(names.units.map(({ unit_id }) => unit_id)).toEqual(['root', 'EC', '华南'])
  expect(names.periods.map(({ period_id }) => period_id)).toEqual(['2026-01', '2026-02', '2026-03'])
  const list = analysisList.parse((await get('/api/analyses')).json())
  expect(list.map(({ slug }) => slug)).not.toContain('shortfall-concentration') // for HR alone
  const heatmap = list.find(({ slug }) => slug === 'gap-heatmap')
  expect(Object.keys((heatmap?.params as { properties: object }).properties)).toContain('unit')
  expect(heatmap?.tables).toContain('cells')
})

test.each([
  ['/api/nothing', {}, 404, 'not-found'],
  ['/api/analyses/nothing', {}, 404, 'unknown-analysis'],
  ['/api/analyses/__proto__', {}, 404, 'unknown-analysis'],
  [`${HEATMAP}?unti=EC`, {}, 400, 'bad-parameter'],
  [`${HEATMAP}?by=week`, {}, 400, 'bad-parameter'],
  [`${HEATMAP}?unit=root&unit=EC`, {}, 400, 'bad-parameter'],
  [`${HEATMAP}?lang=fr`, {}, 400, 'bad-parameter'],
  [`${HEATMAP}?table=people`, {}, 400, 'bad-parameter'],
  [`${HEATMAP}?format=xlsx`, {}, 400, 'bad-parameter'],
  [`${HEATMAP}?unit=none`, {}, 404, 'not-found'],
  [HEATMAP, { accept: 'text/html' }, 406, 'not-acceptable'],
  ['/api/catalogue?extra=1', {}, 400, 'bad-request'],
  ['/_app/immutable/gone.js', {}, 404, 'not-found'],
])('%s %j answers %i with a problem in both languages', async (url, headers, status, code) => {
  const answer = await get(url, headers)
  expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  const body = problem.parse(answer.json())
  expect(body.title.zh && body.title.en && body.remedy.zh && body.remedy.en && body.requestId).toBeTruthy()
  expect(answer.body).not.toMatch(/\bat \S+:\d+|node_modules|\.ts\b|select /i) // no stack, no path, no SQL
  expect(answer.headers.etag).toBeUndefined()
})

test('an unknown unit, KPI and period get the same body, so that nobody can probe which exist', async () => {
  const bodies = await Promise.all(
    ['unit=none', 'unit=EC.SECRET', 'kpi=none', 'cycle=1999-01'].map(async (query) => {
      const { requestId, ...body } = (await get(`${HEATMAP}?${query}`)).json()
      expect(requestId).toBeTruthy()
      return JSON.stringify(body)
    }),
  )
  expect(new Set(bodies).size).toBe(1)
})

test('SQL in a parameter is a name that does not exist', async () => {
  const payloads = [
    "' or 1=1 --",
    "root'; drop table gap_cell; --",
    '$unit',
    "root' union select 1",
    'root)--',
    '%00',
    '*',
  ]
  for (const payload of payloads) {
    for (const name of ['unit', 'kpi', 'cycle']) {
      if (payload === '*' && name === 'kpi') continue // "all KPIs together" is a true name
      const { statusCode } = await get(`${HEATMAP}?${name}=${encodeURIComponent(payload)}`)
      expect([400, 404], `${name}=${payload}`).toContain(statusCode)
    }
  }
  expect((await get(HEATMAP)).statusCode).toBe(200)
})

test('the same question of the same snapshot gives byte-equal answers from two servers', async () => {
  const dir = await emptyWarehouse()
  await publishSmall(dir, '2026-03.2', -0.12)
  const other = await followCurrent(dir, silent)
  const twin = await buildApp({ dir, served: other, clock: systemClock, log: silent, buildDir: null, codeVersion: 'x' })
  expect((await twin.inject(HEATMAP)).body).toBe((await get(HEATMAP)).body)
  await twin.close()
  await other.close()
})
