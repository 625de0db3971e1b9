import { expect, test } from 'vitest'
import {
  dyestuff2Tables,
  dyestuffTables,
  pastesTables,
  penicillinTables,
  sleepstudyTables,
} from '#queries/stats/mixed/fixtures/textbook-tables.ts'
import { reml } from '#queries/stats/mixed/reml.ts'
import { TEXTBOOK_FITS } from './accuracy.ts'

const TABLES: Record<string, ReturnType<typeof dyestuffTables>> = {
  Dyestuff: dyestuffTables(),
  Dyestuff2: dyestuff2Tables(),
  Penicillin: penicillinTables(),
  Pastes: pastesTables(),
  sleepstudy: sleepstudyTables(),
}

test.each(TEXTBOOK_FITS)('the methods page prints what this version gives for $set', ({ set, rows, quantities }) => {
  const tables = TABLES[set]!
  const fit = reml(tables)
  const again = [...fit.variances, fit.residualVariance, fit.minus2LogReml]
  expect(tables.rows).toBe(rows)
  expect(again).toHaveLength(quantities.length)
  quantities.forEach(({ name, ours }, i) => {
    // Printed to 7 significant digits, the likelihood to 6 decimals: half a unit of the last place.
    const tolerance = name.startsWith('−2') ? 5e-7 : Math.max(1e-9, Math.abs(ours) * 5e-7)
    expect(Math.abs(again[i]! - ours), name).toBeLessThanOrEqual(tolerance)
  })
})

test('ours agrees with the reference to six significant digits', () => {
  for (const { set, quantities } of TEXTBOOK_FITS)
    for (const { name, reference, ours } of quantities)
      expect(Math.abs(ours - reference), `${set} ${name}`).toBeLessThanOrEqual(Math.abs(reference) * 1e-6)
})
