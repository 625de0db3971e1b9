import type { Lang } from '#queries/locale.ts'
import { diagnosisWords } from '#queries/words/diagnosis.ts'
import { causeName, remedyName } from '../cause-names.ts'
import { causeOf, remedyOf } from '../fold-words.ts'
import { fitOf, type Fit, type FitReason, type PlanCause } from './fit-of.ts'

/** 措施与原因: the label of a list. */
export const fitLabels: Record<Lang, Record<Fit, string>> = {
  zh: { fits: '措施与原因相符', mismatch: '措施与原因不符', not_judged: '相符与否未判断' },
  en: { fits: 'remedy fits the cause', mismatch: 'remedy and cause do not match', not_judged: 'fit not judged' },
}

/**
 * Says whether the remedy reaches the cause, and why it may not.
 *
 * @param evidence  what backs the cause, in the reader's words: 有关联, 人均 11 条，同类 26 条; null leaves the bracket out
 */
export function fitSentence(plan: PlanCause, lang: Lang, evidence: string | null = null): string {
  const { fit, reason } = fitOf(plan)
  const cause = wordOf(plan.cause, causeOf, causeName, lang)
  const remedy = wordOf(plan.remedy, remedyOf, remedyName, lang)
  if (fit === 'fits' || reason === null)
    return lang === 'zh' ? `${remedy}对应的原因是${cause}。` : `The remedy (${remedy}) reaches the cause (${cause}).`
  return SENTENCES[lang][reason]({
    cause,
    remedy,
    evidence: evidence === null ? '' : lang === 'zh' ? `（${evidence}）` : ` (${evidence})`,
    verdict: plan.verdict ? diagnosisWords[lang].verdicts[plan.verdict] : '',
  })
}

type Slots = { cause: string; remedy: string; evidence: string; verdict: string }

/** A code in the reader's words; a word that is no code as it was written; a dash for nothing. */
function wordOf<T extends string>(
  text: string | null,
  codeOf: (text: string) => T | null,
  name: (code: string, lang: Lang) => string,
  lang: Lang,
): string {
  return text ? name(codeOf(text) ?? text, lang) : '—'
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const SENTENCES: Record<Lang, Record<FitReason, (slots: Slots) => string>> = {
  zh: {
    outside_cause: ({ cause, remedy, evidence }) =>
      `计划以${remedy}为主，但证据指向${cause}${evidence}。${remedy}可能解决不了。`,
    acts_on_persons: ({ remedy, verdict }) =>
      `计划以${remedy}为主，但判断是“${verdict}”，没有同条件对比的证据。${remedy}可能解决不了。`,
    no_comparison: ({ cause }) => `原因写为${cause}，但没有同条件下的对比。请先对比同样条件下的结果，再定措施。`,
    no_cause: () => '计划没有写原因，无法判断措施是否相符。',
    unknown_cause: ({ cause }) => `原因“${cause}”不在原因表中，按原文显示，不作判断。`,
    no_remedy: () => '计划没有写措施，无法判断是否相符。',
    unknown_remedy: ({ remedy }) => `措施“${remedy}”不在措施表中，按原文显示，不作判断。`,
    cause_not_confirmed: ({ cause, remedy }) =>
      `${remedy}不是${cause}的常用措施，但该原因还没有数据支持，暂不判断。先补充证据。`,
    comparison_not_recorded: ({ cause }) => `原因写为${cause}，没有记录是否做过同条件对比，暂不判断。`,
  },
  en: {
    outside_cause: ({ cause, remedy, evidence }) =>
      `The plan relies on ${remedy}, but evidence points to ${cause}${evidence}. ${capital(remedy)} may not fix this.`,
    acts_on_persons: ({ remedy, verdict }) =>
      `The plan relies on ${remedy}, but the verdict is “${verdict.toLowerCase()}” and nobody was compared under the same conditions. ${capital(remedy)} may not fix this.`,
    no_comparison: ({ cause }) =>
      `The cause is given as ${cause}, without a comparison under the same conditions. Compare first, then choose the remedy.`,
    no_cause: () => 'The plan names no cause, so its fit cannot be judged.',
    unknown_cause: ({ cause }) =>
      `The cause “${cause}” is not in the table; it is shown as it was written and not judged.`,
    no_remedy: () => 'The plan names no remedy, so its fit cannot be judged.',
    unknown_remedy: ({ remedy }) =>
      `The remedy “${remedy}” is not in the table; it is shown as it was written and not judged.`,
    cause_not_confirmed: ({ cause, remedy }) =>
      `${capital(remedy)} is not the usual remedy for ${cause}, but no data back that cause yet: not judged. Add evidence first.`,
    comparison_not_recorded: ({ cause }) =>
      `The cause is given as ${cause}; whether people were compared under the same conditions is not recorded: not judged.`,
  },
}
