import { expect, test } from 'vitest'
import type { Estimate, UnitVerdict } from '#queries/analyses/system-or-individual/result.ts'
import { LIMITS } from '#queries/diagnosis/factors.ts'
import { LANGUAGES } from '#queries/locale.ts'
import { factorLabel } from './diagnosis.ts'
import { limitSays, limitSettledBy } from './limits.ts'
import { blameIn } from './no-blame.ts'
import {
  averageAnswer,
  differencesSentence,
  goodParts,
  verdictSentence,
  verdictShort,
  whatWouldChange,
} from './verdict.ts'

const about = (estimate: number, half = 0.05): Estimate => ({ estimate, low: estimate - half, high: estimate + half })

/** The example of the specification: 63 % system, of which 21 % common to all and 42 % conditions. */
const unit: UnitVerdict = {
  ...{
    unit_id: 'u',
    parent_id: 'root',
    name_zh: '销售',
    name_en: 'Sales',
    depth: 1,
    subtype: null,
    reason: null,
    blocked_by: [],
    unblocked: null,
    without: null,
  },
  ...{ verdict: 'system', differences: null, named_factor: null, is_low: true, n_people: 38, n_person_periods: 400 },
  ...{ n_rows: 800, n_periods: 12, gap_ratio: -0.1, gap_z: -0.8, average_gap: about(-0.42, 0.18) },
  shortfall: {
    total: about(1.25, 0),
    common: about(0.21),
    conditions: about(0.42),
    individual: about(0.37),
    fluctuation: about(0.25),
  },
  q: { estimate: 0.63, low: 0.54, high: 0.72 },
  qDiff: about(0.53),
  limits: [],
}

test('the sentences of the three classes are those of the specification', () => {
  expect(verdictSentence(unit, 'zh')).toBe(
    '可解释的缺口中约 63%来自系统（全员共同 21%，条件差异 42%；区间 54%–72%）。先看目标、资源与流程，再谈个人。',
  )
  const within: UnitVerdict = { ...unit, verdict: 'within_group', q: { estimate: 0.29, low: 0.2, high: 0.4 } }
  expect(verdictSentence(within, 'en')).toBe(
    'Of the explainable shortfall about 71% (range 60–80%) comes from differences inside the group. ' +
      'That does not mean the cause is personal: task mix, territory and rating noise are in it too.',
  )
  const mixed: UnitVerdict = { ...unit, verdict: 'mixed', q: { estimate: 0.48, low: 0.35, high: 0.61 } }
  expect(verdictSentence(mixed, 'zh')).toBe('两类差异都不小（系统因素约 48%，区间 35%–61%），数据不支持只选一种解释。')
})

test('the two parts of the system add up to its share, however each would round', () => {
  // 0.625 rounds to 63; 0.3125 each would round to 31 + 31.
  const even: UnitVerdict = {
    ...unit,
    q: { estimate: 0.625, low: 0.55, high: 0.7 },
    shortfall: { ...unit.shortfall!, common: about(0.3125), conditions: about(0.3125) },
  }
  expect(verdictSentence(even, 'en')).toContain('about 63% comes from the system (common to all 32%, conditions 31%;')
})

test('a part that is ahead of target is said in words and not counted into the breakdown', () => {
  const good: UnitVerdict = { ...unit, shortfall: { ...unit.shortfall!, common: about(-0.1) } }
  expect(verdictSentence(good, 'zh')).toContain('来自系统（区间 54%–72%）')
  expect(goodParts(good, 'zh')).toEqual(['全员共同的部分好于目标：整体平均达到目标，缺口不在这里。'])
  expect(goodParts(unit, 'en')).toEqual([])
  // −0.01 ± 0.05 holds 0: nothing is praised.
  const none: UnitVerdict = { ...unit, shortfall: { ...unit.shortfall!, conditions: about(-0.01) } }
  expect(goodParts(none, 'en')).toEqual(['"Conditions" adds nothing to the shortfall.'])
})

test('results without targets are spoken of as differences, never as a shortfall', () => {
  const rated: UnitVerdict = {
    ...unit,
    q: null,
    qDiff: about(0.7),
    limits: [{ code: 'no_targets', factor: null, value: null }],
  }
  expect(verdictSentence(rated, 'zh')).toMatch(/^可解释的差异中约 70%来自系统/)
  expect(verdictSentence(rated, 'en')).not.toContain('shortfall')
})

test('"cannot tell" says why and what data would settle it', () => {
  const open: UnitVerdict = { ...unit, verdict: 'cannot_tell', reason: 'one_period' }
  expect(verdictSentence(open, 'zh')).toBe(
    '现在还说不准：只有一期，暂时波动与长期差异分不开。补充第二期的结果后可判断。',
  )
  expect(verdictSentence(open, 'en')).toBe(
    'We cannot tell yet: with one period only, passing and lasting differences cannot be separated. A second period would settle it.',
  )
  expect(verdictShort(open, 'en')).toBe('Cannot tell (n = 38)')
})

test('a unit that reaches its targets is not asked for more data', () => {
  const fine: UnitVerdict = { ...unit, verdict: 'cannot_tell', reason: 'no_shortfall' }
  expect(verdictSentence(fine, 'zh')).toBe('结果达到目标，没有需要解释的缺口。')
})

test('a protected unit says nothing of itself', () => {
  const hidden: UnitVerdict = { ...unit, verdict: 'withheld' }
  for (const lang of LANGUAGES)
    expect(verdictSentence(hidden, lang) + whatWouldChange(hidden, lang).join()).not.toMatch(/\d/)
})

test('whether an average employee reaches the target follows the interval, not the estimate', () => {
  expect(averageAnswer(unit, 'zh')).toMatch(/^不能：.*距离 −0\.42（区间 −0\.60 至 −0\.24/)
  expect(averageAnswer({ ...unit, average_gap: about(0.3, 0.1) }, 'en')).toMatch(
    /^Yes: .*\+0\.30 \(range \+0\.20 to \+0\.40/,
  )
  expect(averageAnswer({ ...unit, average_gap: about(-0.1, 0.2) }, 'zh')).toMatch(/^说不准/)
})

test('both classes are said where all results and the differences alone disagree', () => {
  expect(differencesSentence({ ...unit, differences: 'within_group' }, 'zh')).toBe(
    '缺口主要是全员共同的（目标或市场）；员工之间的差异则主要在组内。',
  )
  expect(differencesSentence({ ...unit, differences: 'mixed' }, 'en')).toContain('mixed')
  expect(differencesSentence(unit, 'en')).toBeNull()
})

test('unit and manager that cannot be separated are labelled so, and as no basis for judging anybody', () => {
  expect(factorLabel('department+manager', 'zh')).toBe('部门（含管理方式，现有数据分不开；不作为评价部门负责人的依据）')
  expect(factorLabel('role+goal', 'zh')).toBe('岗位和目标难易（现有数据分不开）')
})

test.each(LIMITS)('the limit %s is said in both languages, without blame', (code) => {
  const limit = { code, factor: 'department+manager', value: 3 }
  for (const lang of LANGUAGES) {
    const words = `${limitSays(limit, lang)} ${limitSettledBy(code, lang) ?? ''}`
    expect(words).not.toMatch(/undefined|null|NaN|[。.]\s*$/)
    expect(/\p{Script=Han}/u.test(words)).toBe(lang === 'zh')
    expect(blameIn(words)).toEqual([])
    expect(limitSays({ ...limit, factor: null, value: null }, lang).length).toBeGreaterThan(5)
  }
})
