import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { CausewayError } from '#pipeline/errors.ts'
import { withLease } from '#pipeline/delivery/lease.ts'
import { openStore } from '#pipeline/store/open.ts'
import { layout } from '#pipeline/warehouse/layout.ts'
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

const states = () => Object.fromEntries(company.rows().map(({ address, state }) => [address, state]))
const send = () => company.deliver({ smtp: server.settings })

test('a recipient whom the server refuses does not keep the report from the other', async () => {
  company.add('one@example.com', 'zh')
  company.add('two@example.com', 'en')
  server.faults.onRecipient = (address) => (address === 'one@example.com' ? 550 : 0)
  await send()
  expect(states()).toEqual({ 'one@example.com': 'failed_permanent', 'two@example.com': 'sent' })
  expect(server.mails.map(({ to }) => to)).toEqual(['two@example.com'])
})

test('a second delivery of the same month sends nothing', async () => {
  company.add('one@example.com')
  company.add('two@example.com')
  await send()
  const again = await send()
  expect(server.mails.map(({ to }) => to)).toEqual(['one@example.com', 'two@example.com'])
  expect(again.files).toEqual([])
})

test('someone put on the list later gets the month, and the others get it once', async () => {
  company.add('one@example.com')
  await send()
  company.add('two@example.com')
  await send()
  expect(server.mails.map(({ to }) => to)).toEqual(['one@example.com', 'two@example.com'])
})

test('a temporary refusal is tried again when its minute has passed, not before, and arrives once', async () => {
  company.add('one@example.com')
  server.faults.onRecipient = () => 451
  await send()
  expect(company.rows()[0]).toMatchObject({ state: 'retry', attempts: 1, next_at: '2025-11-03T00:01:00.000Z' })

  server.faults.onRecipient = () => 0
  await send()
  expect(server.mails).toEqual([])
  company.clock.passMinutes(1)
  await send()
  await send()
  expect(states()).toEqual({ 'one@example.com': 'sent' })
  expect(server.mails).toHaveLength(1)
})

test('the wait between attempts doubles up to an hour', async () => {
  company.add('one@example.com')
  server.faults.onMessage = () => 452
  const waits: number[] = []
  for (let attempt = 0; attempt < 8; attempt++) {
    await send()
    const wait = (Date.parse(company.rows()[0]?.next_at ?? '') - company.clock.now().getTime()) / 60_000
    waits.push(wait)
    company.clock.passMinutes(wait)
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
})

test('a connection cut after the final dot leaves the outcome uncertain, and no second mail goes out by itself', async () => {
  company.add('one@example.com')
  server.faults.cutAfterFinalDot = true
  await send()
  expect(states()).toEqual({ 'one@example.com': 'uncertain' })
  server.faults.cutAfterFinalDot = false
  company.clock.passMinutes(24 * 60)
  await send()
  expect(server.mails).toHaveLength(1)
})

test('an uncertain mail that a person sends again has the same Message-ID and says that it is a repeat', async () => {
  company.add('one@example.com', 'en')
  server.faults.cutAfterFinalDot = true
  await send()
  server.faults.cutAfterFinalDot = false
  await company.deliver({ smtp: server.settings, resend: 'one@example.com' })
  const [first, second] = server.mails
  expect(second?.messageId).toBe(first?.messageId)
  expect(first?.raw).not.toMatch(/\(repeat\)/)
  expect(second?.raw).toMatch(/\(repeat\)/)
  expect(states()).toEqual({ 'one@example.com': 'sent' })
})

test('a mail that was sent cannot be sent again by asking', async () => {
  company.add('one@example.com')
  await send()
  await company.deliver({ smtp: server.settings, resend: 'one@example.com' })
  expect(server.mails).toHaveLength(1)
})

test('a refused login stops everything with one alarm and leaves every recipient waiting', async () => {
  company.add('one@example.com')
  company.add('two@example.com')
  server.faults.password = 'changed'
  const { stopped } = await send()
  expect(stopped?.kind).toBe('not_welcome')
  expect(states()).toEqual({ 'one@example.com': 'planned', 'two@example.com': 'planned' })
  expect(company.alarms).toHaveLength(1)

  server.faults.password = 'correct'
  await send()
  expect(server.mails).toHaveLength(2)
})

test('a server that is down gives one alarm, and each recipient one mail when it is back', async () => {
  company.add('one@example.com')
  company.add('two@example.com')
  const { port } = server.settings
  const down = await company.deliver({ smtp: { ...server.settings, port: port === 9 ? 10 : 9 } })
  expect(down.stopped?.kind).toBe('unreached')
  expect(states()).toEqual({ 'one@example.com': 'retry', 'two@example.com': 'retry' })
  expect(company.alarms).toHaveLength(1)
  company.clock.passMinutes(1)
  await send()
  expect(server.mails.map(({ to }) => to)).toEqual(['one@example.com', 'two@example.com'])
})

test('a server whose certificate nobody vouches for gets neither password nor report', async () => {
  company.add('one@example.com')
  const { stopped } = await company.deliver({ smtp: { ...server.settings, ca: null } })
  expect(stopped?.kind).toBe('unreached')
  expect(server.mails).toEqual([])
})

test('a process killed before the body was through is made up for; one killed after it is not repeated', async () => {
  company.add('one@example.com')
  company.add('two@example.com')
  // What kill -9 leaves behind: rows in "sending" and a lease whose process is gone.
  await company.deliver()
  company.leave(
    `update outbox set state = 'sending', phase = 'before_data', attempts = 1 where address = 'one@example.com'`,
  )
  company.leave(
    `update outbox set state = 'sending', phase = 'after_data', attempts = 1 where address = 'two@example.com'`,
  )
  // 4194304 is the largest process id of Linux; no process of this test has it.
  company.leave(
    `insert or replace into delivery_lease values (1, 4194304, '${(await import('node:os')).hostname()}', '2099-01-01')`,
  )
  await send()
  expect(server.mails.map(({ to }) => to)).toEqual(['one@example.com'])
  expect(states()).toEqual({ 'one@example.com': 'sent', 'two@example.com': 'uncertain' })
})

test('while one delivery is under way a second one is refused', async () => {
  const store = openStore(layout(company.dir).store)
  await withLease(store, company.clock.now, async () => {
    await expect(send()).rejects.toThrow(CausewayError)
    await expect(send()).rejects.toMatchObject({ code: 'delivery-running' })
  })
  store.close()
})

test('someone taken off the list between two attempts gets nothing', async () => {
  company.add('one@example.com')
  server.faults.onRecipient = () => 451
  await send()
  company.remove('one@example.com')
  company.clock.passMinutes(5)
  server.faults.onRecipient = () => 0
  await send()
  expect(states()).toEqual({ 'one@example.com': 'cancelled' })
  expect(server.mails).toEqual([])
})

test('without a mail server the report is written to the folder and no row says that it was sent', async () => {
  company.add('one@example.com', 'zh')
  company.add('two@example.com', 'en')
  const { files } = await company.deliver()
  expect(files).toHaveLength(2)
  expect(company.files().sort()).toEqual(files.map((file) => file.split('/').at(-1)).sort())
  expect(states()).toEqual({ 'one@example.com': 'planned', 'two@example.com': 'planned' })
})

test('a month without data is refused before anything is sent, and the months that there are are named', async () => {
  company.add('one@example.com')
  const refused = company.deliver({ month: '2026-02', smtp: server.settings })
  await expect(refused).rejects.toMatchObject({
    code: 'month-without-data',
    remedy: { en: expect.stringContaining('2025-10') },
  })
  expect(server.mails).toEqual([])
})
