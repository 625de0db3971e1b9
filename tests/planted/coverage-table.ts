/**
 * How often do the 95 % intervals hold the truth? Prints a table over many small companies:
 *
 *   node tests/planted/coverage-table.ts [companies, default 400] [first seed, default 1]
 */
import { pathToFileURL } from 'node:url'
import { diagnose } from '#queries/diagnosis/diagnose.ts'
import { trueMakeUp } from './true-make-up.ts'
import { trueShares } from './true-shares.ts'
import { variedOrganisation } from './varied-organisation.ts'

export type Coverage = Map<string, { within: number; of: number; below: number; width: number; bias: number }>

export function coverage(companies: number, firstSeed: number, onCompany: (i: number) => void = () => {}): Coverage {
  const found: Coverage = new Map()
  for (let i = 0; i < companies; i++) {
    const { planted } = variedOrganisation(firstSeed + i)
    const diagnosis = diagnose(planted.data, planted.tables, { seed: firstSeed + i })
    const add = (
      name: string,
      truth: number | null,
      estimate: number | null,
      low: number | null,
      high: number | null,
    ) => {
      if (truth === null || low === null || high === null || estimate === null) return
      const at = found.get(name) ?? { within: 0, of: 0, below: 0, width: 0, bias: 0 }
      at.of++
      if (truth >= low - SLACK && truth <= high + SLACK) at.within++
      else if (truth < low) at.below++
      at.width += high - low
      at.bias += estimate - truth
      found.set(name, at)
    }
    planted.data.units.forEach(({ unit_id }, unit) => {
      const row = diagnosis.diagnosis_unit.find((one) => one.unit_id === unit_id)
      if (!row || (row.n_people ?? 0) < 10) return
      const truth = trueMakeUp(planted, unit)
      const level = unit === 0 ? 'company' : 'unit'
      add(`${level} common`, truth.common, row.common, row.common_low, row.common_high)
      add(`${level} conditions`, truth.conditions, row.conditions, row.conditions_low, row.conditions_high)
      add(`${level} individual`, truth.individual, row.individual, row.individual_low, row.individual_high)
      add(`${level} fluctuation`, truth.fluctuation, row.fluctuation, row.fluctuation_low, row.fluctuation_high)
      if (row.reason !== 'high_noise') add(`${level} Q`, truth.q, row.q, row.q_low, row.q_high)
    })
    const shares = trueShares(planted)
    for (const { side, realised, realised_low, realised_high } of diagnosis.diagnosis_side) {
      add(`realised ${side}`, shares[side as keyof typeof shares], realised, realised_low, realised_high)
    }
    onCompany(i)
  }
  return found
}
/** What rounding leaves of a part that is 0. */
const SLACK = 1e-6

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [companies = 400, firstSeed = 1] = process.argv.slice(2).map(Number)
  const start = performance.now()
  const found = coverage(companies, firstSeed, (i) => {
    if ((i + 1) % 50 === 0) process.stderr.write(`${i + 1} of ${companies}\n`)
  })
  process.stdout.write(`${companies} companies, ${((performance.now() - start) / 1000).toFixed(0)} s\n`)
  process.stdout.write('interval of              of      within  truth below  mean width  mean error\n')
  for (const [name, { within, of, below, width, bias }] of found) {
    process.stdout.write(
      `${name.padEnd(22)} ${String(of).padStart(5)}  ${percent(within / of)}       ${percent(below / of)}  ` +
        `${(width / of).toFixed(3).padStart(10)}  ${(bias / of).toFixed(3).padStart(10)}\n`,
    )
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1).padStart(6)} %`
}
