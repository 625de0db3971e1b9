import { expect, test } from 'vitest'
import type { TrendResult } from '#queries/analyses/trend/result.ts'
import type { PlanItem } from '#queries/improvement/plan/plan-list.ts'
import { withPlanStarts } from './plan-starts.ts'

const point = (period_id: string) => ({ period_id, period_start: `${period_id}-01` })
const trend = {
  points: [point('2026-01'), point('2026-02'), point('2026-03')],
  events: [{ event_id: 'e', starts_on: '2026-02-20' }],
} as unknown as TrendResult
const plan = (id: string, started_on: string | null, change: Partial<PlanItem> = {}) =>
  ({
    id,
    started_on,
    unit_id: 'EC',
    subject: 'unit',
    title: null,
    cause: 'resource',
    remedy: 'leads',
    ...change,
  }) as PlanItem

test('a start is marked in its period, in the order of dates, and named by what the reader may know', () => {
  const { events } = withPlanStarts(
    trend,
    [plan('a', '2026-03-02'), plan('b', '2026-02-10', { title: '补足线索' })],
    'zh',
  )
  expect(events.map(({ event_id, from, label }) => [event_id, from, label])).toEqual([
    ['plan b', '2026-02', '补足线索'],
    ['e', undefined, undefined],
    ['plan a', '2026-03', '资源 → 线索支持'],
  ])
})

test('what did not start, started before the series, or belongs to a person is not drawn', () => {
  const none = [plan('a', null), plan('b', '2025-12-31'), plan('c', '2026-02-10', { subject: 'person' })]
  expect(withPlanStarts(trend, none, 'en').events).toEqual(trend.events)
})
