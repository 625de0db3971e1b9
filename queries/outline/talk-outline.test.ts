import { expect, test } from 'vitest'
import type { FactorEvidence } from '#queries/analyses/factor-evidence/result.ts'
import type { UnitVerdict } from '#queries/analyses/system-or-individual/result.ts'
import type { Decision } from '#queries/decisions/find-decisions.ts'
import { LANGUAGES } from '#queries/locale.ts'
import { blameIn } from '#queries/words/no-blame.ts'
import { talkOutline, type Given } from './talk-outline.ts'
import { questions } from './words.ts'

const estimate = (value: number) => ({ estimate: value, low: value - 0.1, high: value + 0.1 })
// Only the fields that the sentences read.
const VERDICT = {
  ...{
    unit_id: 'a',
    verdict: 'system',
    blocked_by: [],
    limits: [],
    q: estimate(0.8),
    qDiff: estimate(0.7),
    shortfall: null,
  },
  ...{
    n_people: 40,
    named_factor: null,
    differences: null,
    reason: null,
    unblocked: null,
    without: null,
    subtype: null,
  },
} as unknown as UnitVerdict
const factor = (code: string, grade: 'associated' | 'none', status = 'attributed') =>
  ({ factor: code, grade, status, here: { grade } }) as unknown as FactorEvidence
const OWED = {
  ...{
    rule: 'overdue_company_item',
    item: 'CRM 权限',
    owner_function: 'it',
    due_on: '2026-10-10',
    n_items: 1,
    days: 21,
  },
  plan_id: 'P1',
} as unknown as Decision

const given = (changes: Partial<Given> = {}): Given => ({
  ...{ about: null, name: '华东', said: ['低于目标 12%，38 人。'], verdict: VERDICT },
  evidence: { kind: 'found', factors: [factor('customers', 'associated'), factor('market', 'none', 'not_testable')] },
  decisions: [OWED],
  ...changes,
})

test('facts, what is unknown, three questions, and what the company owes before what it could offer', () => {
  const zh = talkOutline(given(), 'zh')
  expect(zh.facts[0]).toBe('低于目标 12%，38 人。')
  expect(zh.facts).toContain('与差距有关联的条件：客户资源；有关联还不是原因。')
  expect(zh.unknown).toEqual(['没有数据可以检验：市场。', '这些数据不说明任何个人。'])
  expect(zh.questions).toHaveLength(3)
  expect(zh.offers[0]).toBe('已承诺、尚未完成：CRM 权限（IT，原定 2026-10-10）。')
  expect(zh.offers[1]).toContain('若确认原因是资源，可以提供：补充人手')
})

test('a trapped unit names no condition as going with its gap, and says which check is open', () => {
  const trapped = {
    ...VERDICT,
    verdict: 'measurement_trap',
    blocked_by: ['weights-not-100'],
    subtype: 'weights-not-100',
  } as UnitVerdict
  const { facts, unknown } = talkOutline(given({ verdict: trapped }), 'en')
  expect(facts.join(' ')).not.toContain('go with the gap')
  expect(unknown[0]).toMatch(/^The data check ".+" is open/)
})

test('without verdict, evidence and plans there are still questions and an offer', () => {
  const bare = talkOutline(given({ verdict: null, evidence: null, decisions: [], said: [] }), 'zh')
  expect(bare).toMatchObject({ facts: [], unknown: ['这里还没有判断。', '这些数据不说明任何个人。'] })
  expect(bare.offers).toHaveLength(1)
})

test('each topic has its own three questions, and no sentence blames anybody', () => {
  for (const lang of LANGUAGES) {
    const all = Object.values(questions[lang])
    expect(new Set(all.flat()).size).toBe(all.flat().length)
    const { facts, unknown, offers } = talkOutline(given(), lang)
    for (const said of [...all.flat(), ...facts, ...unknown, ...offers]) expect(blameIn(said)).toEqual([])
  }
})
