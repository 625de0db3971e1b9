import type { Cells } from '../readers/context.ts'
import type { FieldReaders } from '../row-fields.ts'
import type { Group } from '../row-source.ts'
import { NULL_TOKENS } from '../values/null-tokens.ts'
import type { RecordWriter } from './record.ts'
import { hashOf, PLACE_COLUMNS } from './review-key.ts'

export const COMMENT_COLUMNS = ['comment_id', 'author_relation', 'text', 'lang', ...PLACE_COLUMNS]
export const commentLineage = (fields: FieldReaders): RecordWriter['lineage'] =>
  (['comments_manager', 'comments_self'] as const)
    .filter((from) => fields.has(from))
    .map((from) => ({ field: 'text', from, rule_id: 'text' }))

/** One comment per review and author; the review points to it. */
export const commentId = (reviewId: string, author: string) => `t-${hashOf([reviewId, author]).slice(0, 16)}`

export const commentRecord = (reviewId: string, author: string, text: string, place: string[]): string[] => [
  commentId(reviewId, author),
  author,
  text,
  languageOf(text),
  ...place,
]

export type ReadComment = (cells: Cells, group: Group) => string

/** What was written about a person in a row, and by the person; '' for a blank, a dash or 无. Null where no column holds any. */
export function commentReaders(fields: FieldReaders): { manager: ReadComment; self: ReadComment } | null {
  if (!fields.has('comments_manager', 'comments_self')) return null
  const reader = (field: 'comments_manager' | 'comments_self'): ReadComment => {
    const read = fields.text(field)
    return (cells, group) => {
      const text = read?.(cells, group) ?? ''
      return NULL_TOKENS.has(text) ? '' : text
    }
  }
  return { manager: reader('comments_manager'), self: reader('comments_self') }
}

/** zh where Han characters outnumber Latin words, en where they do not, '' for text of neither. */
export function languageOf(text: string): string {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = text.match(/\p{Script=Latin}+/gu)?.length ?? 0
  if (han + words === 0) return ''
  return han >= words ? 'zh' : 'en'
}
