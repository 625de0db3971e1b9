import { parseArgs } from 'node:util'
import { judgePlan } from '#queries/improvement/outcome/judge-plan.ts'
import { plantedPlan, truthOf, type PlantedPlan } from './planted-plans.ts'

/**
 * node tests/improvement/outcomes-table.ts --seeds 20
 *
 * Plants plans of known effect and prints how they are judged: the share called "worked", the mean error of the estimate in standard
 * errors of that mean and in SD, how often the 95 % interval holds the truth, and the other verdicts.
 */
const { values } = parseArgs({ options: { seeds: { type: 'string', default: '20' }, only: { type: 'string' } } })
const seeds = Number(values.seeds)

const base = {
  treated: 30,
  control: 60,
  before: 5,
  after: 2,
  lasting: 0.5,
  carry: 0,
  effect: 0,
  selection: 'worst' as const,
}
type Planted = Omit<PlantedPlan, 'seed'>
const kinds: [string, Planted][] = [
  ['useless, worst units', base],
  ['useless, worst units, long', { ...base, before: 12, after: 6 }],
  ['useless, worst units, mostly noise', { ...base, lasting: 0.2 }],
  ['useless, worst units, carry .5', { ...base, carry: 0.5, before: 6, after: 3 }],
  ['useless, worst units, carry .5, long', { ...base, carry: 0.5, before: 12, after: 6 }],
  ['useless, worst units, carry .5, more after', { ...base, carry: 0.5, before: 5, after: 6 }],
  ['useless, worst of two periods', { ...base, selection: 'worst-mean' }],
  ['useless, worst of all periods', { ...base, selection: 'worst-ever' }],
  ['useless, weakest units', { ...base, selection: 'weakest' }],
  ['useless, worst, one period before (covariance)', { ...base, before: 1, after: 1 }],
  ['useless, worst, two periods before (covariance)', { ...base, before: 2, after: 2 }],
  ['useless, no selection', { ...base, selection: 'random' }],
  ['useless, worst, heavy tails, growth, season', { ...base, tails: true, growth: 0.5, swing: 0.5 }],
  ['useless, worst, three starts', { ...base, before: 5, after: 4, cohorts: 3 }],
  ['effect .5, worst units', { ...base, effect: 0.5 }],
  ['effect .5, worst units, 4 + 1 periods', { ...base, effect: 0.5, before: 4, after: 1 }],
  ['effect .5, worst units, 3 + 1 periods', { ...base, effect: 0.5, before: 3, after: 1 }],
  ['effect .5, worst units, mostly noise', { ...base, effect: 0.5, lasting: 0.2 }],
  ['effect .5, worst units, long', { ...base, effect: 0.5, before: 12, after: 6 }],
  ['effect .5, worst units, carry .5', { ...base, effect: 0.5, carry: 0.5, before: 6, after: 3 }],
  ['effect .5, no selection', { ...base, effect: 0.5, selection: 'random' }],
  ['effect .5, no selection, 4 + 1 periods', { ...base, effect: 0.5, selection: 'random', before: 4, after: 1 }],
  ['effect .5, no selection, mostly noise', { ...base, effect: 0.5, selection: 'random', lasting: 0.2 }],
  ['effect .5, no selection, 2 + 2 (covariance)', { ...base, effect: 0.5, selection: 'random', before: 2, after: 2 }],
  ['effect .5, weakest units', { ...base, effect: 0.5, selection: 'weakest' }],
  ['effect .5, worst of all periods', { ...base, effect: 0.5, selection: 'worst-ever' }],
  ['effect .5, worst, three starts', { ...base, effect: 0.5, before: 5, after: 4, cohorts: 3 }],
  ['effect .4, no selection, 80 per arm', { ...base, treated: 80, control: 80, effect: 0.4, selection: 'random' }],
  ['effect .5, 18 managers', { ...base, effect: 0.5, perManager: 5, managerSd: 0.4 }],
  ['useless, 18 managers', { ...base, perManager: 5, managerSd: 0.4, selection: 'random' }],
  [
    'effect .5, three starts, 18 managers',
    { ...base, effect: 0.5, before: 6, after: 5, cohorts: 3, perManager: 5, managerSd: 0.4, selection: 'random' },
  ],
  [
    'useless, three starts, 10 managers',
    { ...base, before: 6, after: 5, cohorts: 3, perManager: 9, managerSd: 0.4, selection: 'random' },
  ],
  ['useless, 10 managers', { ...base, before: 6, after: 5, perManager: 9, managerSd: 0.4, selection: 'random' }],
  ['useless, worst, six starts, carry .4', { ...base, before: 6, after: 8, cohorts: 6, treated: 36, carry: 0.4 }],
  [
    'effect .5, worst, six starts, carry .4',
    { ...base, effect: 0.5, before: 6, after: 8, cohorts: 6, treated: 36, carry: 0.4 },
  ],
  ['one unit, no other, useless, 16 + 8', { ...base, treated: 1, control: 0, before: 17, after: 8, lasting: 0 }],
  [
    'one unit, no other, carry .4, useless',
    { ...base, treated: 1, control: 0, before: 17, after: 8, lasting: 0, carry: 0.4 },
  ],
  ['one unit, no other, effect 2', { ...base, treated: 1, control: 0, before: 17, after: 8, lasting: 0, effect: 2 }],
  ['one unit beside 20, useless, 10 + 5', { ...base, treated: 1, control: 20, before: 11, after: 5 }],
  ['one unit beside 20, effect 2', { ...base, treated: 1, control: 20, before: 11, after: 5, effect: 2 }],
  ['one unit, short, effect 2 (placebo rank)', { ...base, treated: 1, control: 40, before: 5, after: 2, effect: 2 }],
  ['drift before the start', { ...base, before: 8, drift: 0.15, selection: 'random' }],
  ['effect .5 with rising load', { ...base, effect: 0.6, load: -0.6, selection: 'random', before: 8, after: 4 }],
]

console.log(['', 'worked', 'bias/se', 'bias SD', 'cover', 'design', 'other verdicts'].join('\t'))
for (const [name, planted] of kinds) {
  if (values.only && !name.includes(values.only)) continue
  const verdicts: Record<string, number> = {}
  const errors: number[] = []
  let [covered, estimated] = [0, 0]
  const designs = new Set<string>()
  for (let seed = 1; seed <= seeds; seed++) {
    const input = plantedPlan({ ...planted, seed })
    const truth = truthOf({ ...planted, seed }, input)
    const found = judgePlan(input)
    const label = found.verdict === 'cannot_tell' ? `cannot_tell:${found.reason}` : found.verdict
    verdicts[label] = (verdicts[label] ?? 0) + 1
    designs.add(found.design)
    if (found.corrected === null || found.low === null || found.high === null) continue
    errors.push(found.corrected - truth)
    estimated++
    if (found.low <= truth && truth <= found.high) covered++
  }
  const mean = errors.reduce((sum, value) => sum + value / errors.length, 0)
  const sd = Math.sqrt(errors.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (errors.length - 1))
  const { worked = 0, ...others } = verdicts
  const rest = Object.entries(others)
    .sort((a, b) => b[1] - a[1])
    .map(([verdict, n]) => `${verdict} ${n}`)
  const percent = (k: number, n: number) => `${Math.round((100 * k) / Math.max(n, 1))}%`
  console.log(
    [
      name.padEnd(48),
      percent(worked, seeds),
      (mean / (sd / Math.sqrt(errors.length))).toFixed(1),
      mean.toFixed(3),
      percent(covered, estimated),
      [...designs].join('+'),
      rest.join(', '),
    ].join('\t'),
  )
}
