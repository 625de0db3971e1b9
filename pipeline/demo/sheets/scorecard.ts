import { writeXlsx, type CellValue } from 'hucre/xlsx'
import { attainment } from '../goals.ts'
import { WORKBOOK_DIVISION, type ExportFile, type Source } from '../exports.ts'
import { kpiById, roleById } from '../kpis.ts'
import { inBranch } from '../plant.ts'
import type { Result } from '../results.ts'
import { COMPANY } from '../structure.ts'
import { chinese } from './goals.ts'

const PERSON = ['工号', '姓名', '部门', '岗位', '直接上级工号', '考核周期'] as const
const GROUP = ['权重', '目标值', '实际值', '得分'] as const
/** A file is the same bytes every time, so its dates cannot be those of writing. */
const WRITTEN = new Date('2026-11-02T08:00:00Z')

/**
 * The wide form of one division: a merged title, then a header of two rows (the KPI above its weight, target, actual and
 * score), one row per person and month.
 */
export async function scorecardBook(source: Source): Promise<ExportFile> {
  const division = source.unit(WORKBOOK_DIVISION)
  const results = source.recorded.results.filter((r) => r.person !== null && inBranch(r.unit_id, WORKBOOK_DIVISION))
  const kpis = [...new Set(results.map((result) => result.kpi_id))]
  const width = PERSON.length + kpis.length * GROUP.length
  const filled = (start: CellValue[]) => [...start, ...Array<CellValue>(width - start.length).fill(null)]
  const rows: CellValue[][] = [
    filled([`${COMPANY.zh}${division.name_zh}绩效计分卡`]),
    [...PERSON, ...kpis.flatMap((kpi_id) => filledGroup(kpiById(kpi_id).name_zh))],
    filled(PERSON.map(() => null)).map((_, at) =>
      at < PERSON.length ? null : GROUP[(at - PERSON.length) % GROUP.length]!,
    ),
    ...[...Map.groupBy(results, (r) => `${r.month} ${r.person}`).values()].map((goals) =>
      personRow(goals, kpis, source),
    ),
  ]
  const merge = (startRow: number, startCol: number, endRow: number, endCol: number) => ({
    startRow,
    startCol,
    endRow,
    endCol,
  })
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '绩效计分卡',
        rows,
        merges: [
          merge(0, 0, 0, width - 1),
          ...PERSON.map((_, col) => merge(1, col, 2, col)),
          ...kpis.map((_, at) =>
            merge(1, PERSON.length + at * GROUP.length, 1, PERSON.length + at * GROUP.length + GROUP.length - 1),
          ),
        ],
      },
    ],
    properties: { company: COMPANY.zh, created: WRITTEN, modified: WRITTEN },
  })
  return { name: `08_${division.name_zh}绩效计分卡.xlsx`, bytes }
}

const filledGroup = (name: string): CellValue[] => [name, null, null, null]

function personRow(goals: Result[], kpis: string[], { cards, unit }: Source): CellValue[] {
  const { person, unit_id, role_id, manager, month } = goals[0]!
  const card = cards[person!]! // rows of people only
  return [
    card.number,
    card.name,
    unit(unit_id).path,
    roleById(role_id!).name_zh,
    manager === null ? null : cards[manager]!.number,
    chinese(month),
    ...kpis.flatMap((kpi_id) => {
      const goal = goals.find((one) => one.kpi_id === kpi_id)
      return goal ? [goal.weight / 100, goal.target, goal.actual, scoreOf(goal)] : [null, null, null, null]
    }),
  ]
}

/** 100 points for reaching the target, in proportion up to 120. */
function scoreOf({ kpi_id, target, actual }: Result): number | null {
  if (target === null || actual === null) return null
  return Math.round(Math.min(1.2, Math.max(0, attainment(kpiById(kpi_id).direction, actual, target))) * 1000) / 10
}
