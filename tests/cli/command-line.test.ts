import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { tableFromIPC } from 'apache-arrow'
import { beforeAll, expect, test } from 'vitest'
import { emptyWarehouse, publishSmall } from '#tests/server/small-warehouse.ts'

const CLI = fileURLToPath(new URL('../../pipeline/cli.ts', import.meta.url))
const COMMANDS = [
  'import',
  'build',
  'analyse',
  'report',
  'recipient',
  'schedule',
  'deliver',
  'serve',
  'demo',
  'stats',
  'lint-text',
]

type Ended = { code: number | null; out: string; err: string; bytes: Buffer }

/** Runs the real program in a process of its own, in English unless the test says otherwise. */
function causeway(args: string[], { env = {}, node = [] as string[] } = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { encoding: 'buffer' as const, env: { ...process.env, LC_ALL: '', LANG: 'C', ...env } }
    const child = execFile(process.execPath, [...node, CLI, ...args], options, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, out: stdout.toString(), err: stderr.toString(), bytes: stdout }),
    )
  })
}

let dir = ''
let empty = ''
beforeAll(async () => {
  dir = await emptyWarehouse()
  empty = await emptyWarehouse()
  await publishSmall(dir, '2026-03.1', -0.12)
})

test('help names every command and shows how a first day goes', async () => {
  const { code, out } = await causeway(['--help'])
  expect(code).toBe(0)
  for (const command of COMMANDS) expect(out).toMatch(new RegExp(`^  ${command}\\b`, 'm'))
  expect(out).toContain('npx causeway demo')
})

test.each(COMMANDS)('%s --help explains itself in both languages and exits 0', async (command) => {
  const [english, chinese] = await Promise.all([
    causeway([command, '--help']),
    causeway([command, '--help'], { env: { LANG: 'zh_CN.UTF-8' } }),
  ])
  expect([english.code, chinese.code]).toEqual([0, 0])
  expect(english.out).toContain(`causeway ${command}`)
  expect(english.out).not.toMatch(/\p{Script=Han}{4}/u)
  expect(chinese.out).toMatch(/\p{Script=Han}{4}/u)
})

test.each([
  [['nothing'], 'unknown command'],
  [['serve', '--colour'], 'unknown option'],
  [['serve', '--port', 'x'], '--port'],
  [['analyse', 'nothing'], 'Available analyses: '],
  [['analyse', 'gap-heatmap', '--param', 'unti=EC'], 'unti'],
  [['analyse', 'gap-heatmap', '--param', 'unit'], 'name=value'],
  [['analyse', 'gap-heatmap', '--param', 'by=kpi', '--param', 'by=kpi'], 'once'],
  [['analyse', 'gap-heatmap', '--as', 'manager:EC'], 'sign-in'],
  [['analyse', 'gap-heatmap', '--format', 'pdf'], 'Allowed choices'],
  [['analyse', 'gap-heatmap', '--table', 'people'], 'cells'],
])('%j is a fault of the call: exit 2 and the reason on standard error', async (args, reason) => {
  const { code, out, err } = await causeway(args[0] === 'analyse' ? [...args, '--warehouse', dir] : args)
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(reason)
  expect(err).not.toMatch(/^\s+at /m)
})

test('a malformed PORT is refused by name, and an empty one means the default', async () => {
  const malformed = await causeway(['serve', '--warehouse', empty], { env: { PORT: '41 80' } })
  expect([malformed.code, malformed.err]).toEqual([2, expect.stringContaining('"41 80" is no port')])
  expect((await causeway(['serve', '--help'], { env: { PORT: '' } })).out).toContain('"4180"')
})

test('commander’s own words are Chinese for a Chinese reader, errors included', async () => {
  const chinese = { env: { LANG: 'zh_CN.UTF-8' } }
  const help = await causeway(['serve', '--help'], chinese)
  expect(help.out).toMatch(/^用法：.*causeway serve/)
  expect(help.out).not.toMatch(/Usage|Options:|default/)
  const [command, option, choice] = await Promise.all([
    causeway(['servve'], chinese),
    causeway(['serve', '--colour'], chinese),
    causeway(['analyse', 'trend', '--format', 'pdf'], chinese),
  ])
  expect(command.err).toContain('错误：未知命令“servve”')
  expect(option.err).toContain('错误：未知选项“--colour”')
  expect(choice.err).toContain('可选值：text, json, csv, arrow')
})

