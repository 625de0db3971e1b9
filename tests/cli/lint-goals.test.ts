import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { expect, test } from 'vitest'
import { register } from '#pipeline/commands/lint-goals.ts'
import { encodeGb18030 } from '#pipeline/demo/gb18030.ts'
import { silent, systemClock } from '#pipeline/effects.ts'
import { CausewayError } from '#pipeline/errors.ts'
import type { Lang } from '#queries/locale.ts'

/** `causeway lint-goals …` without a process; the word FILE of the line stands for a file of this name with these bytes. */
async function lint(line: string, name: string, content: string | Uint8Array, lang: Lang = 'zh') {
  const dir = mkdtempSync(join(tmpdir(), 'causeway-goals-'))
  const path = join(dir, name)
  writeFileSync(path, content)
  const called = { out: '', code: 0, fault: null as CausewayError | null }
  const context = {
    out: (printed: string) => void (called.out += printed.endsWith('\n') ? printed : `${printed}\n`),
    ...{ outBytes: () => {}, err: () => {}, progress: () => {}, clock: systemClock, log: silent, env: {}, lang },
    exit: (code: 0 | 1 | 2) => void (called.code = code),
  }
  const program = new Command().exitOverride().option('--lang <lang>').configureOutput({ writeOut: () => {}, writeErr: () => {} }) // prettier-ignore
  register(program, context)
  try {
    await program.parseAsync([...line.split(' ').map((word) => (word === 'FILE' ? path : word))], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CausewayError)) throw error
    called.fault = error
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
  return called
}

type Printed = {
  id: string
  text: string
  letters: Record<'S' | 'M' | 'A' | 'R' | 'T', string>
  findings: { letter: string; code: string; severity: string; start: number; end: number; rewrite: string }[]
}
const json = async (name: string, content: string | Uint8Array, more = ''): Promise<Printed[]> => {
  const { out, fault } = await lint(`${more}lint-goals FILE --format json`, name, content)
  if (fault) throw fault
  return JSON.parse(out) as Printed[]
}

const BAD = '提高销售额'
const GOOD = '在今年Q4新增20%的销售额，重点开拓新市场客户'

test('JSON is an array of goals with letters and findings that point into the text', async () => {
  const [bad, good] = await json('goals.jsonl', `{"id":"a","text":"${BAD}"}\n\n{"id":2,"text":"${GOOD}"}\n`)
  expect(Object.keys(bad!)).toEqual(['id', 'text', 'letters', 'findings'])
  expect(bad).toMatchObject({
    id: 'a',
    text: BAD,
    letters: { S: 'fail', M: 'fail', A: 'unknown', R: 'unknown', T: 'fail' },
  })
  expect(Object.keys(bad!.findings[0]!)).toEqual(['letter', 'code', 'severity', 'start', 'end', 'rewrite'])
  expect(good).toMatchObject({ id: '2', letters: { S: 'pass', M: 'pass', A: 'unknown', T: 'pass' } })
  expect(good!.findings.map(({ code, start, end }) => [code, GOOD.slice(start, end)])).toEqual([
    ['BASELINE_MISSING', '新增20%'],
    ['SHARE_UNSTATED', '重点'],
  ])
})

test('the rewrite is in the language of the goal, or in the one asked for', async () => {
  const text = `${BAD}\nIncrease sales\n`
  const [zh, en] = await json('goals.txt', text)
  expect(zh!.findings[0]!.rewrite).toContain('怎样算完成')
  expect(en!.findings[0]!.rewrite).toContain('done looks like')
  const [asked] = await json('goals.txt', text, '--lang en ')
  expect(asked!.findings[0]!.rewrite).toContain('done looks like')
})

test('one goal a line: blank lines are skipped, the id is the line', async () => {
  expect((await json('goals.txt', `\n${BAD}\r\n\r\n${GOOD}`)).map(({ id }) => id)).toEqual(['2', '4'])
  expect((await json('goals', `{"text":"${BAD}"}`)).map(({ text }) => text)).toEqual([BAD])
})

