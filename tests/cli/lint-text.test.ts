import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { expect, test } from 'vitest'
import { register } from '#pipeline/commands/lint-text.ts'
import { silent, systemClock } from '#pipeline/effects.ts'
import { CausewayError } from '#pipeline/errors.ts'
import type { Lang } from '#queries/locale.ts'

/** `causeway lint-text …` without a process; the word FILE of the line stands for a file with these bytes. */
async function lint(line: string, text: string | Buffer, lang: Lang = 'zh') {
  const dir = mkdtempSync(join(tmpdir(), 'causeway-lint-'))
  const path = join(dir, 'text.md')
  writeFileSync(path, text)
  const called = { out: '', code: 0, fault: null as CausewayError | null }
  const context = {
    out: (printed: string) => void (called.out += `${printed}\n`),
    ...{ outBytes: () => {}, err: () => {}, progress: () => {}, clock: systemClock, log: silent, env: {}, lang },
    exit: (code: 0 | 1 | 2) => void (called.code = code),
  }
  const program = new Command().exitOverride().configureOutput({ writeOut: () => {}, writeErr: () => {} })
  register(program, context)
  try {
    await program.parseAsync(['lint-text', ...line.split(' ').map((word) => (word === 'FILE' ? path : word))], { from: 'user' }) // prettier-ignore
  } catch (error) {
    if (!(error instanceof CausewayError)) throw error
    called.fault = error
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
  return called
}

const ESSAY = '改进与考核？80%企业搞混了重点\n\n区分二者很关键，有90%的企业在执行中搞混了重点！缺料导致达成率下降。\n'

test('two values, missing sources and words of cause are named with their places', async () => {
  const { out, code } = await lint('FILE', ESSAY)
  expect(code).toBe(1)
  expect(out.split('\n')).toEqual([
    '第 1 行第 7 字  同一说法写成了80%和90%，前后不一，不参与判断。',
    '第 1 行第 7 字  “80%”：此数字没有来源，不参与判断。请同时写明基数和日期。',
    '第 3 行第 10 字  “90%”：此数字没有来源，不参与判断。请同时写明基数和日期。',
    '第 3 行第 28 字  “导致”说的是原因，证据只有关联。可写：与缺料同时变化；尚不能说明原因。',
    '共 4 处，由撰写的人决定是否修改。',
    '',
  ])
})

test('JSON holds codes and places for machines, in the language asked for', async () => {
  const { out } = await lint('FILE --format json', ESSAY, 'en')
  const read = JSON.parse(out) as { file: string; faults: { guard: string; line: number; found: string[] }[] }
  expect(read.file).toBe('text.md')
  expect(read.faults.map(({ guard }) => guard)).toEqual([
    ...['inconsistent-figure', 'unsourced-figure', 'unsourced-figure', 'cause-words'],
  ])
  expect(read.faults[0]).toMatchObject({ line: 1, found: ['80%', '90%'] })
})

test('a change that was tried may be called a cause, and a clean text says so with exit code 0', async () => {
  expect(await lint('FILE --evidence tried', '缺料导致达成率下降。')).toMatchObject({ code: 0, out: '没有发现。\n' })
})

test('a missing file, a picture and a book are refused with what to do', async () => {
  expect((await lint('nothing.txt', '')).fault).toMatchObject({ code: 'bad-call' })
  expect((await lint('FILE', Buffer.from([0xff, 0xd8, 0xff]))).fault).toMatchObject({ code: 'bad-text' })
  expect((await lint('FILE', 'a'.repeat(1_000_001))).fault).toMatchObject({ code: 'bad-text' })
})
