import type { DiagnosisRow } from '#queries/diagnosis/tables.ts'

type Factor = Partial<DiagnosisRow<'diagnosis_factor'>>
type FactorOfUnit = Partial<DiagnosisRow<'diagnosis_factor_unit'>>

const measured = { tab: 'process', level: 'unit_period', source: 'record', status: 'attributed', grade: 'none' }

/** Circumstances of the sample organisation: leads go with the gap of unit a; waiting and process time move together. */
export const SAMPLE_FACTORS: Factor[] = [
  {
    ...measured,
    ...{ factor: 'customers', tab: 'resource', measure_unit: '条/人', higher_is: 'better', n_units: 10, n_cells: 150 },
    ...{ status: 'described', reason: 'few_units', vif: 1.1, effect_z: 0.15, effect_z_low: 0.12, effect_z_high: 0.18 },
    ...{ explains: 0.2, is_attenuated: false },
  },
  ...['communication', 'process'].map((factor) => ({
    ...measured,
    ...{ factor, measure_unit: '天', higher_is: 'worse', n_units: 44, n_cells: 660, grade: 'associated', vif: 70 },
    ...{ effect_z: -0.03, effect_z_low: -0.05, effect_z_high: -0.01, share: 0.04, share_low: 0.01, share_high: 0.09 },
    ...{ p: 0.002, q: 0.006, explains: 0.03, is_attenuated: false },
    inseparable_from: factor === 'process' ? 'communication' : 'process',
  })),
  {
    ...measured,
    ...{ factor: 'feedback', tab: 'feedback', level: 'unit', source: 'survey', higher_is: 'better', n_units: 44 },
    ...{ n_cells: 660, effect_z: 0.02, effect_z_low: -0.03, effect_z_high: 0.07, share: 0, share_low: -0.01 },
    ...{
      share_high: 0.03,
      p: 0.4,
      q: 0.4,
      vif: 1,
      explains: 0,
      is_attenuated: true,
      tied_with: 'communication+process',
    },
  },
  {
    ...measured,
    ...{ factor: 'difficulty', tab: 'goals', level: 'goal', higher_is: 'worse', n_units: 0, n_cells: 0 },
    ...{ status: 'not_testable', reason: 'same_measure', is_attenuated: false },
  },
]

const here = (unit_id: string, factor: string, contribution: number, changes: FactorOfUnit = {}): FactorOfUnit => ({
  ...{ unit_id, factor, n_cells: 15, grade: 'none', value: 3.4, peer_value: 3.2, value_before: 3.1, contribution },
  ...{ contribution_low: contribution - 0.05, contribution_high: contribution + 0.05, ...changes },
})

/** By unit; b is protected, and c has three people and no mark of protection. */
export const evidenceOfUnits = (gap: { small: number; protected: number }): FactorOfUnit[] => [
  here('a', 'customers', -0.29, { grade: 'associated', value: 17.1, peer_value: 30.5, value_before: 28.2 }),
  here('a', 'communication', -0.07, { grade: 'associated', inseparable_from: 'process' }),
  here('a', 'process', -0.07, { grade: 'associated', inseparable_from: 'communication' }),
  here('a', 'feedback', 0.01, { value: 3.9, peer_value: null, value_before: null }),
  here('b', 'customers', gap.protected, { grade: 'associated' }),
  here('c', 'customers', gap.small, { grade: 'associated' }),
]
