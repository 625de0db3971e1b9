import type { Quantity } from './quantities.ts'

/**
 * A numeral that only says how many things are acted on (三家经销商的窜货问题得到改善, improve morale across three depots) is
 * the scope of a goal and not its criterion. So it is read where every quantity is a bare count and a verb that never ends
 * (improve, strengthen) governs it; "close all 14" or "sign three dealers" is a criterion.
 */
export function onlyCountsObjects(rest: string, all: Quantity[], han: boolean, latin: boolean): boolean {
  return all.every((quantity) => quantity.kind === 'count' && isObjectCount(rest, quantity, han, latin))
}

function isObjectCount(rest: string, { start, end }: Quantity, han: boolean, latin: boolean): boolean {
  const before = clauseBefore(rest, start)
  const after = clauseAfter(rest, end)
  if (han && /[\u4e00-\u9fff]/.test(before + after)) {
    if (HAN_SORTED.test(before + after) && HAN_KNOWN.test(before)) return true
    if (HAN_BOUND.test(before)) return false
    return HAN_RESULT.test(after) || (HAN_ENDLESS.test(before) && !HAN_DONE.test(before) && HAN_OBJECT.test(after))
  }
  if (!latin || ENGLISH_BOUND.test(before)) return false
  if (!/^\s[a-z]/.test(after)) return false
  return ENGLISH_ENDLESS.test(rest.trimStart())
    ? ENGLISH_PLACE.test(before)
    : ENGLISH_KNOWN.test(before) && !ENGLISH_DONE.test(before)
}

const STOPS = ',。;:!?\n'
function clauseBefore(text: string, at: number): string {
  let from = at
  while (from > 0 && at - from < 60 && !STOPS.includes(text[from - 1]!)) from--
  return text.slice(from, at)
}
function clauseAfter(text: string, at: number): string {
  let to = at
  while (to < text.length && to - at < 60 && !STOPS.includes(text[to]!)) to++
  return text.slice(at, to)
}

const HAN_ENDLESS =
  /(?:改善|提升|提高|加强|优化|强化|完善|推进|深化|维护|做好|支持|配合|服务好?|管好|协调|协助|跟进|关注|夯实|保障|改进|促进|巩固|密切|增进|抓好|管理|负责|推动|统筹|指导|督促|跟踪|监督|规范)/
const HAN_DONE =
  /(?:完成|签订|签约|新增|新建|建成|关闭|招聘|举办|组织|开展|取得|达到|实现|增加|扩大到|至少|不少于|引进|开设)/
/** A bound or an amount of change makes the count a criterion. */
const HAN_BOUND =
  /(?:至少|不少于|不低于|达到?|超过|增加|新增|减少|降低?至|[至到]|不超过|以上|控制在|覆盖|每\S{0,3})\s?$/
/** 把三份协议合并为一份, 按两个主体拆分: known things are put together or apart. */
const HAN_SORTED = /合并|[并合][成为]|归并|整合|拆分|分拆|并入|统一|归口/
const HAN_KNOWN = /(?:把|将|按|与|同|合并[\u4e00-\u9fff]{0,6}|归并|整合|拆分|分拆|[合归并拆分合]{1,2}[为成])$/
const HAN_OBJECT = /[\u4e00-\u9fff]/
const HAN_RESULT =
  /^[\u4e00-\u9fff、a-z\uE000-\uE002]{0,24}(?:(?:得到|有所|明显|显著|较大|很大|极大|根本|全面|大幅|持续|不断|进一步|切实|有效|获得)(?:地)?(?:改善|提升|好转|优化|加强|提高|缓解|解决|增强|改观|控制|规范|理顺|推进|下降|保障|完善)|的[\u4e00-\u9fff]{2,12}(?:改善|提升|好转|优化|加强|提高|缓解|增强|(?:更加|更为|更趋|日益|日趋|愈加|愈发|越来越|越发|进一步)[\u4e00-\u9fff]{1,4}))$/

const ENGLISH_ENDLESS =
  /^(?:to |we will |please |continue to |help )?(?:improve|enhance|strengthen|support|ensure|maintain|manage|optimi[sz]e|foster|build|develop|deepen|leverage|drive|boost|promote|encourage|better|coordinate|monitor|oversee|align|harmoni[sz]e|standardi[sz]e|streamline|assist|help|work|collaborate|engage|strive|facilitate|advance|sustain|reinforce|nurture|champion|raise|increase|simplify|smooth|be|keep|provide|contribute|serve|represent|lead|look after|liaise|communicate|share|focus|make|tighten|stabili[sz]e|upgrade|address|tackle|handle|care|act|take|give)\b/
const ENGLISH_PLACE =
  /\b(?:across|with|in|for|among|amongst|between|on|throughout|all|the|our|its|these|those|their|both|any)\s(?:(?:all|the|our|its|these|those|their|both|of)\s){0,3}(?:[a-z-]+\s)?$/
/** "Merge the two databases" acts on two known things; "close the 14 findings" counts what is done. */
const ENGLISH_KNOWN = /\b(?:the|our|its|these|those|their|both)\s(?:[a-z-]+\s)?$/
const ENGLISH_DONE =
  /\b(?:close|complete|finish|sign|hire|recruit|open|publish|file|win|deliver|launch|submit|train|certify|migrate|replace|install|clear|settle|inspect|audit|retire|decommission|all|every|remaining|achieve|reach|pass|hit|resolve|roll out|recertify|connect|fill|sell|ship|cut|reduce)\b/
const ENGLISH_BOUND = /\b(?:by|least|most|than|under|over|below|above|to|from|within|up to|minimum of)\s$/
