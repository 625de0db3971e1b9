/**
 * Is the verdict right? Prints, for each kind of company, how often the verdict on the company and on planted departments is that of
 * the true effects, and which names were given:
 *
 *   node tests/planted/seeds-table.ts [seeds of each kind, default 40] [first seed, default 1]
 */
import { pathToFileURL } from 'node:url'
import { diagnose } from '#queries/diagnosis/diagnose.ts'
import { KINDS, plantedOrganisation, type Kind, type PlantedDepartment } from './planted-organisation.ts'
import { rightVerdicts, trueMakeUp } from './true-make-up.ts'
import { variedOrganisation } from './varied-organisation.ts'

export type Tally = { right: number; of: number; wrong: string[] }
export type Seeds = { companies: Tally; named: string[] }

/** One kind: the company's verdict over so many seeds, and every name that was given to it or one of its units. */
export function seedsOf(kind: Kind, seeds: number, firstSeed: number): Seeds {
  const companies: Tally = { right: 0, of: 0, wrong: [] }
  const named: string[] = []
  for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
    const { planted } = variedOrganisation(seed, kind)
    const { diagnosis_unit } = diagnose(planted.data, planted.tables, { seed })
    const company = diagnosis_unit[0]!
    count(companies, rightVerdicts(trueMakeUp(planted), kind === 'single_period'), company, `seed ${seed}`)
    named.push(...diagnosis_unit.flatMap(({ named_factor }) => (named_factor === null ? [] : [named_factor])))
  }
  return { companies, named }
}

const SIZES = [10, 30, 100, 300]

/** Departments of 10, 30, 100 and 300 people, all of one cause, beside `others` in a company with small ordinary differences. */
export function departmentsOf(
  cause: PlantedDepartment['cause'],
  seeds: number,
  firstSeed: number,
  sizes = SIZES,
  others = 500,
): Map<number, Tally> {
  const bySize = new Map(sizes.map((people): [number, Tally] => [people, { right: 0, of: 0, wrong: [] }]))
  for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
    const plants = sizes.map((people) => ({ people, cause }))
    const planted = plantedOrganisation({ seed, kind: 'individual', people: others, goals: 2, plants, sizes: { common: -0.05, person: 0.4 } }) // prettier-ignore
    const { diagnosis_unit } = diagnose(planted.data, planted.tables, { seed })
    planted.planted.forEach((unit, p) => {
      const row = diagnosis_unit.find(({ unit_id }) => unit_id === planted.data.units[unit]!.unit_id)!
      count(bySize.get(plants[p]!.people)!, rightVerdicts(trueMakeUp(planted, unit), false), row, `seed ${seed}`)
    })
  }
  return bySize
}

function count(
  tally: Tally,
  right: Set<string>,
  row: { verdict: string | null; reason: string | null },
  where: string,
): void {
  tally.of++
  if (right.has(row.verdict!)) tally.right++
  else tally.wrong.push(`${where}: ${row.verdict} ${row.reason ?? ''}, true ${[...right].join('/')}`)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [seeds = 40, firstSeed = 1] = process.argv.slice(2).map(Number)
  const say = (name: string, { right, of, wrong }: Tally, named = '') => {
    process.stdout.write(
      `${name.padEnd(30)} ${right} of ${of} right (${((100 * right) / of).toFixed(0)} %)  ${named}\n`,
    )
    for (const line of wrong.slice(0, 8)) process.stdout.write(`    ${line}\n`)
  }
  for (const kind of KINDS) {
    const { companies, named } = seedsOf(kind, seeds, firstSeed)
    const names = [...new Set(named)].map((name) => `${name} ×${named.filter((other) => other === name).length}`)
    say(kind, companies, `named: ${names.join(', ') || 'none'}`)
  }
  for (const cause of ['system', 'individual'] as const) {
    for (const [people, tally] of departmentsOf(cause, Math.ceil(seeds / 4), firstSeed))
      say(`${cause}, department of ${people}`, tally)
  }
}
