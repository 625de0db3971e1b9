import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Both } from '#queries/locale.ts'
import type { Chosen } from './choose-mapping.ts'
import { OLDEST_PERIOD_MONTHS } from './limits.ts'
import type { ReadReport } from './manifest.ts'
import { mappingToYaml, type Mapping } from './mapping.ts'
import { ask } from './proposal.ts'
import type { ReadJob } from './protocol.ts'
import type { ReadySheet } from './sheet-to-write.ts'
import type { Period } from './values/period.ts'

/** Periods that lie ahead or long ago are confirmed by a named mapping, by an earlier confirmation, or by --accept. */
export function confirmPeriods(
  chosen: Chosen,
  sheets: ReadySheet[],
  job: ReadJob,
): { mapping: Mapping; origin: ReadReport['mapping_origin'] } {
  const { mapping, origin } = chosen
  if (origin === 'named') return { mapping, origin }
  const periods = sheets.flatMap(({ fields }) => fields.periodsSeen())
  const isConfirmed = (period: Period) =>
    mapping.confirmed_periods !== undefined &&
    period.start >= mapping.confirmed_periods.from &&
    period.end <= mapping.confirmed_periods.to
  const today = job.now.slice(0, 10)
  const oldest = monthsBefore(today, OLDEST_PERIOD_MONTHS)
  const open = periods
    .filter((period) => (period.start > today || period.end < oldest) && !isConfirmed(period))
    .map((period) => period.id)
    .sort()
  const questions = open.length === 0 ? [] : [periodQuestion(open)]
  if (!job.accept) {
    ask(questions, mapping, job.file_name)
    return { mapping, origin }
  }
  const from = periods.map((period) => period.start).sort()[0]
  const to = periods
    .map((period) => period.end)
    .sort()
    .at(-1)
  const accepted: Mapping = { ...mapping, ...(from && to ? { confirmed_periods: { from, to } } : {}) }
  if (!job.dry_run) {
    mkdirSync(job.mappings_dir, { recursive: true })
    writeFileSync(join(job.mappings_dir, `${chosen.fingerprint}.yaml`), mappingToYaml(accepted))
  }
  return { mapping: accepted, origin: 'accepted' }
}

function periodQuestion(ids: string[]): Both {
  const listed = ids.length > 6 ? `${ids.slice(0, 3).join(', ')} … ${ids.slice(-2).join(', ')}` : ids.join(', ')
  return {
    zh: `周期在未来或早于 ${OLDEST_PERIOD_MONTHS} 个月：${listed}`,
    en: `periods ahead or more than ${OLDEST_PERIOD_MONTHS} months ago: ${listed}`,
  }
}

function monthsBefore(day: string, months: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() - months)
  return at.toISOString().slice(0, 10)
}