test('a warehouse without data is a fault of the world: exit 1, with the remedy', async () => {
  const { code, err } = await causeway(['analyse', 'gap-heatmap', '--warehouse', empty])
  expect(code).toBe(1)
  expect(err).toContain('npx causeway import')
  expect((await causeway(['analyse', 'gap-heatmap', '--warehouse', empty, '--lang', 'zh'])).err).toContain('还没有导入')
})

test('without a slug the analyses are listed with their parameters', async () => {
  const { code, out } = await causeway(['analyse'])
  expect(code).toBe(0)
  expect(out).toMatch(/^gap-heatmap /m)
  expect(out).toContain('--param unit=…')
})

test('the heatmap is drawn for a terminal with finding, caveat and provenance, and protects small groups', async () => {
  const { code, out } = await causeway(['analyse', 'gap-heatmap', '--warehouse', dir, '--lang', 'zh'])
  expect(code).toBe(0)
  expect(out).toContain('差距热力图')
  expect(out).toMatch(/示例集团.*−12\.0%/)
  expect(out).toMatch(/华南销售部.*▒▒/)
  expect(out).toContain('不要据此下结论')
  expect(out).toContain('快照 2026-03.1')
})

test('json, csv and arrow carry the same gap to a pipe', async () => {
  const ask = (format: string) => causeway(['analyse', 'gap-heatmap', '--warehouse', dir, '--format', format])
  const [json, csv, arrow] = await Promise.all([ask('json'), ask('csv'), ask('arrow')])
  const { result } = JSON.parse(json.out) as { result: { cells: { unit_id: string; gap_ratio: number | null }[] } }
  expect(result.cells.find(({ unit_id }) => unit_id === 'root')?.gap_ratio).toBe(-0.12)
  expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(csv.out).toContain(',-0.12,')
  expect(tableFromIPC(arrow.bytes).getChild('gap_ratio')?.get(0)).toBe(-0.12)
  expect(json.err + csv.err + arrow.err).toBe('')
})

test('an old Node is refused in one clear line before anything else is loaded', async () => {
  const old = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'22.18.0'}})`
  const { code, out, err } = await causeway(['--help'], { node: ['--import', old] })
  expect([code, out]).toEqual([1, ''])
  expect(err).toMatch(/^Causeway needs Node 24 or newer; this is 22\.18\.0[^\n]*\n$/)
})

test('serve answers over a real socket on this machine only, and SIGTERM ends it with exit 0', async () => {
  const env = { ...process.env, LANG: 'C', LC_ALL: '' }
  const child = spawn(process.execPath, [CLI, 'serve', '--warehouse', dir, '--port', '0'], { env })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const exit = once(child, 'exit')
  await expect.poll(() => out + err, { timeout: 20_000 }).toContain('Causeway is at http://127.0.0.1:')
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(out)?.[0] ?? ''

  const answer = await fetch(`${url}/api/analyses/gap-heatmap`)
  expect([answer.status, answer.headers.get('x-causeway-snapshot')]).toEqual([200, '2026-03.1'])

  const second = await causeway(['serve', '--warehouse', dir, '--port', new URL(url).port])
  expect(second.code).toBe(1)
  expect(second.err).toContain(`Port ${new URL(url).port} is taken`)

  child.kill('SIGTERM')
  const [code] = (await exit) as [number | null]
  expect(code, err).toBe(0)
  expect(err).toContain('"stopped"')
})

test('a port of another program is named, with the way out, in Chinese too', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const { code, err } = await causeway(['serve', '--warehouse', empty, '--port', String(port), '--lang', 'zh'])
  other.close()
  expect(code).toBe(1)
  expect(err).toContain(`端口 ${port} 已被占用`)
  expect(err).toContain('--port')
})
