import { afterAll, beforeAll, expect, test } from 'vitest'
import { html, plainText } from '#pipeline/delivery/message.ts'
import { runAnalysis } from '#pipeline/run-analysis.ts'
import { checkAddress } from '#pipeline/store/recipients.ts'
import type { SystemOrIndividualResult } from '#queries/analyses/system-or-individual/result.ts'
import { verdictSentence } from '#queries/words/verdict.ts'
import { startMailServer, type Mail } from './mail-server.ts'
import { reportingCompany, type ReportingCompany } from './reporting-company.ts'

let company: ReportingCompany
let server: Awaited<ReturnType<typeof startMailServer>>
let zh: Mail
let en: Mail

beforeAll(async () => {
  company = await reportingCompany()
  server = await startMailServer()
  company.add('zh@example.com', 'zh')
  company.add('en@example.com', 'en')
  await company.deliver({ smtp: server.settings })
  ;[zh, en] = server.mails as [Mail, Mail]
})
afterAll(async () => {
  await server.stop()
  await company.close()
})

/** The decoded parts of a message: quoted-printable or base64 by their own header. */
function part(mail: Mail, type: string): string {
  const found = mail.raw.split(/^--.*$/m).find((each) => new RegExp(`content-type: ${type}`, 'i').test(each)) ?? ''
  const [head = '', body = ''] = found.split(/\r?\n\r?\n(.*)/s)
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  return Buffer.from(
    body
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')
}

test('each recipient reads the language of the list', () => {
  expect(part(zh, 'text/plain')).toMatch(/数据可信度：/)
  expect(part(en, 'text/plain')).toMatch(/Data trust is /)
  expect(part(en, 'text/plain')).not.toMatch(/\p{Script=Han}{2}.*[。；]/u)
})

test('the plain text and the HTML say the same', () => {
  for (const mail of [zh, en]) {
    const words = (text: string) =>
      text
        .replace(/<title>.*?<\/title>/s, '')
        .replace(/<[^>]+>/g, ' ')
        .replace(/[:：]/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
    expect(words(part(mail, 'text/html'))).toBe(words(part(mail, 'text/plain')))
  }
})

test('no unit below the company is named and none of its figures appears', () => {
  for (const mail of [zh, en]) {
    const body = part(mail, 'text/plain')
    expect(body).not.toMatch(/绿松部|蓝石部|赤铁部/)
    // 蓝石部 stands at about −30 %; the company at about −12 %.
    expect(body).not.toMatch(/−(29|3\d)\.\d%/)
  }
})

test('the body says the verdict on the company in the words of its analysis', async () => {
  const { result } = await company.served.use((snapshot) =>
    runAnalysis('system-or-individual', {}, { role: 'executive' }, snapshot),
  )
  // The result was checked against the schema of its slug.
  const verdict = (result as SystemOrIndividualResult).company!
  for (const [mail, lang] of [
    [zh, 'zh'],
    [en, 'en'],
  ] as const) {
    expect(part(mail, 'text/plain').replace(/\s+/g, '')).toContain(verdictSentence(verdict, lang).replace(/\s+/g, ''))
  }
})

test('the subject names company and month and holds no other figure', () => {
  const subject = decodeURIComponent(
    /^Subject: (.*(?:\r?\n\s.*)*)/im
      .exec(en.raw)?.[1]
      ?.replace(/\s*=\?UTF-8\?Q\?/gi, '')
      .replace(/\?=/g, '')
      .replace(/_/g, ' ')
      .replace(/=([0-9A-F]{2})/g, '%$1') ?? '',
  )
  expect(subject).toContain('Oct 2025')
  expect(subject.replace('Oct 2025', '')).not.toMatch(/\d/)
})

test('nothing is fetched from elsewhere: no image, link, font or script', () => {
  for (const mail of [zh, en])
    expect(part(mail, 'text/html')).not.toMatch(/<(img|a|link|script|iframe)\b|https?:|url\(/i)
})

test('the PDF is attached under the name of report, month, snapshot and hash, with one id for all attempts', () => {
  expect(en.raw).toMatch(/filename=causeway_report_executive_root_2025-10_en_[\w.-]+_[0-9a-f]{12}\.pdf/)
  expect(Buffer.from(/^JVBER[A-Za-z0-9+/]*/m.exec(en.raw)?.[0] ?? '', 'base64').toString('latin1')).toMatch(/^%PDF-/)
  const key = /^X-Idempotency-Key: ([0-9a-f]{32})/im.exec(en.raw)?.[1]
  expect(en.messageId).toBe(`<${key}@example.com>`)
  expect(zh.messageId).not.toBe(en.messageId)
})

test('the body says scope, snapshot, state, hash, next run and who may read it', () => {
  const row = company.rows()[0]
  const body = part(zh, 'text/plain')
  for (const said of [
    row?.snapshot,
    row?.content_hash?.slice(0, 12),
    '2025-12-03 08:00 Asia/Shanghai',
    '仅供分析参考',
    '不再接收',
  ]) {
    expect(body).toContain(said)
  }
})

test('an address cannot carry a line break, a second address or a display name', () => {
  for (const bad of [
    'a@b.c\r\nBcc: x@y.z',
    'a@b.c\n',
    'a@b.c\0',
    'a@b.c, x@y.z',
    'Name <a@b.c>',
    '"a b"@c.d',
    'a@b c',
    'a',
    '@b',
    'a@',
  ]) {
    expect(() => checkAddress(bad), bad).toThrow('bad-address')
  }
  expect(checkAddress(' first.last+tag@sub.example.co ')).toBe('first.last+tag@sub.example.co')
})

test('a name that holds markup is printed as its own characters', () => {
  const text = {
    subject: '<b>',
    sentences: ['<script>alert(1)</script> & "x"'],
    decision: '',
    facts: [{ label: 'a', value: "<img src='x'>" }],
    notes: [],
  }
  expect(html(text, 'en')).not.toMatch(/<script|<img/)
  expect(plainText(text, 'en')).toContain('<script>alert(1)</script> & "x"')
})
