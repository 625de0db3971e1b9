import { readFileSync } from 'node:fs'
import { CausewayError } from '#pipeline/errors.ts'
import { checkAddress } from '#pipeline/store/recipients.ts'

export type SmtpSettings = {
  host: string
  port: number
  /** tls: encrypted from the first byte; starttls: upgraded, or nothing is sent; none: only to this machine. */
  secure: 'tls' | 'starttls' | 'none'
  user: string | null
  password: string | null
  from: string
  /** PEM of a private certificate authority. */
  ca: string | null
}

/**
 * The mail server from the environment; null when none is set, which means "write the report to a folder".
 *
 *   CAUSEWAY_SMTP_HOST, _PORT (465 or 587), _SECURE (tls | starttls | none), _USER, _PASSWORD, _FROM, _CA (path of a PEM file)
 *
 * @throws CausewayError `smtp-settings`
 */
export function smtpSettings(env: Record<string, string | undefined>): SmtpSettings | null {
  const host = env['CAUSEWAY_SMTP_HOST']?.trim()
  if (!host) return null
  const secure = secureOf(env['CAUSEWAY_SMTP_SECURE'], host)
  const port = Number(env['CAUSEWAY_SMTP_PORT'] || (secure === 'tls' ? 465 : 587))
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw badSetting('CAUSEWAY_SMTP_PORT', env['CAUSEWAY_SMTP_PORT'])
  const from = env['CAUSEWAY_SMTP_FROM']
  if (!from) throw badSetting('CAUSEWAY_SMTP_FROM', '')
  const user = env['CAUSEWAY_SMTP_USER'] || null
  return {
    host,
    port,
    secure,
    user,
    password: user === null ? null : (env['CAUSEWAY_SMTP_PASSWORD'] ?? ''),
    from: checkAddress(from),
    ca: certificate(env['CAUSEWAY_SMTP_CA']),
  }
}

function secureOf(value: string | undefined, host: string): SmtpSettings['secure'] {
  const asked = (value ?? '').trim().toLowerCase()
  if (asked === '' || asked === 'starttls') return 'starttls'
  if (asked === 'tls' || asked === 'true' || asked === '1') return 'tls'
  // A password or a report in clear text may not leave the machine.
  if (asked === 'none' && ['localhost', '127.0.0.1', '::1'].includes(host)) return 'none'
  throw badSetting('CAUSEWAY_SMTP_SECURE', value)
}

function certificate(path: string | undefined): string | null {
  if (!path) return null
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw badSetting('CAUSEWAY_SMTP_CA', path)
  }
}

const badSetting = (name: string, found: string | undefined) =>
  new CausewayError(
    'smtp-settings',
    {
      title: { zh: `邮件服务器设置 ${name} 不能使用。`, en: `The mail server setting ${name} cannot be used.` },
      remedy: {
        zh: '_PORT 为 1–65535；_SECURE 为 tls、starttls（默认）或 none（仅限本机）；_FROM 为一个地址；_CA 为可读的 PEM 文件。',
        en: '_PORT is 1 to 65535; _SECURE is tls, starttls (default) or none (this machine only); _FROM is one address; _CA is a readable PEM file.',
      },
    },
    { place: { found: found ?? '' } },
  )
