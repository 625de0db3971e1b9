import { hasHiddenCharacters } from '#queries/words/hidden-characters.ts'
import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { CausewayError } from '#pipeline/errors.ts'
import type { CellKey } from '#queries/domain.ts'
import { auditLog } from './audit.ts'

/** The longest comment, in characters (code points). */
export const LONGEST_COMMENT = 10_000

export type Version = { text: string; at: string }
/**
 * A comment on one cell of the lattice, as it was read in one snapshot. `versions` are oldest first; the last is what stands. A
 * withdrawn comment keeps its place and loses every text.
 */
export type Comment = CellKey & {
  id: string
  snapshot: string
  written_at: string
  versions: Version[]
  resolved_at: string | null
  /** The plan that answers it, where the writer named one. */
  plan_id: string | null
  withdrawn_at: string | null
}
type Row = Omit<Comment, 'versions'>
type Actor = { role: string; now: Date }

/**
 * Comments of human resources (screens §10): never printed, never mailed, and read through this module only. Each write adds a line to
 * the audit log, without the text.
 */
export function comments(store: DatabaseSync) {
  store.exec(`
    create table if not exists cell_comment (
      id text primary key,
      unit_id text not null,
      kpi_id text not null,
      period_id text not null,
      snapshot text not null,
      role text not null,
      written_at text not null,
      resolved_at text,
      plan_id text,
      withdrawn_at text
    ) strict;
    create index if not exists cell_comment_unit on cell_comment (unit_id);
    create table if not exists cell_comment_version (
      comment_id text not null references cell_comment (id),
      version integer not null,
      text text not null,
      at text not null,
      role text not null,
      primary key (comment_id, version)
    ) strict`)
  const audit = auditLog(store)

  const versionsOf = (id: string) =>
    store
      .prepare('select text, at from cell_comment_version where comment_id = ? order by version')
      .all(id) as Version[]
  const complete = (row: Row): Comment => ({ ...row, versions: versionsOf(row.id) })
  const columns = 'id, unit_id, kpi_id, period_id, snapshot, written_at, resolved_at, plan_id, withdrawn_at'

  /** @throws CausewayError `unknown-comment` (404), the same for one that was never there and one that was withdrawn */
  function standing(id: string): Comment {
    const row = store.prepare(`select ${columns} from cell_comment where id = ?`).get(id) as Row | undefined
    if (!row || row.withdrawn_at !== null) throw unknownComment()
    return complete(row)
  }

  function write<T>(
    entry: { action: string; object: string; fields: string[] },
    { role, now }: Actor,
    work: () => T,
  ): T {
    store.exec('begin immediate')
    try {
      const done = work()
      audit.add({ at: now.toISOString(), role, ...entry })
      store.exec('commit')
      return done
    } catch (error) {
      store.exec('rollback')
      throw error
    }
  }
  const addVersion = (id: string, version: number, text: string, { role, now }: Actor) =>
    store
      .prepare('insert into cell_comment_version (comment_id, version, text, at, role) values (?, ?, ?, ?, ?)')
      .run(id, version, text, now.toISOString(), role)

  return {
    /** Of one unit, or of one of its cells; oldest first, withdrawn ones left out. */
    list(unit_id: string, cell: { kpi_id: string; period_id: string } | null = null): Comment[] {
      const rows = store
        .prepare(
          `select ${columns} from cell_comment where unit_id = ? and withdrawn_at is null
             and (? is null or (kpi_id = ? and period_id = ?)) order by written_at, id`,
        )
        .all(unit_id, cell && 1, cell?.kpi_id ?? null, cell?.period_id ?? null) as Row[]
      return rows.map(complete)
    },
    /** @throws CausewayError `comment-empty`, `comment-too-long`, `comment-characters` */
    add(cell: CellKey, snapshot: string, text: string, actor: Actor): Comment {
      const checked = checkText(text)
      const id = randomUUID()
      write({ action: 'comment.create', object: id, fields: ['text'] }, actor, () => {
        store
          .prepare(
            'insert into cell_comment (id, unit_id, kpi_id, period_id, snapshot, role, written_at) values (?, ?, ?, ?, ?, ?, ?)',
          )
          .run(id, cell.unit_id, cell.kpi_id, cell.period_id, snapshot, actor.role, actor.now.toISOString())
        addVersion(id, 1, checked, actor)
      })
      return standing(id)
    },
    /**
     * @param version  how many versions the writer has seen; another one in between is not overwritten
     * @throws CausewayError `unknown-comment`, `comment-changed` (409) and those of `add`
     */
    edit(id: string, version: number, text: string, actor: Actor): Comment {
      const checked = checkText(text)
      write({ action: 'comment.edit', object: id, fields: ['text'] }, actor, () => {
        const { versions } = standing(id)
        if (versions.length !== version) throw commentChanged()
        addVersion(id, version + 1, checked, actor)
      })
      return standing(id)
    },
    /** Settled, with the plan that answers it where there is one; `false` opens it again. */
    resolve(id: string, isResolved: boolean, plan_id: string | null, actor: Actor): Comment {
      const action = isResolved ? 'comment.resolve' : 'comment.reopen'
      write({ action, object: id, fields: ['resolved_at', 'plan_id'] }, actor, () => {
        standing(id)
        store
          .prepare('update cell_comment set resolved_at = ?, plan_id = ? where id = ?')
          .run(isResolved ? actor.now.toISOString() : null, isResolved ? plan_id : null, id)
      })
      return standing(id)
    },
    /** Takes it back: every version loses its text, for good. */
    withdraw(id: string, actor: Actor): void {
      write({ action: 'comment.withdraw', object: id, fields: ['text'] }, actor, () => {
        standing(id)
        store.prepare(`update cell_comment_version set text = '' where comment_id = ?`).run(id)
        store.prepare('update cell_comment set withdrawn_at = ? where id = ?').run(actor.now.toISOString(), id)
      })
    },
  }
}

