import type { Lang } from '#queries/locale.ts'

/** A Han character says about as much as three Latin letters. */
const LETTERS_PER_HAN = 3

/** Which scripts a text holds, and the language its words are judged in: that of the larger share. */
export type Scripts = { lang: Lang; han: boolean; latin: boolean }

/** @param low text in lower case */
export function scriptsOf(low: string, stated: Lang | undefined): Scripts {
  let han = 0
  let latin = 0
  for (let i = 0; i < low.length; i++) {
    const code = low.charCodeAt(i)
    if (code >= 0x4e00 && code <= 0x9fff) han++
    else if (code >= 97 && code <= 122) latin++
  }
  return { lang: stated ?? (han > 0 && han * LETTERS_PER_HAN >= latin ? 'zh' : 'en'), han: han > 0, latin: latin > 0 }
}

/** The language in which a goal is written. */
export const languageOfGoal = (text: string, stated?: Lang): Lang => scriptsOf(text.toLowerCase(), stated).lang
