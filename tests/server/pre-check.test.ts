import type { FastifyInstance } from 'fastify'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { silent, systemClock } from '#pipeline/effects.ts'
import { followCurrent, type Served } from '#pipeline/warehouse/current.ts'
import { preCheckAnswer, type PreCheckAnswer } from '#web/contract/pre-check.ts'
import { buildApp } from '#web/server/app.ts'
import { emptyWarehouse, publishSmall } from './small-warehouse.ts'

const SECRET = '把青云计划的交付时长降下来'
let dir: string
let served: Served
let hr: FastifyInstance
let executive: FastifyInstance
const logged: unknown[] = []

beforeAll(async () => {
  dir = await emptyWarehouse()
  await publishSmall(dir, '2026-03.1', -0.11)
  served = await followCurrent(dir, silent)
  const tell = (...told: unknown[]) => void logged.push(told)
  const log = { ...silent, info: tell, warn: tell, error: tell }
  const deps = { dir, served, clock: systemClock, log: log as never, buildDir: null, codeVersion: 'test' }
  hr = await buildApp({ ...deps, viewer: { role: 'hr' } })
  executive = await buildApp({ ...deps, viewer: { role: 'executive' } })
})
afterAll(async () => {
  await hr.close()
  await executive.close()
  await served.close()
})

const post = (app: FastifyInstance, payload: object) =>
  app.inject({ method: 'POST', url: '/api/goals/pre-check', payload })
const checked = async (text: string, more: object = {}): Promise<PreCheckAnswer> => {
  const response = await post(hr, { text, ...more })
  expect(response.statusCode).toBe(200)
  expect(response.headers['cache-control']).toBe('no-store')
  return preCheckAnswer.parse(response.json())
}

test('the two goals of the essays: the bad one lacks number, object and date, the good one its baseline and share', async () => {
  const { goals } = await checked('提高销售额\n在今年Q4新增20%的销售额，重点开拓新市场客户')
  expect(goals.map(({ letters: { S, M, A, T } }) => ({ S, M, A, T }))).toEqual([
    { S: 'fail', M: 'fail', A: 'unknown', T: 'fail' },
    { S: 'pass', M: 'pass', A: 'unknown', T: 'pass' },
  ])
  expect(goals[1]!.findings.map(({ code }) => code).toSorted()).toEqual(['BASELINE_MISSING', 'SHARE_UNSTATED'])
  const [first] = goals
  for (const { start, end, rewrite } of first!.findings) {
    expect(first!.text.slice(start, end)).not.toBe('')
    expect(rewrite.zh).toMatch(/[。？]$/)
    expect(rewrite.en).not.toMatch(/[\u4e00-\u9fff].*[\u4e00-\u9fff]{8}/)
  }
})

test('JSON, one object a line, a table with quotes, and plain lines are the same goals', async () => {
  const texts = ['提高销售额', '把“投诉”压到每月 5 起以内']
  const forms = [
    texts.join('\n'),
    JSON.stringify(texts.map((text) => ({ text }))),
    texts.map((text, i) => JSON.stringify({ id: `g${i}`, text })).join('\n'),
    `序号,目标,权重\r\n1,${texts[0]},60\r\n2,"${texts[1]}",40`,
  ]
  for (const form of forms) expect((await checked(form)).goals.map(({ text }) => text)).toEqual(texts)
})

test('with a cycle the date is inherited; with a KPI and a target the goal is measurable', async () => {
  const { goals } = await checked('指标名称,目标内容,目标值\n销售额,提高销售额,500', { period: '2026Q4' })
  expect(goals[0]!.letters).toMatchObject({ M: 'pass', T: 'pass' })
})

test('an odd quotation mark in a sentence is no broken table, and markup is a text like any other', async () => {
  const text = '他说"尽快完成\n<script>alert(1)</script>'
  expect((await checked(text)).goals.map((goal) => goal.text)).toEqual(text.split('\n'))
})

test('nothing, and a broken file, are answered in words', async () => {
  expect(await checked('  \n ')).toMatchObject({ n_goals: 0, goals: [] })
  const broken = await post(hr, { text: '[{"text": "a"}, {' })
  expect(broken.statusCode).toBe(400)
  expect(broken.json()).toMatchObject({ code: 'bad-goal-list' })
  const unknown = await post(hr, { text: 'a', path: '/etc/passwd' })
  expect(unknown.statusCode).toBe(400)
  const large = await post(hr, { text: 'x'.repeat(2 * 1024 * 1024) })
  expect(large.statusCode).toBe(413)
})

test('a list beyond the limit says how much it left out, and a text of 10,000 characters is read', async () => {
  const found = await checked(Array.from({ length: 5003 }, (_, i) => `目标 ${i}`).join('\n'))
  expect(found).toMatchObject({ n_goals: 5000, n_left_out: 3 })
  expect((await checked('提高'.repeat(6000))).goals[0]!.text).toHaveLength(10_000)
})

test('nothing is kept: no log line, no file', async () => {
  await checked(SECRET)
  await post(hr, { text: `[${SECRET}` })
  expect(JSON.stringify(logged)).not.toContain('青云')
  const files = readdirSync(dir, { recursive: true }).map((name) => join(dir, String(name)))
  for (const file of files) if (statSync(file).isFile()) expect(readFileSync(file).includes(SECRET)).toBe(false)
})

test('for an executive the address does not exist', async () => {
  expect((await post(executive, { text: '提高销售额' })).statusCode).toBe(404)
})
