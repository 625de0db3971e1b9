import { figuresIn, type Figure } from './figures.ts'
import { sentencesOf, type Sentence } from './sentences.ts'

export const LACKS = ['source', 'base', 'date'] as const
export type Lack = (typeof LACKS)[number]
/**
 * unsourced: a figure and what it lacks. inconsistent: one claim with two values, in the order of the text. `from` is the place of
 * each figure in the text, `line` its line from 1.
 */
export type FigureFault =
  | { kind: 'unsourced'; figure: string; from: number; line: number; lacks: Lack[] }
  | { kind: 'inconsistent'; figures: { figure: string; from: number; line: number }[] }

/**
 * Typed-in figures that may not be used (traps 6): without source, base and date, or two values for one claim. Source, base and date
 * stand in the sentence, or in a note right behind it on the same line. Quiet: figures with a lineage (快照 2026-11.3, snapshot
 * 2026-11.3), and wishes, examples and conditions, which claim no measurement: from the wishing word to the end of its sentence.
 *
 * One claim: the words around one figure are, in order and but for function words, among those around the other, as in a title and the
 * sentence it shortens. Two figures in one clause (“由 80% 升至 90%”) are one statement.
 */
export function figureFaults(text: string): FigureFault[] {
  const claims = sentencesOf(text).flatMap(claimsOf)
  const unsourced = claims.flatMap(({ figure, line, lacks }): FigureFault[] =>
    lacks.length > 0 ? [{ kind: 'unsourced', figure: figure.text, from: figure.from, line, lacks }] : [],
  )
  return [...inconsistent(claims), ...unsourced]
}

type Claim = { figure: Figure; line: number; lacks: Lack[]; around: string[]; clause: number }

function claimsOf(sentence: Sentence): Claim[] {
  const context =
    sentence.text + (/^\s*(?:[（(]|(?:数据)?来源|出处|source\b)/i.test(sentence.after) ? sentence.after : '')
  if (LINEAGE.test(context)) return []
  const lacks = LACKS.filter((lack) => !STATED[lack].test(context))
  const measured = sentence.clauses.slice(0, firstWish(sentence))
  return measured.flatMap((clause) => {
    const figures = figuresIn(clause)
    const around = tokensOf(figures.reduce((left, { text }) => left.replace(text, ' '), clause.text))
    return figures.map((figure) => ({ figure, line: sentence.line, lacks, around, clause: clause.from }))
  })
}

const firstWish = ({ clauses }: Sentence): number => {
  const at = clauses.findIndex(({ text }) => WISH.test(text))
  return at < 0 ? clauses.length : at
}

const STATED: Record<Lack, RegExp> = {
  source:
    /来源|出处|数据来自|摘自|(?:根|依)?据.{0,16}(?:统计|报表|系统|调查|数据|记录|报告|台账)|(?:报表|系统|台账|调查|年报|月报)(?:显示|数据|导出)|https?:|\b(?:source|according to|data from|taken from|survey|ledger|export)\b/i,
  base: /\bn\s*=\s*\d|基数|样本|分母|共\s*\d|\d\s*(?:人|名|家|份|条|单|件|次)中|\b(?:out of|of|among|sample of)\s+(?:the\s+)?\d/i,
  date: /(?:19|20)\d{2}|\d{1,2}\s*月|第[一二三四1-4]季度|\bQ[1-4]\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d/i,
}
const LINEAGE = /(?:快照|出处|snapshot|lineage)\s*[:：#]?\s*[\w-]*\d[\w.-]*/i
const WISH =
  /希望|争取|力争|打算|目标(?:是|为|定为|[:：])|计划(?:在|于|到|将|把|使|让|用|实现|增|减|提|降)|将(?:在|于|达|增|减|提|降|会)|应(?:当|该|达|在)|建议|预计|要求|例如|比如|示例|假如|如果|若|\b(?:hopes?|hoping|aims?|plans? to|(?:target|goal) (?:of|is)|should|shall|will|want|intend|for example|e\.g\.|suppose|if|let us)\b/i

/** Han characters one by one, other words whole, without function words. */
const tokensOf = (text: string): string[] =>
  (text.toLowerCase().match(/\p{Script=Han}|[\p{Script=Latin}]+/gu) ?? []).filter((token) => !FUNCTION_WORDS.has(token))
const FUNCTION_WORDS = new Set(
  '的 了 有 在 是 都 约 近 超 过 the a an of in on to and is are was about some over'.split(' '),
)

/** Claims that say the same with more than one value; each figure belongs to one of them. */
function inconsistent(claims: readonly Claim[]): FigureFault[] {
  const told = new Set<Claim>()
  return claims.flatMap((first, i): FigureFault[] => {
    if (told.has(first)) return []
    const same = [first, ...claims.slice(i + 1).filter((other) => !told.has(other) && isSameClaim(first, other))]
    if (new Set(same.map(({ figure }) => figure.value)).size < 2) return []
    for (const claim of same) told.add(claim)
    return [
      {
        kind: 'inconsistent',
        figures: same.map(({ figure, line }) => ({ figure: figure.text, from: figure.from, line })),
      },
    ]
  })
}

function isSameClaim(a: Claim, b: Claim): boolean {
  if (a.clause === b.clause || a.figure.kind !== b.figure.kind || a.figure.unit !== b.figure.unit) return false
  const [short, long] = a.around.length <= b.around.length ? [a.around, b.around] : [b.around, a.around]
  const isHan = short.some((token) => /\p{Script=Han}/u.test(token))
  if (short.length < (isHan ? 5 : 3) || long.length > 3 * short.length) return false
  let at = 0
  for (const token of long) if (token === short[at]) at++
  return at === short.length
}
