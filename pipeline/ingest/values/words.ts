import { foldHeader } from '../fold.ts'
import { FACTORS } from '../fields.ts'
import { candidatesByHeader } from '../synonyms.ts'

/** Words of closed lists as exports write them → the code of the canonical tables. Null: not on the list. */
const lists = {
  direction: {
    higher: [
      'higher',
      'up',
      '越大越好',
      '越高越好',
      '正向',
      '正',
      '高优',
      '望大',
      'increase',
      'higherisbetter',
      'max',
      '+',
      '↑',
      '递增',
    ],
    lower: [
      'lower',
      'down',
      '越小越好',
      '越低越好',
      '负向',
      '负',
      '逆向',
      '反向',
      '低优',
      '望小',
      'decrease',
      'lowerisbetter',
      'min',
      '↓',
      '递减',
    ],
    range: ['range', '区间', '区间型', '适度', '望目', '适中'],
    unknown: ['unknown', 'neutral', '中性', 'none', ''],
  },
  rater_relation: {
    self: ['self', '自评', '本人', '自我'],
    manager: ['manager', '上级', '直接上级', '直属上级', '主管', 'supervisor', 'linemanager'],
    second_level: ['secondlevel', '隔级上级', '隔级', '二级主管', '部门负责人', 'skiplevel'],
    peer: ['peer', '同级', '同事', '平级', '互评', 'colleague'],
    upward: ['upward', '下级', '下属', 'subordinate', 'directreport'],
    customer: ['customer', '客户', '内部客户', '外部客户'],
    other: ['other', '其他', '其它', 'others'],
  },
  stage: {
    submitted: ['submitted', '提交', '已提交', '初评'],
    before_calibration: ['beforecalibration', '校准前'],
    after_calibration: ['aftercalibration', '校准后'],
    final: ['final', '最终', '终评', '已完成'],
  },
  higher_is: { better: ['better', '越大越好', '正向', '好'], worse: ['worse', '越小越好', '负向', '差'] },
  owner_side: {
    employee: ['employee', '员工', '本人'],
    manager: ['manager', '主管', '上级', '部门', '部门负责人', '经理'],
    company: ['company', '公司', '组织', 'hr', '人力资源'],
  },
  event_kind: {
    policy: ['policy', '政策', '政策变化', '政策调整', '法规', '制度'],
    reorg: ['reorg', 'reorganisation', 'reorganization', '组织调整', '架构调整', '机构调整', '重组', '合并', '拆分'],
    system: ['system', '系统', '系统上线', '系统切换', '系统升级', '系统故障'],
    supply: ['supply', '供应', '供应链', '供货', '断供'],
    market: ['market', '市场', '市场变化', '行情'],
    definition_change: ['definition_change', '口径变更', '口径调整', '口径变化', '定义变更', '指标变更'],
    holiday: ['holiday', '节假日', '假期', '放假', '春节'],
    other: ['other', '其他', '其它', 'others'],
  },
  checkin_kind: {
    check_in: [
      'check_in',
      'checkin',
      'talk',
      '谈话',
      '沟通',
      '辅导',
      '过程跟踪',
      '过程沟通',
      '进展更新',
      '跟进',
      '检查',
      '周报',
    ],
    one_on_one: ['one_on_one', '1:1', '1on1', '1对1', '一对一', '一对一沟通', '一对一面谈'],
    feedback: ['feedback', '反馈', '绩效反馈', '即时反馈'],
    interview: ['interview', '面谈', '绩效面谈', '反馈面谈'],
    blocker: ['blocker', '障碍', '困难', '卡点', '阻碍', '难点', 'difficulty', 'obstacle', 'issue'],
    proposal: ['proposal', '建议', '提案', '合理化建议', '员工建议', 'suggestion', 'idea'],
  },
  revised_field: {
    target: ['target', '目标', '目标值', '指标值'],
    weight: ['weight', '权重'],
    formula: ['formula', '公式', '计算方式', '计算公式', '口径', '评分标准'],
    unit: ['unit', '单位', '计量单位'],
  },
  proposed_by: {
    employee: ['employee', '员工', '本人', '员工提出', '本人提出', '自提', '自主提出', 'self', 'reviewee', 'owner'],
    both: [
      'both',
      '共同',
      '共同制定',
      '共创',
      '协商',
      '双方协商',
      '上下协商',
      'negotiated',
      'joint',
      'jointly',
      'co-created',
    ],
    manager: ['manager', '上级', '主管', '部门', '上级下达', '主管下达', '下达', 'imposed', 'supervisor'],
    admin: ['admin', 'company', '公司', '总部', '公司下达', '管理员', 'hr', '人力资源'],
    unknown: ['unknown', '未知', '不详'],
  },
  indicator_type: {
    result: ['result', '结果', '结果类', '结果指标', '结果性指标', 'outcome', 'output', 'lagging'],
    process: ['process', '过程', '过程类', '过程指标', '过程性指标', 'leading', 'activity'],
    learning: ['learning', '学习', '成长', '学习类', '学习成长', '学习与成长', 'growth', 'development'],
  },
  step_kind: {
    milestone: ['milestone', '里程碑', '阶段目标', '节点', '阶段节点'],
    commitment: ['commitment', '承诺', '公司承诺', '支持承诺', '反向支持', 'promise'],
    action: ['action', '行动', '措施', '任务', '步骤', 'task', 'step'],
  },
  evidence_kind: {
    data: ['data', '数据', '数据分析', '数据证据', 'dataanalysis'],
    interview: ['interview', 'interviews', '访谈', '面谈', '员工访谈'],
    observation: ['observation', 'observations', '观察', '现场观察', '工作观察'],
  },
  decision_level: {
    '0': ['0', '无', '无决策权', '告知', 'none', 'informed'],
    '1': ['1', '征询', '建议', '征求意见', 'consulted'],
    '2': ['2', '共同', '共同决定', '共同决策', 'joint', 'shared'],
    '3': ['3', '自主', '自主决定', '自行决定', '自主决策', 'own', 'delegated'],
  },
  approver: {
    manager: ['manager', '主管', '直接上级', '上级', '经理', '部门经理', 'supervisor', 'linemanager'],
    second_level: ['secondlevel', '隔级上级', '分管领导', '部门负责人', '总监', 'director', 'skiplevel'],
    executive: ['executive', '总经理', '总裁', '高管', 'ceo', 'gm', 'vp', 'generalmanager'],
    committee: ['committee', '委员会', '绩效委员会', '考核委员会', '薪酬委员会'],
    hr: ['hr', '人力资源', '人力资源部', '人事部', 'humanresources'],
    finance: ['finance', '财务', '财务部'],
    company: ['company', '公司', '总部'],
    employee: ['employee', '员工', '本人', 'self'],
    other: ['other', '其他', '其它'],
  },
} satisfies Record<string, Record<string, string[]>>

