import { below, normal, seeded, type Random } from '#queries/stats/random.ts'

/** A table for both programs: one text column per factor, and the response. */
export type GeneratedSet = { name: string; factors: string[]; csv: string }

type Row = Record<string, number>
type Design = {
  name: string
  factors: string[]
  rows: (random: Random) => Row[]
  variances: Record<string, number>
  offset?: number
}

/** Shapes that organisations have, and those that make fitting hard. Residual variance 1 throughout. */
const DESIGNS: Design[] = [
  {
    name: 'balanced, crossed',
    factors: ['a', 'b'],
    rows: () => grid({ a: 40, b: 25, again: 3 }),
    variances: { a: 0.5, b: 0.3 },
  },
  {
    name: 'unbalanced, crossed',
    factors: ['a', 'b', 'c'],
    rows: (random) =>
      drawn(6000, random, (pick) => ({
        a: Math.floor(pick(30) * random()),
        b: pick(200),
        c: Math.floor(pick(60) * random()),
      })),
    variances: { a: 0.4, b: 0.6, c: 0.2 },
  },
  {
    name: 'nested, three storeys',
    factors: ['region', 'shop', 'person'],
    rows: (random) =>
      drawn(8000, random, (pick) => {
        const person = pick(1500)
        return { person, shop: person % 120, region: (person % 120) % 12 }
      }),
    variances: { region: 0.3, shop: 0.2, person: 0.8 },
  },
  {
    name: 'movers between managers',
    factors: ['person', 'manager', 'goal'],
    rows: (random) =>
      drawn(10_000, random, (pick) => {
        const person = pick(1000)
        const late = random() < 0.5
        return { person, manager: late && person % 5 < 3 ? (person * 7 + 3) % 80 : person % 80, goal: pick(30) }
      }),
    variances: { person: 0.5, manager: 0.3, goal: 0.2 },
  },
  {
    name: 'components near zero and at zero',
    factors: ['a', 'b', 'c', 'd', 'e'],
    rows: (random) =>
      drawn(6000, random, (pick) => ({ a: pick(50), b: pick(300), c: pick(40), d: pick(25), e: pick(70) })),
    variances: { a: 0.3, b: 0.0005 },
  },
  {
    name: 'factor by period, few levels',
    factors: ['department', 'period', 'department:period', 'person'],
    rows: (random) =>
      drawn(7000, random, (pick) => {
        const person = pick(600)
        return { person, department: person % 12, period: pick(6) }
      }),
    variances: { department: 0.2, period: 0.1, 'department:period': 0.15, person: 0.6 },
  },
  {
    name: 'far from zero, large units',
    factors: ['a', 'b'],
    rows: (random) => drawn(5000, random, (pick) => ({ a: pick(60), b: pick(150) })),
    variances: { a: 0.5, b: 0.5 },
    offset: 1e6,
  },
]

export function generatedSets(seed: number): GeneratedSet[] {
  return DESIGNS.map(({ name, factors, rows, variances, offset = 0 }) => {
    const random = seeded(seed, name)
    const columns = [...new Set(factors.flatMap((factor) => factor.split(':')))]
    const effects = new Map<string, number>()
    const effectOf = (factor: string, level: string) => {
      const key = `${factor} ${level}`
      const known = effects.get(key) ?? Math.sqrt(variances[factor] ?? 0) * normal(random)
      effects.set(key, known)
      return known
    }
    const lines = rows(random).map((row) => {
      const levelOf = (factor: string) =>
        factor
          .split(':')
          .map((column) => row[column])
          .join('/')
      const y = factors.reduce((sum, factor) => sum + effectOf(factor, levelOf(factor)), offset + normal(random))
      return [y.toFixed(6), ...columns.map((column) => `${column}${row[column]}`)].join(',')
    })
    return { name, factors, csv: `${['y', ...columns].join(',')}\n${lines.join('\n')}\n` }
  })
}

/** Every combination of levels. */
function grid(sizes: Record<string, number>): Row[] {
  return Object.entries(sizes).reduce<Row[]>(
    (rows, [column, size]) =>
      rows.flatMap((row) => Array.from({ length: size }, (_, level) => ({ ...row, [column]: level }))),
    [{}],
  )
}

const drawn = (n: number, random: Random, row: (pick: (levels: number) => number) => Row): Row[] =>
  Array.from({ length: n }, () => row((levels) => below(levels, random)))
