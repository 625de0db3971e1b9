import { expect, test } from 'vitest'
import { applyPrivacy } from '#pipeline/privacy/apply.ts'
import analysis from './analysis.ts'

const unit = {
  ...{ unit_id: 'root', parent_id: null, name_zh: '集团', name_en: 'Group', depth: 0, is_withheld: false },
  ...{ n_people_of_unit: 60, n_people: 60, n_tenth: 6 },
  ...{ tenth_share: 0.58, chance_share: 0.44, chance_low: 0.35, chance_high: 0.53 },
}
const answer = (over: Partial<typeof unit> = {}) => {
  const found = analysis.result.parse(analysis.analyse({ rows: [{ ...unit, ...over }] }, { unit: null }, 1))
  return applyPrivacy(analysis, found, { isWithheld: () => false })
}

test('more than chance gives reads as few, anything inside its range as spread', () => {
  expect(answer().reading).toBe('few')
  expect(answer({ tenth_share: 0.52 }).reading).toBe('spread')
  expect(answer({ tenth_share: 0.2 }).reading).toBe('spread')
})

test('a tenth of four people is shown to nobody', () => {
  const found = answer({ n_people_of_unit: 44, n_people: 44, n_tenth: 4, tenth_share: 0.77 })
  expect(found).toMatchObject({ kind: 'too_few', tenth_share: null, chance_share: null })
  expect(analysis.text.zh.finding(found)).not.toContain('77')
})

test('the sentence names the share and chance, and no person', () => {
  expect(analysis.text.zh.finding(answer())).toMatch(/^集团：差距的 58%集中在一成人员；纯随机波动下约为 44%/)
  expect(analysis.readers).toEqual(['hr'])
})
