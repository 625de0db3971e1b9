import { expect, test } from 'vitest'
import type { Catalogue } from '#web/contract/catalogue.ts'
import { readUrlState, withChoices } from './url-state.ts'

const catalogue: Catalogue = {
  role: 'executive',
  snapshot: '2026-10.3',
  built_at: '2026-11-01T00:00:00Z',
  code_version: 'test',
  company_zh: '示例集团',
  company_en: 'Example Group',
  units: [
    { unit_id: 'root', parent_id: null, name_zh: '示例集团', name_en: 'Example Group', depth: 0 },
    { unit_id: 'EC', parent_id: 'root', name_zh: '华东', name_en: 'East China', depth: 1 },
  ],
  kpis: [{ kpi_id: 'sales', name_zh: '销售额', name_en: 'Sales', unit: '万元', direction: 'higher' }],
  periods: [{ period_id: '2026-10', period_start: '2026-10-01', period_end: '2026-10-31' }],
}
const read = (query: string) => readUrlState(new URLSearchParams(query), catalogue)

test('an address without parameters is all defaults and ignores nothing', () => {
  expect(read('')).toMatchObject({ unit: null, by: 'period', view: 'chart', lang: 'zh', snap: null, ignored: [] })
})

test('a unit, a KPI or a period that does not exist reads as the default and is named', () => {
  const state = read('unit=nowhere&kpi=sales&cycle=2026-13')
  expect(state).toMatchObject({ unit: null, kpi: 'sales', cycle: null })
  expect(state.ignored).toEqual(['unit', 'cycle'])
})

test('filters of the data traps are known words; an empty search and one of a novel are not', () => {
  expect(read('status=trap&family=target&blocks=level&q=%E5%8D%8E%E4%B8%9C')).toMatchObject({
    ...{ status: 'trap', family: 'target', blocks: 'level', q: '华东', ignored: [] },
  })
  const state = read(`status=pass&family=other&blocks=all&q=${'x'.repeat(61)}`)
  expect(state).toMatchObject({ status: null, family: null, blocks: null, q: null })
  expect(state.ignored).toEqual(['status', 'family', 'blocks', 'q'])
})

test('a parameter nobody knows is named, one of an analysis form is not', () => {
  expect(read('colour=red&p.unit=EC').ignored).toEqual(['colour'])
})

test('a choice that equals the default leaves the address', () => {
  const url = new URL('http://x/heatmap?by=kpi&lang=en')
  expect(withChoices(url, { by: 'period' })).toBe('/heatmap?lang=en')
})

test('drilling to a unit keeps the filters and drops what belongs to the old page', () => {
  const url = new URL('http://x/heatmap?kpi=sales&cell=EC~2026-10&sort=-gap_ratio&lang=en')
  expect(withChoices(url, {}, '/unit/EC', ['kpi', 'lang'])).toBe('/unit/EC?kpi=sales&lang=en')
})
