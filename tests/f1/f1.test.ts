import { expect, test } from 'vitest'
import type { RemlPrinted } from '#pipeline/commands/stats-reml-answer.ts'
import { stats } from '#tests/cli/stats-command.ts'
import { asCsv, normalScores } from './normal-scores.ts'

const REML = 'reml FILE --response score --factors team,team:season,driver --format json'

test('Formula One 2014–2025: the car goes with more than three times the variance that the driver goes with', async () => {
  const { components, status, rows } = JSON.parse((await stats(REML, asCsv(normalScores()))).out) as RemlPrinted
  expect([rows, status]).toEqual([5051, 'converged'])
  const { team, 'team:season': season, driver, residual } = components
  expect(team! + season!).toBeGreaterThan(3 * driver!)
  // lme4 1.1-31 on the same file, optimiser tolerances 1e-14:
  // lmer(score ~ 1 + (1|team) + (1|team:season) + (1|driver)), REMLcrit 11318.5807707
  expect(team).toBeCloseTo(0.148009, 5)
  expect(season).toBeCloseTo(0.0896294, 5)
  expect(driver).toBeCloseTo(0.041423, 5)
  expect(residual).toBeCloseTo(0.510999, 5)
})

test('in every race the winner scores highest and the mean is near 0, so that all races count alike', () => {
  const races = Map.groupBy(normalScores(), ({ race }) => race)
  expect(races.size).toBe(252)
  for (const starts of races.values()) {
    const scores = starts.map(({ score }) => score)
    expect(Math.max(...scores)).toBe(scores[0])
    // Equal laps share a score below what their ranks had, which leaves the mean of a race near 0.
    expect(Math.abs(scores.reduce((sum, score) => sum + score, 0) / scores.length)).toBeLessThan(0.05)
  }
})

test('a car that retired ranks behind every finisher, and one that did not start has no score', () => {
  const australia = normalScores().filter(({ race }) => race === '2014-01')
  // 22 cars started; Ricciardo, second on the road, was disqualified. Rank 1 of 21: Φ⁻¹(1 − (1 − 3/8)/21.25) = 1.8895 (qnorm).
  expect(australia).toHaveLength(21)
  expect(australia[0]).toMatchObject({ driver: 'nico-rosberg', team: 'mercedes' })
  expect(australia[0]!.score).toBeCloseTo(1.88951, 5)
  const order = australia.toSorted((one, other) => other.score - one.score).map(({ driver }) => driver)
  expect(order.indexOf('lewis-hamilton')).toBeGreaterThan(order.indexOf('max-chilton'))
  expect(normalScores().some(({ race, driver }) => race === '2014-02' && driver === 'sergio-perez')).toBe(false)
})
