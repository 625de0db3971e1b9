import type { Workspace } from '#pipeline/warehouse/open.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import { seeded } from '#queries/stats/random.ts'
import type { Tested, Trap } from '#queries/traps/define.ts'
import { FOLLOWS_FROM } from '#queries/traps/order.ts'
import { deliveredColumns } from './delivered-columns.ts'
import { loadTraps } from './load-traps.ts'
import { makeInputsAfterGates, setAside } from './make-inputs.ts'
import { judgeCheck, loadRows, type Thresholds } from './run-check.ts'

export type CheckOptions = {
  /** Follows from what was delivered, so that the same data give the same findings. */
  seed: number
  /** By slug; a check without an entry uses its defaults. */
  thresholds?: Record<string, Thresholds>
  onCheck?: (done: number, total: number) => void
  onFailure?: (slug: string, error: unknown) => void
  /** How long a check waited for its rows and how long it judged them, milliseconds. */
  onTimes?: (slug: string, readMs: number, judgeMs: number) => void
  /** For tests and benches: only these checks. */
  only?: readonly string[]
}

/** What one check said: an outcome for each unit, and whether an earlier finding at the same unit explains it. */
export type CheckOutcome = {
  spec: Trap
  thresholds: Thresholds
  missing: string | null
  tested: (Tested & { follows_from: string | null })[]
}

/**
 * Runs every check on inputs made by `makeInputs`: data-defect gates first, each on the rows that the gates before it left, then the
 * rest. While one check is judged the database already reads for the next.
 */
export async function checkTraps(workspace: Workspace, options: CheckOptions): Promise<CheckOutcome[]> {
  const all = await loadTraps()
  const specs = options.only ? all.filter(({ slug }) => options.only?.includes(slug)) : all
  const delivered = await deliveredColumns(workspace, specs)
  const outcomes: CheckOutcome[] = []
  const load = (spec: Trap) => loadRows(workspace, spec, thresholdsOf(spec, options), delivered)
  const take = (spec: Trap, loaded: Awaited<ReturnType<typeof load>>, asked: number) => {
    const started = performance.now()
    const thresholds = thresholdsOf(spec, options)
    const context = { seed: seedOf(options.seed, spec.slug) }
    const tested = judgeCheck(spec, loaded, thresholds, context, options.onFailure ?? rethrow)
    const missing = 'missing' in loaded ? loaded.missing : null
    outcomes.push({ spec, thresholds, missing, tested: tested.map((one) => explained(spec.slug, one, outcomes)) })
    options.onTimes?.(spec.slug, started - asked, performance.now() - started)
    options.onCheck?.(outcomes.length, specs.length)
  }

  for (const spec of specs.filter(({ family }) => family === 'defect')) {
    const asked = performance.now()
    take(spec, await load(spec), asked)
    await setFaultyAside(workspace, spec, outcomes.at(-1)!)
  }
  await makeInputsAfterGates(workspace)
  const later = specs.filter(({ family }) => family !== 'defect')
  let next = later[0] && load(later[0])
  for (const [i, spec] of later.entries()) {
    const asked = performance.now()
    const loaded = await next!
    const following = later[i + 1]
    next = following && load(following)
    take(spec, loaded, asked)
  }
  return outcomes
}

/** The thresholds a check uses. @throws ZodError when a setting is out of its bounds (the setting file is checked before) */
export const thresholdsOf = (spec: Trap, { thresholds }: Pick<CheckOptions, 'thresholds'>): Thresholds =>
  spec.params.parse(thresholds?.[spec.slug] ?? {})

/** Rows that a gate found faulty leave the sight of later checks, where it found a trap. */
async function setFaultyAside(workspace: Workspace, spec: Trap, { tested, thresholds }: CheckOutcome): Promise<void> {
  if (!spec.faultyRows || !tested.some(({ status }) => status === 'trap')) return
  await setAside(workspace, spec.slug, await readSql(`traps/${spec.slug}/${spec.faultyRows}.sql`), thresholds)
}

function explained(slug: string, one: Tested, before: readonly CheckOutcome[]): CheckOutcome['tested'][number] {
  const isFinding = one.status === 'trap' || one.status === 'caution'
  const earlier = isFinding ? (FOLLOWS_FROM[slug] ?? []) : []
  const cause = earlier.find((candidate) =>
    before.some(({ spec, tested }) => spec.slug === candidate && tested.some((other) => isSameFinding(other, one))),
  )
  return { ...one, follows_from: cause ?? null }
}

const isSameFinding = (earlier: Tested, later: Tested): boolean =>
  earlier.status === 'trap' &&
  earlier.unit.unit_id === later.unit.unit_id &&
  (earlier.unit.kpi_id === null || later.unit.kpi_id === null || earlier.unit.kpi_id === later.unit.kpi_id)

/** A stream of its own for each check, so that a new check does not move the draws of the others. */
const seedOf = (seed: number, slug: string): number => Math.floor(seeded(seed, slug)() * 2 ** 31)

const rethrow = (_slug: string, error: unknown): never => {
  throw error
}
