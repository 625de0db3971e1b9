import type { Span } from './cover.ts'
import { ENGLISH_QUANTITIES } from './quantities-en.ts'
import { HAN_QUANTITIES } from './quantities-zh.ts'

/**
 * `level`: a share, a measure, a rank, a multiple, nothing at all (zero): a criterion by itself. `duration`: a criterion, and
 * perhaps a time of response. `count`: so many things, which may also only be the things acted on.
 */
export type QuantityKind = 'level' | 'duration' | 'count'
/** `value`: the number as written in digits, null where words say it. `percent`: it is a share of something. */
export type Quantity = Span & { kind: QuantityKind; value: number | null; percent: boolean }

/** Every quantity that is left once names and times are covered. */
export function quantitiesIn(rest: string, han: boolean, latin: boolean): Quantity[] {
  const found: Quantity[] = digitQuantities(rest)
  if (han) collect(found, rest, HAN_QUANTITIES)
  if (latin) collect(found, rest, ENGLISH_QUANTITIES)
  return found.length > 1 ? found.sort((a, b) => a.start - b.start) : found
}

/** Named groups of the two patterns say the kind: `count`, `duration`; anything else is a level. */
function collect(found: Quantity[], rest: string, pattern: RegExp) {
  pattern.lastIndex = 0
  for (let match = pattern.exec(rest); match; match = pattern.exec(rest)) {
    const kind = match.groups?.count ? 'count' : match.groups?.duration ? 'duration' : 'level'
    const percent = /成|百分之|分之|half|third|quarter/.test(match[0])
    found.push({ start: match.index, end: match.index + match[0].length, kind, value: null, percent })
  }
}

const DIGITS = /\d+(?:,\d{3})*(?:\.\d+)?/g
const DURATION =
  /^[+-]?\s?个?(?:余|多)?(?:工作日|自然日|小时|分钟|秒|天|日(?!元)|周|星期|个?月|年|business days?|working days?|calendar days?|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?|weeks?|months?|years?|h\b|ms\b|s\b|d\b)/
const PERCENT = /^\s?(?:%|％|‰|percent|per cent|pct|pp\b|个?百分点|个?基点|bps?\b|basis points|percentage points|成)/
/** Units that make a number a level: money, measures, scores, ranks; a bare count of things is none. */
const MEASURE =
  /^[+-]?\s?(?:-?points?\b|亿|万|千(?!家|个|户|人|名)|元|美元|港元|欧元|吨|公斤|千克|克|度|倍|分(?!公司|店|支|厂|销|行|部)|折|米|公里|千米|厘米|毫米|平|亩|升|千瓦|kwh|kw|mw|kg|km|tonnes?|tons?|litres?|liters?|k\b|m\b|bn?\b|million|billion|thousand|hundred|x\b|-?fold|times\b|cents?\b|dollars?|euros?|pounds?|stars?\b|ppm|℃|°|标箱|teu\b|mb\b|gb\b|mbps|级|位|名次|:\d|\/)/

function digitQuantities(rest: string): Quantity[] {
  const found: Quantity[] = []
  DIGITS.lastIndex = 0
  for (let match = DIGITS.exec(rest); match; match = DIGITS.exec(rest)) {
    const start = match.index
    const end = start + match[0].length
    const after = rest.slice(end, end + 20)
    const money = start > 0 && '$€£¥'.includes(rest[start - 1]!)
    const percent = PERCENT.test(after)
    const kind =
      percent || money || match[0].includes('.') || MEASURE.test(after)
        ? 'level'
        : DURATION.test(after)
          ? 'duration'
          : 'count'
    const unit =
      (percent ? PERCENT.exec(after) : kind === 'duration' ? DURATION.exec(after) : MEASURE.exec(after))?.[0] ?? ''
    found.push({
      start: money ? start - 1 : start,
      end: end + unit.length,
      kind,
      value: Number(match[0].replaceAll(',', '')),
      percent,
    })
  }
  return found
}
