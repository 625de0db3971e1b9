import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SmtpSettings } from './smtp-settings.ts'

/**
 * How one sending ended.
 *   sent       the server answered 2xx after the final dot
 *   refused    it answered 5xx for this message or recipient
 *   later      it answered 4xx, or the connection was lost before the final dot left
 *   unreached  there was no session at all: nothing can be said about any recipient
 *   not_welcome  the server refused our login or our sender address: the same for every recipient
 *   uncertain  the connection was lost after the final dot: the server may have the message
 */
export type Outcome = {
  kind: 'sent' | 'refused' | 'later' | 'unreached' | 'not_welcome' | 'uncertain'
  reply: string
}

/** After the final dot a server may take minutes; giving up sooner makes doubles (RFC 5321 §4.5.3.2.6: 10 minutes). */
const TIMEOUTS = { connectionTimeout: 30_000, greetingTimeout: 30_000, socketTimeout: 600_000 }

type Failure = Error & { responseCode?: number; response?: string; code?: string; command?: string }

/**
 * Hands one message to the server over a verified connection of its own. `beforeFinalDot` is called when the body has been written and
 * before the line that ends it; what it commits is therefore on disk before the server can accept the message.
 */
export async function sendMessage(
  settings: SmtpSettings,
  message: { to: string; raw: Buffer },
  beforeFinalDot: () => void,
): Promise<Outcome> {
  const connection = new SMTPConnection({
    host: settings.host,
    port: settings.port,
    secure: settings.secure === 'tls',
    requireTLS: settings.secure === 'starttls',
    ignoreTLS: settings.secure === 'none',
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(settings.ca === null ? {} : { ca: settings.ca }) },
    ...TIMEOUTS,
  })
  let isHandedOver = false
  const once = <T>(start: (done: (error?: Error | null, value?: T) => void) => void) =>
    new Promise<T | undefined>((resolve, reject) => {
      // A broken connection is reported as an event, and not always to the pending call.
      connection.once('error', reject)
      connection.once('end', () => reject(new Error('connection closed')))
      start((error, value) => (error ? reject(error) : resolve(value)))
    })

  try {
    try {
      await once<void>((done) => connection.connect((error) => done(error)))
    } catch (error) {
      return { kind: 'unreached', reply: replyOf(error) }
    }
    if (settings.user !== null) {
      const credentials = { user: settings.user, pass: settings.password ?? '' }
      try {
        await once<void>((done) => connection.login(credentials, (error) => done(error)))
      } catch (error) {
        const isTemporary = codeOf(error) < 500 && (codeOf(error) >= 400 || (error as Failure).code !== 'EAUTH')
        return { kind: isTemporary ? 'unreached' : 'not_welcome', reply: replyOf(error) }
      }
    }
    const body = endingWith(message.raw, () => {
      beforeFinalDot()
      isHandedOver = true
    })
    const info = await once<{ response: string }>((done) =>
      connection.send({ from: settings.from, to: message.to, size: message.raw.length }, body, done),
    )
    connection.quit()
    return { kind: 'sent', reply: plain(info?.response ?? '') }
  } catch (error) {
    const code = codeOf(error)
    const reply = replyOf(error)
    // A complete reply is an answer, whenever it comes; silence after the final dot is not.
    if (code >= 500 && (error as Failure).command === 'MAIL FROM') return { kind: 'not_welcome', reply }
    if (code >= 500 || isTooLarge(error)) return { kind: 'refused', reply }
    if (code >= 400) return { kind: 'later', reply }
    return { kind: isHandedOver ? 'uncertain' : 'later', reply }
  } finally {
    // Late errors of a connection that is no longer needed must not end the process.
    connection.on('error', () => {})
    connection.close()
  }
}

/** A stream of the message that calls back when all of it was taken and before it ends. */
function endingWith(raw: Buffer, beforeEnd: () => void): Readable {
  let isGiven = false
  return new Readable({
    read() {
      if (!isGiven) {
        isGiven = true
        this.push(raw)
        return
      }
      try {
        beforeEnd()
        this.push(null)
      } catch (error) {
        this.destroy(error as Error)
      }
    },
  })
}

/** The server announced a largest size and the message is larger; it was not offered at all. */
const isTooLarge = (error: unknown) => (error as Failure).code === 'EMESSAGE' && codeOf(error) === 0

const codeOf = (error: unknown) => (error as Failure).responseCode ?? 0

/** One printable line for the outbox; a server's words may hold anything. */
function replyOf(error: unknown): string {
  const { response, message } = error as Failure
  return plain(response ?? message ?? String(error))
}
const plain = (text: string) =>
  text
    // eslint-disable-next-line no-control-regex -- control characters are what is replaced
    .replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .trim()
    .slice(0, 200)
