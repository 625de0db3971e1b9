import type { Direction } from '#queries/domain.ts'

/**
 * A KPI of the example company. `scale` is what one standard deviation of a person's attainment is worth (a ratio: 0.12 =
 * 12 % of the target), so that effects can be stated once, in standard deviations, for KPIs of very different spread.
 */
export type Kpi = {
  kpi_id: string
  name_zh: string
  name_en: string
  unit: string
  direction: Extract<Direction, 'higher' | 'lower'>
  target: number
  decimals: number
  scale: number
  definition: string
  formula: string
  data_source: string
}

export const KPIS: readonly Kpi[] = [
  {
    kpi_id: 'K01',
    name_zh: '销售额',
    name_en: 'Sales revenue',
    unit: '万元',
    direction: 'higher',
    target: 86,
    decimals: 1,
    scale: 0.13,
    definition: '当月已签约并确认的销售金额',
    formula: '∑合同金额（不含税）',
    data_source: '业务系统',
  },
  {
    kpi_id: 'K02',
    name_zh: '新客户数',
    name_en: 'New customers',
    unit: '个',
    direction: 'higher',
    target: 42,
    decimals: 0,
    scale: 0.14,
    definition: '当月首次下单的客户数',
    formula: '首单客户计数',
    data_source: '客户系统',
  },
  {
    kpi_id: 'K03',
    name_zh: '回款率',
    name_en: 'Collection rate',
    unit: '%',
    direction: 'higher',
    target: 84,
    decimals: 1,
    scale: 0.05,
    definition: '当月到期应收款的收回比例',
    formula: '实收÷到期应收',
    data_source: '财务系统',
  },
  {
    kpi_id: 'K04',
    name_zh: '客户满意度',
    name_en: 'Customer satisfaction',
    unit: '分',
    direction: 'higher',
    target: 82,
    decimals: 1,
    scale: 0.05,
    definition: '当月客户回访平均分（百分制）',
    formula: '∑回访分÷回访数',
    data_source: '客户系统',
  },
  {
    kpi_id: 'K05',
    name_zh: '交付周期',
    name_en: 'Delivery time',
    unit: '天',
    direction: 'lower',
    target: 12,
    decimals: 2,
    scale: 0.09,
    definition: '从下单到交付的平均天数',
    formula: '∑(交付日−下单日)÷订单数',
    data_source: '业务系统',
  },
  {
    kpi_id: 'K06',
    name_zh: '差错率',
    name_en: 'Error rate',
    unit: '‰',
    direction: 'lower',
    target: 6,
    decimals: 2,
    scale: 0.12,
    definition: '每千件中的差错件数',
    formula: '差错件数÷件数×1000',
    data_source: '质量系统',
  },
  {
    kpi_id: 'K07',
    name_zh: '千单投诉数',
    name_en: 'Complaints per thousand orders',
    unit: '件',
    direction: 'lower',
    target: 3.5,
    decimals: 2,
    scale: 0.12,
    definition: '每千单的客户投诉件数',
    formula: '投诉件数÷订单数×1000',
    data_source: '客户系统',
  },
  {
    kpi_id: 'K08',
    name_zh: '产量',
    name_en: 'Output',
    unit: '件',
    direction: 'higher',
    target: 1450,
    decimals: 0,
    scale: 0.08,
    definition: '当月合格品件数',
    formula: '合格品计数',
    data_source: '生产系统',
  },
  {
    kpi_id: 'K09',
    name_zh: '按期完成率',
    name_en: 'On-time completion',
    unit: '%',
    direction: 'higher',
    target: 83,
    decimals: 1,
    scale: 0.05,
    definition: '按期完成的任务比例',
    formula: '按期完成数÷到期任务数',
    data_source: '项目系统',
  },
  {
    kpi_id: 'K10',
    name_zh: '单位成本',
    name_en: 'Unit cost',
    unit: '元',
    direction: 'lower',
    target: 128,
    decimals: 1,
    scale: 0.06,
    definition: '每件产品或每次服务的直接成本',
    formula: '直接成本÷数量',
    data_source: '财务系统',
  },
]

/** Which KPIs a role is appraised by, with weights that add to 100. A role without KPIs is appraised by its unit's figures. */
export type Role = { role_id: string; name_zh: string; name_en: string; family: string; goals: Record<string, number> }

export const ROLES: readonly Role[] = [
  {
    role_id: 'sales',
    name_zh: '销售代表',
    name_en: 'Sales representative',
    family: '营销',
    goals: { K01: 40, K02: 25, K03: 20, K04: 15 },
  },
  {
    role_id: 'operator',
    name_zh: '生产技工',
    name_en: 'Production operator',
    family: '生产',
    goals: { K08: 40, K06: 25, K10: 20, K09: 15 },
  },
  {
    role_id: 'inspector',
    name_zh: '质检员',
    name_en: 'Quality inspector',
    family: '生产',
    goals: { K06: 50, K09: 30, K07: 20 },
  },
  {
    role_id: 'engineer',
    name_zh: '研发工程师',
    name_en: 'Development engineer',
    family: '技术',
    goals: { K09: 50, K05: 30, K06: 20 },
  },
  {
    role_id: 'tester',
    name_zh: '测试工程师',
    name_en: 'Test engineer',
    family: '技术',
    goals: { K09: 40, K06: 40, K05: 20 },
  },
  {
    role_id: 'delivery',
    name_zh: '交付工程师',
    name_en: 'Delivery engineer',
    family: '技术',
    goals: { K05: 40, K04: 25, K07: 20, K10: 15 },
  },
  {
    role_id: 'service',
    name_zh: '客服专员',
    name_en: 'Service agent',
    family: '服务',
    goals: { K04: 40, K07: 30, K09: 30 },
  },
  {
    role_id: 'supply',
    name_zh: '供应链专员',
    name_en: 'Supply specialist',
    family: '运营',
    goals: { K05: 40, K10: 30, K06: 15, K09: 15 },
  },
  {
    role_id: 'staff',
    name_zh: '职能专员',
    name_en: 'Corporate specialist',
    family: '职能',
    goals: { K09: 60, K06: 40 },
  },
  { role_id: 'head', name_zh: '部门负责人', name_en: 'Head of department', family: '管理', goals: {} },
]

export const kpiById = (kpi_id: string): Kpi => {
  const found = KPIS.find((kpi) => kpi.kpi_id === kpi_id)
  if (!found) throw new RangeError(`no KPI ${kpi_id} in the example company`)
  return found
}
export const roleById = (role_id: string): Role => {
  const found = ROLES.find((role) => role.role_id === role_id)
  if (!found) throw new RangeError(`no role ${role_id} in the example company`)
  return found
}

/** The KPIs that too few customer resources pull down: without leads there is nothing to sell to, but service does not suffer. */
export const DRIVEN_BY_LEADS: ReadonlySet<string> = new Set(['K01', 'K02'])
