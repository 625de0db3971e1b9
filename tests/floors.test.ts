import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, posix } from 'node:path'
import { expect, test } from 'vitest'

/**
 * Arrows point down only. Each folder has a floor and the list of what it may import besides its own folder and packages;
 * the first row that fits a path counts. The table is that of ARCHITECTURE.md.
 */
const FLOORS: { where: RegExp; name: string; may: RegExp[]; node: boolean }[] = [
  { where: /^queries\/stats\//, name: 'statistics', may: [/^queries\/stats\//], node: false },
  { where: /^queries\//, name: 'domain', may: [/^queries\//], node: false },
  {
    where: /^(pipeline\/(commands\/|terminal\/|demo\/|cli|setup\.js)|web\/server\/main\.ts)/,
    name: 'door',
    may: [/^(queries|pipeline)\//, /^web\/(contract|server)\//],
    node: true,
  },
  {
    where: /^pipeline\/(report|delivery)\//,
    name: 'paper and post',
    may: [/^queries\//, /^pipeline\/(?!demo\/|terminal\/|commands\/|cli|setup\.js)/],
    node: true,
  },
  {
    where: /^pipeline\//,
    name: 'data',
    may: [/^queries\//, /^pipeline\/(?!demo\/|terminal\/|commands\/|cli|setup\.js|report\/|delivery\/)/],
    node: true,
  },
  { where: /^web\/contract\//, name: 'contract', may: [/^queries\//, /^web\/contract\//], node: false },
  {
    where: /^web\/server\//,
    name: 'server',
    may: [/^queries\//, /^pipeline\/(?!demo\/|terminal\/|commands\/|cli|setup\.js)/, /^web\/(contract|server)\//],
    node: true,
  },
  {
    where: /^web\//,
    name: 'browser',
    may: [/^queries\//, /^web\/(contract|lib|text|routes)\//, /^web\/app\.css$/],
    node: false,
  },
]

/** The only file that speaks to the database driver. */
const DRIVER = { package: 'duckdb', home: 'pipeline/warehouse/open.ts' }

const root = join(import.meta.dirname, '..')
const files = ['queries', 'pipeline', 'web']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => posix.join(folder, name)),
  )
  .filter((name) => /\.(ts|js|svelte)$/.test(name) && !/\.test\.ts$|node_modules|\.svelte-kit|\.d\.ts$/.test(name))

test('every file imports from its own floor or a lower one', () => {
  const wrong = files.flatMap((file) =>
    importsOf(readFileSync(join(root, file), 'utf8')).flatMap((found) => refused(file, found)),
  )
  expect(wrong).toEqual([])
})

test('the table knows the floor of every source file', () => {
  expect(files.length).toBeGreaterThan(50)
  expect(files.filter((file) => floorOf(file) === undefined)).toEqual([])
})

test.each([
  ['queries/stats/xmr.ts', `import { x } from '#queries/domain.ts'`],
  ['queries/domain.ts', `import { readFileSync } from 'node:fs'`],
  ['queries/index.ts', `const later = () => import('#pipeline/errors.ts')`],
  ['pipeline/warehouse/build.ts', `import { x } from '#pipeline/report/monthly.ts'`],
  ['pipeline/ingest/read-file.ts', `import { DuckDBInstance } from 'duckdb'`],
  ['pipeline/report/monthly.ts', `import { x } from '#web/contract/problem.ts'`],
  ['web/contract/problem.ts', `import { x } from '#pipeline/errors.ts'`],
  ['web/lib/api.ts', `import { x } from '#web/server/app.ts'`],
  ['web/routes/+page.svelte', `import { x } from '#pipeline/errors.ts'`],
  ['web/server/app.ts', `import { x } from '../../pipeline/cli.ts'`],
])('%s is refused %s', (file, source) => {
  expect(importsOf(source).flatMap((found) => refused(file, found))).toHaveLength(1)
})

test.each([
  ['queries/stats/mann-kendall.ts', `import { senSlope } from './theil-sen.ts'`],
  ['pipeline/warehouse/open.ts', `import { DuckDBInstance } from 'duckdb'`],
  ['pipeline/commands/serve.ts', `const { main } = await import('#web/server/main.ts')`],
  ['web/lib/api.ts', `import type { Problem } from '#web/contract/problem.ts'`],
  ['queries/words/format.ts', `// import { x } from '#pipeline/errors.ts'`],
])('%s is allowed %s', (file, source) => {
  expect(importsOf(source).flatMap((found) => refused(file, found))).toEqual([])
})

const floorOf = (file: string) => FLOORS.find((floor) => floor.where.test(file))

function refused(file: string, specifier: string): string[] {
  const floor = floorOf(file)
  if (!floor) return [`${file} has no floor`]
  if (specifier === DRIVER.package && file !== DRIVER.home) return [`${file} → ${specifier} (only ${DRIVER.home} may)`]
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) {
    return floor.node ? [] : [`${file} (${floor.name}) → ${specifier}`]
  }
  const target = pathOf(file, specifier)
  if (target === null || floor.may.some((allowed) => allowed.test(target))) return []
  return [`${file} (${floor.name}) → ${target}`]
}

/** The file inside the project that a specifier names; null for a package. */
function pathOf(file: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return posix.join(dirname(file), specifier)
  return specifier.startsWith('#') ? specifier.slice(1) : null
}

/** Everything a source imports, statically, by `import()` or by re-export; commented lines do not count. */
function importsOf(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  const patterns = [
    /\b(?:import|export)\b[^'"`;()]*?\bfrom\s*['"]([^'"]+)['"]/g,
    /\bimport\s*['"]([^'"]+)['"]/g,
    /\bimport\(\s*['"`]([^'"`]+)['"`]\s*\)/g,
  ]
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1]!))
}
