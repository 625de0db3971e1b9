import { expect, test } from 'vitest'
import type { DecisionsResult } from '#queries/analyses/decisions/result.ts'
import type { UnitVerdict } from '#queries/analyses/system-or-individual/result.ts'
import type { TrapSummaryResult } from '#queries/analyses/trap-summary/result.ts'
import { blameIn } from '#queries/words/no-blame.ts'
import { thisWeek } from './this-week.ts'
import { weekSentence } from './this-week-words.ts'

const name = (unit_id: string) => ({ unit_id, parent_id: 'root', name_zh: unit_id, name_en: unit_id, depth: 1 })
const blocked = (unit_id: string, ...by: string[]): TrapSummaryResult['blocked'][number] => ({
  ...name(unit_id),
  ...{ n_people: 20, subtype: by[0] ?? null, by },
})
// Only these fields are read.
const judged = (unit_id: string, verdict: string, without: string | null, unblocked: string | null = null) =>
  ({ ...name(unit_id), verdict, without, unblocked, blocked_by: ['late-target-change'] }) as unknown as UnitVerdict
const decision = (rule: string, unit_id: string) =>
  ({
    ...{ rule, unit: name(unit_id), n_units: 1, n_items: 1, days: 3, item: 'CRM', outcome: null },
    ...{ kpi: null, due_on: null, remedy: null, plan_id: null, owner_function: null },
  }) as unknown as DecisionsResult['waiting'][number]

const GIVEN = {
  traps: { blocked: [blocked('a', 'late-target-change'), blocked('b', 'unit-mix'), blocked('c', 'unit-mix')] },
  verdicts: {
    company: null,
    units: [
      judged('a', 'measurement_trap', 'mixed', 'system'),
      judged('d', 'system', 'system'),
      judged('e', 'system', null),
    ],
  },
  decisions: {
    decisions: [decision('overdue_company_item', 'p')],
    waiting: [
      decision('target_not_interpretable', 'g'),
      decision('stop_or_continue', 's'),
      decision('stop_or_continue', 's'),
      decision('system_without_plan', 'n'),
    ],
  },
}
const brief = (given: Parameters<typeof thisWeek>[0]) =>
  thisWeek(given).map(({ topic, unit }) => `${topic} ${unit.unit_id}`)

test('five lines, the topics taking turns: a check with more units first, plans to end before overdue items', () => {
  // First turn: data b (two units), verdict a, plan s, goal g; second turn: data a fills the fifth.
  expect(brief(GIVEN)).toEqual(['data b', 'data a', 'verdict a', 'plan s', 'goal g'])
})

test('only a verdict that changes without the touched results is a line', () => {
  const { units } = GIVEN.verdicts
  expect(brief({ traps: null, decisions: null, verdicts: { company: null, units } })).toEqual(['verdict a'])
  const withheld = [judged('x', 'withheld', 'mixed', 'system')]
  expect(brief({ traps: null, decisions: null, verdicts: { company: null, units: withheld } })).toEqual([])
})

test('nothing to do, or answers that failed, give no line', () => {
  expect(thisWeek({ traps: null, verdicts: null, decisions: null })).toEqual([])
})

test('each line is a sentence in both languages and blames nobody', () => {
  const lines = thisWeek(GIVEN)
  const zh = lines.map((line) => weekSentence(line, line.unit.name_zh, 'zh'))
  const en = lines.map((line) => weekSentence(line, line.unit.name_en, 'en'))
  expect(zh[0]).toContain('b等 2 个部门的判断在等数据修复')
  expect(zh[2]).toContain('判断由“系统因素为主”变为“两者兼有”')
  for (const said of [...zh, ...en]) {
    expect(said).toMatch(/[。？.?]$/)
    expect(blameIn(said)).toEqual([])
  }
})
