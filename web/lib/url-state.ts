import { ALL_KPIS } from '#queries/domain.ts'
import { isCause, type Cause } from '#queries/improvement/causes.ts'
import { FITS, type Fit } from '#queries/improvement/fit/fit-of.ts'
import { LABELS, type Label } from '#queries/improvement/plan/labels.ts'
import { STAGES, type Stage } from '#queries/improvement/stage.ts'
import { isLang, type Lang } from '#queries/locale.ts'
import { WEEK_TOPICS, type WeekTopic } from '#queries/decisions/this-week.ts'
import { CLAIMS, FAMILIES, type Claim, type Family } from '#queries/traps/define.ts'
import type { Catalogue } from '#web/contract/catalogue.ts'
import { isTab, type Tab } from './tabs.ts'

/**
 * What a reader chose, as the address says it. The address is the only storage: a link a colleague sends shows what they saw.
 * A default is never written; a parameter that is unknown or malformed reads as its default and is named in `ignored`.
 */
export type UrlState = {
  unit: string | null
  kpi: string | null
  by: 'period' | 'kpi'
  /** What the heatmap shows: gaps, or the verdicts, which rest on all periods. */
  m: 'gap' | 'verdict'
  cycle: string | null
  cell: string | null
  /** Which rows of the heatmap: all, or those beyond normal variation. Null: all, but the short list on a phone. */
  rows: 'all' | 'beyond' | null
  sort: string | null
  /** The tab of the factors on the diagnosis page. Null: the first. */
  tab: Tab | null
  /** Filters of the data traps: state and family of a finding, a claim that it blocks, part of a name. Null: all. */
  status: 'trap' | 'caution' | 'not_testable' | null
  family: Family | null
  blocks: Claim | null
  q: string | null
  /** What the outline of a talk is about. Null: in general. */
  about: WeekTopic | null
  /** Filters of the plans: how far they have come, whether the remedy fits, a label; and the cause that a new plan starts from. */
  stage: Stage | null
  fit: Fit | null
  label: Label | null
  cause: Cause | null
  view: 'chart' | 'table'
  lang: Lang
  snap: string | null
}
export type Key = keyof UrlState

/** What is read of an address; the one of a page is read-only. */
type Choices = Pick<URLSearchParams, 'get' | 'keys' | 'entries'>
type Address = { pathname: string; searchParams: Choices }

/** Reads one parameter, and only that one, so that a page loads again only when a parameter it read has changed. */
export function readKey<K extends Key>(key: K, params: Choices, catalogue: Catalogue | null): UrlState[K] {
  const raw = params.get(key)
  if (raw === null) return DEFAULTS[key]
  return (isValid[key](raw, catalogue) ? raw : DEFAULTS[key]) as UrlState[K] // isValid just checked the form of this key
}

export function readUrlState(params: Choices, catalogue: Catalogue | null): UrlState & { ignored: string[] } {
  const state = Object.fromEntries(KEYS.map((key) => [key, readKey(key, params, catalogue)])) as UrlState
  const ignored = [...new Set(params.keys())].filter((key) => {
    if (key in DEFAULTS) return !isValid[key as Key](params.get(key) ?? '', catalogue)
    return key !== 'from' && !key.startsWith('p.') // p.<name>: a parameter of the analysis page, checked by its own schema
  })
  return { ...state, ignored }
}

/** The address with some choices changed; null and defaults are left out. `keep` limits which choices travel along. */
export function withChoices(
  url: Address,
  patch: Partial<UrlState>,
  pathname = url.pathname,
  keep?: readonly Key[],
): string {
  const params = new URLSearchParams()
  for (const [key, value] of url.searchParams.entries()) {
    const travels = keep === undefined ? key in DEFAULTS || key.startsWith('p.') : keep.includes(key as Key)
    if (travels) params.set(key, value)
  }
  for (const [key, value] of Object.entries(patch)) {
    if (value === null || value === DEFAULTS[key as Key]) params.delete(key)
    else params.set(key, String(value))
  }
  const query = params.toString()
  return query ? `${pathname}?${query}` : pathname
}

const DEFAULTS: UrlState = {
  unit: null,
  kpi: null,
  by: 'period',
  m: 'gap',
  cycle: null,
  cell: null,
  rows: null,
  sort: null,
  tab: null,
  status: null,
  family: null,
  blocks: null,
  q: null,
  about: null,
  stage: null,
  fit: null,
  label: null,
  cause: null,
  view: 'chart',
  lang: 'zh',
  snap: null,
}
const KEYS = Object.keys(DEFAULTS) as Key[]
const PERIOD = /^(\d{4}(-(0[1-9]|1[0-2])|Q[1-4]|H[12])?|FY\d{4})$/

/** Without a catalogue (no snapshot yet) names cannot be checked and are let through. */
const isValid: Record<Key, (value: string, catalogue: Catalogue | null) => boolean> = {
  unit: (value, catalogue) => !catalogue || catalogue.units.some((unit) => unit.unit_id === value),
  kpi: (value, catalogue) => value !== ALL_KPIS && (!catalogue || catalogue.kpis.some((kpi) => kpi.kpi_id === value)),
  by: (value) => value === 'period' || value === 'kpi',
  m: (value) => value === 'gap' || value === 'verdict',
  cycle: (value, catalogue) =>
    PERIOD.test(value) && (!catalogue || catalogue.periods.some((period) => period.period_id === value)),
  cell: (value) => /^[^~]{1,200}~[^~]{1,200}$/.test(value),
  rows: (value) => value === 'all' || value === 'beyond',
  sort: (value) => /^-?[a-z][a-z0-9_]{0,60}$/.test(value),
  tab: isTab,
  status: (value) => value === 'trap' || value === 'caution' || value === 'not_testable',
  family: (value) => FAMILIES.some((family) => family === value),
  blocks: (value) => CLAIMS.some((claim) => claim === value),
  q: (value) => value.trim() !== '' && value.length <= 60,
  stage: (value) => STAGES.some((stage) => stage === value),
  fit: (value) => FITS.some((fit) => fit === value),
  label: (value) => LABELS.some((label) => label === value),
  cause: isCause,
  about: (value) => WEEK_TOPICS.some((topic) => topic === value),
  view: (value) => value === 'chart' || value === 'table',
  lang: isLang,
  snap: (value) => /^[A-Za-z0-9][A-Za-z0-9._-]{0,80}$/.test(value),
}
