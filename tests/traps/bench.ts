/**
 * Are planted traps found, and is anything else? Prints recall and precision of each check, and the flags of clean companies:
 *
 *   node tests/traps/bench.ts [--seeds 20] [--first 1] [--only bunching,heaping] [--alone] [--people 2000]
 *
 * Without --alone every seed has one company with all traps of departments, each in another one and of another size (0.9 to 1.5 of the
 * catalogue's), one with those of KPIs, and one for each trap of a whole company; with it each trap has a company of its own and only
 * its check runs.
 */
import { parseArgs } from 'node:util'
import type { CheckOutcome } from '#pipeline/traps/check-traps.ts'
import { below, seeded, shuffle } from '#queries/stats/random.ts'
import type { Status } from '#queries/traps/define.ts'
import { traps } from '#queries/traps/index.ts'
import { checkOrganisation, found } from './check-organisation.ts'
import { cleanOrganisation, type Organisation } from './organisation.ts'
import { plants } from './plants/index.ts'
import { expectedAt, type Where } from './plants/where.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    first: { type: 'string', default: '1' },
    only: { type: 'string' },
    people: { type: 'string', default: '2000' },
    alone: { type: 'boolean', default: false },
  },
})
const slugs = Object.keys(traps).filter((slug) => !values.only || values.only.split(',').includes(slug))
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => Number(values.first) + i)
const people = Number(values.people)
const thresholds = Object.fromEntries(slugs.map((slug) => [slug, plants[slug]?.thresholds ?? {}]))

type Tally = {
  planted: number
  found: number
  flagged: number
  right: number
  clean: number
  cleanCautions: number
  notes: string[]
}
const tallies = new Map(
  slugs.map((slug): [string, Tally] => [
    slug,
    { planted: 0, found: 0, flagged: 0, right: 0, clean: 0, cleanCautions: 0, notes: [] },
  ]),
)

for (const seed of seeds) {
  const clean = await checkOrganisation(company(seed), { only: slugs, thresholds })
  for (const { spec, tested } of clean) {
    const tally = tallies.get(spec.slug)!
    tally.clean += flagsOf(tested).length
    tally.cleanCautions += found(tested, ['caution']).length
    if (flagsOf(tested).length > 0) tally.notes.push(`seed ${seed} clean: ${flagsOf(tested).join(' ')}`)
  }
  const at = places(company(seed), seed)
  // What leaves no other unit as it was has a company of its own; so has what needs more months.
  const isAlone = (slug: string) => {
    const { at: level, months, addsResults } = plants[slug]!
    return values.alone || level === 'company' || months !== undefined || addsResults === true
  }
  for (const slug of slugs.filter(isAlone)) {
    const organisation = company(seed, plants[slug]!.months)
    plants[slug]!.plant(organisation, at.get(slug)!)
    count(slug, at.get(slug)!, await checkOrganisation(organisation, { only: [slug], thresholds }), seed)
  }
  // What is planted in a KPI writes over every department, so KPIs share one company and departments another.
  for (const together of ['kpi', 'department'].map((level) =>
    slugs.filter((slug) => !isAlone(slug) && plants[slug]!.at === level),
  )) {
    if (together.length === 0) continue
    const organisation = company(seed)
    for (const slug of together) plants[slug]!.plant(organisation, at.get(slug)!)
    const outcomes = await checkOrganisation(organisation, { only: together, thresholds })
    for (const slug of together) count(slug, at.get(slug)!, outcomes, seed)
  }
  process.stderr.write(`seed ${seed} done\n`)
}

print()

function company(seed: number, months = 24): Organisation {
  return cleanOrganisation({ seed, people, months, departments: Math.max(8, Math.round(people / 50)) })
}

/** A department and a KPI of its own for each trap, and a size. */
function places({ units, kpis }: Organisation, seed: number): Map<string, Where> {
  const random = seeded(seed, 'places')
  const departments = units.filter(({ kind }) => kind === 'department').map(({ unit_id }) => unit_id)
  const ids = kpis.map(({ kpi_id }) => kpi_id)
  shuffle(departments, random)
  shuffle(ids, random)
  const order = Object.keys(traps)
  return new Map(
    slugs.map((slug) => {
      const i = order.indexOf(slug)
      const ofKpi = order.filter((other) => plants[other]?.at === 'kpi').indexOf(slug)
      const kpi = ids[(ofKpi < 0 ? below(ids.length, random) : ofKpi) % ids.length]!
      return [slug, { unit: departments[i % departments.length]!, kpi, size: 0.9 + 0.6 * random(), seed }]
    }),
  )
}

function count(slug: string, where: Where, outcomes: CheckOutcome[], seed: number): void {
  const tally = tallies.get(slug)!
  const { tested } = outcomes.find(({ spec }) => spec.slug === slug)!
  const flags = flagsOf(tested, plants[slug]!.isNote ? ['caution'] : ['trap'])
  const wanted = expectedAt(plants[slug]!, where)
  const hits = wanted.filter((key) => flags.includes(key))
  tally.planted += wanted.length
  tally.found += hits.length
  tally.flagged += flags.length
  tally.right += hits.length
  const [missed, extra] = [wanted.filter((key) => !flags.includes(key)), flags.filter((key) => !wanted.includes(key))]
  if (missed.length > 0) tally.notes.push(`seed ${seed} size ${where.size.toFixed(2)} missed: ${missed.join(' ')}`)
  if (extra.length > 0) tally.notes.push(`seed ${seed} extra: ${extra.join(' ')}`)
}

/** Findings that stand for themselves; what follows from an earlier one is shown with that. */
function flagsOf(tested: CheckOutcome['tested'], statuses: readonly Status[] = ['trap']): string[] {
  return found(
    tested.filter(({ follows_from }) => follows_from === null),
    statuses,
  )
}

function print(): void {
  const line = (cells: string[]) =>
    process.stdout.write(`${cells.map((cell, i) => (i === 0 ? cell.padEnd(22) : cell.padStart(12))).join('')}\n`)
  line(['check', 'planted', 'recall', 'flagged', 'precision', 'clean flags', 'clean notes'])
  const per = (part: number, of: number) => (of === 0 ? '—' : (part / of).toFixed(2))
  let flags = 0
  for (const [slug, tally] of tallies) {
    flags += tally.clean
    line([
      slug,
      String(tally.planted),
      per(tally.found, tally.planted),
      String(tally.flagged),
      per(tally.right, tally.flagged),
      per(tally.clean, seeds.length),
      per(tally.cleanCautions, seeds.length),
    ])
  }
  process.stdout.write(
    `${(flags / seeds.length).toFixed(2)} flags in a clean company of ${people} people, mean of ${seeds.length}\n`,
  )
  for (const [slug, { notes }] of tallies)
    for (const note of notes.slice(0, 6)) process.stdout.write(`  ${slug}: ${note}\n`)
}
