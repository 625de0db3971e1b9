import { selectFactors, type CountTables } from '#queries/stats/mixed/count-tables.ts'
import type { RemlFit } from '#queries/stats/mixed/reml.ts'
import { correlatedComponents } from './correlated-components.ts'
import { mergedFactor, sideOf, type Factor } from './factors.ts'
import { inseparableFromPeople, mergeFiner, type Identification } from './identification.ts'
import { settledFit, type FitOptions } from './settled-fit.ts'

/**
 * Fits what can be told apart. Where the fit itself shows that department and manager are one (their components go against
 * each other), they are merged and fitted again; other such pairs are only marked, in `found`.
 */
export function fitModel(tables: CountTables, found: Identification, options: FitOptions): RemlFit {
  const fit = settledFit(selectFactors(tables, found.factors), options)
  if (fit.status !== 'converged') return fit
  for (const { a, b, correlation } of correlatedComponents(fit)) {
    const pair = [a as Factor, b as Factor] as const // names of factors went in
    found.limits.push({ code: 'correlated_components', factor: mergedFactor(pair), value: correlation })
    if (pair.includes('department') && pair.includes('manager')) {
      mergeFiner(tables, found, 'department', 'manager')
      return fitModel(tables, found, options)
    }
    const [first, second] = pair
    if (sideOf(first) === 'system' && sideOf(second) === 'system') found.inseparable.push([first, second])
    else if (sideOf(first) === 'system' && second === 'person') inseparableFromPeople(found, first)
  }
  return fit
}
