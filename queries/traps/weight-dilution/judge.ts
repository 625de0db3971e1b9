import type { Tested } from '../define.ts'
import { allOf, department, notTestable, outcome } from '../outcome.ts'
import { invertedOf } from './inverted.ts'

/** One KPI of one scheme of one unit, with what is known of the scheme; null where the unit has no scored weights of people. */
export type SchemeRow = {
  unit_id: string
  n_people_of_unit: number
  scheme: string | null
  n_cards: number | null
  n_people: number | null
  n_kpis: number | null
  effective: number | null
  largest: number | null
  smallest: number | null
  share_many: number | null
  share_flat: number | null
  share_small: number | null
  first_period: string | null
  last_period: string | null
  shown_key: string | null
  kpi_id: string | null
  name_zh: string | null
  name_en: string | null
  n_items: number | null
  n_people_of_kpi: number | null
  part: number | null
  gap_z: number | null
  is_exempt: boolean | null
}
export type Limits = { fewest: number; cards: number; gap_share: number; gap: number }
export type Kpi = { kpi_id: string | null; name_zh: string | null; name_en: string | null; n_items: number } & {
  n_people: number
  part: number
  gap_z: number | null
  is_exempt: boolean
}
export type Scheme = Record<'n_cards' | 'n_people' | 'n_kpis' | 'effective' | 'largest' | 'smallest', number> &
  Record<'share_many' | 'share_flat' | 'share_small', number> & {
    scheme: string
    first_period: string
    last_period: string
    kpis: Kpi[]
  }

/** What a scheme is noted for, the plainest first. */
const KINDS = ['too_many', 'flat', 'small', 'inverted'] as const
export type Kind = (typeof KINDS)[number]

/**
 * One department, from its schemes with enough people. The scheme that speaks is the one noted for the plainest reason, then the one
 * with most people. Never more than a note (traps 4).
 */
export function judge(unit_id: string, rows: readonly SchemeRow[], limits: Limits): Tested {
  const unit = department(unit_id)
  const people = rows[0]!.n_people_of_unit || null
  const schemes = schemesOf(rows)
  if (schemes.length === 0) return notTestable(unit, people === null ? 'few_people' : 'no_weights', 0, people)
  const large = schemes.filter(({ n_people }) => n_people >= limits.fewest)
  if (large.length === 0)
    return notTestable(unit, 'few_people', Math.max(...schemes.map((one) => one.n_people)), people)

  const [{ scheme, kind }] = large
    .map((scheme) => ({ scheme, kind: kindOf(scheme, limits) }))
    .sort(
      (a, b) =>
        place(a.kind) - place(b.kind) ||
        b.scheme.n_people - a.scheme.n_people ||
        (a.scheme.scheme < b.scheme.scheme ? -1 : 1),
    ) as [{ scheme: Scheme; kind: Kind | null }]
  const inverted = invertedOf(scheme, limits)
  return outcome(unit, {
    status: kind === null ? 'pass' : 'caution',
    reason: kind,
    n: scheme.n_people,
    n_people: scheme.n_people,
    first_period: scheme.first_period,
    last_period: scheme.last_period,
    effect: scheme.effective,
    evidence: {
      facts: {
        kpis: Math.round(scheme.n_kpis),
        effective: scheme.effective,
        largest: scheme.largest,
        smallest: scheme.smallest,
        gap_share: kind === 'inverted' ? inverted!.share : null,
        gap_weight: kind === 'inverted' ? inverted!.part : null,
        schemes: large.length,
      },
      rows: scheme.kpis
        .toSorted((a, b) => b.part - a.part)
        .slice(0, MOST_BARS)
        .map((kpi) => ({
          ...{ name_zh: kpi.name_zh, name_en: kpi.name_en, weight: kpi.part, n_people: kpi.n_people },
          is_gap: kind === 'inverted' && kpi === inverted!.kpi,
        })),
    },
    touched: kind === null ? [] : [allOf(unit)],
  })
}

const MOST_BARS = 30
const place = (kind: Kind | null): number => (kind === null ? KINDS.length : KINDS.indexOf(kind))

/** A rule counts when it holds for most scorecards of the scheme. */
function kindOf(scheme: Scheme, limits: Limits): Kind | null {
  if (scheme.share_many >= limits.cards) return 'too_many'
  if (scheme.share_flat >= limits.cards) return 'flat'
  if (scheme.share_small >= limits.cards) return 'small'
  return invertedOf(scheme, limits) === null ? null : 'inverted'
}

function schemesOf(rows: readonly SchemeRow[]): Scheme[] {
  const known = rows.filter(({ scheme }) => scheme !== null)
  return [...Map.groupBy(known, ({ scheme }) => scheme!)].map(([scheme, some]) => {
    // Rows with a scheme have every column but names and gap.
    const one = some[0] as { [K in keyof SchemeRow]: NonNullable<SchemeRow[K]> }
    return {
      ...{ scheme, n_cards: one.n_cards, n_people: one.n_people, n_kpis: one.n_kpis, effective: one.effective },
      ...{ largest: one.largest, smallest: one.smallest, first_period: one.first_period, last_period: one.last_period },
      ...{ share_many: one.share_many, share_flat: one.share_flat, share_small: one.share_small },
      kpis: some.map(({ kpi_id, name_zh, name_en, n_items, n_people_of_kpi, part, gap_z, is_exempt }) => ({
        ...{ kpi_id, name_zh, name_en, gap_z },
        ...{ n_items: n_items!, n_people: n_people_of_kpi!, part: part!, is_exempt: is_exempt! },
      })),
    }
  })
}
