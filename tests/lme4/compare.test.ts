import { expect, test } from 'vitest'
import { generatedSets } from './generated-sets.ts'
import { lme4Version, NO_R } from './r.ts'

test('where R is absent the comparison says so; where it is present it knows the version it compares with', () => {
  const version = lme4Version()
  if (version === null) console.log(NO_R)
  else expect(version).toMatch(/^lme4 \d+\.\d+.*, R \d/)
})

test('the same seed generates the same sets, each with a column for every factor', () => {
  const [once, again] = [generatedSets(7), generatedSets(7)]
  expect(again).toEqual(once)
  for (const { factors, csv } of once) {
    const header = csv.slice(0, csv.indexOf('\n')).split(',')
    expect(header).toEqual(expect.arrayContaining(factors.flatMap((factor) => factor.split(':'))))
  }
})
