/** The languages. A text that lacks one of them does not compile. */
export const LANGUAGES = ['zh', 'en'] as const
export type Lang = (typeof LANGUAGES)[number]

/** The same words in every language; T is an object of strings and of functions that return strings. */
export type Text<T> = Record<Lang, T>

/** One sentence in every language. */
export type Both = Text<string>

export const isLang = (value: unknown): value is Lang => value === 'zh' || value === 'en'
