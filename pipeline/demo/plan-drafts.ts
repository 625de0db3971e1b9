import type { Plan, Side } from './plans.ts'

/** What a step is, whose it is, how many months after the start it is due, and how many days late it was done; null: not done. */
type StepDraft = [text: string, side: Side, owner: string, after: number, late: number | null]
export type PlanDraft = {
  units: string[]
  type: Plan['type']
  side: Side
  cause: Plan['cause_code']
  remedy: Plan['remedy_code']
  /** Months before the newest one in which it begins, and how many it lasts. */
  ago: number
  length: number
  cost: number
  hours: number
  owner: string
  evidence: string[]
  decides: Plan['decision_level']
  kpi?: string
  together?: boolean
  benefit?: string
  expected?: number
  lesson?: string
  /** Written, and neither confirmed nor begun. */
  waits?: true
  steps: StepDraft[]
}

const HR = '人力资源部'
const IT = '信息部'
const BRAND = '品牌市场部'
const FINANCE = '财务部'

/** The first plan answers too few leads with training: the mismatch of the essay. */
// prettier-ignore
export const PLAN_DRAFTS: readonly PlanDraft[] = [
  { units: ['010101'], type: 'coaching', side: 'manager', cause: 'ability', remedy: 'training', ago: 5, length: 6, cost: 60_000, hours: 320, owner: HR, evidence: ['data', 'observation'], decides: 0, expected: 0.5,
    lesson: '线索不足时，培训不能替代线索支持；先核对人均线索。',
    steps: [['销售技巧培训', 'manager', '华东大区', 1, 0], ['陪访辅导', 'manager', '华东大区', 2, 6], ['补足人均线索', 'company', BRAND, 2, null], ['复盘', 'manager', '华东大区', 4, 0]] },
  { units: ['0401'], type: 'process', side: 'company', cause: 'process', remedy: 'redesign', ago: 7, length: 5, cost: 120_000, hours: 410, owner: '交付部', evidence: ['data', 'interview'], decides: 2, kpi: 'K05', together: true, benefit: '减少临时加班', expected: 0.4,
    lesson: '先统一排程口径，再上看板；看板早于口径时没有人用。',
    steps: [['梳理交付流程', 'company', '交付部', 1, -3], ['统一排程口径', 'manager', '交付部', 3, 2], ['上线排程看板', 'company', IT, 5, 0]] },
  { units: ['0203'], type: 'resource', side: 'company', cause: 'resource', remedy: 'headcount', ago: 6, length: 6, cost: 200_000, hours: 160, owner: HR, evidence: ['data', 'observation'], decides: 1, kpi: 'K08', expected: 0.3,
    steps: [['设备点检', 'manager', '三厂', 1, 0], ['补充技工', 'company', HR, 2, null], ['错峰用电方案', 'company', '三厂', 4, 12]] },
  { units: ['0302'], type: 'IDP', side: 'manager', cause: 'ability', remedy: 'coaching', ago: 9, length: 6, cost: 40_000, hours: 240, owner: '软件部', evidence: ['interview'], decides: 3, together: true, benefit: '掌握代码评审方法',
    steps: [['结对编程', 'manager', '软件部', 3, 4], ['代码评审规则', 'company', '软件部', 6, 0]] },
  { units: ['0502'], type: 'process', side: 'company', cause: 'communication', remedy: 'hand-over', ago: 11, length: 5, cost: 30_000, hours: 150, owner: '仓储物流部', evidence: ['data', 'interview', 'observation'], decides: 2, kpi: 'K05', together: true, benefit: '少跑一趟', expected: 0.3,
    lesson: '交接规则要写明当班签收人的岗位，否则第二周起流于形式。',
    steps: [['明确仓运交接规则', 'company', '仓储物流部', 2, 0], ['每周对账会', 'company', FINANCE, 5, 3]] },
  { units: ['0403'], type: 'resource', side: 'company', cause: 'resource', remedy: 'tool', ago: 14, length: 6, cost: 90_000, hours: 200, owner: IT, evidence: ['data', 'interview'], decides: 1, kpi: 'K04', expected: 0.3,
    lesson: '工单系统先接入热线组，再接入在线组，培训量减半。',
    steps: [['知识库建设', 'company', '客服中心', 3, 0], ['工单系统升级', 'company', IT, 6, 24]] },
  { units: ['0202'], type: 'process', side: 'company', cause: 'process', remedy: 'redesign', ago: 13, length: 5, cost: 150_000, hours: 520, owner: '二厂', evidence: ['data', 'interview', 'observation'], decides: 2, kpi: 'K08', together: true, benefit: '换线时间缩短', expected: 0.5,
    lesson: '节拍先在一个班组试行两周，再推到全厂。',
    steps: [['节拍试行', 'manager', '二厂', 0, 0], ['全厂推行', 'manager', '二厂', 2, 0], ['备件前移', 'company', '采购部', 3, 5], ['执行系统接入', 'company', IT, 5, -4]] },
  { units: ['020103', '020203', '020303'], type: 'process', side: 'company', cause: 'process', remedy: 'tool', ago: 4, length: 6, cost: 70_000, hours: 180, owner: '制造中心', evidence: ['data', 'observation'], decides: 1, kpi: 'K06', together: true, expected: 0.3,
    steps: [['质量门标准', 'manager', '制造中心', 1, 0], ['检具校准', 'company', '采购部', 3, null], ['推行三厂', 'manager', '制造中心', 6, null]] },
  { units: ['010201'], type: 'resource', side: 'company', cause: 'resource', remedy: 'tool', ago: 6, length: 4, cost: 45_000, hours: 90, owner: BRAND, evidence: ['data', 'interview'], decides: 1, kpi: 'K02', benefit: '少填一张表',
    lesson: '线索分配表每周更新才有人用。',
    steps: [['线索分配规则', 'company', BRAND, 1, 0], ['客户系统权限', 'company', IT, 2, 38], ['复盘', 'manager', '华南大区', 4, 0]] },
  { units: ['010402'], type: 'coaching', side: 'manager', cause: 'ability', remedy: 'coaching', ago: 3, length: 4, cost: 25_000, hours: 110, owner: HR, evidence: [], decides: 0, waits: true,
    steps: [['商务谈判带教', 'manager', '西部大区', 2, null]] },
  { units: ['030102'], type: 'process', side: 'manager', cause: 'communication', remedy: 'hand-over', ago: 5, length: 4, cost: 10_000, hours: 60, owner: '硬件部', evidence: ['interview', 'observation'], decides: 3, kpi: 'K05', together: true, benefit: '少改一次图',
    lesson: '图纸变更当日通知测试部，返工明显减少。',
    steps: [['变更通知规则', 'manager', '硬件部', 1, 0], ['样件交接清单', 'manager', '硬件部', 3, 0]] },
  { units: ['040201'], type: 'resource', side: 'company', cause: 'process', remedy: 'tool', ago: 8, length: 5, cost: 80_000, hours: 210, owner: IT, evidence: ['data', 'interview'], decides: 1, kpi: 'K05', expected: 0.4,
    lesson: '备件查询要先解决编码不一致。',
    steps: [['备件编码统一', 'company', '采购部', 2, 41], ['备件查询工具', 'company', IT, 5, 10]] },
  { units: ['050101'], type: 'process', side: 'manager', cause: 'process', remedy: 'redesign', ago: 2, length: 5, cost: 20_000, hours: 70, owner: '采购部', evidence: ['data', 'interview'], decides: 2, kpi: 'K10', together: true,
    steps: [['询价流程图', 'manager', '采购部', 1, 0], ['合同模板', 'company', '法务部', 1, null]] },
  { units: ['060302'], type: 'process', side: 'company', cause: 'communication', remedy: 'hand-over', ago: 1, length: 4, cost: 5_000, hours: 30, owner: IT, evidence: ['interview'], decides: 2,
    steps: [['服务目录', 'manager', IT, 1, null], ['值班口径', 'company', HR, 3, null]] },
]
