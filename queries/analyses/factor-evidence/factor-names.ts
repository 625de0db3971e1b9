import type { Lang } from '#queries/locale.ts'
import type { FactorEvidence } from './result.ts'

const NAMES: Record<string, Record<Lang, string>> = {
  role_clarity: { zh: '职责清晰', en: 'Role clarity' },
  target_difficulty: { zh: '目标难度（反映）', en: 'Target difficulty (as reported)' },
  difficulty: { zh: '目标难易', en: 'How hard targets are' },
  communication: { zh: '沟通协作（如跨部门等待）', en: 'Communication (such as waiting on other departments)' },
  feedback: { zh: '反馈', en: 'Feedback' },
  participation: { zh: '参与', en: 'Participation' },
  process: { zh: '流程（如周期、返工）', en: 'Process (such as cycle time, rework)' },
  resources: { zh: '资源支持', en: 'Resources' },
  ability: { zh: '专业能力', en: 'Skills' },
  willingness: { zh: '意愿', en: 'Willingness' },
  market: { zh: '市场', en: 'Market' },
  customers: { zh: '客户资源（如人均线索）', en: 'Customer resources (such as leads per head)' },
  training_hours: { zh: '培训时长', en: 'Training hours' },
  incentive: { zh: '激励', en: 'Incentives' },
  absence: { zh: '缺勤', en: 'Absence' },
  headcount: { zh: '编制与人手', en: 'Headcount' },
  workload: { zh: '工作负荷', en: 'Workload' },
}

/** The canonical circumstances by name; a code that is not canonical stays as it is. */
export const factorNames: Record<Lang, (factor: string) => string> = {
  zh: (factor) => NAMES[factor]?.zh ?? factor,
  en: (factor) => NAMES[factor]?.en ?? factor,
}

/** The name without its example, where it stands behind another: 流程, Process. */
export const shortFactorName = (factor: string, lang: Lang): string =>
  factorNames[lang](factor)
    .replace(/[（(].*$/, '')
    .trim()

/** One circumstance, or several that the data cannot tell apart, which are named together and with that said. */
export function groupName(factors: readonly string[], lang: Lang): string {
  const names = factors.map(factorNames[lang]).join(lang === 'zh' ? '与' : ' and ')
  if (factors.length < 2) return names
  return lang === 'zh' ? `${names}（彼此分不开）` : `${names} (inseparable from one another)`
}

/** Grades of evidence A, B, C (words 1), and none. */
export const gradeNames: Record<Lang, Record<FactorEvidence['grade'], string>> = {
  zh: { tried: '已试行', associated: '有关联', reported: '有反映', none: '未见关联' },
  en: { tried: 'tried', associated: 'associated', reported: 'reported', none: 'no association seen' },
}

/**
 * How well a circumstance is backed in the reader's words: its grade in the unit, else in the company. Where nothing could be tested
 * for the company it does not say that no association was seen.
 */
export function gradeLabel(
  { grade, here, status }: Pick<FactorEvidence, 'grade' | 'here' | 'status'>,
  lang: Lang,
): string {
  const own = here?.grade ?? grade
  if (own !== 'none' || here || status === 'attributed') return gradeNames[lang][own]
  return UNTESTED[lang][status]
}

const UNTESTED: Record<Lang, Record<'described' | 'not_testable', string>> = {
  zh: { described: '只作描述', not_testable: '无法检验' },
  en: { described: 'described only', not_testable: 'cannot be tested' },
}
