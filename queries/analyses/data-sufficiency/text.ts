import type { AnalysisText } from '#queries/define.ts'
import type { Lang, Text } from '#queries/locale.ts'
import { formatExact } from '#queries/words/format.ts'
import type { Unlock } from './judge-questions.ts'
import type { DataSufficiencyResult, Question } from './result.ts'

type Code = Question['code']

export type DataSufficiencyText = AnalysisText<DataSufficiencyResult> & {
  empty: string
  answers: Record<Question['answer'], string>
  questions: Record<Code, string>
  /** Short enough for the axis of a chart. */
  short: Record<Code, string>
  /** What `have` and `needed` count. */
  counted: Record<Question['counted'], string>
  /** The column as people call it, with the name an import gives it. */
  columns: Record<Unlock, string>
  /** 15 期（需要 8）. */
  haveOfNeeded: (question: Question) => string
  column: (column: string) => string
  next: (next: NonNullable<DataSufficiencyResult['next']>) => string
}

export const text: Text<DataSufficiencyText> = {
  zh: {
    title: '数据能回答什么',
    question: '现有数据能回答哪些问题？再补充哪一列可以回答下一个？',
    reading: '每行一个问题，横条是现有数据占所需数据的比例，满格即可回答。右侧写明现有与需要的数量。',
    caveat:
      '数量够了只说明可以计算，不说明数据可信；可信度请看数据质量与数据陷阱。所需数量是方法的下限，越多区间越窄。',
    source: '方法：对快照各表计数，与各方法的最低要求对照；不读取任何结果数值。',
    empty: '还没有数据。先导入员工、部门、周期、目标值与实际值，就能看到第一张差距热力图。',
    answers: { yes: '可以回答', partly: '部分可以', no: '还不能' },
    questions: {
      gap: '离目标有多远？',
      trend: '变化是否超出正常波动？',
      variance_split: '缺口有多少来自系统，有多少来自组内？',
      person_or_noise: '员工之间的差异是长期的，还是暂时的波动？',
      manager_or_department: '部门的条件与管理方式能否分开？',
      goal_difficulty: '目标本身的难易有多大影响？',
      factor_evidence: '哪些流程、资源与协作条件与差距有关联？',
      rating_traps: '评分尺度是否一致？',
      goal_text: '目标写得清楚吗？',
      target_moves: '目标是否在期中或期末改动过？',
      feedback: '反馈与沟通是否及时？',
      plan_effect: '改进计划是否有效？',
      participation: '目标是商定的，还是下达的？',
    },
    short: {
      gap: '差距',
      trend: '趋势',
      variance_split: '系统还是组内',
      person_or_noise: '长期还是暂时',
      manager_or_department: '部门与管理方式',
      goal_difficulty: '目标难易',
      factor_evidence: '因素证据',
      rating_traps: '评分尺度',
      goal_text: '目标文字',
      target_moves: '目标改动',
      feedback: '反馈',
      plan_effect: '计划成效',
      participation: '参与',
    },
    counted: {
      people: '人',
      periods: '期',
      results_of_people: '条个人结果',
      units: '个部门',
      person_periods_of_several_goals: '个有两个以上目标的员工周期',
      units_of_several_managers: '个有两位以上管理者的部门',
      shared_kpis: '个多部门共用的指标',
      units_with_circumstances: '个有情境数据的部门',
      raters: '位各评 5 人以上的评分人',
      goals_with_text: '个有文字的目标',
      revisions: '条改动记录',
      units_with_checkins: '个有沟通记录的部门',
      plans: '个有开始日期的计划',
      goals_with_proposer: '个写明提出方的目标',
    },
    columns: {
      'goal_result.actual': '实际值',
      'goal_result.target': '目标值',
      'goal_result.person_key': '员工编号（每人的结果）',
      'goal_result.period_id': '周期（更多周期的结果）',
      'goal_result.unit_id': '部门',
      'goal_result.manager_key': '直接上级（包括调动前后）',
      'goal_result.goal_id': '目标编号（每人每期两个以上目标）',
      'goal_result.kpi_id': '指标编号（多部门共用）',
      'goal_result.goal_text': '目标文字',
      'goal_result.proposed_by': '目标提出方',
      'context_factor.value': '情境因素（流程、资源、协作等）的数值',
      'review.score': '评分',
      'review.rater_key': '评分人',
      'target_revision.changed_at': '目标修订日期',
      'checkin.occurred_on': '沟通日期',
      'plan.starts_on': '计划开始日期',
    },
    haveOfNeeded: (question) => haveOfNeeded(question, 'zh'),
    column: (column) => columnName(column, 'zh'),
    next: ({ column, question }) => `补充“${columnName(column, 'zh')}”，就能更好地回答：${text.zh.questions[question]}`,
    finding: (found) => {
      if (found.kind === 'empty') return text.zh.empty
      const [yes, partly, no] = byAnswer(found)
      const head = `${found.questions.length} 个问题中，${yes} 个可以回答，${partly} 个部分可以，${no} 个还不能。`
      return found.next === null ? head : `${head}${text.zh.next(found.next)}`
    },
  },
  en: {
    title: 'What the data can answer',
    question: 'Which questions can these data answer, and which column would unlock the next one?',
    reading:
      'One question a row; the bar is what there is as a part of what is needed, and a full bar can be answered. The counts stand at the right.',
    caveat:
      'Enough data means that it can be calculated, not that the data can be trusted: see data quality and the data traps for that. ' +
      'What is needed is the least the method takes; more narrows the ranges.',
    source:
      'Method: counts over the tables of the snapshot against the least each method needs; no value of a result is read.',
    empty: 'No data yet. Import employees, units, periods, targets and actual values to see a first gap heatmap.',
    answers: { yes: 'yes', partly: 'partly', no: 'not yet' },
    questions: {
      gap: 'How far from target are we?',
      trend: 'Is a change more than normal variation?',
      variance_split: 'How much of the shortfall is the system, how much is inside the group?',
      person_or_noise: 'Do differences between people last, or do they pass?',
      manager_or_department: 'Can the conditions of a unit be told from its management?',
      goal_difficulty: 'How much does the difficulty of the targets matter?',
      factor_evidence: 'Which processes, resources and ways of working go with the gap?',
      rating_traps: 'Do raters use the scale alike?',
      goal_text: 'Are the goals clearly written?',
      target_moves: 'Were targets changed during or at the end of the period?',
      feedback: 'Is feedback given in time?',
      plan_effect: 'Did an improvement plan work?',
      participation: 'Were targets agreed or imposed?',
    },
    short: {
      gap: 'Gap',
      trend: 'Trend',
      variance_split: 'System or group',
      person_or_noise: 'Lasting or passing',
      manager_or_department: 'Unit or management',
      goal_difficulty: 'Target difficulty',
      factor_evidence: 'Factor evidence',
      rating_traps: 'Scale use',
      goal_text: 'Goal texts',
      target_moves: 'Moved targets',
      feedback: 'Feedback',
      plan_effect: 'Effect of plans',
      participation: 'Participation',
    },
    counted: {
      people: 'people',
      periods: 'periods',
      results_of_people: 'results of people',
      units: 'units',
      person_periods_of_several_goals: 'employee-periods with two or more goals',
      units_of_several_managers: 'units with two or more managers',
      shared_kpis: 'KPIs shared by several units',
      units_with_circumstances: 'units with measured circumstances',
      raters: 'raters of at least 5 people each',
      goals_with_text: 'goals with a text',
      revisions: 'recorded changes',
      units_with_checkins: 'units with check-ins',
      plans: 'plans with a start date',
      goals_with_proposer: 'goals that say who proposed them',
    },
    columns: {
      'goal_result.actual': 'actual value',
      'goal_result.target': 'target value',
      'goal_result.person_key': 'employee number (results of each person)',
      'goal_result.period_id': 'period (results of more periods)',
      'goal_result.unit_id': 'unit',
      'goal_result.manager_key': 'line manager (also before and after moves)',
      'goal_result.goal_id': 'goal number (two or more goals a person and period)',
      'goal_result.kpi_id': 'KPI code (shared by several units)',
      'goal_result.goal_text': 'goal text',
      'goal_result.proposed_by': 'who proposed the goal',
      'context_factor.value': 'measured circumstances (process, resources, ways of working)',
      'review.score': 'rating',
      'review.rater_key': 'rater',
      'target_revision.changed_at': 'date of a target revision',
      'checkin.occurred_on': 'date of a check-in',
      'plan.starts_on': 'start date of a plan',
    },
    haveOfNeeded: (question) => haveOfNeeded(question, 'en'),
    column: (column) => columnName(column, 'en'),
    next: ({ column, question }) => `To answer "${text.en.questions[question]}" add: ${columnName(column, 'en')}.`,
    finding: (found) => {
      if (found.kind === 'empty') return text.en.empty
      const [yes, partly, no] = byAnswer(found)
      const head = `Of ${found.questions.length} questions ${yes} can be answered, ${partly} partly, ${no} not yet.`
      return found.next === null ? head : `${head} ${text.en.next(found.next)}`
    },
  },
}

function haveOfNeeded({ counted, have, needed }: Question, lang: Lang): string {
  const [has, needs] = [have, needed].map((n) => formatExact(n, lang, 0))
  const what = text[lang].counted[counted]
  return lang === 'zh' ? `${has} ${what}（需要 ${needs}）` : `${has} ${what} (${needs} needed)`
}

/** The words for a column; one that has none keeps its name. */
function columnName(column: string, lang: Lang): string {
  const words: Record<string, string> = text[lang].columns
  return words[column] ?? column
}

const byAnswer = ({ questions }: DataSufficiencyResult) =>
  (['yes', 'partly', 'no'] as const).map((wanted) => questions.filter(({ answer }) => answer === wanted).length)
