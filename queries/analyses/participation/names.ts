import { CAUSES, causeOf } from '#queries/improvement/causes.ts'
import { causeName } from '#queries/improvement/cause-names.ts'
import type { Lang } from '#queries/locale.ts'
import { DASH, formatExact, formatPercent } from '#queries/words/format.ts'
import type { CONFOUNDERS, TABS } from './measures.ts'
import { MEASURES, type MeasureCode } from './measures.ts'
import type { Measure } from './result.ts'

/** What each measure is called, as a reader would say it. */
export const measureNames: Record<Lang, Record<MeasureCode, string>> = {
  zh: {
    goals_process: '过程与学习类指标的占比',
    goals_milestones: '有两个以上阶段节点的目标',
    plans_milestones: '有两个以上阶段节点的计划',
    blockers_answered: '已答复的困难',
    blocker_answered: '困难从提出到答复（中位数）',
    goals_agreed: '员工参与制定的目标',
    goals_untouched: '设定后从未更新的目标',
    goal_acknowledged: '目标从下达到确认（中位数）',
    plans_agreed: '共同制定的改进计划',
    plan_acknowledged: '计划从开始日到确认（中位数）',
    plans_decide: '执行者有决策权的计划（共同或自主）',
    plans_benefit: '写明对执行者好处的计划',
    proposals_answered: '已答复的建议',
    proposals_adopted: '被采纳的建议（占有结论的）',
    proposal_answered: '建议从提出到答复（中位数）',
    incentive_material: '物质激励的覆盖',
    incentive_promotion: '晋升激励的覆盖',
    incentive_recognition: '认可激励的覆盖',
    talks_per_month: '每人每月沟通次数',
    months_talked: '有过沟通的人月',
    goals_talked: '设定后有过沟通的目标',
    first_talk: '从差距信号到首次沟通（中位数）',
  },
  en: {
    goals_process: 'Process and learning indicators',
    goals_milestones: 'Goals with two or more milestones',
    plans_milestones: 'Plans with two or more milestones',
    blockers_answered: 'Difficulties answered',
    blocker_answered: 'Difficulty to answer (median)',
    goals_agreed: 'Goals that staff took part in setting',
    goals_untouched: 'Goals never touched after they were set',
    goal_acknowledged: 'Goal set to acknowledged (median)',
    plans_agreed: 'Plans written together',
    plan_acknowledged: 'Plan start to acknowledged (median)',
    plans_decide: 'Plans whose doers decide (together or alone)',
    plans_benefit: 'Plans that say what is in it for the doer',
    proposals_answered: 'Proposals answered',
    proposals_adopted: 'Proposals adopted (of those decided)',
    proposal_answered: 'Proposal to answer (median)',
    incentive_material: 'Material incentives, coverage',
    incentive_promotion: 'Promotion incentives, coverage',
    incentive_recognition: 'Recognition, coverage',
    talks_per_month: 'Talks per person and month',
    months_talked: 'Person-months with a talk',
    goals_talked: 'Goals with a talk after they were set',
    first_talk: 'Gap signal to first talk (median)',
  },
}

export const tabNames: Record<Lang, Record<(typeof TABS)[number], string>> = {
  zh: { process: '流程', goals: '目标', experience: '体验', feedback: '反馈' },
  en: { process: 'Process', goals: 'Goals', experience: 'Experience', feedback: 'Feedback' },
}

/** What waits, as the name of a curve. */
export const waitNames: Record<Lang, Record<'blocker_answered' | 'first_talk', string>> = {
  zh: { blocker_answered: '困难等待答复', first_talk: '差距信号等待首次沟通' },
  en: { blocker_answered: 'difficulties waiting for an answer', first_talk: 'gap signals waiting for a talk' },
}

