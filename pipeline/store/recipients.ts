import type { DatabaseSync } from 'node:sqlite'
import { CausewayError } from '#pipeline/errors.ts'
import { isLang, type Lang } from '#queries/locale.ts'

/** Someone whom the operator put on the list of the monthly report. Every recipient is an executive until roles exist. */
export type Recipient = { id: number; address: string; lang: Lang; role: 'executive'; added_at: string }

/** The operator's list of recipients, in the order in which they were added. */
export function recipients(store: DatabaseSync) {
  store.exec(`
    create table if not exists recipient (
      id integer primary key autoincrement,
      address text not null unique collate nocase,
      lang text not null check (lang in ('zh', 'en')),
      role text not null default 'executive' check (role = 'executive'),
      added_at text not null
    ) strict`)
  const list = () =>
    store.prepare('select id, address, lang, role, added_at from recipient order by id').all() as Recipient[]
  return {
    list,
    /** @throws CausewayError `bad-address`, `recipient-exists` */
    add(address: string, lang: Lang, now: Date): Recipient {
      const checked = checkAddress(address)
      if (list().some((known) => known.address.toLowerCase() === checked.toLowerCase())) throw recipientExists(checked)
      store
        .prepare('insert into recipient (address, lang, added_at) values (?, ?, ?)')
        .run(checked, isLang(lang) ? lang : 'zh', now.toISOString())
      return list().at(-1)!
    },
    /** @throws CausewayError `unknown-recipient` */
    remove(address: string): void {
      const { changes } = store.prepare('delete from recipient where address = ?').run(address.trim())
      if (changes === 0) throw unknownRecipient(address)
    },
  }
}

/**
 * One plain mailbox: `name@host.tld`. Display names, lists, quotes and every control character are refused, so that an address can never
 * add a header or a second recipient.
 */
export function checkAddress(address: string): string {
  // Trimming comes after the look for line breaks: a trailing one is an attempt to inject, not a slip.
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f\u0085\u2028\u2029]/.test(address)) throw badAddress(address)
  const plain = address.trim()
  if (plain.length > 254 || !/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$/.test(plain)) {
    throw badAddress(address)
  }
  return plain
}

// eslint-disable-next-line no-control-regex -- shown as a visible mark, never sent to a terminal
const visible = (text: string) => text.slice(0, 80).replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '␤')

const badAddress = (found: string) =>
  new CausewayError(
    'bad-address',
    {
      title: { zh: '这不是一个可以使用的邮件地址。', en: 'This is no mail address that can be used.' },
      remedy: {
        zh: '请只写一个地址，如 name@example.com，不带姓名、逗号或换行。',
        en: 'Give one address such as name@example.com, without a display name, comma or line break.',
      },
    },
    { place: { found: visible(found) } },
  )

const recipientExists = (found: string) =>
  new CausewayError(
    'recipient-exists',
    {
      title: { zh: '名单上已有这个地址。', en: 'This address is on the list already.' },
      remedy: {
        zh: '如要换语言，请先 recipient remove，再 recipient add。',
        en: 'To change its language, run recipient remove and then recipient add.',
      },
    },
    { place: { found } },
  )

const unknownRecipient = (found: string) =>
  new CausewayError(
    'unknown-recipient',
    {
      title: { zh: '名单上没有这个地址。', en: 'This address is not on the list.' },
      remedy: { zh: '用 recipient list 查看名单。', en: 'See the list with recipient list.' },
    },
    { place: { found: visible(found) } },
  )
