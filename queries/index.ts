import type { Analysis } from './define.ts'

/** The registry: one lazy line per folder of analyses/, in the order in which readers meet them. */
export const analyses: Record<string, () => Promise<Analysis>> = {
  'gap-heatmap': async () => (await import('./analyses/gap-heatmap/analysis.ts')).default,
  'unit-gap': async () => (await import('./analyses/unit-gap/analysis.ts')).default,
  trend: async () => (await import('./analyses/trend/analysis.ts')).default,
  'mix-shift': async () => (await import('./analyses/mix-shift/analysis.ts')).default,
  'system-or-individual': async () => (await import('./analyses/system-or-individual/analysis.ts')).default,
  'gap-decomposition': async () => (await import('./analyses/gap-decomposition/analysis.ts')).default,
  'factor-evidence': async () => (await import('./analyses/factor-evidence/analysis.ts')).default,
  'shortfall-concentration': async () => (await import('./analyses/shortfall-concentration/analysis.ts')).default,
  decisions: async () => (await import('./analyses/decisions/analysis.ts')).default,
  'trap-summary': async () => (await import('./analyses/trap-summary/analysis.ts')).default,
  traps: async () => (await import('./analyses/traps/analysis.ts')).default,
  'trap-finding': async () => (await import('./analyses/trap-finding/analysis.ts')).default,
  'goal-check': async () => (await import('./analyses/goal-check/analysis.ts')).default,
  'plan-outcomes': async () => (await import('./analyses/plan-outcomes/analysis.ts')).default,
  'goal-wording': async () => (await import('./analyses/goal-wording/analysis.ts')).default,
  calibration: async () => (await import('./analyses/calibration/analysis.ts')).default,
  participation: async () => (await import('./analyses/participation/analysis.ts')).default,
  loop: async () => (await import('./analyses/loop/analysis.ts')).default,
  'data-sufficiency': async () => (await import('./analyses/data-sufficiency/analysis.ts')).default,
  'import-quality': async () => (await import('./analyses/import-quality/analysis.ts')).default,
}