/** The column that would make a measure testable, in words. */
export const columnNames: Record<Lang, Record<string, string>> = {
  zh: {
    'goal_result.indicator_type': '指标性质（结果、过程、学习）',
    'plan_step.goal_id': '计划步骤的目标编号',
    'plan_step.due_on': '计划步骤的到期日期',
    'checkin.answered_on': '障碍记录与答复日期',
    'goal_result.proposed_by': '目标提出方',
    'goal_result.updated_on': '目标更新日期',
    'goal_result.acknowledged_on': '目标确认日期',
    'plan.co_authored': '计划是否共创',
    'plan.acknowledged_on': '计划确认日期',
    'plan.decision_level': '计划的决策权',
    'plan.own_benefit': '计划对执行者的好处',
    'checkin.kind': '建议记录',
    'checkin.adopted': '建议是否采纳',
    'context_factor.incentive_material': '物质激励',
    'context_factor.incentive_promotion': '晋升激励',
    'context_factor.incentive_recognition': '认可激励',
    'checkin.occurred_on': '沟通日期',
    'checkin.employee_id': '沟通记录的工号',
  },
  en: {
    'goal_result.indicator_type': 'the indicator type (result, process, learning)',
    'plan_step.goal_id': 'the goal id of plan steps',
    'plan_step.due_on': 'the due date of plan steps',
    'checkin.answered_on': 'difficulties with the date of the answer',
    'goal_result.proposed_by': 'who proposed the goal',
    'goal_result.updated_on': 'when a goal was last touched',
    'goal_result.acknowledged_on': 'when a goal was acknowledged',
    'plan.co_authored': 'whether a plan was written together',
    'plan.acknowledged_on': 'when a plan was acknowledged',
    'plan.decision_level': 'the decision rights of a plan',
    'plan.own_benefit': 'what a plan holds for its doers',
    'checkin.kind': 'a log of proposals',
    'checkin.adopted': 'whether a proposal was adopted',
    'context_factor.incentive_material': 'material incentives',
    'context_factor.incentive_promotion': 'promotion incentives',
    'context_factor.incentive_recognition': 'recognition',
    'checkin.occurred_on': 'the dates of talks',
    'checkin.employee_id': 'the employee number of talks',
  },
}

/** What else could stand behind an association, in words. */
export const confounderNames: Record<Lang, Record<(typeof CONFOUNDERS)[number], string>> = {
  zh: {
    role_mix: '岗位构成',
    reverse: '方向可能相反（有差距的部门更常得到关注）',
    goal_difficulty: '目标难度',
    reporting: '记录习惯',
    manager: '主管风格',
    season: '季节',
    size: '团队规模',
  },
  en: {
    role_mix: 'the mix of roles',
    reverse: 'the reverse direction (units with a gap get more attention)',
    goal_difficulty: 'how hard the goals are',
    reporting: 'habits of recording',
    manager: 'the style of managers',
    season: 'the season',
    size: 'the size of teams',
  },
}

/** The cause of a difficulty: a known code in the reader's language, else the word as delivered. */
export const blockerCause = (cause: string | null, lang: Lang): string => {
  if (cause === null) return lang === 'zh' ? '未分类' : 'not classified'
  return (CAUSES as readonly string[]).includes(cause) ? causeName(cause, lang) : (causeOf(cause) ?? cause)
}

/** 54.2%, 12 天, 0.55 次 */
export function valueText({ kind, code }: Pick<Measure, 'kind' | 'code'>, value: number | null, lang: Lang): string {
  if (value === null) return DASH
  if (kind === 'days') return lang === 'zh' ? `${formatExact(value, lang, 1)} 天` : `${formatExact(value, lang, 1)} d`
  if (code === 'talks_per_month') return formatExact(value, lang, 2)
  return formatPercent(value, lang)
}

/** 54.2%（区间 50.1%–58.3%）; without an interval the value alone. A median without an upper limit says so. */
export function rangeOf(measure: Pick<Measure, 'kind' | 'code'>, one: Measure['here'], lang: Lang): string {
  if (!one) return DASH
  const value = valueText(measure, one.value, lang)
  if (one.low === null && one.high === null) return value
  const low = valueText(measure, one.low, lang)
  const high = one.high === null ? (lang === 'zh' ? '以上' : 'or more') : valueText(measure, one.high, lang)
  if (lang === 'zh') return one.high === null ? `${value}（区间 ${low}${high}）` : `${value}（区间 ${low}–${high}）`
  return one.high === null ? `${value} (range ${low} ${high})` : `${value} (range ${low}–${high})`
}

export const measureTab = (code: MeasureCode) => MEASURES[code].tab
