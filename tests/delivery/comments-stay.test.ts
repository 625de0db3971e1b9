import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { comments } from '#pipeline/store/comments.ts'
import { openStore } from '#pipeline/store/open.ts'
import { layout } from '#pipeline/warehouse/layout.ts'
import { readPdf } from '#tests/report/read-pdf.ts'
import { startMailServer } from './mail-server.ts'
import { reportingCompany, type ReportingCompany } from './reporting-company.ts'

let company: ReportingCompany
beforeAll(async () => void (company = await reportingCompany()))
afterAll(() => company.close())

test('a comment is in no report and in no mail', async () => {
  const store = openStore(layout(company.dir).store)
  const cell = { unit_id: '绿松部', kpi_id: '*', period_id: '2025-10' }
  comments(store).add(cell, company.served.id()!, 'Zebrafish 机密评论', { role: 'hr', now: company.clock.now() })
  store.close()
  company.add('one@example.com', 'zh')
  const server = await startMailServer()
  await company.deliver({ smtp: server.settings })
  await server.stop()

  const files = company.files().filter((name) => name.endsWith('.pdf'))
  expect([files.length, server.mails.length]).toEqual([1, 1])
  const printed = await readPdf(readFileSync(join(company.outDir, files[0]!)))
  expect(JSON.stringify(printed)).not.toMatch(/Zebrafish|机密评论/)
  const sent = server.mails.flatMap(({ raw }) => [raw, ...raw.split(/\r?\n\r?\n/).map(fromBase64)])
  expect(sent.join('\n')).toContain('绩效改进月报') // the parts were read
  expect(sent.join('\n')).not.toMatch(/Zebrafish|机密评论/)
})

test('no file but the routes of comments reads them', () => {
  const root = join(import.meta.dirname, '..', '..')
  const readers = ['pipeline', 'web', 'queries'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter(
        (name) => /\.(ts|svelte)$/.test(name) && /store\/comments\.ts'/.test(readFileSync(join(root, name), 'utf8')),
      ),
  )
  expect(readers).toEqual(['web/server/routes/comments.ts'])
})

/** A part of a mail as its reader sees it; nonsense where it is not base64. */
const fromBase64 = (part: string) => Buffer.from(part, 'base64').toString('utf8')
