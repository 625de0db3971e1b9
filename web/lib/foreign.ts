import type { Lang } from '#queries/locale.ts'

/**
 * The `lang` attribute of a name that exists only in the other language, so that a screen reader pronounces it and the browser picks
 * the right glyphs; undefined where the name is in the language of the page.
 */
export function foreignLang(text: string, lang: Lang): 'zh-CN' | 'en' | undefined {
  const hasHan = /\p{Script=Han}/u.test(text)
  if (lang === 'en') return hasHan ? 'zh-CN' : undefined
  return !hasHan && /\p{Script=Latin}{2}/u.test(text) ? 'en' : undefined
}
