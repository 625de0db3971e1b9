import type { CountTables } from './count-tables.ts'

/** X'X over intercept (column 0) and covariates, (c + 1)², row major. */
export function fixedCross({ rows, covariates }: CountTables): Float64Array {
  const c = covariates?.names.length ?? 0
  const cross = new Float64Array((c + 1) ** 2)
  cross[0] = rows
  for (let i = 0; i < c; i++) {
    cross[i + 1] = cross[(i + 1) * (c + 1)] = covariates!.sum[i]!
    for (let j = 0; j < c; j++) cross[(i + 1) * (c + 1) + j + 1] = covariates!.cross[i * c + j]!
  }
  return cross
}

/** X'y over intercept and covariates. */
export const fixedResponse = ({ sum, covariates }: CountTables): Float64Array =>
  Float64Array.of(sum, ...(covariates?.withResponse ?? []))

/** The sum of fixed column j over the rows of one level. */
export function fixedOfLevel(tables: CountTables, factor: number, level: number, j: number): number {
  if (j === 0) return tables.factors[factor]!.n[level]!
  const c = tables.covariates!.names.length
  return tables.covariates!.byLevel[factor]![level * c + j - 1]!
}

/**
 * The fixed columns that no earlier ones determine: a column stays when the pivot of X'X that remains for it is more than a
 * rounding error of its square. A column left out has coefficient 0.
 */
export function independentColumns(tables: CountTables): number[] {
  const cross = fixedCross(tables)
  const width = Math.sqrt(cross.length)
  const kept: number[] = []
  const remaining = cross.slice()
  for (let j = 0; j < width; j++) {
    const pivot = remaining[j * width + j]!
    if (!(pivot > SMALLEST_PIVOT * cross[j * width + j]!)) continue
    kept.push(j)
    for (let i = j + 1; i < width; i++) {
      const factor = remaining[i * width + j]! / pivot
      for (let k = j + 1; k < width; k++) remaining[i * width + k]! -= factor * remaining[j * width + k]!
    }
  }
  return kept
}

/** Part of a column's sum of squares; below that, rounding cannot tell it from a combination of the others. */
const SMALLEST_PIVOT = 1e-10
