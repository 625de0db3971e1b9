import { ROOT_UNIT } from '#queries/domain.ts'

/** A unit of the example company. `code` is what its exports call it; it keeps its leading zero. */
export type Unit = {
  unit_id: string
  code: string
  parent_id: string | null
  name_zh: string
  name_en: string
  kind: 'company' | 'division' | 'department' | 'team'
  sort_order: number
  /** 栎川集团 is left out, as it is in the exports: 营销中心/华东大区/销售一部. Empty for the company. */
  path: string
}
/** What a team needs beside its place: who works there and how many. */
export type TeamPlan = {
  unit_id: string
  role_id: string
  share: number
  fixed: number | null
  sharesLeader: boolean
  rank: number
}
export type Structure = { units: Unit[]; teams: TeamPlan[] }

/** Invented; the search for a company of this name found none. */
export const COMPANY = { zh: '栎川集团', en: 'Oakriver Group' } as const

/** The team of the essay whose results fall; its leads are the planted cause. */
export const SALES_TEAM = '010101'
/** Four people: its figures must never be shown. */
export const SMALL_TEAM = '060402'
/** Appraised by figures of the department only; nobody there has results. */
export const UNIT_LEVEL_DEPARTMENT = '0105'

type Team = [zh: string, en: string, role: string, share: number, more?: { fixed?: number; sharesLeader?: boolean }]
type Department = [zh: string, en: string, teams: Team[]]

const sales = (zh: string, en: string): Team => [zh, en, 'sales', 1]
const TREE: [zh: string, en: string, departments: Department[]][] = [
  [
    '营销中心',
    'Sales and Marketing',
    [
      [
        '华东大区',
        'East Region',
        [sales('销售一部', 'Sales Team 1'), sales('销售二部', 'Sales Team 2'), sales('大客户部', 'Key Accounts')],
      ],
      [
        '华南大区',
        'South Region',
        [sales('销售一部', 'Sales Team 1'), sales('销售二部', 'Sales Team 2'), sales('渠道部', 'Channel Partners')],
      ],
      ['华北大区', 'North Region', [sales('销售一部', 'Sales Team 1'), sales('销售二部', 'Sales Team 2')]],
      ['西部大区', 'West Region', [sales('销售一部', 'Sales Team 1'), sales('销售二部', 'Sales Team 2')]],
      ['品牌市场部', 'Brand and Marketing', []],
    ],
  ],
  [
    '制造中心',
    'Manufacturing',
    [
      [
        '一厂',
        'Plant 1',
        [
          ['总装车间', 'Assembly', 'operator', 2],
          ['机加车间', 'Machining', 'operator', 1.8],
          ['质检班', 'Quality Inspection', 'inspector', 0.7],
        ],
      ],
      [
        '二厂',
        'Plant 2',
        [
          ['总装车间', 'Assembly', 'operator', 2],
          ['机加车间', 'Machining', 'operator', 1.6],
          ['质检班', 'Quality Inspection', 'inspector', 0.7],
        ],
      ],
      [
        '三厂',
        'Plant 3',
        [
          ['总装车间', 'Assembly', 'operator', 1.8],
          ['包装车间', 'Packaging', 'operator', 1.2],
          ['质检班', 'Quality Inspection', 'inspector', 0.6],
        ],
      ],
    ],
  ],
  [
    '研发中心',
    'Research and Development',
    [
      [
        '硬件部',
        'Hardware',
        [
          ['结构组', 'Mechanics', 'engineer', 0.8],
          ['电路组', 'Electronics', 'engineer', 0.8],
        ],
      ],
      [
        '软件部',
        'Software',
        [
          ['平台组', 'Platform', 'engineer', 1.2],
          ['应用组', 'Applications', 'engineer', 1],
        ],
      ],
      [
        '测试部',
        'Testing',
        [
          ['测试一组', 'Test Group 1', 'tester', 0.6],
          ['测试二组', 'Test Group 2', 'tester', 0.6],
        ],
      ],
    ],
  ],
  [
    '交付服务中心',
    'Delivery and Service',
    [
      [
        '交付部',
        'Delivery',
        [
          ['东区交付组', 'Delivery East', 'delivery', 1],
          ['西区交付组', 'Delivery West', 'delivery', 0.8],
        ],
      ],
      [
        '售后服务部',
        'After-sales',
        [
          ['维修一组', 'Repair Group 1', 'delivery', 0.8],
          ['维修二组', 'Repair Group 2', 'delivery', 0.8],
        ],
      ],
      [
        '客服中心',
        'Customer Care',
        [
          ['热线组', 'Hotline', 'service', 1.2],
          ['在线组', 'Online', 'service', 1],
        ],
      ],
    ],
  ],
  [
    '供应链中心',
    'Supply Chain',
    [
      [
        '采购部',
        'Purchasing',
        [
          ['原料采购组', 'Materials', 'supply', 0.6, { sharesLeader: true }],
          ['设备采购组', 'Equipment', 'supply', 0.5],
        ],
      ],
      [
        '仓储物流部',
        'Warehouse and Logistics',
        [
          ['仓储组', 'Warehouse', 'supply', 1],
          ['运输组', 'Transport', 'supply', 0.8],
        ],
      ],
      [
        '计划部',
        'Planning',
        [
          ['排产组', 'Scheduling', 'supply', 0.5, { sharesLeader: true }],
          ['物料组', 'Material Control', 'supply', 0.5],
        ],
      ],
    ],
  ],
  [
    '职能中心',
    'Corporate Functions',
    [
      [
        '财务部',
        'Finance',
        [
          ['核算组', 'Accounting', 'staff', 0.6],
          ['资金组', 'Treasury', 'staff', 0.4],
        ],
      ],
      [
        '人力资源部',
        'Human Resources',
        [
          ['招聘组', 'Recruiting', 'staff', 0.4, { sharesLeader: true }],
          ['薪酬组', 'Compensation', 'staff', 0.4],
        ],
      ],
      [
        '信息部',
        'Information Technology',
        [
          ['运维组', 'Operations', 'staff', 0.4, { sharesLeader: true }],
          ['应用支持组', 'Application Support', 'staff', 0.4],
        ],
      ],
      [
        '法务部',
        'Legal',
        [
          ['合同组', 'Contracts', 'staff', 0.5],
          ['合规组', 'Compliance', 'staff', 0.1, { fixed: 4 }],
        ],
      ],
    ],
  ],
]