export type WordList = keyof typeof lists
const byWord = new Map(
  Object.entries(lists).map(([name, codes]) => [
    name,
    new Map(Object.entries(codes).flatMap(([code, words]) => words.map((word) => [fold(word), code]))),
  ]),
)

export const readWord = (list: WordList, raw: string): string | null => byWord.get(list)?.get(fold(raw)) ?? null

const isWordList = (name: string): name is WordList => byWord.has(name)
/** The lists that a field's words may come from: those of its name, or of the tables that use it. */
export function listsOf(field: string): WordList[] {
  if (field === 'kind') return ['event_kind', 'checkin_kind']
  if (field === 'requested_by' || field === 'initiated_by') return ['owner_side']
  if (field === 'evidence_kinds' || field === 'approver') return []
  return isWordList(field) ? [field] : []
}
/** The codes of a closed list. */
export const wordsOf = (list: WordList): string[] => Object.keys(lists[list])

/** A context factor by its code or by any header that stands for it. */
export function readFactor(raw: string): string | null {
  const text = raw.trim().toLowerCase()
  const names: readonly string[] = FACTORS
  if (names.includes(text)) return text
  return candidatesByHeader.get(foldHeader(raw).key)?.find((candidate) => names.includes(candidate)) ?? null
}

export function readFlag(raw: string): string | null {
  const text = fold(raw)
  if (
    [
      '1',
      'y',
      'yes',
      'true',
      '是',
      '已',
      '已面谈',
      '有',
      '√',
      '✓',
      '已确认',
      '已采纳',
      '采纳',
      '参与',
      '共创',
      '共同制定',
      'adopted',
      'accepted',
    ].includes(text)
  )
    return 'true'
  if (
    [
      '0',
      'n',
      'no',
      'false',
      '否',
      '未',
      '未面谈',
      '无',
      '×',
      '✗',
      '未确认',
      '未采纳',
      '不采纳',
      '未参与',
      '单方制定',
      'rejected',
      'declined',
    ].includes(text)
  )
    return 'false'
  return null
}

function fold(text: string): string {
  const bare = text.normalize('NFKC').trim().toLowerCase()
  return bare.length === 1 ? bare : bare.replaceAll(/[\s_\-.]/g, '')
}
