import MailComposer from 'nodemailer/lib/mail-composer'
import type { Lang } from '#queries/locale.ts'
import type { MailText } from './mail-text.ts'

export type Envelope = {
  from: string
  to: string
  /** 32 hex digits, the same in every attempt. */
  messageKey: string
  date: Date
  lang: Lang
  attachment: { fileName: string; pdf: Uint8Array }
}

/** One message to one recipient as bytes: plain text and simple HTML of equal content, and the report. No remote content of any kind. */
export function composeMessage(text: MailText, envelope: Envelope): Promise<Buffer> {
  const host = envelope.from.split('@')[1] ?? 'localhost'
  const composer = new MailComposer({
    from: envelope.from,
    to: envelope.to,
    subject: text.subject,
    messageId: `<${envelope.messageKey}@${host}>`,
    date: envelope.date,
    headers: {
      'X-Idempotency-Key': envelope.messageKey,
      'Auto-Submitted': 'auto-generated',
      'Content-Language': envelope.lang,
    },
    text: plainText(text, envelope.lang),
    html: html(text, envelope.lang),
    attachments: [
      {
        filename: envelope.attachment.fileName,
        content: Buffer.from(envelope.attachment.pdf),
        contentType: 'application/pdf',
      },
    ],
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

export function plainText({ sentences, decision, facts, notes }: MailText, lang: Lang): string {
  const colon = lang === 'zh' ? '：' : ': '
  const lines = [
    ...sentences,
    '',
    decision,
    '',
    ...facts.map(({ label, value }) => `${label}${colon}${value}`),
    '',
    ...notes,
  ]
  return `${lines.join('\n')}\n`
}

/** Readable at 360 px: one column, no fixed width, no image, no script. */
export function html({ subject, sentences, decision, facts, notes }: MailText, lang: Lang): string {
  const p = (line: string, style = '') => `<p${style && ` style="${style}"`}>${escape(line)}</p>`
  const rows = facts.map(
    ({ label, value }) =>
      `<tr><th style="text-align:left;font-weight:normal;color:#566173;padding:2px 12px 2px 0">${escape(label)}</th><td>${escape(value)}</td></tr>`,
  )
  return [
    `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(subject)}</title></head>`,
    `<body style="margin:0;padding:16px;max-width:40em;font-family:sans-serif;line-height:1.6;color:#18202b">`,
    ...sentences.map((line) => p(line)),
    p(decision, 'font-weight:bold'),
    `<table style="border-collapse:collapse;font-size:90%">${rows.join('')}</table>`,
    ...notes.map((line) => p(line, 'font-size:90%;color:#566173')),
    '</body></html>',
  ].join('\n')
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
