import type { Span } from './cover.ts'
import type { GoalReading } from './read-goal.ts'

/** Why a goal has no deadline: a duration that says how fast, a word that only sounds like a date, or nothing at all. */
export type TimeFault = { code: 'T_SLA_NOT_DEADLINE' | 'T_VAGUE_WORD' | 'T_MISSING'; span: Span | null }

/** Null: a deadline, a period or a recurrence is named. */
export function timeFault({ times, quantities, rest, lang }: GoalReading): TimeFault | null {
  if (times.length > 0) return null
  const service = quantities.find(({ kind, start, end }) => kind === 'duration' && isServiceLevel(rest, start, end))
  if (service) return { code: 'T_SLA_NOT_DEADLINE', span: { start: service.start, end: service.end } }
  const vague = (lang === 'zh' ? HAN_VAGUE : ENGLISH_VAGUE).exec(rest)
  if (vague) return { code: 'T_VAGUE_WORD', span: { start: vague.index, end: vague.index + vague[0].length } }
  return { code: 'T_MISSING', span: null }
}

const isServiceLevel = (rest: string, start: number, end: number): boolean =>
  /^(?:之内|以内|内|响应|办结|闭环|送达|回复)/.test(rest.slice(end)) ||
  /内$/.test(rest.slice(start, end)) ||
  /\b(?:within|in|inside|under)\s(?:the\s)?$/.test(rest.slice(Math.max(0, start - 12), start))

/** Words that promise haste or duration without a date. */
const HAN_VAGUE =
  /尽快|尽早|尽速|及时(?!率|性)|按时(?!率)|准时(?!率)|适时|定期|不定期|长期|持续|不断|早日|第一时间|近期|短期内|逐步|随时|按期(?!率)|如期|按计划|时刻|始终|长远|常态化|经常|抓紧|加快/
const ENGLISH_VAGUE =
  /\b(?:asap|as soon as possible|(?:in a )?timely(?: manner| fashion)?|promptly|at all times|ongoing|continuous(?:ly)?|continual(?:ly)?|soon|regular(?:ly)?|constantly|always|in due course|when(?:ever)? possible|as (?:needed|required|appropriate)|in the near future|(?:long|short)[- ]term|gradually|steadily|over time|consistently|periodically|from time to time|eventually|quickly|immediately|frequently|often|sustainably|going forward|day-to-day|on time)\b/
