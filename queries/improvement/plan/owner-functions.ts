import type { Lang } from '#queries/locale.ts'

/** Who answers for an item: a function, never a person. `unit` is the unit of the plan itself. */
export const OWNER_FUNCTIONS = [
  'unit',
  'hr',
  'it',
  'finance',
  'sales',
  'marketing',
  'operations',
  'production',
  'quality',
  'procurement',
  'strategy',
  'legal',
  'management',
] as const
export type OwnerFunction = (typeof OWNER_FUNCTIONS)[number]

export const isOwnerFunction = (text: unknown): text is OwnerFunction => OWNER_FUNCTIONS.some((code) => code === text)

/** The function in the reader's language; the word of a file that is no code stays as it was written. */
export const ownerFunctionName = (code: string | null, lang: Lang): string =>
  code === null ? UNSTATED[lang] : (nameOfFunction(functionOf(code), lang) ?? code)

const nameOfFunction = (code: OwnerFunction | null, lang: Lang) => (code === null ? null : NAMES[code][lang])

/** The code of a function that a file names in words: 人力资源部, 采购, Finance. Null for any other word. */
export function functionOf(word: string): OwnerFunction | null {
  if (isOwnerFunction(word)) return word
  const plain = word
    .trim()
    .replace(/[部处]$/, '')
    .toLowerCase()
  return OWNER_FUNCTIONS.find((code) => NAMES[code].zh === plain || NAMES[code].en.toLowerCase() === plain) ?? null
}

const UNSTATED: Record<Lang, string> = { zh: '未写归口部门', en: 'no owner function' }

const NAMES: Record<OwnerFunction, Record<Lang, string>> = {
  unit: { zh: '本部门', en: 'this unit' },
  hr: { zh: '人力资源', en: 'HR' },
  it: { zh: 'IT', en: 'IT' },
  finance: { zh: '财务', en: 'finance' },
  sales: { zh: '销售', en: 'sales' },
  marketing: { zh: '市场营销', en: 'marketing' },
  operations: { zh: '运营', en: 'operations' },
  production: { zh: '生产', en: 'production' },
  quality: { zh: '质量', en: 'quality' },
  procurement: { zh: '采购', en: 'procurement' },
  strategy: { zh: '战略', en: 'strategy' },
  legal: { zh: '法务', en: 'legal' },
  management: { zh: '经营管理层', en: 'general management' },
}
