import { isCause, isRemedy, type Cause, type Remedy } from './causes.ts'

/** The cause that a delivered word means; null when it is unknown or means several, and then it is shown as it was written. */
export const causeOf = (text: string | null | undefined): Cause | null => codeOf(text, isCause, CAUSE_WORDS)

/** The remedy that a delivered word means; null when it is unknown or means several. */
export const remedyOf = (text: string | null | undefined): Remedy | null => codeOf(text, isRemedy, REMEDY_WORDS)

/**
 * A code itself, a known word, or a phrase in which known words of one code stand and of no other: 人均线索不足 is `resource`,
 * 目标沟通 is nothing, because it could be either.
 */
function codeOf<T extends string>(
  text: string | null | undefined,
  isCode: (text: unknown) => text is T,
  words: Record<string, T>,
): T | null {
  if (!text) return null
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(/[\s_-]+/g, ' ')
  const code = folded.replaceAll(' ', '_')
  if (isCode(code)) return code
  if (Object.hasOwn(words, folded)) return words[folded]!
  // The longest words first, each taken out of the phrase: 目标拆解 must not also be read as 目标.
  let left = folded
  const found = new Set<T>()
  for (const word of Object.keys(words).sort((a, b) => b.length - a.length)) {
    if (!holds(left, word)) continue
    found.add(words[word]!)
    left = left.replaceAll(word, ' ')
  }
  return found.size === 1 ? [...found][0]! : null
}

const holds = (phrase: string, word: string): boolean =>
  /^[a-z]/.test(word) ? new RegExp(`\\b${word}\\b`).test(phrase) : phrase.includes(word)

const wordsTo = <T extends string>(table: Record<T, string>): Record<string, T> =>
  Object.fromEntries(
    Object.entries<string>(table).flatMap(([code, words]) => words.split('|').map((word) => [word, code as T])),
  )

const CAUSE_WORDS = wordsTo<Cause>({
  process: '流程|流程问题|制度流程|系统工具|工序|交接|返工|process|workflow|tooling|handoff|hand over|rework',
  resource:
    '资源|资源不足|资源支持|人手|人手不足|缺人|编制|预算|预算不足|线索|缺料|物料|设备|权限|客户资源|resource|resources|staffing|headcount|budget|leads|vacancy|vacancies|equipment|material|system access',
  goal: '目标|目标不合理|目标过高|目标模糊|指标设置|goal|goals|target|targets|unclear goal|unrealistic target',
  role: '职责|职责不清|岗位职责|分工|分工不明|权责|role|roles|role clarity|duties|responsibilities|unclear responsibilities',
  communication:
    '沟通|沟通不畅|上下级沟通|反馈|协作|跨部门协作|跨部门等待|沟通反馈|communication|feedback|alignment|communication feedback',
  market: '市场|市场变化|行业下行|政策影响|订单减少|客户需求|客户需求变化|market|external|demand|policy',
  ability: '能力|能力不足|技能|技能欠缺|经验不足|专业度|ability|skill|skills|capability|competence',
  will: '意愿|意愿不足|动力|动力不足|激励不足|投入度|will|willingness|motivation|engagement',
  measurement: '测量|口径|数据质量|评分尺度|统计错误|measurement|data quality|definition|scale use',
})

const REMEDY_WORDS = wordsTo<Remedy>({
  redesign: '流程优化|流程再造|流程改进|流程重设|process|redesign|process redesign|process change|workflow redesign',
  tool: '工具|系统上线|工具支持|tool|tools|new tool',
  handover_rule: '交接规则|交接标准|交接|hand over|hand over rule|handover rule|handover',
  headcount: '增编|补充人手|招聘|补员|增加人手|headcount|hiring|staffing',
  budget: '预算|追加预算|资源|资源支持|resource|resources|budget|funding',
  leads: '线索|线索支持|客户线索|leads|more leads',
  system_access: '系统权限|权限|开通权限|system access|access',
  revise_goal: '目标修订|修订目标|调整目标|revise goal|goal revision|revise target',
  stage_goal: '分阶段目标|目标拆解|阶段目标|stage goal|staged goal|milestones',
  clarify_goal: '明确目标|目标澄清|clarify goal|goal clarification',
  clarify_duties: '明确职责|职责梳理|岗位说明书|clarify duties|clarify roles|role description',
  decision_rights: '授权|决策权|权责调整|decision rights|delegation',
  checkin_rhythm: '定期沟通|定期检查|周会|例会|check in|check ins|check in rhythm|regular check ins',
  escalation_path: '升级机制|上报通道|escalation|escalation path',
  replan: '重新规划|业务重新规划|re plan|replan',
  new_segment: '新市场|新客群|开拓新市场|new segment|new market',
  rebase_target: '目标重定基准|重设基准|re base target|rebase target',
  training: '培训|技能培训|training|course',
  coaching: '辅导|教练|带教|coaching|mentoring',
  practice: '练习|演练|实操|practice|drill',
  participation: '参与|共同制定|participation|co authoring',
  recognition: '认可|表彰|recognition',
  incentive: '激励|激励方案|incentive|incentives',
  repair_data: '数据修复|修复数据|数据治理|repair data|data repair',
  repair_rule: '规则修订|统一口径|尺度校准|repair rule|calibration',
  individual_plan: '个人改进计划|个人发展计划|个人计划|pip|idp|individual plan|individual development plan',
  transfer: '调岗|转岗|transfer',
  target_pressure: '加压|加码|提高要求|target pressure|raise target',
  bonus: '奖金|提成|bonus',
  new_kpi: '新增指标|增加考核指标|new kpi',
})
