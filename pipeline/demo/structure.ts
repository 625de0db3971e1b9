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

/** Two spaces a level: division, department, team. A team has a role, a share of the people, and what is special about it. */
const TREE = `
营销中心 | Sales and Marketing
  华东大区 | East Region
    销售一部 | Sales Team 1 | sales | 1
    销售二部 | Sales Team 2 | sales | 1
    大客户部 | Key Accounts | sales | 1
  华南大区 | South Region
    销售一部 | Sales Team 1 | sales | 1
    销售二部 | Sales Team 2 | sales | 1
    渠道部 | Channel Partners | sales | 1
  华北大区 | North Region
    销售一部 | Sales Team 1 | sales | 1
    销售二部 | Sales Team 2 | sales | 1
  西部大区 | West Region
    销售一部 | Sales Team 1 | sales | 1
    销售二部 | Sales Team 2 | sales | 1
  品牌市场部 | Brand and Marketing
制造中心 | Manufacturing
  一厂 | Plant 1
    总装车间 | Assembly | operator | 2
    机加车间 | Machining | operator | 1.8
    质检班 | Quality Inspection | inspector | 0.7
  二厂 | Plant 2
    总装车间 | Assembly | operator | 2
    机加车间 | Machining | operator | 1.6
    质检班 | Quality Inspection | inspector | 0.7
  三厂 | Plant 3
    总装车间 | Assembly | operator | 1.8
    包装车间 | Packaging | operator | 1.2
    质检班 | Quality Inspection | inspector | 0.6
研发中心 | Research and Development
  硬件部 | Hardware
    结构组 | Mechanics | engineer | 0.8
    电路组 | Electronics | engineer | 0.8
  软件部 | Software
    平台组 | Platform | engineer | 1.2
    应用组 | Applications | engineer | 1
  测试部 | Testing
    测试一组 | Test Group 1 | tester | 0.6
    测试二组 | Test Group 2 | tester | 0.6
交付服务中心 | Delivery and Service
  交付部 | Delivery
    东区交付组 | Delivery East | delivery | 1
    西区交付组 | Delivery West | delivery | 0.8
  售后服务部 | After-sales
    维修一组 | Repair Group 1 | delivery | 0.8
    维修二组 | Repair Group 2 | delivery | 0.8
  客服中心 | Customer Care
    热线组 | Hotline | service | 1.2
    在线组 | Online | service | 1
供应链中心 | Supply Chain
  采购部 | Purchasing
    原料采购组 | Materials | supply | 0.6 | shares its leader with the next
    设备采购组 | Equipment | supply | 0.5
  仓储物流部 | Warehouse and Logistics
    仓储组 | Warehouse | supply | 1
    运输组 | Transport | supply | 0.8
  计划部 | Planning
    排产组 | Scheduling | supply | 0.5 | shares its leader with the next
    物料组 | Material Control | supply | 0.5
职能中心 | Corporate Functions
  财务部 | Finance
    核算组 | Accounting | staff | 0.6
    资金组 | Treasury | staff | 0.4
  人力资源部 | Human Resources
    招聘组 | Recruiting | staff | 0.4 | shares its leader with the next
    薪酬组 | Compensation | staff | 0.4
  信息部 | Information Technology
    运维组 | Operations | staff | 0.4 | shares its leader with the next
    应用支持组 | Application Support | staff | 0.4
  法务部 | Legal
    合同组 | Contracts | staff | 0.5
    合规组 | Compliance | staff | 0 | four people`

/** A team smaller than this is left out of a small company, so that tests with 100 people keep groups that can be shown. */
const SMALLEST_TEAM = 8

/**
 * The tree for a company of about `people`. With few people the teams of lowest rank (second, third … of their department)
 * are left out first; the sales team of the essay and the team of four always stay, and a department without teams goes.
 */
export function structure(people: number): Structure {
  const units: Unit[] = [unit('', null, COMPANY.zh, COMPANY.en, 1)]
  const teams: TeamPlan[] = []
  const above: Unit[] = [units[0]!]
  const children = new Map<string, number>()
  for (const line of TREE.trim().split('\n')) {
    const depth = line.search(/\S/) / 2
    const [zh, en, role_id, share, note] = line.split('|').map((cell) => cell.trim())
    const parent = above[depth]!
    const position = (children.get(parent.unit_id) ?? 0) + 1
    children.set(parent.unit_id, position)
    const one = unit(codeOf(parent, position), parent, zh!, en!, position)
    above[depth + 1] = one
    units.push(one)
    if (one.kind !== 'team') continue
    const always = one.code === SALES_TEAM || one.code === SMALL_TEAM
    teams.push({
      unit_id: one.unit_id,
      role_id: role_id!,
      share: Number(share),
      fixed: note === 'four people' ? 4 : null,
      sharesLeader: note?.startsWith('shares') ?? false,
      // First teams of every department come before second ones.
      rank: always ? -1 : position * 100 + Number(parent.code.slice(2)) * 10 + Number(parent.code.slice(0, 2)),
    })
  }
  const kept = [...teams].sort((a, b) => a.rank - b.rank).slice(0, Math.max(3, Math.floor(people / SMALLEST_TEAM)))
  const alive = new Set(kept.map((team) => team.unit_id))
  const used = (unit: Unit) =>
    unit.kind === 'company' || unit.code === UNIT_LEVEL_DEPARTMENT || [...alive].some((id) => id.startsWith(unit.code))
  return { units: units.filter(used), teams: teams.filter((team) => alive.has(team.unit_id)) }
}

const KINDS = ['company', 'division', 'department', 'team'] as const
const codeOf = (parent: Unit, position: number) =>
  (parent.kind === 'company' ? '' : parent.code) + String(position).padStart(2, '0')

function unit(code: string, parent: Unit | null, zh: string, en: string, sort_order: number): Unit {
  const path = parent ? [parent.path, zh].filter(Boolean).join('/') : ''
  const id = parent ? code : ROOT_UNIT
  return {
    unit_id: id,
    code: code || '00',
    parent_id: parent?.unit_id ?? null,
    name_zh: zh,
    name_en: en,
    kind: KINDS[code.length / 2]!,
    sort_order,
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
