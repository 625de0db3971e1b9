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

// prettier-ignore
export const KPIS: readonly Kpi[] = [
  kpi('K01', '销售额', 'Sales revenue', '万元', 'higher', 86, 1, 0.13, '当月已签约并确认的销售金额', '∑合同金额（不含税）', '业务系统'),
  kpi('K02', '新客户数', 'New customers', '个', 'higher', 42, 0, 0.14, '当月首次下单的客户数', '首单客户计数', '客户系统'),
  kpi('K03', '回款率', 'Collection rate', '%', 'higher', 84, 1, 0.05, '当月到期应收款的收回比例', '实收÷到期应收', '财务系统'),
  kpi('K04', '客户满意度', 'Customer satisfaction', '分', 'higher', 82, 1, 0.05, '当月客户回访平均分（百分制）', '∑回访分÷回访数', '客户系统'),
  kpi('K05', '交付周期', 'Delivery time', '天', 'lower', 12, 2, 0.09, '从下单到交付的平均天数', '∑(交付日−下单日)÷订单数', '业务系统'),
  kpi('K06', '差错率', 'Error rate', '‰', 'lower', 6, 2, 0.12, '每千件中的差错件数', '差错件数÷件数×1000', '质量系统'),
  kpi('K07', '千单投诉数', 'Complaints per thousand orders', '件', 'lower', 3.5, 2, 0.12, '每千单的客户投诉件数', '投诉件数÷订单数×1000', '客户系统'),
  kpi('K08', '产量', 'Output', '件', 'higher', 1450, 0, 0.08, '当月合格品件数', '合格品计数', '生产系统'),
  kpi('K09', '按期完成率', 'On-time completion', '%', 'higher', 83, 1, 0.05, '按期完成的任务比例', '按期完成数÷到期任务数', '项目系统'),
  kpi('K10', '单位成本', 'Unit cost', '元', 'lower', 128, 1, 0.06, '每件产品或每次服务的直接成本', '直接成本÷数量', '财务系统'),
]

function kpi(
  kpi_id: string,
  name_zh: string,
  name_en: string,
  unit: string,
  direction: Kpi['direction'],
  target: number,
  decimals: number,
  scale: number,
  definition: string,
  formula: string,
  data_source: string,
): Kpi {
  return { kpi_id, name_zh, name_en, unit, direction, target, decimals, scale, definition, formula, data_source }
}

/** Which KPIs a role is appraised by, with weights that add to 100. A role without KPIs is appraised by its unit's figures. */
export type Role = { role_id: string; name_zh: string; name_en: string; family: string; goals: Record<string, number> }

// prettier-ignore
export const ROLES: readonly Role[] = [
  { role_id: 'sales', name_zh: '销售代表', name_en: 'Sales representative', family: '营销', goals: { K01: 40, K02: 25, K03: 20, K04: 15 } },
  { role_id: 'operator', name_zh: '生产技工', name_en: 'Production operator', family: '生产', goals: { K08: 40, K06: 25, K10: 20, K09: 15 } },
  { role_id: 'inspector', name_zh: '质检员', name_en: 'Quality inspector', family: '生产', goals: { K06: 50, K09: 30, K07: 20 } },
  { role_id: 'engineer', name_zh: '研发工程师', name_en: 'Development engineer', family: '技术', goals: { K09: 50, K05: 30, K06: 20 } },
  { role_id: 'tester', name_zh: '测试工程师', name_en: 'Test engineer', family: '技术', goals: { K09: 40, K06: 40, K05: 20 } },
  { role_id: 'delivery', name_zh: '交付工程师', name_en: 'Delivery engineer', family: '技术', goals: { K05: 40, K04: 25, K07: 20, K10: 15 } },
  { role_id: 'service', name_zh: '客服专员', name_en: 'Service agent', family: '服务', goals: { K04: 40, K07: 30, K09: 30 } },
  { role_id: 'supply', name_zh: '供应链专员', name_en: 'Supply specialist', family: '运营', goals: { K05: 40, K10: 30, K06: 15, K09: 15 } },
  { role_id: 'staff', name_zh: '职能专员', name_en: 'Corporate specialist', family: '职能', goals: { K09: 60, K06: 40 } },
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

/** The KPIs that waiting on other departments slows down or spoils. */
export const DRIVEN_BY_WAITING: ReadonlySet<string> = new Set(['K05', 'K07'])
