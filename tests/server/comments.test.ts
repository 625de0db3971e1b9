import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { silent, systemClock } from '#pipeline/effects.ts'
import { followCurrent, type Served } from '#pipeline/warehouse/current.ts'
import { layout } from '#pipeline/warehouse/layout.ts'
import { openStore } from '#pipeline/store/open.ts'
import { auditLog } from '#pipeline/store/audit.ts'
import { commentList, savedComment } from '#web/contract/comments.ts'
import { buildApp } from '#web/server/app.ts'
import { emptyWarehouse, publishSmall } from './small-warehouse.ts'

let dir: string
let served: Served
let hr: FastifyInstance
let executive: FastifyInstance

beforeAll(async () => {
  dir = await emptyWarehouse()
  await publishSmall(dir, '2026-03.1', -0.11)
  served = await followCurrent(dir, silent)
  const deps = { dir, served, clock: systemClock, log: silent, buildDir: null, codeVersion: 'test' }
  hr = await buildApp({ ...deps, viewer: { role: 'hr' } })
  executive = await buildApp({ ...deps, viewer: { role: 'executive' } })
})
afterAll(async () => {
  await hr.close()
  await executive.close()
  await served.close()
})

const CELL = { unit_id: '华南', kpi_id: 'SALES', period_id: '2026-03' }
const post = (text: string, changes: Record<string, unknown> = {}, app = hr) =>
  app.inject({ method: 'POST', url: '/api/comments', payload: { ...CELL, text, ...changes } })
const list = async (query: string) => commentList.parse((await hr.inject(`/api/comments?${query}`)).json()).comments
const ofCell = `unit=${encodeURIComponent('华南')}&kpi=SALES&cycle=2026-03`

test('words that judge people are named and saved all the same; a fact is saved without a word', async () => {
  const blaming = await post('小组就是不努力。')
  expect(blaming.statusCode).toBe(201)
  const { comment, wording } = savedComment.parse(blaming.json())
  expect(wording).toEqual([{ code: 'attitude', start: 2, end: 7 }])
  expect(comment).toMatchObject({ ...CELL, snapshot: '2026-03.1', resolved_at: null })
  expect(savedComment.parse((await post('本月缺料 6 天，二车间停线。')).json()).wording).toEqual([])
  expect((await list(ofCell)).map(({ versions }) => versions.at(-1)!.text)).toEqual([
    '小组就是不努力。',
    '本月缺料 6 天，二车间停线。',
  ])
  expect(await list(ofCell.replace('2026-03', '2026-02'))).toEqual([])
  expect(await list(`unit=${encodeURIComponent('华南')}`)).toHaveLength(2)
})

test('an edit keeps its history, is refused when another came between, and settles into a plan', async () => {
  const { comment } = savedComment.parse((await post('缺料')).json())
  const patch = (payload: object) => hr.inject({ method: 'PATCH', url: `/api/comments/${comment.id}`, payload })
  const edited = savedComment.parse((await patch({ text: '缺料 6 天', version: 1 })).json())
  expect(edited.comment.versions.map(({ text }) => text)).toEqual(['缺料', '缺料 6 天'])
  const late = await patch({ text: '又一次', version: 1 })
  expect([late.statusCode, late.json().code]).toEqual([409, 'comment-changed'])
  expect((await patch({ is_resolved: true, plan_id: 'P001' })).json().comment).toMatchObject({ plan_id: 'P001' })
  expect((await patch({ is_resolved: false })).json().comment).toMatchObject({ resolved_at: null, plan_id: null })
  expect((await hr.inject({ method: 'DELETE', url: `/api/comments/${comment.id}` })).statusCode).toBe(204)
  expect((await patch({ text: 'x', version: 2 })).json().code).toBe('unknown-comment')
})

test('markup comes back as the text that was typed, as data and never as a page', async () => {
  const typed = '<img src=x onerror=alert(1)> #eval("1+1") [x](javascript:alert(1)) 👩‍👩‍👧 مرحبا'
  const reply = await post(typed)
  expect(reply.headers['content-type']).toMatch(/^application\/json/)
  expect(savedComment.parse(reply.json()).comment.versions[0]!.text).toBe(typed)
})

test.each([
  ['too long', '字'.repeat(10_001), 'comment-too-long'],
  ['a control character', 'a\u001b[31m', 'comment-characters'],
  ['blank', '  ', 'comment-empty'],
])('%s is refused in words and nothing is saved', async (_, text, code) => {
  const before = (await list(ofCell)).length
  const reply = await post(text)
  expect([reply.statusCode, reply.json().code]).toEqual([400, code])
  expect(reply.json().title.zh).toMatch(/\p{Script=Han}/u)
  expect(await list(ofCell)).toHaveLength(before)
})

test('a cell that the snapshot does not offer takes no comment, and a write from another site neither', async () => {
  expect((await post('x', { unit_id: 'nobody' })).json().code).toBe('not-found')
  expect((await post('x', { period_id: '2031-01' })).statusCode).toBe(404)
  expect((await post('x', { snap: 'no-such' })).json().code).toBe('unknown-snapshot')
  const foreign = await hr.inject({
    method: 'POST',
    url: '/api/comments',
    headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    payload: { ...CELL, text: 'x' },
  })
  expect([foreign.statusCode, foreign.json().code]).toEqual([403, 'foreign-origin'])
})

test('to an executive the addresses hold nothing, as any that never was', async () => {
  const answer = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string) => {
    const reply = await executive.inject({
      method,
      url,
      ...(method === 'GET' ? {} : { payload: { ...CELL, text: 'x' } }),
    })
    const { requestId: _, ...body } = reply.json()
    return { status: reply.statusCode, body }
  }
  const known = (await list(ofCell))[0]!
  for (const [method, url] of [
    ['GET', `/api/comments?${ofCell}`],
    ['POST', '/api/comments'],
    ['PATCH', `/api/comments/${known.id}`],
    ['DELETE', `/api/comments/${known.id}`],
  ] as const) {
    expect(await answer(method, url)).toEqual(await answer(method, '/api/no-such-thing'))
  }
})

test('the audit log has a line for each write, without the words', async () => {
  const store = openStore(layout(dir).store)
  const lines = auditLog(store).lines()
  expect(lines.length).toBeGreaterThan(3)
  expect(JSON.stringify(lines)).not.toContain('努力')
  expect(auditLog(store).firstBroken()).toBeNull()
  store.close()
})
