import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { normalBelow } from '#queries/stats/normal-distribution.ts'

/** One start of a race: `score` is the normal score of the finishing order, high = in front. */
export type Start = { season: string; race: string; team: string; driver: string; score: number }

/** The seasons with one kind of engine rules, until the last complete season of the file. */
export const SEASONS = { first: 2014, last: 2025 }

const FILE = fileURLToPath(new URL('../../data/demo/f1/f1_results.csv', import.meta.url))

type Result = { season: string; race: string; team: string; driver: string; order: number }

/**
 * Normal scores of the finishing order within each race, so that every race counts alike and no place is twice as good as another.
 *
 *   score = −Φ⁻¹((rank − 3/8)/(n + 1/4)),  n = cars that started
 *
 * Cars without a place (retired, not classified) rank after the last finisher, those with more laps first; equal laps share the
 * middle of their ranks. Cars that did not start and disqualified ones have no place in the order and are left out.
 *
 * @see Blom 1958, "Statistical Estimates and Transformed Beta-Variables"
 */
export function normalScores(): Start[] {
  const races = new Map<string, Result[]>()
  for (const result of results()) {
    const of = races.get(result.race) ?? []
    races.set(result.race, of)
    of.push(result)
  }
  return [...races.values()].flatMap((race) => {
    const n = race.length
    return race.map(({ order, ...start }) => {
      const before = race.filter((other) => other.order < order).length
      const level = race.filter((other) => other.order === order).length
      const rank = before + (level + 1) / 2
      return { ...start, score: -normalQuantile((rank - 3 / 8) / (n + 1 / 4)) }
    })
  })
}

/** Starts of the seasons in question; `order` rises from the winner to the car with the fewest laps. */
function results(): Result[] {
  const [header = '', ...lines] = readFileSync(FILE, 'utf8').trim().split(/\r?\n/)
  const names = header.split(',')
  return lines.flatMap((line) => {
    const cells = line.split(',')
    const cell = (name: string) => cells[names.indexOf(name)] ?? ''
    const [season, place, laps] = [cell('year'), cell('position'), cell('laps')]
    if (Number(season) < SEASONS.first || Number(season) > SEASONS.last) return []
    const finished = /^\d+$/.test(place)
    if (!finished && place !== 'DNF' && place !== 'NC') return []
    const order = finished ? Number(place) : AFTER_FINISHERS - Number(laps)
    const [team, driver, race] = [cell('constructorId'), cell('driverId'), `${season}-${cell('round')}`]
    return [{ season, race, team, driver, order }]
  })
}

/** More than any place and any number of laps together. */
const AFTER_FINISHERS = 10_000

/** The value below which a standard normal variable lies with probability p; by halving, to the last digit that matters here. */
function normalQuantile(p: number): number {
  let [low, high] = [-10, 10]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (normalBelow(middle) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

export const asCsv = (starts: Start[]): string =>
  [
    'season,race,team,driver,score',
    ...starts.map((start) => [start.season, start.race, start.team, start.driver, start.score.toFixed(6)].join(',')),
  ].join('\n') + '\n'

if (import.meta.main) process.stdout.write(asCsv(normalScores()))
