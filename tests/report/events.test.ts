import { expect, test } from 'vitest'
import { composeDocument } from '#pipeline/report/compose.ts'
import type { TrendResult } from '#queries/analyses/trend/result.ts'
import { handMade } from './hand-made.ts'

const event = (id: string, changes: Partial<TrendResult['events'][number]> = {}): TrendResult['events'][number] => ({
  ...{ event_id: id, unit_id: null, kind: 'system', label: '系统上线', evidence: null },
  ...{ starts_on: '2026-03-02', ends_on: '2026-05-20', from: '2026-03', to: '2026-05' },
  ...changes,
})

/** The third page of a report whose every trend has these events. */
async function pageOfTrends(events: TrendResult['events'], lang: 'zh' | 'en' = 'zh') {
  const composition = handMade({ lang, teams: 3 })
  for (const { trend } of composition.parts.trends) if (trend.ok) trend.result = { ...trend.result, events }
  const { document } = await composeDocument(composition)
  return document.sections.find(({ id }) => id === 'P3')!
}

test('each event is listed once, with where, when, kind and source, and named under the charts', async () => {
  const page = await pageOfTrends([
    event('E2', { evidence: '生产部通知 2026-11', label: '#eval("1+1") <b>停线</b>' }),
    event('E1', {
      kind: 'policy',
      label: null,
      starts_on: '2026-02-01',
      ends_on: null,
      from: '2026-02',
      to: '2026-02',
    }),
  ])
  const table = page.blocks.find((block) => block.kind === 'table' && block.id === 'P3-T2')
  expect(table).toMatchObject({
    caption: '表 P3-T2：期间的事件（共 2 行）',
    rows: [
      ['2026-02-01', '栎川集团', '政策', '政策', '未注明'],
      ['2026-03-02 至 2026-05-20', '栎川集团', '系统变更', '#eval("1+1") <b>停线</b>', '生产部通知 2026-11'],
    ],
  })
  const charts = page.blocks.find(({ kind }) => kind === 'charts') as { items: { detail: string; svg: string }[] }
  expect(charts.items[0]!.detail).toContain('1 #eval("1+1")')
})

test('a month without events has no table of events', async () => {
  const page = await pageOfTrends([], 'en')
  expect(page.blocks.some((block) => block.kind === 'table' && block.id === 'P3-T2')).toBe(false)
})
