import { expect, test } from 'vitest'
import { foldHeader } from '#pipeline/ingest/fold.ts'
import { candidatesByHeader } from '#pipeline/ingest/synonyms.ts'
import table from '#pipeline/ingest/synonyms.json' with { type: 'json' }

test('the table has 87 fields and ten headers with two meanings; an eleventh would be noticed', () => {
  expect(Object.keys(table)).toHaveLength(87)
  const fields = new Map<string, Set<string>>()
  for (const [field, { zh, en }] of Object.entries(table)) {
    for (const header of [...zh, ...en]) {
      const { key } = foldHeader(header)
      fields.set(key, (fields.get(key) ?? new Set()).add(field))
    }
  }
  const ambiguous = [...fields].filter(([, meanings]) => meanings.size > 1).map(([key]) => key)
  expect(ambiguous.sort()).toEqual(
    ['alignment', 'budget', 'grade', 'plan', 'rating', 'role', 'startdate', 'status', '单位', '目标'].sort(),
  )
})

test('no header that means personal data can become a column', () => {
  for (const header of ['身份证号', '手机号', '邮箱', 'Email', 'SSN', '银行卡号', '联系电话'])
    expect(candidatesByHeader.get(foldHeader(header).key)).toEqual(['drop'])
})
