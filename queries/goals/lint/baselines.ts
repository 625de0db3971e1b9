import { BASE, cover } from './cover.ts'

/**
 * Covers the times a goal compares with (较去年同期, versus Q4 last year, 2024 levels): they are neither a deadline nor a
 * quantity, and a goal that names one has stated what its percentage is of.
 */
export function coverBaselines(text: string, han: boolean, latin: boolean): string {
  let covered = text
  if (han) covered = cover(covered, HAN_BASELINE, BASE)
  if (latin) covered = cover(covered, ENGLISH_BASELINE, BASE)
  return covered
}

const HAN_TIME = String.raw`(?:20\d\d\s?年?(?:度|全年|同期|底|末|平均|[上下]半年|第?[一二三四1-4]季度|\s?q[1-4]|\d{1,2}月(?:底|末)?)?|去年(?:全年|同期|底|末|平均|\s?q[1-4]|第?[一二三四]季度|[上下]半年)?|上一?(?:个)?(?:年度?|季度?|月|学期|学年|财年|周期|考核期|期|周|赛季)(?:同期|末|底|平均)?|往年(?:同期|平均)?|前年(?:同期)?|历史(?:同期|平均|最好|最高|最低)(?:水平|值)?|同期|年初|期初|上述|前三年(?:平均)?|近[三两]年(?:平均)?|过去[一二三两]年(?:平均)?)`
const HAN_BASELINE = new RegExp(
  [
    String.raw`(?:相较于?|相比于?|对比|对照|环比|同比|较之?|比|基于|低于|高于|超过|优于|不高于|不低于|不超过|超越)${HAN_TIME}(?:的?(?:实际|水平|同口径|数据|均值|平均|基数))?`,
    String.raw`[与同和跟以在按]${HAN_TIME}(?:的?(?:实际|水平|同口径|数据|均值|平均|同期))?(?:值|数)?(?:相比|比较|为基准|为基数|为基期|的?基础上|持平)`,
    String.raw`20\d\d年?(?:度|底|末)?(?:的)?(?:水平|基准|基数|实际值|均值|同期)`,
    String.raw`去年(?:全年|同期|底|末)?|前年(?:同期)?|往年(?:同期)?|上一?(?:个)?(?:年度?(?!半)|季度?|月(?!半)|学期|学年|财年|周期|考核期|期(?!间)|赛季)(?:同期|末|底)?|历史同期|过去[一二三四五两\d]{1,6}年|近[一二三四五两\d]{1,6}年|同比|环比`,
  ].join('|'),
  'g',
)

const MONTH = String.raw`(?:january|february|march|april|may|june|july|august|september|october|november|december)`
const ENGLISH_TIME = String.raw`(?:(?:the\s|our\s|its\s)?(?:same\s(?:period|quarter|month|time|week|season)\s(?:of\s|in\s)?)?(?:the\s)?(?:(?:q[1-4]|h[12]|${MONTH})\s(?:of\s)?)?(?:(?:last|previous|prior|preceding|past)\s(?:fiscal\s|financial\s|calendar\s|school\s)?(?:years?|quarters?|months?|seasons?|cycles?|terms?|weeks?|summer|winter|spring|autumn|fy\d*|harvest|period)(?:'s)?|fy\s?'?\d{2,4}|20\d\d)(?:'s)?|(?:a|one)\syear\s(?:ago|earlier|before))`
const ENGLISH_BASELINE = new RegExp(
  [
    String.raw`\b(?:versus|vs\.?|compared\s(?:to|with)|relative\sto|against|than(?:\sin)?|up\sfrom|down\sfrom)\s${ENGLISH_TIME}(?:\s(?:levels?|baselines?|figures?|actuals?|average|results?|total))?`,
    String.raw`\b(?:from|over|on|below|above|of|to)\s(?:the\s|our\s)?(?:(?:q[1-4]|h[12]|${MONTH})\s)?(?:fy\s?)?'?(?:20\d\d|\d\d)\s(?:levels?|baselines?|figures?|actuals?|averages?|results?|totals?|volumes?)`,
    String.raw`\b(?:from|over|on|below|above)\s(?:the\s)?(?:last|previous|prior|preceding|past)\s(?:fiscal\s|financial\s)?(?:year|quarter|month|season|term|cycle)(?:'s)?`,
    String.raw`\b(?:last|previous|prior|preceding)\s(?:fiscal\s|financial\s|calendar\s|school\s)?(?:year|quarter|month|season|term|week|cycle|summer|winter)(?:'s)?\b`,
    String.raw`\b(?:year|quarter|month|week)[\s-](?:on|over)[\s-](?:year|quarter|month|week)\b|\b(?:yoy|qoq|mom|wow)\b|\by\/y\b|\bthe past (?:year|quarter|month|season)\b|\b(?:a|one) year (?:ago|earlier)\b`,
  ].join('|'),
  'g',
)
