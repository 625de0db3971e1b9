import { expect, test } from 'vitest'
import { auditLog } from '#pipeline/store/audit.ts'
import { checkText, comments } from '#pipeline/store/comments.ts'
import { openStore } from '#pipeline/store/open.ts'

const CELL = { unit_id: 'EC', kpi_id: '*', period_id: '2026-03' }
const at = (minute: number) => ({ role: 'hr', now: new Date(Date.UTC(2026, 3, 1, 8, minute)) })
const fresh = () => {
  const store = openStore(':memory:')
  return { store, written: comments(store), audit: auditLog(store) }
}

test('a comment belongs to its cell and snapshot, and each edit keeps what stood before', () => {
  const { written } = fresh()
  const first = written.add(CELL, '2026-03.1', '本月缺料 6 天。', at(0))
  const second = written.edit(first.id, 1, '本月缺料 7 天。', at(5))
  expect(second.versions).toEqual([
    { text: '本月缺料 6 天。', at: '2026-04-01T08:00:00.000Z' },
    { text: '本月缺料 7 天。', at: '2026-04-01T08:05:00.000Z' },
  ])
  written.add({ ...CELL, period_id: '2026-02' }, '2026-03.1', '另一格', at(1))
  written.add({ ...CELL, unit_id: '华南' }, '2026-03.1', '另一部门', at(2))
  expect(written.list('EC')).toHaveLength(2)
  expect(written.list('EC', CELL).map(({ id, snapshot }) => [id, snapshot])).toEqual([[first.id, '2026-03.1']])
})

test('two writers at once: the second is told, and overwrites nothing', () => {
  const { written } = fresh()
  const { id } = written.add(CELL, 's', '一', at(0))
  written.edit(id, 1, '二', at(1))
  expect(() => written.edit(id, 1, '三', at(2))).toThrow('comment-changed')
  expect(written.list('EC')[0]!.versions.at(-1)!.text).toBe('二')
})

test('resolved into a plan, opened again, withdrawn for good', () => {
  const { store, written } = fresh()
  const { id } = written.add(CELL, 's', '缺两个岗位', at(0))
  expect(written.resolve(id, true, 'P001', at(1))).toMatchObject({
    resolved_at: '2026-04-01T08:01:00.000Z',
    plan_id: 'P001',
  })
  expect(written.resolve(id, false, null, at(2))).toMatchObject({ resolved_at: null, plan_id: null })
  written.withdraw(id, at(3))
  expect(written.list('EC')).toEqual([])
  expect(() => written.edit(id, 1, '又写', at(4))).toThrow('unknown-comment')
  expect(JSON.stringify(store.prepare('select * from cell_comment_version').all())).not.toContain('缺两个岗位')
})

test('every write has its line in the audit log, without the text; a refused one has none', () => {
  const { written, audit } = fresh()
  const { id } = written.add(CELL, 's', '机密文字', at(0))
  expect(() => written.edit(id, 9, '机密文字二', at(1))).toThrow('comment-changed')
  written.resolve(id, true, null, at(2))
  expect(audit.lines().map(({ action, object, role }) => [action, object, role])).toEqual([
    ['comment.create', id, 'hr'],
    ['comment.resolve', id, 'hr'],
  ])
  expect(JSON.stringify(audit.lines())).not.toContain('机密')
  expect(audit.firstBroken()).toBeNull()
})

test('markup, formulas, Arabic and joined emoji are kept as typed; line ends become one kind', () => {
  const typed = '<script>alert(1)</script> #eval("1+1") [link](javascript:1) =cmd|x مرحبا 👩‍👩‍👧 🏳️‍🌈\r\nzweite Zeile'
  expect(checkText(typed)).toBe(typed.replace('\r\n', '\n'))
})

test.each([
  ['a NUL', 'a\u0000b', 'U+0000'],
  ['an escape of a terminal', 'ab\u001b[31m', 'U+001B'],
  ['a mark that turns the direction', 'abc\u202e', 'U+202E'],
  ['half an emoji', '\ud83d', 'U+D83D'],
])('%s is refused with its place and number', (_, typed, code) => {
  expect(() => checkText(typed)).toThrow('comment-characters')
  try {
    checkText(typed)
  } catch (error) {
    expect((error as { title: { zh: string } }).title.zh).toContain(code)
  }
})

test('ten thousand characters are kept, one more is refused with the count; blanks alone are no comment', () => {
  expect(checkText('😀'.repeat(10_000))).toHaveLength(20_000)
  expect(() => checkText('字'.repeat(10_001))).toThrow('comment-too-long')
  expect(() => checkText(' \n\t ')).toThrow('comment-empty')
})