/** A team smaller than this is left out of a small company, so that tests with 100 people keep groups that can be shown. */
const SMALLEST_TEAM = 8

/**
 * The tree for a company of about `people`. With few people the teams of lowest rank (second, third … of their department)
 * are left out first; the sales team of the essay and the team of four always stay, and a department without teams goes.
 */
export function structure(people: number): Structure {
  const units: Unit[] = [unit('', null, COMPANY.zh, COMPANY.en, 'company', 1, '')]
  const teams: TeamPlan[] = []
  TREE.forEach(([zh, en, departments], d) => {
    const division = unit(two(d), ROOT_UNIT, zh, en, 'division', d + 1, zh)
    units.push(division)
    departments.forEach(([zh, en, members], p) => {
      const department = unit(
        division.code + two(p),
        division.unit_id,
        zh,
        en,
        'department',
        p + 1,
        `${division.path}/${zh}`,
      )
      units.push(department)
      members.forEach(([zh, en, role_id, share, more], t) => {
        const team = unit(
          department.code + two(t),
          department.unit_id,
          zh,
          en,
          'team',
          t + 1,
          `${department.path}/${zh}`,
        )
        const always = team.code === SALES_TEAM || team.code === SMALL_TEAM
        units.push(team)
        teams.push({
          unit_id: team.unit_id,
          role_id,
          share,
          fixed: more?.fixed ?? null,
          sharesLeader: more?.sharesLeader ?? false,
          rank: always ? -1 : t * 100 + p * 10 + d,
        })
      })
    })
  })
  const kept = [...teams].sort((a, b) => a.rank - b.rank).slice(0, Math.max(3, Math.floor(people / SMALLEST_TEAM)))
  const alive = new Set(kept.map((team) => team.unit_id))
  const used = (unit: Unit) =>
    unit.kind === 'company' || unit.code === UNIT_LEVEL_DEPARTMENT || [...alive].some((id) => id.startsWith(unit.code))
  return { units: units.filter(used), teams: teams.filter((team) => alive.has(team.unit_id)) }
}

const two = (index: number) => String(index + 1).padStart(2, '0')

function unit(
  code: string,
  parent_id: string | null,
  zh: string,
  en: string,
  kind: Unit['kind'],
  sort: number,
  path: string,
): Unit {
  return {
    unit_id: code === '' ? ROOT_UNIT : code,
    code: code || '00',
    parent_id,
    name_zh: zh,
    name_en: en,
    kind,
    sort_order: sort,
    path,
  }
}

/** The unit itself and those above it, the company left out: `010101` → `010101`, `0101`, `01`. */
export const branch = (unit_id: string): string[] => {
  const ids: string[] = []
  for (let length = unit_id.length; length >= 2; length -= 2) ids.push(unit_id.slice(0, length))
  return ids
}
export const divisionOf = (unit_id: string): string => unit_id.slice(0, 2)
export const departmentOf = (unit_id: string): string => unit_id.slice(0, 4)
