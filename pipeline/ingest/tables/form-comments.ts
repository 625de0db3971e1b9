import type { Cells } from '../readers/context.ts'
import type { Group } from '../row-source.ts'
import type { RowState } from '../row-state.ts'
import { commentId, commentRecord, type commentReaders } from './comment.ts'

type Row = { id: string; related: string; place: string[]; record: string[] | null }
type Form = { record: string[]; related: string; place: string[]; texts: Map<string, string[]> }

/**
 * Gathers what was written on each form whose criteria stand on rows of their own: the same sentence on every row is one comment, different
 * ones are its lines. A form points to the comment of its rater.
 */
export function formComments(readers: NonNullable<ReturnType<typeof commentReaders>>, state: RowState) {
  const forms = new Map<string, Form>()
  let ofRow: { row: Row; texts: [author: string, text: string][] }[] = []
  let line = 0

  /** `record`: the review, on the first row of its form. */
  function add(row: Row, cells: Cells, group: Group) {
    // What a row that was set aside had to say goes with it.
    if (state.line !== line) ofRow = []
    line = state.line
    const texts: [string, string][] = [
      [authorOf(row.related), readers.manager(cells, group)],
      ['self', readers.self(cells, group)],
    ]
    ofRow.push({ row, texts: texts.filter(([, text]) => text !== '') })
  }

  function kept() {
    for (const { row, texts } of ofRow) {
      const { id, related, place, record } = row
      const form = forms.get(id) ?? { record: record ?? [], related, place, texts: new Map<string, string[]>() }
      forms.set(id, form)
      for (const [author, text] of texts) {
        const known = form.texts.get(author) ?? []
        if (!known.includes(text)) form.texts.set(author, [...known, text])
      }
    }
    ofRow = []
  }

  const reviews = () =>
    [...forms].map(([id, { record, related, texts }]) => {
      const author = authorOf(related)
      return [...record, texts.has(author) ? commentId(id, author) : '']
    })
  const comments = () =>
    [...forms].flatMap(([id, { place, texts }]) =>
      [...texts].map(([author, lines]) => commentRecord(id, author, lines.join('\n'), place)),
    )
  return { add, kept, reviews, comments }
}

/** Who writes in the column of comments: the rater of the form, who is the manager where nothing says otherwise. */
const authorOf = (related: string) => related || 'manager'
