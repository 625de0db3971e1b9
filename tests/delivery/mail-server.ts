import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { SMTPServer } from 'smtp-server'
import type { SmtpSettings } from '#pipeline/delivery/smtp-settings.ts'

// Self-signed for localhost, valid until 2046, made with openssl for these tests and used nowhere else.
const path = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const cert = readFileSync(path('./localhost-cert.pem'), 'utf8')
const key = readFileSync(path('./localhost-key.pem'), 'utf8')

/** What the server does wrong; changed by a test between two deliveries. */
export type Faults = {
  /** Answer to RCPT for this address; 0 accepts. */
  onRecipient: (address: string) => number
  /** Answer after the final dot; 0 accepts. */
  onMessage: (address: string) => number
  /** Store the message and cut the connection in place of an answer. */
  cutAfterFinalDot: boolean
  password: string
}
export type Mail = { to: string; raw: string; messageId: string }

/** A real SMTP server on this machine with STARTTLS and AUTH, which keeps what it accepts. */
export async function startMailServer(): Promise<{
  settings: SmtpSettings
  mails: Mail[]
  faults: Faults
  stop: () => Promise<void>
}> {
  const mails: Mail[] = []
  const faults: Faults = { onRecipient: () => 0, onMessage: () => 0, cutAfterFinalDot: false, password: 'correct' }
  const refusal = (code: number) => Object.assign(new Error(`refused with ${code}`), { responseCode: code })
  const server = new SMTPServer({
    key,
    cert,
    authOptional: false,
    logger: false,
    onAuth: ({ password }, _, done) =>
      password === faults.password ? done(null, { user: 'causeway' }) : done(refusal(535)),
    onRcptTo: ({ address }, _, done) => {
      const code = faults.onRecipient(address)
      return code === 0 ? done() : done(refusal(code))
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? ''
        const raw = Buffer.concat(chunks).toString('utf8')
        const code = faults.onMessage(to)
        if (code !== 0) return done(refusal(code))
        mails.push({ to, raw, messageId: /^Message-ID: (.*)$/im.exec(raw)?.[1]?.trim() ?? '' })
        if (!faults.cutAfterFinalDot) return done()
        // The server keeps its live connections in this set; their socket is what a broken network would take away.
        for (const connection of server.connections as unknown as Set<{ _socket: { destroy: () => void } }>) {
          connection._socket.destroy()
        }
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as AddressInfo
  return {
    settings: {
      host: 'localhost',
      port,
      secure: 'starttls',
      user: 'causeway',
      password: 'correct',
      from: 'causeway@example.com',
      ca: cert,
    },
    mails,
    faults,
    stop: () => new Promise<void>((stopped) => server.close(stopped)),
  }
}
