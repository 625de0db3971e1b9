import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, expect, test } from 'vitest'
import { register } from '#pipeline/commands/demo.ts'
import type { CommandContext } from '#pipeline/commands/command.ts'
import { silent } from '#pipeline/effects.ts'
import type { Lang } from '#queries/locale.ts'

const dir = mkdtempSync(join(tmpdir(), 'demo-command-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

async function demo(lang: Lang): Promise<string[]> {
  const lines: string[] = []
  const context: CommandContext = {
    out: (text) => void lines.push(...text.split('\n')),
    outBytes: () => {},
    err: (text) => void lines.push(text),
    progress: () => {},
    clock: { now: () => new Date('2026-11-20T08:00:00Z') },
    log: silent,
    env: {},
    lang,
    exit: () => {},
  }
  const program = new Command('causeway')
  register(program, context)
  await program.parseAsync(['demo', '--warehouse', join(dir, 'warehouse')], { from: 'user' })
  return lines
}

test('the command says what each file gave, then that nothing was left to load, and each time what to do next', async () => {
  const first = await demo('zh')
  expect(
    first.some((line) => line.startsWith('06_绩效考核明细表_2026年上半年.csv：共') && line.includes('隔离 2')),
  ).toBe(true)
  expect(first.some((line) => line.startsWith('载入 14 个文件'))).toBe(true)
  const second = await demo('en')
  expect(second[0]).toMatch(/^0 files loaded, 14 already there, 0 rows loaded\./)
  expect(second).toContain(`  npx causeway serve --warehouse ${join(dir, 'warehouse')}`)
})
