import { SMALLEST_DISTRIBUTION } from '#queries/domain.ts'
import type { Scalar } from '../define.ts'
import { meanOver } from '../rater-pattern.ts'
import type { Judged } from './judge.ts'

export type PlaceRow = { rater_no: number; scale_key: string; place: number; n: number }

/** Modal share and spread of the flagged raters of a department (of all, where none is), and where their ratings lie beside the others'. */
export function describe(all: readonly Judged[], places: readonly PlaceRow[]) {
  const byRater = Map.groupBy(places, ({ rater_no }) => rater_no)
  const whole = new Map<string, Map<number, number>>()
  for (const { row } of all) {
    const counts = whole.get(row.scale_key) ?? new Map<number, number>()
    whole.set(row.scale_key, counts)
    addTo(counts, placesOf(row.rater_no, row.scale_key, byRater))
  }
  return (flagged: readonly Judged[], tested: readonly Judged[]) => {
    const some = flagged.length > 0 ? flagged : tested
    // The scale and level with most ratings speak where raters crowd at several.
    const { row } = some.toSorted((a, b) => b.row.n_modal - a.row.n_modal || a.row.rater_no - b.row.rater_no)[0]!
    const own = some.filter((one) => one.row.scale_key === row.scale_key)
    const here = new Map<number, number>()
    for (const one of own) addTo(here, placesOf(one.row.rater_no, row.scale_key, byRater))
    const n_people = own.reduce((sum, one) => sum + one.row.n_people, 0)
    return {
      effect: meanOver(some, ({ effect }) => effect),
      evidence: {
        facts: {
          modal_share: meanOver(some, ({ effect }) => effect),
          level: row.is_score ? null : row.modal_level,
          from: row.is_score ? row.modal_from : null,
          to: row.is_score ? Math.min(row.scale_max, row.modal_from + row.scale_max / 20) : null,
          sd: meanOver(some, ({ spread }) => spread!.sd),
          expected_sd: meanOver(some, ({ spread }) => spread!.expected),
          ratio: meanOver(some, ({ spread }) => spread!.ratio),
        },
        rows: n_people < SMALLEST_DISTRIBUTION ? [] : rowsOf(row, here, whole.get(row.scale_key)!),
      },
    }
  }
}

const placesOf = (rater: number, scale: string, byRater: ReadonlyMap<number, PlaceRow[]>) =>
  (byRater.get(rater) ?? []).filter(({ scale_key }) => scale_key === scale)

function addTo(counts: Map<number, number>, rows: readonly PlaceRow[]): void {
  for (const { place, n } of rows) counts.set(place, (counts.get(place) ?? 0) + n)
}

function rowsOf(
  { is_score, scale_max }: Judged['row'],
  here: ReadonlyMap<number, number>,
  whole: ReadonlyMap<number, number>,
): Record<string, Scalar>[] {
  const used = [...whole.keys()]
  const [first, last] = [Math.min(...used), Math.max(...used)]
  const total = (counts: ReadonlyMap<number, number>) => [...counts.values()].reduce((sum, n) => sum + n, 0)
  const [n, others] = [total(here), total(whole) - total(here)]
  const most = Math.max(...here.values())
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).map((place) => ({
    name: is_score ? (place * scale_max) / 20 : place,
    is_score,
    share: (here.get(place) ?? 0) / n,
    others: others > 0 ? ((whole.get(place) ?? 0) - (here.get(place) ?? 0)) / others : null,
    is_modal: here.get(place) === most,
  }))
}