test('columns of a table are known by their names: a target makes measurable, a period dates', async () => {
  const table = [
    '2026年目标表,,,,,',
    '目标编号,目标描述,指标名称,目标值,考核周期,指标方向',
    'G1,提高华东区销售额,销售额,1200,2026Q4,越高越好',
    'G2,"加强管理，提升服务",,,,',
    'G3,,投诉率,0.5%,2026-10,越低越好',
  ].join('\n')
  const goals = await json('goals.csv', table)
  expect(goals.map(({ id, letters }) => [id, letters.M, letters.T])).toEqual([
    ['G1', 'pass', 'pass'],
    ['G2', 'fail', 'fail'],
    ['G3', 'pass', 'pass'],
  ])
  expect(goals[2]!.text).toBe('投诉率')
  const english = await json('goals.csv', 'Goal;Target;Period\nGrow sales;;\nGrow sales;1200;FY26\n')
  expect(english.map(({ letters }) => letters.M)).toEqual(['fail', 'pass'])
})

test('history makes a goal achievable or not', async () => {
  const line = (target: number) => JSON.stringify({ text: `OEE提升到${target}%`, facts: { direction: 'up', target, history: [71, 72, 74] } }) // prettier-ignore
  // Largest step 2/72 = 2.8 %. To 75: 1.4 %, to 85: 14.9 % of the last value.
  expect((await json('goals.jsonl', `${line(75)}\n${line(85)}`)).map(({ letters }) => letters.A)).toEqual([
    'pass',
    'fail',
  ])
})

test('Chinese files of spreadsheet programs are read in GB18030', async () => {
  const [goal] = await json('goals.csv', encodeGb18030(`目标描述,考核周期\n${BAD},2026\n`))
  expect(goal!.text).toBe(BAD)
})

test('text output marks what was found, in the language of the terminal, and counts letters; the exit code stays 0', async () => {
  const zh = await lint('lint-goals FILE', 'goals.txt', `${BAD}\n${GOOD}\n`)
  expect(zh.out).toContain('【提高】销售额')
  expect(zh.out).toContain('共 2 条目标：发现 2 处，建议 3 处。')
  expect(zh.code).toBe(0)
  const en = await lint('lint-goals FILE', 'goals.txt', 'Increase sales\u001b[2J\u202e\n', 'en')
  expect(en.out).toContain('does not say what done looks like')
  expect(en.out).not.toContain('\u001b')
  expect(en.out).not.toContain('\u202e')
})

test('what cannot be read is refused with its line and what to do', async () => {
  const refused = async (name: string, content: string | Uint8Array) =>
    (await lint('lint-goals FILE', name, content)).fault
  expect((await lint('lint-goals nothing.txt', 'x', '')).fault).toMatchObject({ code: 'bad-call' })
  expect(await refused('goals.txt', '\n \n')).toMatchObject({ code: 'bad-file' })
  expect((await refused('goals.jsonl', `{"text":"a"}\n{"text":`))?.place).toMatchObject({ line: 2, found: '{"text":' })
  expect((await refused('goals.jsonl', `{"text":"a"}\n[1]`))?.place.line).toBe(2)
  expect((await refused('goals.jsonl', `{"id":"a"}`))?.place).toMatchObject({ line: 1, column: 'text' })
  expect((await refused('goals.txt', `a\n${'b'.repeat(20_001)}`))?.place.line).toBe(2)
  expect((await refused('goals.txt', Buffer.from([0x61, 0x0a, 0xff, 0xfe, 0xff])))?.place.line).toBe(2)
  expect(await refused('goals.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]))).toMatchObject({ code: 'bad-file' })
  expect((await refused('goals.csv', 'A,B\n1,2\n'))?.remedy.en).toContain('A, B')
  expect((await refused('goals.csv', '目标描述\n"提高'))?.place.line).toBe(2)
})
