import type { GoalText } from './check.ts'
import type { Span } from './cover.ts'
import type { GoalReading } from './read-goal.ts'

/** The change in per cent whose base is not stated (提升20%, grow by 20%); null where the text or the data say it. */
export function missingBaseline(
  { rest, han, latin, comparesWithPast }: GoalReading,
  goal: GoalText,
): (Span & { share: string }) | null {
  if (comparesWithPast || goal.baseline != null || (goal.history?.length ?? 0) > 0 || STATED.test(rest)) return null
  const found = (han && HAN_CHANGE.exec(rest)) || (latin && ENGLISH_CHANGE.exec(rest)) || null
  return found && { start: found.index, end: found.index + found[0].length, share: found.at(-1) ?? '' }
}

const HAN_CHANGE =
  /(?:提升|提高|增长|增加|新增|上升|上涨|扩大|下降|降低|减少|降|压降|压减|压缩|缩短|节约|节省|缩减|改善|增幅|降幅|涨幅|增速)(?:了|至少|不低于|不少于|超过|达到?|约|幅度|率|\s){0,3}(\d[\d.,]*\s?(?:[-~—至到]\s?\d[\d.,]*\s?)?(?:%|个?百分点|成(?!本|为|立))|[一二三四五六七八九两]成(?!本)|[一二三四五六七八九十两]+个?百分点|百分之[一二三四五六七八九十百零]+)/
const ENGLISH_CHANGE =
  /\b(?:grow|increas|rais|improv|boost|lift|expand|reduc|cut|lower|decreas|shrink|trim|drop|sav|up|down|shorten|accelerat)\w*\b(?! to\b)[^,.;]{0,60}?\bby\s(?:at least |about |up to |around |a further |another |more than |over )?(\d[\d.,]*\s?(?:[-–]\s?\d[\d.,]*\s?)?(?:%|percent|per cent|percentage points|pp))/
/** 从…提升, 由…降至, from 12 to 9, baseline. */
const STATED =
  /(?:由|从|自)[^,。;]{0,12}\d|基准|基数|基础上|基线|\bfrom\s[^,.;]{0,20}\d|\bbaseline\b|\bcompared\b|\bversus\b|\bvs\b/

/** Two or more criteria joined by 并, 且 or ;: the stretch from the joint on. */
export function compound({ rest, quantities }: GoalReading): Span | null {
  if (quantities.length < 2) return null
  JOINT.lastIndex = 0
  for (let joint = JOINT.exec(rest); joint; joint = JOINT.exec(rest)) {
    const at = joint.index
    const before = quantities.some(({ end }) => end <= at)
    const after = quantities.some(({ start }) => start >= at)
    // from 58 and to 50, between 4 and 6: one criterion has two numbers.
    if (before && after && !/(?:between|from)\s[^,;.]{0,20}$/.test(rest.slice(Math.max(0, at - 28), at))) {
      return { start: at, end: rest.length }
    }
  }
  return null
}
const JOINT = /;|并(?!购|网|表|发|行|联|轨|列)|(?<!而)且|同时|以及|\band\b(?=[^,;.]{0,40}\b[a-z]{3,})|\bwhile\b/g

/** 重点, 主要, mainly: a main part of unknown size. */
export function unstatedShare({ rest, quantities }: GoalReading): Span | null {
  SHARE.lastIndex = 0
  for (let found = SHARE.exec(rest); found; found = SHARE.exec(rest)) {
    const start = found.index + (found[0].length - found[0].trimStart().replace(/^[,;。:]\s?/, '').length)
    const end = found.index + found[0].length
    const stop = rest.slice(end).search(/[,;。\n]/)
    const clauseEnd = stop < 0 ? rest.length : end + stop
    if (!quantities.some((quantity) => quantity.start >= end && quantity.end <= clauseEnd)) return { start, end }
  }
  return null
}
const SHARE =
  /(?:^|[,;。:]\s?)(?:重点|主要|着重|尤其是?|特别是|优先)(?!客户|项目|岗位|人群|单位|部位|区域|产品|工程|指标|业务|人员|学校|品种|领域|城市)|重点(?:是|在|为|放在|投向|面向|聚焦|关注|开拓|发展|拓展|推进)|\b(?:mainly|primarily|mostly|particularly|especially|chiefly|predominantly|focus(?:ing|ed)? on|with a focus on|with emphasis on)\b/g
