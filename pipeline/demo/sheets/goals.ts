import type { Cell } from '../csv.ts'
import { WORKBOOK_DIVISION, type Sheet, type Source } from '../exports.ts'
import { goalSettings, type GoalSetting } from '../goal-setting.ts'
import { kpiById, roleById } from '../kpis.ts'
import { halfYear, type Month } from '../months.ts'
import { inBranch } from '../plant.ts'
import type { RecordedResult } from '../recorded.ts'
import type { Result } from '../results.ts'
import { COMPANY } from '../structure.ts'

const HEADER = [
  '工号',
  '姓名',
  '部门',
  '岗位',
  '直接上级工号',
  '考核周期',
  '指标编号',
  '指标名称',
  '单位',
  '指标方向',
  '权重(%)',
  '原目标值',
  '目标值',
  '目标变更时间',
  '实际值',
  '录入时间',
  '目标内容',
  '目标来源',
  '指标性质',
  '目标设定时间',
  '确认日期',
  '目标更新日期',
  '引用经验编号',
]

/** `2025年上半年` of `2025H1`, as titles of Chinese exports say it. */
const halfInWords = (half: string) => `${half.slice(0, 4)}年${half.endsWith('1') ? '上' : '下'}半年`
const directionInWords = (kpi_id: string) => (kpiById(kpi_id).direction === 'higher' ? '越大越好' : '越小越好')

/** The long form, one row per person, KPI and month: one file per half year, with a title above the header and a total row and a note below. */
export function goalSheets(source: Source): Sheet[] {
  const results = source.recorded.results.filter((r) => r.person !== null && !inBranch(r.unit_id, WORKBOOK_DIVISION))
  const settingOf = goalSettings(source.company.seed)
  return [...Map.groupBy(results, (r) => halfYear(r.month))].map(([half, rows]) => ({
    name: `06_绩效考核明细表_${halfInWords(half)}.csv`,
    encoding: 'gb18030',
    rows: [
      [`${COMPANY.zh}${halfInWords(half)}绩效考核明细表`],
      HEADER,
      ...rows.map((result) => [...line(result, source), ...settingCells(settingOf(result))]),
      totals(rows),
      ['注：目标值为空表示当期未设目标；实际值为空表示当期未考核。'],
    ],
  }))
}

function line(result: RecordedResult, { cards, unit }: Source): Cell[] {
  const { person, manager, role_id, kpi_id, month, weight, original_target, target, revised_on, actual } = result
  const card = cards[person!]! // rows of people only
  const kpi = kpiById(kpi_id)
  return [
    card.number,
    card.name,
    unit(result.unit_id).path,
    roleById(role_id!).name_zh,
    manager === null ? null : cards[manager]!.number,
    month,
    kpi_id,
    kpi.name_zh,
    kpi.unit,
    directionInWords(kpi_id),
    weight,
    original_target,
    target,
    revised_on,
    actual,
    result.entered_at,
  ]
}

function settingCells(setting: GoalSetting | null): Cell[] {
  if (!setting) return []
  const { text, proposed_by, indicator_type, set_on, acknowledged_on, updated_on, lesson_id } = setting
  return [text, ORIGINS[proposed_by], KINDS[indicator_type], set_on, acknowledged_on, updated_on, lesson_id]
}
const ORIGINS = { employee: '员工提出', both: '共同制定', manager: '上级下达' } as const
const KINDS = { result: '结果', process: '过程' } as const

/** 合计 as such systems print it: the sums of the number columns, meaningless over unlike KPIs and there all the same. */
function totals(rows: Result[]): Cell[] {
  const sum = (of: (row: Result) => number | null) =>
    Math.round(rows.reduce((all, row) => all + (of(row) ?? 0), 0) * 100) / 100
  return [
    null,
    '合计',
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    sum((row) => row.original_target),
    sum((row) => row.target),
    null,
    sum((row) => row.actual),
  ]
}

/** Figures of departments that have no people of their own in the system. */
export function unitGoalSheet({ recorded, unit }: Source): Sheet {
  const rows = recorded.results.filter((result) => result.person === null)
  return {
    name: '07_部门指标.csv',
    encoding: 'gb18030',
    rows: [
      ['部门', '考核周期', '指标编号', '指标名称', '单位', '指标方向', '权重(%)', '目标值', '实际值'],
      ...rows.map(({ unit_id, month, kpi_id, weight, target, actual }) => {
        const kpi = kpiById(kpi_id)
        return [
          unit(unit_id).path,
          chinese(month),
          kpi_id,
          kpi.name_zh,
          kpi.unit,
          directionInWords(kpi_id),
          weight,
          target,
          actual,
        ]
      }),
    ],
  }
}

/** `2025年3月` */
export const chinese = (month: Month): string => `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`
