import type { GoalText, LetterReading } from './check.ts'
import type { Span } from './cover.ts'

/**
 * Relevance is read from links: a parent goal, a weight, a KPI, a dimension. Words alone only show a trait or an attitude in the
 * place of an outcome; everything else they leave open.
 */
export function relevance(goal: GoalText, low: string): { reading: LetterReading; trait: Span | null } {
  const isLinked =
    goal.has_parent === true ||
    (goal.weight ?? 0) > 0 ||
    (goal.kpi?.name ?? '') !== '' ||
    (goal.dimension ?? '').trim() !== ''
  if (isLinked) return { reading: 'pass', trait: null }
  const found = TRAIT.exec(low)
  if (found) return { reading: 'fail', trait: { start: found.index, end: found.index + found[0].length } }
  return { reading: 'unknown', trait: null }
}

const TRAIT =
  /耐心|细致|细心|用心|认真(?:负责|对待|工作|完成|履职)|任劳任怨|吃苦耐劳|爱岗敬业|敬业|责任心|事业心|进取心|主动性|积极性高|团队精神|服从(?:安排|领导|管理)|(?:领导|上级)(?:交办|安排|交代|布置)|态度(?:端正|良好|积极)|工作态度|保持(?:良好|积极)的?(?:沟通|心态|态度)|虚心|谦虚|勤奋|踏实|忠诚|以身作则|乐于助人|热情周到|\bteam player\b|\bproactive(?:ly)?\b|\bpositive attitude\b|\b(?:show|demonstrate|display) (?:\w+ )?(?:commitment|initiative|dedication|enthusiasm|flexibility|passion|ownership|integrity|loyalty|professionalism)\b|\bcan-do\b|\bgo the extra mile\b|\bhard-?working\b|\bself-starter\b|\bdiligen(?:t|ce|tly)\b|\b(?:be|stay|remain) (?:\w+ )?(?:reliable|punctual|motivated|flexible|helpful|friendly|polite|positive|committed|enthusiastic|approachable|a role model)\b|\bwork ethic\b|\bgood attitude\b|\bas directed by\b/
