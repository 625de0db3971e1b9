import { text as sufficiency } from '#queries/analyses/data-sufficiency/text.ts'
import type { Both, Lang } from '#queries/locale.ts'

/** What a column that a check needs is called, where the page about the data does not name it already. */
const NAMES: Record<string, Both> = {
  'goal_result.weight': { zh: '权重', en: 'weight' },
  'goal_result.weight_total': { zh: '考核表的权重合计', en: 'weight total of the scorecard' },
  'goal_result.original_target': { zh: '期初目标', en: 'target at the start' },
  'goal_result.target_set_at': { zh: '目标设定日期', en: 'day the target was set' },
  'goal_result.target_revised_at': { zh: '目标修改日期', en: 'day the target was revised' },
  'goal_result.baseline': { zh: '基期值', en: 'base value' },
  'goal_result.denominator': { zh: '比率的分母', en: 'denominator of the rate' },
  'goal_result.entered_at': { zh: '结果录入时间', en: 'time the result was entered' },
  'goal_result.lane': { zh: '考核方式（KPI 或 OKR）', en: 'method (KPI or OKR)' },
  'goal_result.score': { zh: '目标得分', en: 'score of the goal' },
  'goal_result.role': { zh: '岗位', en: 'role' },
  'review.person_key': { zh: '考核结果（每人的评分）', en: 'reviews (one rating a person)' },
  'review.max_score': { zh: '评分的满分', en: 'top of the rating scale' },
  'review.level': { zh: '评分等级', en: 'rating level' },
  'review.self_score': { zh: '自评分', en: 'self rating' },
  'review.entered_at': { zh: '评分提交时间', en: 'time the rating was entered' },
  'criterion_score.score': { zh: '各考核项的得分', en: 'scores of the criteria' },
  'comment.body': { zh: '评语', en: 'comment' },
  'person_period.person_key': { zh: '员工花名册', en: 'staff list' },
  'person_period.status': { zh: '花名册中的在职状态', en: 'status in the staff list' },
  'person_period.leave_on': { zh: '离职日期', en: 'day of leaving' },
}

/** The name of a column `table.column`, or of several of which one is enough (`a.b / c.d`); one without words keeps its name. */
export const needName = (columns: string, lang: Lang): string =>
  columns
    .split(' / ')
    .map((column) => NAMES[column]?.[lang] ?? sufficiency[lang].column(column))
    .join(lang === 'zh' ? '或' : ' or ')
