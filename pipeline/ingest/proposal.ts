import type { Both } from '#queries/locale.ts'
import { CausewayError } from '#pipeline/errors.ts'
import type { Chosen } from './choose-mapping.ts'
import { mappingToYaml, type Mapping } from './mapping.ts'
import { refusal } from './refusal.ts'

/** Refuses the file with its questions and the mapping that would answer them. */
export function ask(questions: Both[], mapping: Mapping, file: string) {
  if (questions.length === 0) return
  throw refusal(
    'needs-confirmation',
    { file },
    {
      questions_zh: questions.map((question) => question.zh).join('；'),
      questions_en: questions.map((question) => question.en).join('; '),
      proposal: mappingToYaml(mapping),
    },
  )
}

/** Where the mapping is our own proposal, a refusal that one more line of it would settle shows it. */
export function withProposal<T>(chosen: Chosen, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    const code = cause instanceof CausewayError ? cause.code : ''
    if (chosen.origin === 'named' || !(cause instanceof CausewayError)) throw cause
    if (code !== 'ambiguous-number' && code !== 'ambiguous-date') throw cause
    throw refusal(code, cause.place, { proposal: mappingToYaml(chosen.mapping) })
  }
}
