import type { Span } from './cover.ts'

/** Words that ask for what nothing ever is: from the text alone only these speak against reachability. */
export function absoluteWord(low: string): Span | null {
  const found = ABSOLUTE.exec(low)
  return found && { start: found.index, end: found.index + found[0].length }
}

const ABSOLUTE =
  /杜绝(?:一切|所有|任何)|万无一失|绝不(?:发生|出现|允许)|永不|百分之百满意|人人满意|100%满意|(?:一切|所有|任何)(?:问题|错误|失误|风险)(?:都|均)?(?:不|零|为零)|\b100 ?% (?:uptime|availability|satisfaction)\b|\bnever\b(?! events?\b)|\b(?:eliminate|prevent|eradicate) (?:all|every|any)\b|\bat all costs\b|\bno (?:mistakes|errors|problems) (?:ever|whatsoever|at all)\b/
