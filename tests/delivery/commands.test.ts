import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CommandContext } from '#pipeline/commands/command.ts'
import { register as deliver } from '#pipeline/commands/deliver.ts'
import { register as recipient } from '#pipeline/commands/recipient.ts'
import { register as report } from '#pipeline/commands/report.ts'
import { register as schedule } from '#pipeline/commands/schedule.ts'
import type { Lang } from '#queries/locale.ts'
import { readPdf } from '#tests/report/read-pdf.ts'
import { startMailServer } from './mail-server.ts'
import { reportingCompany, type ReportingCompany } from './reporting-company.ts'

let company: ReportingCompany
let server: Awaited<ReturnType<typeof startMailServer>>
beforeAll(async () => void (company = await reportingCompany()))
afterAll(() => company.close())
beforeEach(async () => {
  company.reset()
  server = await startMailServer()
})
afterEach(() => server.stop())

/** One command line, with or without a mail server in the environment. */
async function run(line: string, { lang = 'en' as Lang, withMail = true } = {}) {
  const certificate = join(company.dir, 'ca.pem')
  writeFileSync(certificate, server.settings.ca ?? '')
  const mail = {
    CAUSEWAY_SMTP_HOST: 'localhost',
    CAUSEWAY_SMTP_PORT: String(server.settings.port),
    CAUSEWAY_SMTP_USER: 'causeway',
    CAUSEWAY_SMTP_PASSWORD: 'correct',
    CAUSEWAY_SMTP_FROM: 'causeway@example.com',
    CAUSEWAY_SMTP_CA: certificate,
  }
  const said: string[] = []
  let code = 0
  const context: CommandContext = {
    out: (text) => void said.push(text),
    outBytes: () => {},
    err: (text) => void said.push(text),
    progress: () => {},
    clock: company.clock,
    log: company.log,
    env: { CAUSEWAY_WAREHOUSE: company.dir, ...(withMail ? mail : {}) },
    lang,
    exit: (asked) => void (code = asked),
  }
  const program = new Command().exitOverride().configureOutput({ writeOut: () => {}, writeErr: () => {} })
  for (const register of [deliver, recipient, report, schedule]) register(program, context)
  program.commands.forEach((command) => command.exitOverride())
  await program.parseAsync(line.split(' '), { from: 'user' })
  return { text: said.join('\n'), code }
}

test('two recipients, one refused: the table says what became of each, and the exit code that something is left', async () => {
  await run('recipient add one@example.com --lang zh')
  await run('recipient add two@example.com --lang en')
  server.faults.onRecipient = (address) => (address === 'one@example.com' ? 550 : 0)
  const first = await run(`deliver --month 2025-10 --out-dir ${company.outDir}`)
  expect(first.text).toMatch(/^one@example\.com {2}refused +.*550/m)
  expect(first.text).toMatch(/^two@example\.com {2}accepted by the mail server/m)
  expect(first.code).toBe(1)
  const second = await run(`deliver --month 2025-10 --out-dir ${company.outDir}`)
  expect(second.text).not.toMatch(/Wrote/)
  expect(first.text).not.toMatch(/not sent again/)
  expect(second.text).toMatch(/^two@example\.com {2}accepted by the mail server {2}on 2025-.* not sent again/m)
  expect(server.mails).toHaveLength(1)
})

test('without a mail server it says where the report is and that nothing was mailed', async () => {
  await run('recipient add one@example.com --lang zh')
  const { text, code } = await run(`deliver --month 2025-10 --out-dir ${company.outDir}`, {
    lang: 'zh',
    withMail: false,
  })
  expect(text).toMatch(/已写入 .*_2025-10_zh_.*\.pdf/)
  expect(text).toMatch(/没有发送任何邮件/)
  expect(text).toMatch(/one@example\.com {2}待发送/)
  expect(code).toBe(0)
})

test('asking to send again what is not uncertain is answered and sends nothing', async () => {
  await run('recipient add one@example.com')
  await run(`deliver --month 2025-10 --out-dir ${company.outDir}`)
  const { text } = await run(`deliver --month 2025-10 --out-dir ${company.outDir} --resend one@example.com`)
  expect(text).toMatch(/nothing to send again/)
  expect(server.mails).toHaveLength(1)
})

test('the list shows who gets which language, refuses a double and forgets who is removed', async () => {
  await run('recipient add one@example.com --lang zh')
  await expect(run('recipient add ONE@example.com')).rejects.toMatchObject({ code: 'recipient-exists' })
  expect((await run('recipient list')).text).toBe('one@example.com  zh  executive  2025-11-03')
  await run('recipient remove one@example.com')
  expect((await run('recipient list')).text).toMatch(/list is empty/)
  await expect(run('recipient remove one@example.com')).rejects.toMatchObject({ code: 'unknown-recipient' })
})

test('the schedule starts as the 3rd at eight in Shanghai and prints its next three runs', async () => {
  expect((await run('schedule show')).text).toBe(
    [
      'Each month on day 3 at 08:00 (Asia/Shanghai)',
      '  2025-12-03 08:00 Asia/Shanghai  reports Nov 2025',
      '  2026-01-03 08:00 Asia/Shanghai  reports Dec 2025',
      '  2026-02-03 08:00 Asia/Shanghai  reports Jan 2026',
    ].join('\n'),
  )
})

test('changing one setting of the schedule keeps the others, and --off is said', async () => {
  await run('schedule set --day last --zone Europe/Berlin')
  const { text } = await run('schedule set --hour 7')
  expect(text).toContain(
    'Each month on its last day at 07:00 (Europe/Berlin)\n  2025-11-30 07:00 Europe/Berlin  reports Oct 2025',
  )
  expect((await run('schedule set --off', { lang: 'zh' })).text).toMatch(/已关闭/)
  for (const bad of ['--day 0', '--day 32', '--hour 24', '--hour x', '--zone Mars/Olympus']) {
    await expect(run(`schedule set ${bad}`), bad).rejects.toThrow()
  }
})

test('the report is a PDF in the language asked for, and its printed hash is the one the command says', async () => {
  const file = join(company.dir, 'october.pdf')
  const { text } = await run(`report --month 2025-10 --lang zh --out ${file}`)
  const hash = /data hash ([0-9a-f]{12})/.exec(text)?.[1] ?? 'none'
  const pdf = await readPdf(new Uint8Array(readFileSync(file)))
  expect(pdf.language).toMatch(/^zh/)
  for (const page of pdf.pages) expect(page.text).toContain(`数据${hash}`)
})
