/**
 * Do the values of a measure add up over time, as sales and pieces do? Rates, scores, averages, stocks and times for one case do not:
 * no part of them falls into a month. A denominator has been looked at before; here the unit decides, then the name. A measure
 * without a telling unit or name counts as an amount: a score cannot double in a month, so it is not flagged for that.
 */
export function isAmount({ unit, name }: { unit: string | null; name: string }): boolean {
  const of = (unit ?? '').trim().toLowerCase()
  if (RATE_UNITS.has(of) || /\/|每| per /.test(of)) return false
  return !RATE_NAMES.test(name)
}

// prettier-ignore
const RATE_UNITS = new Set([
  '%', '％', '‰', 'pct', 'pp', 'percent', 'ratio', 'rate', 'share', 'fraction', 'proportion', '比例', '占比', '比率', '百分比', '百分点', '率',
  '分', '分数', '得分', 'score', 'points', 'point', 'pts', '星', '级', '等级', '名次', '倍', '指数', 'index', 'nps',
  '天', '日', 'day', 'days', '分钟', 'minute', 'minutes', 'min', '秒', 'second', 'seconds',
])
const RATE_NAMES =
  /率|占比|比例|满意|得分|评分|指数|平均|均值|累计|余额|周期|时长|\b(?:rate|ratio|score|average|mean|satisfaction|percent|percentage|index|cumulative|year to date|ytd|balance)\b/i
