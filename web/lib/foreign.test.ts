import { expect, test } from 'vitest'
import { foreignLang } from './foreign.ts'

test('a name in the other language is marked with that language, one in the language of the page is not', () => {
  expect(foreignLang('万元', 'en')).toBe('zh-CN')
  expect(foreignLang('East Region', 'en')).toBeUndefined()
  expect(foreignLang('Department for the Aging', 'zh')).toBe('en')
  expect(foreignLang('CRM 团队', 'zh')).toBeUndefined()
})

test('a bare number or sign belongs to no language', () => {
  expect(foreignLang('311', 'zh')).toBeUndefined()
  expect(foreignLang('−12.0%', 'en')).toBeUndefined()
})
