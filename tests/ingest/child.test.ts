import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CausewayError } from '#pipeline/errors.ts'
import { readExport } from '#pipeline/ingest/read-file.ts'
import { csv, deliver, jobFor, longTable, newHome, refused } from './deliver.ts'

test('a child that runs out of memory is an error that names the file, and this process lives', async () => {
  const error = await refused('big.csv', csv(longTable(60_000)), { memory_mb: 16 })
  expect(error.code).toBe('reader-stopped')
  expect(error.place.file).toBe('big.csv')
})

test('a child that takes too long is ended', async () => {
  const error = await refused('slow.csv', csv(longTable(100)), { timeout_ms: 20 })
  expect(error.code).toBe('reader-stopped')
  expect(error.title.en).toContain('no answer')
})

test('a cancelled reading ends its child', async () => {
  const signal = AbortSignal.timeout(30)
  const reading = readExport(jobFor('a.csv', csv(longTable(5_000))), { progress: () => {}, signal })
  await expect(reading).rejects.toThrow(CausewayError)
})

test('the child sees none of our environment', async () => {
  process.env['CAUSEWAY_SMTP_PASSWORD'] = 'secret'
  const { report } = await deliver('a.csv', csv(longTable(5)))
  expect(JSON.stringify(report)).not.toContain('secret')
  delete process.env['CAUSEWAY_SMTP_PASSWORD']
})

test('progress is told in rows', async () => {
  const steps: number[] = []
  await readExport(jobFor('a.csv', csv(longTable(500))), {
    progress: ({ done, unit }) => void (unit === 'rows' && steps.push(done)),
  })
  expect(steps.at(-1)).toBe(500)
})

test('a dry run writes no identity and no mapping', async () => {
  const home = newHome()
  await deliver('a.csv', csv(longTable(5)), { home, dryRun: true, accept: true })
  expect(existsSync(join(home, 'identity.sqlite'))).toBe(false)
})

test('a missing file is said to be missing', async () => {
  const job = { ...jobFor('a.csv', 'x'), raw_path: '/nowhere/a.csv' }
  await expect(readExport(job, { progress: () => {} })).rejects.toMatchObject({ code: 'no-such-file' })
})
