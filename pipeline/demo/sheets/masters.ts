import type { Cell } from '../csv.ts'
import type { Sheet, Source } from '../exports.ts'
import { roleById } from '../kpis.ts'
import { firstDay, lastDay } from '../months.ts'
import { COMPANY } from '../structure.ts'

/** The unit list: codes keep their leading zeros, and the order is the one of the organisation chart. */
export function unitSheet({ company, unit }: Source): Sheet {
  return {
    name: '01_组织机构.csv',
    encoding: 'utf-8-bom',
    rows: [
      ['部门编码', '部门', '部门英文名称', '上级部门', '组织层级', '排序'],
      ...company.units
        .filter((one) => one.parent_id !== null)
        .map((one) => [
          one.code,
          one.path,
          one.name_en,
          parentPath(unit(one.parent_id!).path),
          KINDS[one.kind],
          one.sort_order,
        ]),
    ],
  }
}
const KINDS = { company: '公司', division: '中心', department: '部门', team: '班组' } as const
const parentPath = (path: string) => path || COMPANY.zh

/** The KPI dictionary; a KPI whose definition changed has a row for each version with its days. */
export function kpiSheet({ company }: Source): Sheet {
  const changed = company.truth.plants.filter((plant) => plant.kind === 'definition-change')
  return {
    name: '02_指标库.csv',
    encoding: 'gb18030',
    rows: [
      [
        '指标编号',
        '指标名称',
        '指标英文名称',
        '版本',
        '指标定义',
        '计算公式',
        '单位',
        '指标方向',
        '数据来源',
        '生效日期',
        '失效日期',
        '适用阶段',
        '战略目标',
        '变更原因',
        '审批角色',
      ],
      ...company.kpis.flatMap((kpi) => {
        const change = changed.find((plant) => plant.kpi_id === kpi.kpi_id)
        const row = (version: number, definition: string, from: string | null, to: string | null, why: Cell[] = []) => [
          kpi.kpi_id,
          kpi.name_zh,
          kpi.name_en,
          version,
          definition,
          kpi.formula,
          kpi.unit,
          kpi.direction === 'higher' ? '越大越好' : '越小越好',
          kpi.data_source,
          from,
          to,
          STAGES[kpi.kpi_id] ?? '稳定期',
          STRATEGY[kpi.kpi_id] ?? null,
          ...why,
        ]
        if (!change || change.from <= company.months[0]!) return [row(1, kpi.definition, null, null)]
        const before = company.months.filter((month) => month < change.from).at(-1)!
        return [
          row(1, kpi.definition, null, lastDay(before)),
          row(2, `${kpi.definition}（新口径）`, firstDay(change.from), null, [
            '改用新问卷，题目与计分不同',
            '绩效委员会',
          ]),
        ]
      }),
    ],
  }
}

/** For which stage of the business a KPI was made, and which goal of the company it serves. */
const STAGES: Record<string, string> = { K01: '成长期', K02: '成长期', K08: '成熟期' }
const STRATEGY: Record<string, string> = {
  ...{ K01: '三年收入翻番', K02: '三年收入翻番', K03: '现金流稳健', K04: '客户口碑领先', K05: '交付快三成' },
  ...{ K06: '质量零容忍', K07: '客户口碑领先', K08: '产能爬坡', K10: '成本领先' },
}

/** The roster by dated segment: where each person was, under whom, from when to when. */
export function rosterSheet({ company, cards, unit }: Source): Sheet {
  const newest = company.months.at(-1)!
  return {
    name: '03_员工花名册.csv',
    encoding: 'gb18030',
    rows: [
      [
        '工号',
        '姓名',
        '部门',
        '岗位',
        '岗位序列',
        '直接上级工号',
        '入职日期',
        '离职日期',
        '人员状态',
        '生效日期',
        '失效日期',
      ],
      ...company.postings.map(({ person, unit_id, role_id, manager, from, to }) => {
        const { joins, leaves } = company.people[person]!
        const role = roleById(role_id)
        return [
          cards[person]!.number,
          cards[person]!.name,
          unit(unit_id).path,
          role.name_zh,
          role.family,
          manager === null ? null : cards[manager]!.number,
          firstDay(joins),
          leaves === null ? null : lastDay(leaves),
          leaves === null ? '在职' : '离职',
          firstDay(from),
          to === newest ? null : lastDay(to),
        ]
      }),
    ],
  }
}
