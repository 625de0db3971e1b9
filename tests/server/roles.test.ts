import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { silent, systemClock } from '#pipeline/effects.ts'
import { followCurrent, type Served } from '#pipeline/warehouse/current.ts'
import type { Role } from '#queries/domain.ts'
import { TRAP_TABLES } from '#queries/traps/tables.ts'
import { analysisList, catalogue } from '#web/contract/catalogue.ts'
import { buildApp } from '#web/server/app.ts'
import { emptyWarehouse, publishSmall } from './small-warehouse.ts'

/** The tables of the checks, typed and empty. */
const NOTHING_FOUND = Object.entries(TRAP_TABLES).map(
  ([table, columns]) =>
    `create or replace table ${table} (${Object.entries(columns)
      .map(([name, type]) => `${name} ${type}`)
      .join(', ')})`,
)
/** What the page of a finding reads beside them: where results stand in the deliveries. */
const NOTHING_DELIVERED = [
  `create table goal_gap (
     batch_id varchar, src_row integer, unit_id varchar, kpi_id varchar, period_id varchar, period_start date)`,
  `create table batch (batch_id varchar, file_name varchar)`,
]
const FOR_HR = ['traps', 'trap-finding']

let served: Served
const apps = new Map<Role | 'unnamed', FastifyInstance>()

beforeAll(async () => {
  const dir = await emptyWarehouse()
  await publishSmall(dir, '2026-03.1', -0.11, [...NOTHING_FOUND, ...NOTHING_DELIVERED])
  served = await followCurrent(dir, silent)
  const deps = { dir, served, clock: systemClock, log: silent, buildDir: null, codeVersion: 'test' }
  apps.set('unnamed', await buildApp(deps))
  for (const role of ['executive', 'hr'] as const) apps.set(role, await buildApp({ ...deps, viewer: { role } }))
})
afterAll(async () => {
  for (const app of apps.values()) await app.close()
  await served.close()
})

const get = (role: Role | 'unnamed', url: string) => apps.get(role)!.inject(url)

test('the catalogue says as whom everything is read; a server of no named role serves an executive', async () => {
  const roleOf = async (role: Role | 'unnamed') => catalogue.parse((await get(role, '/api/catalogue')).json()).role
  expect([await roleOf('unnamed'), await roleOf('executive'), await roleOf('hr')]).toEqual([
    'executive',
    'executive',
    'hr',
  ])
})

test.each(FOR_HR)(
  '%s is answered to human resources, and to an executive like an address that does not exist',
  async (slug) => {
    expect((await get('hr', `/api/analyses/${slug}`)).statusCode).toBe(200)
    for (const role of ['executive', 'unnamed'] as const) {
      const { requestId: _, ...refused } = (await get(role, `/api/analyses/${slug}`)).json()
      const { requestId: __, ...absent } = (await get(role, '/api/analyses/traps?unit=nobody')).json()
      expect(refused).toEqual(absent)
      expect((await get(role, `/api/analyses/${slug}`)).statusCode).toBe(404)
    }
  },
)

test('the list of analyses names only what the role may open', async () => {
  const listed = async (role: Role) =>
    analysisList.parse((await get(role, '/api/analyses')).json()).map(({ slug }) => slug)
  expect(await listed('hr')).toEqual(expect.arrayContaining(FOR_HR))
  const executive = await listed('executive')
  expect(FOR_HR.filter((slug) => executive.includes(slug))).toEqual([])
  expect(executive).toContain('trap-summary')
})

test('an answer to one role is never taken for that of the other: state and ETag differ', async () => {
  for (const url of ['/api/analyses/trap-summary', '/api/catalogue']) {
    const [executive, hr] = [await get('executive', url), await get('hr', url)]
    expect(executive.headers.etag).not.toBe(hr.headers.etag)
    const stale = await apps.get('hr')!.inject({ url, headers: { 'if-none-match': String(executive.headers.etag) } })
    expect(stale.statusCode).toBe(200)
  }
})
