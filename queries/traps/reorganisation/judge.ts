import { SMALLEST_GROUP } from '#queries/domain.ts'
import { binomialAtMost } from '#queries/stats/binomial-tail.ts'
import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import { twoSidedP } from '#queries/stats/mann-kendall.ts'
import type { Status, Tested } from '../define.ts'
import { allOf, department, notTestable, outcome } from '../outcome.ts'
import { turnoverOfOthers } from './others-jaccard.ts'
import { panelDifference, pooledVariance } from './panel-difference.ts'
import type { Panel } from './trap.ts'

type Params = { jaccard: number; beyond: number; difference: number; moved: number; fewest: number }
type Event = 'split' | 'merged' | 'announced' | 'head'
/** Changes and their difference in standard deviations between people, with the 95 % interval of the difference. */
type Story = { all: number; panel: number; difference: number; low: number; high: number; p: number }
type Judged = Panel & { jaccard: number; others: number; event: Event | null; story: Story; p: number; q: number }

const Z95 = 1.959963984540054
/** Where the two changes differ in sign, this part of the threshold is enough: a sign of nothing is no sign. */
const SIGN_PART = 0.5

export function judge(panels: readonly Panel[], params: Params): Tested[] {
  const variance = companyVariance(panels)
  const others = turnoverOfOthers(panels)
  const outcomes = panels.map((unit): Tested | Omit<Judged, 'q'> => {
    const because = untestable(unit, params, variance)
    if (because) return notTestable(department(unit.unit_id), because, unit.n_panel, unit.n_first)
    const story = storyOf(unit, Math.sqrt(variance))
    const expected = others(unit)
    if (!story) return notTestable(department(unit.unit_id), 'undefined', unit.n_panel, unit.n_first)
    if (expected === null) return notTestable(department(unit.unit_id), 'few_units', unit.n_panel, unit.n_first)
    const union = unit.n_first + unit.n_last - unit.n_stayers
    const event = eventOf(unit, params)
    // A known event is no chance; what is to be proven there is that it matters.
    const p = event ? story.p : binomialAtMost(unit.n_stayers, union, expected)
    return { ...unit, jaccard: unit.n_stayers / union, others: expected, event, story, p }
  })
  const q = falseDiscovery(outcomes.map((one) => ('story' in one ? one.p : null)))
  return outcomes.map((one, i) => ('story' in one ? found({ ...one, q: q[i]! }, params) : one))
}

function untestable(unit: Panel, { fewest }: Params, variance: number): string | null {
  if (unit.first_no === unit.last_no) return 'few_periods'
  if (unit.n_stayers < fewest) return 'few_people'
  if (unit.n_panel < fewest) return 'undefined'
  return variance > 0 ? null : 'no_spread'
}

/** The variance of people's z at one end of their unit, over all units. */
function companyVariance(panels: readonly Panel[]): number {
  const df = (unit: Panel) => Math.max(0, 2 * unit.n_panel + unit.n_leavers + unit.n_joiners - 4)
  const all = panels.reduce((sum, unit) => sum + df(unit), 0)
  return all > 0 ? panels.reduce((sum, unit) => sum + df(unit) * pooledVariance(unit), 0) / all : 0
}

function storyOf(unit: Panel, sd: number): Story | null {
  const found = panelDifference(unit)
  if (!found) return null
  const [difference, se] = [found.difference / sd, (found.se ?? 0) / sd]
  return {
    ...{ all: found.all / sd, panel: found.panel / sd, difference },
    ...{ low: difference - Z95 * se, high: difference + Z95 * se },
    p: se > 0 ? twoSidedP(difference / se) : 1,
  }
}

function eventOf(unit: Panel, { moved }: Params): Event | null {
  const isMany = (n: number, of: number) => n >= SMALLEST_GROUP && n >= moved * of
  if (isMany(unit.n_split_off, unit.n_first)) return 'split'
  if (isMany(unit.n_merged_in, unit.n_last)) return 'merged'
  if (unit.is_announced) return 'announced'
  return unit.has_new_head ? 'head' : null
}

function statusOf(unit: Judged, params: Params): Status {
  const { jaccard, others, event, story, q } = unit
  const size = Math.abs(story.difference)
  const isOpposite = Math.sign(story.all) !== Math.sign(story.panel)
  const isOtherStory = size >= params.difference || (isOpposite && size >= SIGN_PART * params.difference)
  const isKnown = story.low > 0 || story.high < 0
  if (!isOtherStory || !isKnown) return 'pass'
  if (event) return q < 0.05 ? 'trap' : 'caution'
  if (onlyLost(unit)) return 'pass'
  return jaccard < params.jaccard && jaccard <= others - params.beyond && q < 0.05 ? 'trap' : 'pass'
}

/** Most of those who are no longer there are nowhere else, and fewer than half as many came. */
const onlyLost = ({ n_first, n_last, n_stayers, n_gone }: Panel): boolean => {
  const left = n_first - n_stayers
  return 2 * n_gone > left && 2 * (n_last - n_stayers) < left
}

function found(unit: Judged, params: Params): Tested {
  const status = statusOf(unit, params)
  const { story } = unit
  // A few who came or went could be worked out from the two changes.
  const n_changed = unit.n_first + unit.n_last - 2 * unit.n_stayers
  const isShown = n_changed === 0 || n_changed >= SMALLEST_GROUP
  return outcome(department(unit.unit_id), {
    status,
    reason: status === 'pass' ? null : (unit.event ?? 'population'),
    ...{ n: unit.n_panel, n_people: unit.n_stayers },
    ...{ first_period: unit.first_period, last_period: unit.last_period },
    ...(isShown ? { effect: story.difference, low: story.low, high: story.high } : {}),
    ...{ p: unit.p, q: unit.q },
    evidence: {
      facts: {
        ...{
          jaccard: unit.jaccard,
          others: unit.others,
          first: unit.n_first,
          last: unit.n_last,
          stayed: unit.n_stayers,
        },
        all_change: isShown ? story.all : null,
        panel_change: isShown ? story.panel : null,
      },
      rows: isShown
        ? [
            { group: 'all_change', change: story.all, n_people: Math.min(unit.n_first, unit.n_last) },
            { group: 'panel_change', change: story.panel, n_people: unit.n_panel },
          ]
        : [],
    },
    touched: status === 'pass' ? [] : [allOf(department(unit.unit_id))],
  })
}
