import type { FactorEvidence, FactorEvidenceResult } from '#queries/analyses/factor-evidence/result.ts'
import type { GapDecompositionResult } from '#queries/analyses/gap-decomposition/result.ts'
import type { Estimate, UnitVerdict } from '#queries/analyses/system-or-individual/result.ts'
import { membersOf } from '#queries/diagnosis/factors.ts'
import { PARTS, type Part } from '#queries/words/diagnosis.ts'
import { TABS, type Tab } from './tabs.ts'

/** How a node is known: computed from data, said by people, or only thinkable. */
export type Known = 'seen' | 'reported' | 'assumed'

/** One node; the page turns code and figures into words. `share` is of the shortfall, `z` a contribution to the mean gap. */
export type CauseNode = { id: string; known: Known; children: CauseNode[] } & (
  | { kind: 'part'; code: Part; share: Estimate }
  | { kind: 'component'; code: string; z: number; low: number | null; high: number | null }
  | { kind: 'factor'; code: string; evidence: FactorEvidence }
  | { kind: 'open'; code: Tab | 'common' | 'rest' | `spread-${number}` }
)

/**
 * What is known about a unit's shortfall as a tree: its parts, the components of its mean gap below them, and the measured
 * circumstances below the component they live on. Where nothing is measured, what may matter stands there as assumed.
 *
 * @param spreads  how many commonly assumed sources of differences inside a group the page can name
 */
export function causeTree(
  { shortfall }: Pick<UnitVerdict, 'shortfall'>,
  decomposition: GapDecompositionResult | null,
  evidence: FactorEvidenceResult | null,
  spreads: number,
): CauseNode[] {
  if (!shortfall) return []
  const components = decomposition?.parts ?? []
  const factors = evidence?.factors.filter((factor) => gradeOf(factor) !== 'none') ?? []
  return PARTS.map((code): CauseNode => {
    const below = components.filter(({ side }) => SIDE[code] === side)
    const children = below.map((one): CauseNode => {
      const measured = factors.filter((factor) => homeOf(factor, components) === one.factor).map(factorNode)
      const figures = { z: one.contribution, low: one.low, high: one.high }
      return {
        kind: 'component',
        id: `${code}-${one.factor}`,
        code: one.factor,
        known: 'seen',
        ...figures,
        children: measured,
      }
    })
    return {
      ...{ kind: 'part', id: code, code, known: 'seen', share: shortfall[code] },
      children: [...(code === 'common' || code === 'fluctuation' ? [] : children), ...assumed(code, evidence, spreads)],
    }
  })
}

/** What nobody has measured. */
function assumed(part: Part, evidence: FactorEvidenceResult | null, spreads: number): CauseNode[] {
  const open = (code: Extract<CauseNode, { kind: 'open' }>['code']): CauseNode => ({
    ...{ kind: 'open', id: `${part}-open-${code}`, code, known: 'assumed', children: [] },
  })
  if (part === 'common') return [open('common')]
  if (part === 'fluctuation') return [open('rest')]
  if (part === 'individual') return Array.from({ length: spreads }, (_, i) => open(`spread-${i}`))
  const measured = new Set(evidence?.factors.map(({ tab }) => tab))
  return TABS.filter((tab) => !measured.has(tab)).map(open)
}

const SIDE = { common: 'common', conditions: 'system', individual: 'individual', fluctuation: 'noise' } as const

const factorNode = (evidence: FactorEvidence): CauseNode => ({
  ...{ kind: 'factor', id: `factor-${evidence.factor}`, code: evidence.factor, evidence, children: [] },
  known: gradeOf(evidence) === 'reported' ? 'reported' : 'seen',
})

/** In a unit its own grade counts, for the company that of the whole. */
export const gradeOf = ({ grade, here }: FactorEvidence): FactorEvidence['grade'] => here?.grade ?? grade

/**
 * The component below which a circumstance stands: difficulty below goals, the rest below units, and of the levels of units the one that
 * pulls lowest, so that each circumstance stands once.
 */
function homeOf({ level }: FactorEvidence, components: GapDecompositionResult['parts']): string | undefined {
  const levels = level === 'goal' ? ['goal'] : level === 'unit' ? ['department'] : ['department', 'department_period']
  return components
    .filter(({ factor }) => membersOf(factor).some((member) => levels.includes(member)))
    .toSorted((a, b) => a.contribution - b.contribution)[0]?.factor
}

export const STEPS = ['described', 'associated', 'tried'] as const
export type Step = (typeof STEPS)[number]

/** The claim ladder: what the evidence in this unit, or in the company, allows to be said. A make-up alone is a description. */
export function ladderStep(evidence: FactorEvidenceResult): Step {
  const grades = new Set(evidence.factors.map(gradeOf))
  return grades.has('tried') ? 'tried' : grades.has('associated') ? 'associated' : 'described'
}
