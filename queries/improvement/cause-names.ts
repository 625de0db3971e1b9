import type { Lang } from '#queries/locale.ts'
import { isCause, isRemedy, type Cause, type Remedy } from './causes.ts'

/** The cause in the reader's language; an imported word that is no code stays as it was written. */
export const causeName = (cause: string, lang: Lang): string => (isCause(cause) ? CAUSE_NAMES[cause][lang] : cause)
export const remedyName = (remedy: string, lang: Lang): string =>
  isRemedy(remedy) ? REMEDY_NAMES[remedy][lang] : remedy

const CAUSE_NAMES: Record<Cause, Record<Lang, string>> = {
  process: { zh: '流程', en: 'process' },
  resource: { zh: '资源', en: 'resources' },
  goal: { zh: '目标', en: 'goals' },
  role: { zh: '职责', en: 'roles' },
  communication: { zh: '沟通与反馈', en: 'communication and feedback' },
  market: { zh: '市场', en: 'market' },
  ability: { zh: '技能支持', en: 'skill support' },
  will: { zh: '意愿', en: 'willingness' },
  measurement: { zh: '测量', en: 'measurement' },
}

const REMEDY_NAMES: Record<Remedy, Record<Lang, string>> = {
  redesign: { zh: '流程优化', en: 'process redesign' },
  tool: { zh: '工具支持', en: 'a tool' },
  handover_rule: { zh: '交接规则', en: 'a hand-over rule' },
  headcount: { zh: '补充人手', en: 'headcount' },
  budget: { zh: '预算', en: 'budget' },
  leads: { zh: '线索支持', en: 'leads' },
  system_access: { zh: '系统权限', en: 'system access' },
  revise_goal: { zh: '目标修订', en: 'revised goals' },
  stage_goal: { zh: '分阶段目标', en: 'staged goals' },
  clarify_goal: { zh: '明确目标', en: 'clearer goals' },
  clarify_duties: { zh: '明确职责', en: 'clearer duties' },
  decision_rights: { zh: '决策权', en: 'decision rights' },
  checkin_rhythm: { zh: '定期沟通', en: 'a check-in rhythm' },
  escalation_path: { zh: '上报通道', en: 'an escalation path' },
  replan: { zh: '重新规划', en: 're-planning' },
  new_segment: { zh: '开拓新市场', en: 'a new segment' },
  rebase_target: { zh: '重定目标基准', en: 're-based targets' },
  training: { zh: '培训', en: 'training' },
  coaching: { zh: '辅导', en: 'coaching' },
  practice: { zh: '实操练习', en: 'practice' },
  participation: { zh: '共同制定', en: 'participation' },
  recognition: { zh: '认可', en: 'recognition' },
  incentive: { zh: '激励', en: 'incentives' },
  repair_data: { zh: '修复数据', en: 'data repair' },
  repair_rule: { zh: '修订规则', en: 'rule repair' },
  individual_plan: { zh: '个人改进计划', en: 'an individual plan' },
  transfer: { zh: '调岗', en: 'a transfer' },
  target_pressure: { zh: '目标加压', en: 'target pressure' },
  bonus: { zh: '奖金', en: 'a bonus' },
  new_kpi: { zh: '新增指标', en: 'a new KPI' },
}
