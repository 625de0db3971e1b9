import { factorEvidence, type FactorEvidenceRows } from '#queries/evidence/factor-evidence.ts'
import type { EvidenceInput } from './jobs.ts'

/** What goes with the gaps of units, in the worker. */
export const evidenceJob = ({ data, seed }: EvidenceInput): FactorEvidenceRows => factorEvidence(data, seed)
