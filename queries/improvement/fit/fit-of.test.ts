import { expect, test } from 'vitest'
import { CAUSES, FITTING, REMEDIES } from '../causes.ts'
import { causeName, remedyName } from '../cause-names.ts'
import { causeOf, remedyOf } from '../fold-words.ts'
import { blameIn } from '#queries/words/no-blame.ts'
import { FIT_REASONS, fitOf } from './fit-of.ts'
import { fitSentence } from './words.ts'

const found = { evidence_grade: 'associated', compared_in_same_conditions: true } as const

/** The examples of the last column of improvement §6. */
test.each([
  ['process', 'training'],
  ['resource', 'target_pressure'],
  ['goal', 'individual_plan'],
  ['role', 'bonus'],
  ['communication', 'new_kpi'],
  ['market', 'individual_plan'],
  ['ability', 'bonus'],
  ['will', 'training'],
  ['measurement', 'redesign'],
])('a confirmed cause %s is not reached by %s', (cause, remedy) => {
  expect(fitOf({ cause, remedy, ...found })).toEqual({ fit: 'mismatch', reason: 'outside_cause' })
})

test('every remedy of a row fits its cause, and no other confirmed cause', () => {
  for (const cause of CAUSES)
    for (const remedy of REMEDIES) {
      const fits = (FITTING[cause] as readonly string[]).includes(remedy)
      expect(fitOf({ cause, remedy, ...found, verdict: 'within_group' }).fit).toBe(fits ? 'fits' : 'mismatch')
    }
})

test.each([
  ['system', null, true],
  ['cannot_tell', true, true],
  ['measurement_trap', true, true],
  ['mixed', false, true],
  ['mixed', true, false],
  ['within_group', true, false],
] as const)('training under the verdict %s, comparison %s: mismatch %s', (verdict, compared, isMismatch) => {
  for (const remedy of ['training', 'transfer', 'individual_plan']) {
    const { fit, reason } = fitOf({ cause: 'unheard of', remedy, verdict, compared_in_same_conditions: compared })
    expect([fit === 'mismatch', reason]).toEqual([isMismatch, isMismatch ? 'acts_on_persons' : 'unknown_cause'])
  }
})

test('skill or will without a comparison under the same conditions is a mismatch; where nothing is recorded nothing is judged', () => {
  const plan = { cause: '能力不足', remedy: '辅导', verdict: 'within_group' } as const
  expect(fitOf({ ...plan, compared_in_same_conditions: false }).reason).toBe('no_comparison')
  expect(fitOf(plan)).toEqual({ fit: 'not_judged', reason: 'comparison_not_recorded' })
  expect(fitOf({ ...plan, compared_in_same_conditions: true })).toEqual({ fit: 'fits', reason: null })
})

test('a reported cause does not condemn a remedy outside its row', () => {
  expect(fitOf({ cause: 'resource', remedy: 'redesign', evidence_grade: 'reported' })).toEqual({
    fit: 'not_judged',
    reason: 'cause_not_confirmed',
  })
})

test('imported words are read in both languages, and what could mean two things means none', () => {
  expect(
    ['流程问题', 'Workflow', ' RESOURCES ', '人均线索不足', 'role_clarity', '跨部门等待', '意愿'].map(causeOf),
  ).toEqual(['process', 'process', 'resource', 'resource', 'role', 'communication', 'will'])
  expect(['目标沟通', '天气', '', null, 'constructor', '__proto__'].map(causeOf)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
  ])
  expect(['培训', 'IDP', 'process', '补充人手', 'system access', '转岗'].map(remedyOf)).toEqual([
    'training',
    'individual_plan',
    'redesign',
    'headcount',
    'system_access',
    'transfer',
  ])
  expect(causeName('天气<b>', 'en')).toBe('天气<b>')
})

test('the sentence of a mismatch is the one of the specification, in both languages', () => {
  const plan = { cause: 'resource', remedy: 'training', ...found }
  expect(fitSentence(plan, 'zh', '人均 11 条，同类 26 条')).toBe(
    '计划以培训为主，但证据指向资源（人均 11 条，同类 26 条）。培训可能解决不了。',
  )
  expect(fitSentence(plan, 'en', '11 per head; 26 in peers')).toBe(
    'The plan relies on training, but evidence points to resources (11 per head; 26 in peers). Training may not fix this.',
  )
})

test('each reason has a sentence in each language that blames nobody; an unknown word stands in it as it was written', () => {
  const reasons = new Set<string | null>()
  for (const cause of [null, '天气', 'resource', 'ability'])
    for (const remedy of [null, '祈福', 'training', 'headcount', 'coaching'])
      for (const compared of [null, false, true])
        for (const verdict of [null, 'system'] as const)
          for (const evidence_grade of [null, 'tried'] as const) {
            const plan = { cause, remedy, verdict, evidence_grade, compared_in_same_conditions: compared }
            reasons.add(fitOf(plan).reason)
            for (const lang of ['zh', 'en'] as const) expect(blameIn(fitSentence(plan, lang))).toEqual([])
          }
  expect([...reasons].filter((reason) => reason !== null).sort()).toEqual([...FIT_REASONS].sort())
  expect(fitSentence({ cause: '天气', remedy: 'tool' }, 'zh')).toContain('“天气”')
  for (const remedy of REMEDIES) expect(remedyName(remedy, 'en')).not.toMatch(/\p{Script=Han}/u)
})
