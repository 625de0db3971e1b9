import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { startSchedule, type ScheduleRunner } from '#pipeline/delivery/schedule-runner.ts'
import { openStore } from '#pipeline/store/open.ts'
import { schedule } from '#pipeline/store/schedule.ts'
import { layout } from '#pipeline/warehouse/layout.ts'
import { startMailServer } from './mail-server.ts'
import { reportingCompany, type ReportingCompany } from './reporting-company.ts'

let company: ReportingCompany
let server: Awaited<ReturnType<typeof startMailServer>>
let runner: ScheduleRunner | null = null
const certificate = join(tmpdir(), `causeway-ca-${process.pid}.pem`)

beforeAll(async () => {
  company = await reportingCompany()
  writeFileSync(certificate, readFileSync(new URL('./localhost-cert.pem', import.meta.url)))
})
afterAll(async () => {
  rmSync(certificate)
  await company.close()
})
beforeEach(async () => {
  company.reset()
  server = await startMailServer()
})
afterEach(async () => {
  runner?.stop()
  await server.stop()
})

const env = () => ({
  CAUSEWAY_SMTP_HOST: 'localhost',
  CAUSEWAY_SMTP_PORT: String(server.settings.port),
  CAUSEWAY_SMTP_USER: 'causeway',
  CAUSEWAY_SMTP_PASSWORD: 'correct',
  CAUSEWAY_SMTP_FROM: 'causeway@example.com',
  CAUSEWAY_SMTP_CA: certificate,
})

/** Starts as `serve` does and waits for the look at start. */
async function start(): Promise<ScheduleRunner> {
  runner?.stop()
  runner = startSchedule({ ...company, env: env() })
  await settled(runner)
  return runner
}

/** The look at start runs by itself; another one returns at once while it works, so wait until nothing changes. */
async function settled(running: ScheduleRunner): Promise<void> {
  for (let i = 0; i < 200 && running.isWorking(); i++) await new Promise((done) => setTimeout(done, 50))
}

const plan = (active_from: string) => {
  const store = openStore(layout(company.dir).store)
  schedule(store).set({}, new Date(active_from))
  store.close()
}

test('the month goes out when its hour has come, once, however often the server wakes and restarts', async () => {
  company.add('one@example.com')
  plan('2025-10-10T00:00:00Z')
  company.clock.set('2025-11-02T23:59:00Z')
  const first = await start()
  expect(server.mails).toEqual([])
  company.clock.set('2025-11-03T00:00:00Z')
  await first.wake()
  await first.wake()
  const second = await start()
  await second.wake()
  expect(server.mails.map(({ to }) => to)).toEqual(['one@example.com'])
})

test('a report missed while the server was off is made up for at start', async () => {
  company.add('one@example.com')
  plan('2025-10-10T00:00:00Z')
  company.clock.set('2025-11-09T12:00:00Z')
  await start()
  expect(server.mails).toHaveLength(1)
})

test('a recipient who was put off is served when the wait is over, without the schedule being due', async () => {
  company.add('one@example.com')
  plan('2025-10-10T00:00:00Z')
  company.clock.set('2025-11-03T00:00:00Z')
  server.faults.onRecipient = () => 451
  const running = await start()
  server.faults.onRecipient = () => 0
  company.clock.passMinutes(2)
  await running.wake()
  expect(server.mails).toHaveLength(1)
})

test('data that are not there yet keep the month due, with one alarm an hour and never an older month in its place', async () => {
  company.add('one@example.com')
  plan('2025-11-10T00:00:00Z')
  company.clock.set('2025-12-03T00:00:00Z')
  const running = await start()
  await running.wake()
  await running.wake()
  expect(server.mails).toEqual([])
  expect(company.alarms.map(({ alarm }) => alarm)).toEqual(['month-without-data'])
})

test('a refused login is tried once per start, not every minute', async () => {
  company.add('one@example.com')
  plan('2025-10-10T00:00:00Z')
  company.clock.set('2025-11-03T00:00:00Z')
  server.faults.password = 'changed'
  const running = await start()
  await running.wake()
  await running.wake()
  expect(company.alarms).toHaveLength(1)
  server.faults.password = 'correct'
  await start()
  expect(server.mails).toHaveLength(1)
})
