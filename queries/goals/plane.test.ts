import { expect, test } from 'vitest'
import { clarity, quadrantOf } from './plane.ts'
import { GOAL_SETTINGS } from './settings.ts'

test('clarity is the part of the 70 points that pass, of those that are known', () => {
  expect(clarity({ M: 'pass', T: 'pass', S: 'fail' })).toBeCloseTo(50 / 70, 12)
  expect(clarity({ M: 'fail', T: 'pass', S: 'pass' })).toBeCloseTo(40 / 70, 12)
  expect(clarity({ M: 'pass', T: 'unknown', S: 'fail' })).toBeCloseTo(30 / 50, 12)
  expect(clarity({ M: 'unknown', T: 'unknown', S: 'unknown' })).toBeNull()
})

test('a measurable goal with one more letter is clear; a goal that is not measurable never is', () => {
  const place = (letters: Parameters<typeof clarity>[0], chance: number | null) =>
    quadrantOf({ chance, clear: clarity(letters), isSlack: false }, GOAL_SETTINGS)
  expect(place({ M: 'pass', T: 'pass', S: 'fail' }, 0.5)).toBe('clear_reachable')
  expect(place({ M: 'fail', T: 'pass', S: 'pass' }, 0.5)).toBe('vague_reachable')
  expect(place({ M: 'pass', T: 'pass', S: 'pass' }, 0.05)).toBe('clear_out_of_reach')
  expect(place({ M: 'fail', T: 'fail', S: 'fail' }, 0.05)).toBe('vague_out_of_reach')
  expect(place({ M: 'pass', T: 'pass', S: 'pass' }, null)).toBe('unknown')
})
