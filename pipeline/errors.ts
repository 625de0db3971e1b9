import type { Both, Lang } from '#queries/locale.ts'

export type Place = { file?: string; sheet?: string; line?: number; column?: string; found?: string }

/**
 * A letter to the person who can fix it: what happened, where, what was found, what to do, in both languages.
 * `code` is lower-case and for machines; `expected` tells a user's mistake (exit 1, HTTP 4xx) from a broken promise.
 */
export class CausewayError extends Error {
  readonly code: string
  readonly title: Both
  readonly remedy: Both
  readonly place: Place
  readonly status: number

  constructor(
    code: string,
    words: { title: Both; remedy: Both },
    details: { place?: Place; status?: number; cause?: unknown } = {},
  ) {
    super(`${code}: ${words.title.en}`, { cause: details.cause })
    this.name = 'CausewayError'
    this.code = code
    this.title = words.title
    this.remedy = words.remedy
    this.place = details.place ?? {}
    this.status = details.status ?? 400
  }

  /** `spring.csv, sheet "Q1", line 214, "Reviewed on" (found "13/25/2026"): cannot read a date.` then the remedy on its own line. */
  letter(lang: Lang): string {
    const { file, sheet, line, column, found } = this.place
    const words =
      lang === 'zh'
        ? [file, sheet && `工作表“${sheet}”`, line && `第 ${line} 行`, column && `列“${column}”`]
        : [file, sheet && `sheet "${sheet}"`, line && `line ${line}`, column && `column "${column}"`]
    const at = words.filter(Boolean).join(lang === 'zh' ? '，' : ', ')
    const quoted = found === undefined ? '' : lang === 'zh' ? `“${found}”` : `"${found}"`
    const seen = at === '' || quoted === '' ? quoted : lang === 'zh' ? `（读到${quoted}）` : ` (found ${quoted})`
    const head = at + seen
    return `${head ? head + (lang === 'zh' ? '：' : ': ') : ''}${this.title[lang]}\n${this.remedy[lang]}`
  }
}
