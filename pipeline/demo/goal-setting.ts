import { below, seeded } from '#queries/stats/random.ts'
import { kpiById } from './kpis.ts'
import { dayAfter, firstDay, type Month } from './months.ts'
import { inBranch } from './plant.ts'
import type { Result } from './results.ts'
import { departmentOf } from './structure.ts'

/** How a goal came about and what became of it in its month, as the appraisal system keeps it. */
export type GoalSetting = {
  text: string
  proposed_by: 'employee' | 'both' | 'manager'
  indicator_type: 'result' | 'process'
  set_on: string
  acknowledged_on: string | null
  updated_on: string | null
  lesson_id: string | null
}

/** The system has kept these since then. */
const KEPT_FROM: Month = '2026-01'
/** The department whose goals mostly say nothing that could be counted. */
export const VAGUE_DEPARTMENT = '0503'
/** Where goals reach people two weeks late. */
const SLOW_DEPARTMENT = '0402'
const PROCESS_KPIS: ReadonlySet<string> = new Set(['K05', 'K06', 'K09'])

/** Lessons that targets of later cycles cite: plan → where, which KPI, from when. */
const CITED: [plan_id: string, unit_id: string, kpi_id: string, from: Month][] = [
  ['P007', '0201', 'K08', '2026-07'],
  ['P005', '0502', 'K05', '2026-07'],
  ['P006', '0403', 'K04', '2026-03'],
]

/** How the goals of a company came about; null before the system kept it. Everything is drawn from streams of its own. */
export function goalSettings(seed: number): (result: Result) => GoalSetting | null {
  const drawn = new Map<string, number>()
  const uniform = (name: string): number => {
    const known = drawn.get(name)
    if (known !== undefined) return known
    const value = seeded(seed, name)()
    drawn.set(name, value)
    return value
  }
  return ({ person, unit_id, kpi_id, month, original_target }) => {
    if (month < KEPT_FROM || original_target === null || person === null) return null
    const department = departmentOf(unit_id)
    const set_on = dayAfter(firstDay(month), -3 - Math.floor(7 * uniform(`set ${unit_id} ${month}`)))
    // In some departments nearly every goal is agreed, in others hardly any.
    const agreed = 0.15 + 0.6 * uniform(`agreed ${department}`)
    const origin = uniform(`origin ${person} ${kpi_id}`)
    const random = seeded(seed, `goal ${person} ${kpi_id} ${month}`)
    const delay = (department === SLOW_DEPARTMENT ? 11 : 1) + below(department === SLOW_DEPARTMENT ? 14 : 8, random)
    const vague = uniform(`vague ${unit_id} ${kpi_id}`) < (department === VAGUE_DEPARTMENT ? 0.95 : 0.1)
    const touched = random() < 0.35 + 0.4 * uniform(`touched ${unit_id}`)
    return {
      text: vague ? VAGUE[kpi_id]! : clear(kpi_id, month, original_target),
      proposed_by: origin < agreed * 0.6 ? 'both' : origin < agreed ? 'employee' : 'manager',
      indicator_type: PROCESS_KPIS.has(kpi_id) ? 'process' : 'result',
      set_on,
      acknowledged_on: random() < 0.93 ? dayAfter(set_on, delay) : null,
      updated_on: touched ? dayAfter(firstDay(month), 6 + below(18, random)) : null,
      lesson_id:
        CITED.find(([, unit, kpi, from]) => inBranch(unit_id, unit) && kpi === kpi_id && month >= from)?.[0] ?? null,
    }
  }
}

/** 2026年7月底前新客户数达到44个，以客户系统数据为准 */
function clear(kpi_id: string, month: Month, target: number): string {
  const { name_zh, unit, direction, data_source } = kpiById(kpi_id)
  const when = `${month.slice(0, 4)}年${Number(month.slice(5))}月底前`
  return `${when}${name_zh}${direction === 'higher' ? '达到' : '控制在'}${target}${unit}${direction === 'higher' ? '' : '以内'}，以${data_source}数据为准`
}

const VAGUE: Record<string, string> = {
  K01: '提高销售额',
  K02: '积极开拓新客户',
  K03: '加强回款工作',
  K04: '提升客户满意度',
  K05: '尽快缩短交付周期',
  K06: '进一步减少差错',
  K07: '做好投诉处理',
  K08: '努力提高产量',
  K09: '按要求完成各项任务',
  K10: '合理控制成本',
}
