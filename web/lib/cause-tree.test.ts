import { expect, test } from 'vitest'
import type { FactorEvidence, FactorEvidenceResult } from '#queries/analyses/factor-evidence/result.ts'
import type { GapDecompositionResult } from '#queries/analyses/gap-decomposition/result.ts'
import { causeTree, ladderStep, type CauseNode } from './cause-tree.ts'

const z = (estimate: number) => ({ estimate, low: estimate - 0.1, high: estimate + 0.1 })
const shortfall = { total: z(1), common: z(0.2), conditions: z(0.5), individual: z(0.1), fluctuation: z(0.2) }
const decomposition: GapDecompositionResult = {
  ...{ kind: 'found', unit: null, n_people: 28, n_rows: 900, gap_z: -1, company_gap_z: -0.3, is_manager_folded: false },
  parts: [
    { factor: 'common', side: 'common', contribution: -0.3, low: null, high: null },
    { factor: 'department+manager', side: 'system', contribution: -0.5, low: -0.7, high: -0.3 },
    { factor: 'department_period', side: 'system', contribution: 0.02, low: -0.1, high: 0.1 },
    { factor: 'goal', side: 'system', contribution: -0.1, low: -0.2, high: 0 },
    { factor: 'person', side: 'individual', contribution: 0, low: -0.1, high: 0.1 },
    { factor: 'residual', side: 'noise', contribution: -0.1, low: null, high: null },
  ],
}
const factor = (code: string, changes: Partial<FactorEvidence> = {}): FactorEvidence => ({
  ...{ factor: code, tab: 'resource', level: 'unit_period', measure_unit: null, higher_is: 'better', source: 'record' },
  ...{ n_units: 11, n_cells: 200, status: 'attributed', reason: null, grade: 'associated', effect_z: z(0.3) },
  ...{ share: null, p: 0.01, q: 0.02, vif: 1, inseparable_from: [], tied_with: [], explains: null },
  ...{ is_attenuated: false, here: null, ...changes },
})
const evidence = (...factors: FactorEvidence[]): FactorEvidenceResult => ({
  ...{ kind: 'found', unit: null, n_people: 28, factors },
})

const find = (nodes: CauseNode[], id: string): CauseNode | undefined =>
  nodes.flatMap((node) => (node.id === id ? [node] : [find(node.children, id)].filter((one) => one !== undefined)))[0]

test('a circumstance of units hangs once below the level of units that pulls lowest, one of goals below goals', () => {
  const tree = causeTree(
    { shortfall },
    decomposition,
    evidence(factor('customers'), factor('difficulty', { level: 'goal', tab: 'goals' })),
    3,
  )
  expect(tree.map(({ id }) => id)).toEqual(['common', 'conditions', 'individual', 'fluctuation'])
  expect(find(tree, 'conditions-department+manager')?.children.map(({ id }) => id)).toEqual(['factor-customers'])
  expect(find(tree, 'conditions-department_period')?.children).toEqual([])
  expect(find(tree, 'conditions-goal')?.children.map(({ id }) => id)).toEqual(['factor-difficulty'])
})

test('what nobody measured is assumed, and a circumstance without evidence is not in the tree', () => {
  const tree = causeTree(
    { shortfall },
    decomposition,
    evidence(factor('customers'), factor('ability', { grade: 'none' })),
    3,
  )
  const open = find(tree, 'conditions')!.children.filter(({ kind }) => kind === 'open')
  // Resource is measured; the other six kinds are not.
  expect(open.map(({ id }) => id)).toHaveLength(6)
  expect(open.every(({ known }) => known === 'assumed')).toBe(true)
  expect(find(tree, 'factor-ability')).toBeUndefined()
  expect(find(tree, 'individual')!.children.filter(({ kind }) => kind === 'open')).toHaveLength(3)
})

test('what people said is reported, not seen', () => {
  const tree = causeTree({ shortfall }, decomposition, evidence(factor('clarity', { grade: 'reported' })), 3)
  expect(find(tree, 'factor-clarity')?.known).toBe('reported')
})

test('the claim goes no further than the evidence in the unit itself', () => {
  const here = { n_cells: 20, inseparable_from: [], value: 1, peer_value: 2, value_before: 2, contribution: null }
  expect(ladderStep(evidence())).toBe('described')
  expect(ladderStep(evidence(factor('customers')))).toBe('associated')
  expect(ladderStep(evidence(factor('customers', { here: { ...here, grade: 'none' } })))).toBe('described')
  expect(ladderStep(evidence(factor('customers'), factor('tools', { grade: 'tried' })))).toBe('tried')
})

test('without a make-up there is no tree', () => {
  expect(causeTree({ shortfall: null }, null, null, 3)).toEqual([])
})
