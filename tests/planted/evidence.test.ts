import { expect, test } from 'vitest'
import { INNOCENT } from '#pipeline/demo/effects.ts'
import { organisation, type Organisation } from '#pipeline/demo/organisation.ts'
import { DEFAULT_PLANTS, type Plant } from '#pipeline/demo/plant.ts'
import { SALES_TEAM } from '#pipeline/demo/structure.ts'
import { factorEvidence, type FactorEvidenceRows } from '#queries/evidence/factor-evidence.ts'
import { evidenceOf } from './evidence-organisation.ts'

const PEOPLE = 500
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8]
const found = (company: Organisation) => factorEvidence(evidenceOf(company), company.seed)
const factorIn = ({ diagnosis_factor }: FactorEvidenceRows, name: string) =>
  diagnosis_factor.find(({ factor }) => factor === name)!
const unitIn = ({ diagnosis_factor_unit }: FactorEvidenceRows, unit: string, name: string) =>
  diagnosis_factor_unit.find(({ unit_id, factor }) => unit_id === unit && factor === name)!

/** What a circumstance truly adds to a unit's mean gap against its peers: elasticity × share of goals × mean difference of ln(value). */
function trueContribution(
  { factors }: Organisation,
  name: string,
  unit: string,
  peers: (id: string) => boolean,
  weight: number,
) {
  const of = factors.filter(({ factor }) => factor === name)
  const mean = (some: typeof of) => some.reduce((sum, { value }) => sum + Math.log(value), 0) / some.length
  const own = of.filter(({ unit_id }) => unit_id.startsWith(unit))
  return weight * (mean(own) - mean(of.filter(({ unit_id }) => !unit_id.startsWith(unit) && peers(unit_id))))
}
const isSales = (id: string) => id.startsWith('01')

test('the planted shortage of leads is what the sales team’s gap goes with, and its interval covers the truth', () => {
  let covered = 0
  for (const seed of SEEDS) {
    const company = organisation({ seed, people: PEOPLE })
    const rows = found(company)
    const leads = unitIn(rows, SALES_TEAM, 'customers')
    expect(leads.grade).toBe('associated')
    expect(leads.contribution!).toBeLessThan(-0.15)
    expect(leads.inseparable_from).toBeNull()
    expect(leads.value! / leads.peer_value!).toBeLessThan(0.65)
    // Two of the four goals of a sales team live on leads, with an elasticity of 3.
    const truth = trueContribution(company, 'customers', SALES_TEAM, isSales, 3 * 0.5)
    covered += leads.contribution_low! < truth && truth < leads.contribution_high! ? 1 : 0
    // Ten sales teams are too few to share out variance, and that is said.
    expect(factorIn(rows, 'customers')).toMatchObject({
      status: 'described',
      reason: 'few_units',
      share: null,
      p: null,
    })
    // Nothing else is said to go with it: no other circumstance of the team changed.
    for (const name of ['market', 'ability', 'workload', 'communication'])
      expect([seed, name, unitIn(rows, SALES_TEAM, name).grade]).toEqual([seed, name, 'none'])
  }
  // 95 % intervals: 6 of 8 or more in 99 of 100 cases.
  expect(covered).toBeGreaterThanOrEqual(6)
})

test('without the plant the same team has no circumstance that its gap goes with', () => {
  for (const seed of SEEDS.slice(0, 3)) {
    const rows = found(organisation({ seed, people: PEOPLE, plants: [] }))
    for (const name of ['customers', 'market', 'ability', 'workload', 'communication', 'process'])
      expect([seed, name, unitIn(rows, SALES_TEAM, name).grade]).toEqual([seed, name, 'none'])
  }
})

test('waiting and process time, which move together everywhere, are found as a pair that cannot be told apart', () => {
  let covered = 0
  for (const seed of SEEDS.slice(0, 5)) {
    const company = organisation({ seed, people: 1200 })
    const rows = found(company)
    for (const [one, other] of [
      ['communication', 'process'],
      ['process', 'communication'],
    ] as const) {
      expect(factorIn(rows, one).inseparable_from).toBe(other)
      expect(factorIn(rows, one).vif).toBeGreaterThan(10)
      expect(unitIn(rows, '0402', one)).toMatchObject({ grade: 'associated', inseparable_from: other })
    }
    // They have one contribution together, not half each and not twice.
    const [waiting, process] = [unitIn(rows, '0402', 'communication'), unitIn(rows, '0402', 'process')]
    expect(waiting.contribution).toBe(process.contribution)
    const isDelivery = (id: string) => id.startsWith('04') && !id.startsWith('0403')
    const truth = trueContribution(company, 'communication', '0402', isDelivery, -1.6 * 0.5)
    covered += waiting.contribution_low! < truth && truth < waiting.contribution_high! ? 1 : 0
  }
  expect(covered).toBeGreaterThanOrEqual(4)
})

test('a process time that wobbles on its own is told apart from waiting', () => {
  const plants = DEFAULT_PLANTS.filter(({ kind }) => kind !== 'waiting-with-process')
  const rows = found(organisation({ seed: 3, people: PEOPLE, plants }))
  expect(factorIn(rows, 'process').inseparable_from).toBeNull()
  expect(factorIn(rows, 'process').vif).toBeLessThan(2)
  expect(rows.diagnosis_factor_unit.filter((row) => row.inseparable_from !== null)).toEqual([])
})

test('leads and a market that follows them are inseparable: it cannot be told which of the two', () => {
  const shortage: Plant = {
    kind: 'leads-shortage',
    unit_id: SALES_TEAM,
    from: '2026-02',
    lost: 0.45,
    elasticity: 3,
    market_follows: true,
  }
  const rows = found(organisation({ seed: 5, people: PEOPLE, plants: [shortage] }))
  expect(factorIn(rows, 'customers').inseparable_from).toBe('market')
  expect(factorIn(rows, 'market').inseparable_from).toBe('customers')
  expect(unitIn(rows, SALES_TEAM, 'customers')).toMatchObject({ grade: 'associated', inseparable_from: 'market' })
  expect(unitIn(rows, SALES_TEAM, 'market')).toMatchObject({ grade: 'associated', inseparable_from: 'customers' })
})

test('where nothing but chance differs, at most one claim in twenty is made over 40 companies', () => {
  let claims = 0
  let circumstances = 0
  let companiesWithUnitClaims = 0
  for (let seed = 1; seed <= 40; seed++) {
    const rows = found(organisation({ seed, people: 300, months: 13, plants: [], effects: INNOCENT }))
    circumstances += rows.diagnosis_factor.length
    claims += rows.diagnosis_factor.filter(({ grade }) => grade === 'associated').length
    const wrong = rows.diagnosis_factor_unit.filter(({ grade }) => grade === 'associated').length
    companiesWithUnitClaims += wrong > 0 ? 1 : 0
  }
  expect(claims / circumstances).toBeLessThanOrEqual(0.05)
  // False discovery at 5 % allows one company in twenty with any claim on a unit; 5 of 40 would be beyond chance (p = 0.05).
  expect(companiesWithUnitClaims).toBeLessThan(5)
})
