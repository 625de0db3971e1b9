import type { PlanItem } from '#queries/improvement/plan/plan-list.ts'
import { causeName, remedyName } from '#queries/improvement/cause-names.ts'
import { causeOf, remedyOf } from '#queries/improvement/causes.ts'
import type { Lang } from '#queries/locale.ts'

/** A cause or a remedy in the reader's words; the word of a file that is no code as it was written; a dash for nothing. */
export const causeText = (cause: string | null, lang: Lang): string =>
  cause === null || cause === '' ? '—' : causeName(causeOf(cause) ?? cause, lang)
export const remedyText = (remedy: string | null, lang: Lang): string =>
  remedy === null || remedy === '' ? '—' : remedyName(remedyOf(remedy) ?? remedy, lang)

/** What a plan is called: its name; for those who may not read it, what it is against and with what. */
export const planName = (
  { title, cause, remedy }: Pick<PlanItem, 'cause' | 'remedy'> & { title: string | null },
  lang: Lang,
): string => title || `${causeText(cause, lang)} → ${remedyText(remedy, lang)}`