/**
 * Markup, formulas and emoji stay as they were typed; they are only ever shown as text. What cannot be seen and can change how a line
 * reads or what a terminal does (control characters, marks that turn the direction of writing, half of a surrogate pair) is refused.
 */
export function checkText(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n').trim()
  if (plain === '') throw commentEmpty()
  const signs = [...plain]
  const hidden = signs.findIndex((sign) => hasHiddenCharacters(sign))
  if (hidden >= 0) throw commentCharacters(hidden + 1, signs[hidden]!)
  if (signs.length > LONGEST_COMMENT) throw commentTooLong(signs.length)
  return plain
}

const unknownComment = () =>
  new CausewayError(
    'unknown-comment',
    {
      title: { zh: '没有这条评论。', en: 'There is no such comment.' },
      remedy: { zh: '它可能已被撤回；请重新读取。', en: 'It may have been withdrawn; read the list again.' },
    },
    { status: 404 },
  )

const commentChanged = () =>
  new CausewayError(
    'comment-changed',
    {
      title: { zh: '这条评论刚刚被修改过。', en: 'This comment was changed in the meantime.' },
      remedy: { zh: '请重新读取后再改，您的文字没有保存。', en: 'Read it again, then edit; your text was not saved.' },
    },
    { status: 409 },
  )

const commentEmpty = () =>
  new CausewayError('comment-empty', {
    title: { zh: '评论没有文字。', en: 'The comment has no text.' },
    remedy: { zh: '请写下观察到的事实。', en: 'Write down what was observed.' },
  })

const commentTooLong = (found: number) =>
  new CausewayError('comment-too-long', {
    title: {
      zh: `评论有 ${found} 个字符，最多 ${LONGEST_COMMENT} 个。`,
      en: `The comment has ${found} characters; ${LONGEST_COMMENT} are the most.`,
    },
    remedy: { zh: '请缩短，或分成几条。', en: 'Shorten it, or write several.' },
  })

const commentCharacters = (place: number, sign: string) => {
  const code = `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
  return new CausewayError('comment-characters', {
    title: {
      zh: `第 ${place} 个字符是看不见的控制字符（${code}），没有保存。`,
      en: `Character ${place} is an invisible control character (${code}); nothing was saved.`,
    },
    remedy: {
      zh: '请删去它；常因从其他程序复制而带入。',
      en: 'Remove it; it often comes along when text is copied from another program.',
    },
  })
}
