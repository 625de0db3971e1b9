import type { GoalText } from './check.ts'
import type { Span } from './cover.ts'
import type { GoalReading } from './read-goal.ts'

/** The verb that points against its measure (降低满意度, increase complaints), or null. The KPI's own direction goes first. */
export function directionConflict({ rest, normal, han, latin }: GoalReading, kpi: GoalText['kpi']): Span | null {
  const text = normal.low
  if (kpi && (kpi.direction === 'higher' || kpi.direction === 'lower')) {
    const name = kpi.name.normalize('NFKC').trim().toLowerCase()
    const at = name === '' ? -1 : text.indexOf(name)
    if (at >= 0) {
      const against = kpi.direction === 'higher' ? DOWN : UP
      const before = text.slice(Math.max(0, at - 14), at)
      const verb = against.before.exec(before)
      if (verb) return { start: Math.max(0, at - 14) + verb.index, end: at + name.length }
      const after = against.after.exec(text.slice(at + name.length, at + name.length + 14))
      if (after) return { start: at, end: at + name.length + after[0].length }
    }
  }
  const found = (han && HAN_AGAINST.exec(rest)) || (latin && ENGLISH_AGAINST.exec(rest)) || null
  return found && { start: found.index, end: found.index + found[0].length }
}

const DOWN = {
  before: /(?:降低|减少|压缩|压降|削减|缩减|reduce|lower|cut|decrease)(?:\s?(?:了|the|our))?\s?$/,
  after: /^\s?(?:率|较|比|\uE002)*(?:下降|降低|降至|降到|减少|压降)/,
}
const UP = {
  before: /(?:提高|提升|增加|扩大|增长|increase|raise|grow|boost)(?:\s?(?:了|the|our))?\s?$/,
  after: /^\s?(?:率|较|比)*(?:上升|提高|提升|增长|增加|升至)/,
}

const BAD =
  '差错率|错误率|投诉率|投诉量|离职率|流失率|故障率|事故率|缺陷率|不良率|返工率|退货率|逾期率|坏账率|报废率|损耗率|缺勤率|死亡率|感染率|不合格率|能耗'
const GOOD =
  '满意度|合格率|准确率|达标率|达成率|完成率|及时率|准时率|留存率|续约率|转化率|利用率|毛利率|净利率|利润率|复购率|良品率|良率|出勤率|覆盖率|解决率'
const OBJECT = '[\\u4e00-\\u9fff]{0,6}?'
const HAN_AGAINST = new RegExp(
  `(?:降低|减少|压降|压缩|削减)(?!因|不|低|无|非)${OBJECT}(?<!不|未)(?:${GOOD})(?!低|不|差|波动|下降|偏|的|损)|(?:提高|提升|增加|扩大)(?!对|低)${OBJECT}(?:${BAD})(?!的|处|控|下降|降|改|达标|管)`,
)
const ENGLISH_AGAINST =
  /\b(?:reduce|lower|cut|decrease)\s(?:the |our )?(?:customer |employee |patient |guest |student |staff |client )?(?:satisfaction|retention|accuracy|on-time delivery|profitability|attendance|renewal rate|uptime)\b|\b(?:increase|raise|grow|boost)\s(?:the |our )?(?:customer |employee |staff |patient |guest )?(?:complaints?|turnover rate|attrition|churn|defects?|error rates?|absenteeism|injur(?:y|ies)|downtime|scrap)\b(?! (?:resol|handl|clos|respon|report))/

/** Factors between a number in the words and the same in a column: per cent, 万, 亿, thousands, millions. */
const SCALES = [1, 100, 0.01, 1e4, 1e-4, 1e8, 1e-8, 1e3, 1e-3, 1e6, 1e-6]

/**
 * The number in the text that is not the target column's, or null. Only a level that the text calls reached is compared (达到,
 * 不低于, to, at least, under); a change (提升20%) is another measure than the level it leads to.
 */
export function targetMismatch(
  { rest, quantities, normal }: GoalReading,
  goal: GoalText,
): (Span & { found: number }) | null {
  const { target, kpi } = goal
  if (target == null || quantities.length === 0) return null
  const numbers = quantities.filter(({ value }) => value !== null)
  const isSame = (value: number) =>
    SCALES.some((scale) => Math.abs(value * scale - target) <= 1e-9 * Math.max(1, Math.abs(target)))
  if (numbers.length === 0 || numbers.some(({ value }) => isSame(value!))) return null
  const levels = numbers.filter(({ start }) => REACHED.test(rest.slice(Math.max(0, start - 14), start)))
  const isNamed = kpi != null && kpi.name !== '' && normal.low.includes(kpi.name.normalize('NFKC').trim().toLowerCase())
  if (levels.length === 0 || (levels.length > 1 && !isNamed && numbers.length > 1 && kpi != null)) return null
  const wrong = levels[0]!
  return { start: wrong.start, end: wrong.end, found: wrong.value! }
}
const REACHED =
  /(?:达到?|达成|至|到|不低于|不少于|不高于|不超过|控制在|保持在?|为|实现|完成|超过|低于|高于|少于|≥|≤|>=?|<=?|=|\bto|\bat least|\babove|\bbelow|\bunder|\bover|\bof|\breach|\bachieve|\bhit|\bexceed|\bmaximum|\bmax|\bat|\bwithin)\s?(?:a |an |rmb ?|usd ?)?$/
