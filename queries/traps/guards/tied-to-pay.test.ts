import { expect, test } from 'vitest'
import { makeInputsAfterGates } from '#pipeline/traps/make-inputs.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import { workspaceOf } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation } from '#tests/traps/organisation.ts'
import { payFirst, payRow, payTies } from './tied-to-pay.ts'

const row = (unit_id: string, n_coefficients: number, n_incentives = 0) => ({ unit_id, n_coefficients, n_incentives })

test('findings where pay is tied come first, with the reason, and nothing else moves', () => {
  const findings = ['heaping', 'halo', 'bunching', 'bunching', 'hockey-stick'].map((slug, i) => ({
    ...{ slug, unit_id: ['A', 'A', 'B', 'A', 'root'][i]!, status: i === 0 ? ('caution' as const) : ('trap' as const) },
  }))
  const shown = payFirst(findings, payTies([row('A', 12), row('C', 0, 3)]))
  expect(shown.map(({ slug, unit_id, pay }) => `${slug} ${unit_id} ${pay}`)).toEqual([
    'heaping A coefficient',
    'bunching A coefficient',
    'hockey-stick root coefficient',
    'halo A null',
    'bunching B null',
  ])
})

test('incentives that are recorded for the company tie every unit; without either nothing moves', () => {
  const tieOf = payTies([row('root', 0, 4), row('A', 2)])
  expect([tieOf('A'), tieOf('B')]).toEqual(['coefficient', 'incentive'])
  expect(payTies([])('A')).toBeNull()
  const one = { slug: 'bunching', unit_id: 'A', status: 'trap' as const }
  expect(payFirst([one], payTies([]))).toEqual([{ ...one, pay: null }])
  expect(payFirst([{ ...one, status: 'pass' }], tieOf)[0]!.pay).toBeNull()
})

test('the units are those whose ratings carry a coefficient', async () => {
  const organisation = cleanOrganisation({ seed: 3, people: 40, departments: 2, months: 6 })
  for (const review of organisation.reviews)
    Object.assign(review, { coefficient: review.unit_id === 'D02' && review.stage === 'final' ? 1.2 : null })
  const workspace = await workspaceOf(organisation)
  try {
    await makeInputsAfterGates(workspace)
    const rows = await workspace.rows(await readSql('traps/guards/tied_to_pay.sql'), {}, 'tied_to_pay')
    const read = rows.map((one) => payRow.parse(one))
    expect(read.map(({ unit_id }) => unit_id)).toEqual(['D02'])
    expect(payTies(read)('D02')).toBe('coefficient')
  } finally {
    workspace.close()
  }
})
