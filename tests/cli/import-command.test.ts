import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { productDir } from '#pipeline/config.ts'

const run = promisify(execFile)
let dir: string
beforeAll(() => void (dir = mkdtempSync(join(tmpdir(), 'causeway-import-command-'))))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const HEADER = 'Employee ID,Employee Name,Department,Period,KPI Name,Direction,Target,Actual'
/** 60 rows, so that one bad row stays under the 2 % at which a file is refused. */
const rowsOf = (actual: (i: number) => string) =>
  Array.from({ length: 60 }, (_, i) => `${1000 + i},Ada Ng ${i},Sales,2026-10,Revenue,Higher,100,${actual(i)}`)

async function importing(name: string, lines: string[], ...options: string[]) {
  const file = join(dir, `${name}.csv`)
  writeFileSync(file, lines.join('\n'))
  const args = ['pipeline/cli.ts', 'import', file, '--warehouse', join(dir, name), ...options]
  return run(process.execPath, args, { cwd: productDir })
}

test('a bad cell is named with row, column, what was found and what to do, and the other rows load', async () => {
  const { stdout } = await importing('bad-cell', [HEADER, ...rowsOf((i) => (i === 3 ? 'much' : '90'))], '--lang', 'en')
  expect(stdout).toContain('1 × BAD_NUMBER  not a finite number: enter a plain number')
  expect(stdout).toContain('bad-cell.csv, row 5, column "Actual", found "much"')
  expect(stdout).toMatch(/bad-cell\.csv +60 +59 +1 +0/)
  expect(stdout).not.toContain('Ada Ng')
})

test('results that no KPI direction makes readable are said at once, not found out on an empty page', async () => {
  const lines = [HEADER, ...rowsOf(() => '90')].map((line) => line.replace(',Direction', '').replace(',Higher', ''))
  const { stdout } = await importing('no-direction', lines, '--lang', 'en')
  expect(stdout).toContain('Data trust is low: results of KPIs without a direction (60, 100.0%)')
})

test('the same remedies stand in both languages for programs', async () => {
  const { stdout } = await importing('json', [HEADER, ...rowsOf((i) => (i === 3 ? 'much' : '90'))], '--format', 'json')
  const { files, ...total } = JSON.parse(stdout) as { files: { quarantine: unknown[] }[] }
  expect(total).toMatchObject({ rows_in: 60, loaded: 59, quarantined: 1, superseded: 0 })
  expect(files[0]!.quarantine).toEqual([
    expect.objectContaining({
      row: 5,
      column: 'Actual',
      code: 'BAD_NUMBER',
      detail: 'much',
      remedy: { zh: '填写纯数字，单位写在表头', en: 'enter a plain number with the unit in the header' },
    }),
  ])
})
