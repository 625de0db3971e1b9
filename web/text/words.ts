import type { Lang } from '#queries/locale.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

/** Every key of the Chinese frame; a language that lacks one does not compile. */
export type Words = typeof zh

export const wordsOf: Record<Lang, Words> = { zh, en }
