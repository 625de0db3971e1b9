import { CausewayError } from '#pipeline/errors.ts'
import type { Log } from '#pipeline/effects.ts'
import type { HeatmapResult } from '#queries/analyses/gap-heatmap/result.ts'
import type { GoalCheckResult } from '#queries/analyses/goal-check/result.ts'
import type { GoalWordingResult } from '#queries/analyses/goal-wording/result.ts'
import type { LoopResult } from '#queries/analyses/loop/result.ts'
import type { ParticipationResult } from '#queries/analyses/participation/result.ts'
import type { PlanOutcomesResult } from '#queries/analyses/plan-outcomes/result.ts'
import type { ImportQualityResult } from '#queries/analyses/import-quality/result.ts'
import type { DecisionsResult } from '#queries/analyses/decisions/result.ts'
import type { FactorEvidenceResult } from '#queries/analyses/factor-evidence/result.ts'
import type { SystemOrIndividualResult } from '#queries/analyses/system-or-individual/result.ts'
import type { TrapSummaryResult } from '#queries/analyses/trap-summary/result.ts'
import type { TrendResult } from '#queries/analyses/trend/result.ts'
import type { UnitGapResult } from '#queries/analyses/unit-gap/result.ts'
import type { Answer } from '#queries/define.ts'
import { ROOT_UNIT, type Role } from '#queries/domain.ts'
import type { UnitName } from '#queries/result.ts'

/** One answer of an analysis, or the code under which it failed; a failed part never takes the others with it. */
export type Part<R> = { ok: true; result: R } | { ok: false; code: string }

/** Everything a monthly report is made from: protected results, and nothing else. */
export type Parts = {
  byPeriod: Part<HeatmapResult>
  byKpi: Part<HeatmapResult>
  company: Part<UnitGapResult>
  quality: Part<ImportQualityResult>
  /** One trend per unit of the heatmap, organisation-chart order, the company first. */
  trends: UnitTrend[]
  verdicts: Part<SystemOrIndividualResult>
  /** The company first, then the units that are clearly low, organisation-chart order. */
  evidence: UnitEvidence[]
  /** The three decisions that the data ask for, by rule. */
  decisions: Part<DecisionsResult>
  /** What the data-trap checks found, in counts, and the verdicts that wait. */
  traps: Part<TrapSummaryResult>
  goals: Part<GoalCheckResult>
  /** Examples of goal texts, for human resources; null for every other reader. */
  wording: Part<GoalWordingResult> | null
  loop: Part<LoopResult>
  participation: Part<ParticipationResult>
  outcomes: Part<PlanOutcomesResult>
}

export type UnitEvidence = { unit: UnitName; evidence: Part<FactorEvidenceResult> }
export type UnitTrend = { unit: UnitName; trend: Part<TrendResult> }

export type Ask = (slug: string, params: Record<string, unknown>) => Promise<Answer>

/** Asks the same analyses as the screen, with the parameters a reader of the screen would choose for this period. */
export async function gatherParts(ask: Ask, periodId: string, log: Log, role: Role): Promise<Parts> {
  const part = async <R>(name: string, find: () => Promise<R>): Promise<Part<R>> => {
    try {
      return { ok: true, result: await find() }
    } catch (error) {
      const code = `${name}-${error instanceof CausewayError ? error.code : 'internal'}`
      log.error({ code, error: String(error) }, 'a part of the monthly report failed')
      return { ok: false, code }
    }
  }
  // The analysis checked its result against its schema before it was handed out, so the shape is the one of its slug.
  const resultOf = async <R>(slug: string, params: Record<string, unknown>) => (await ask(slug, params)).result as R

  const byPeriod = await part('gap-heatmap', () =>
    resultOf<HeatmapResult>('gap-heatmap', { by: 'period', cycle: periodId }),
  )
  const trends: UnitTrend[] = []
  for (const unit of byPeriod.ok ? byPeriod.result.rows : []) {
    trends.push({ unit, trend: await part('trend', () => resultOf<TrendResult>('trend', { unit: unit.unit_id })) })
  }
  const verdicts = await part('system-or-individual', () =>
    resultOf<SystemOrIndividualResult>('system-or-individual', {}),
  )
  const evidence: UnitEvidence[] = []
  for (const unit of verdicts.ok ? explained(verdicts.result) : []) {
    evidence.push({
      unit,
      evidence: await part('factor-evidence', () =>
        resultOf<FactorEvidenceResult>('factor-evidence', { unit: unit.unit_id }),
      ),
    })
  }
  return {
    byPeriod,
    byKpi: await part('gap-heatmap', () => resultOf<HeatmapResult>('gap-heatmap', { by: 'kpi', cycle: periodId })),
    company: await part('unit-gap', () => resultOf<UnitGapResult>('unit-gap', { unit: ROOT_UNIT, cycle: periodId })),
    quality: await part('import-quality', () => resultOf<ImportQualityResult>('import-quality', {})),
    trends,
    verdicts,
    evidence,
    decisions: await part('decisions', () => resultOf<DecisionsResult>('decisions', {})),
    goals: await part('goal-check', () => resultOf<GoalCheckResult>('goal-check', { cycle: periodId })),
    wording: role === 'hr' ? await part('goal-wording', () => resultOf<GoalWordingResult>('goal-wording', {})) : null,
    loop: await part('loop', () => resultOf<LoopResult>('loop', {})),
    participation: await part('participation', () => resultOf<ParticipationResult>('participation', {})),
    outcomes: await part('plan-outcomes', () => resultOf<PlanOutcomesResult>('plan-outcomes', {})),
    traps: await part('trap-summary', () => resultOf<TrapSummaryResult>('trap-summary', {})),
  }
}

/** The units whose causes are printed: the company, and what is clearly low. */
const explained = ({ company, units }: SystemOrIndividualResult): UnitName[] =>
  company ? [company, ...units.filter(({ is_low }) => is_low)] : []
