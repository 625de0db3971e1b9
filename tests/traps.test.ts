import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { init } from 'echarts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { checkTraps, thresholdsOf, type CheckOutcome } from '#pipeline/traps/check-traps.ts'
import { makeInputsAfterGates } from '#pipeline/traps/make-inputs.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import type { Workspace } from '#pipeline/warehouse/open.ts'
import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { LANGUAGES } from '#queries/locale.ts'
import { darkPalette, lightPalette } from '#queries/palette.ts'
import { STATUSES, type Seen, type Trap } from '#queries/traps/define.ts'
import { traps } from '#queries/traps/index.ts'
import { REASONS } from '#queries/traps/reasons.ts'
import { cleanOrganisation, type Organisation } from './traps/organisation.ts'
import { workspaceOf } from './traps/check-organisation.ts'
import { plants } from './traps/plants/index.ts'

const folder = join(import.meta.dirname, '..', 'queries', 'traps')
/** Folders that hold no check. */
const SHARED = new Set(['inputs', 'draw', 'scopes', 'guards'])

let empty: Workspace
let clean: CheckOutcome[]
beforeAll(async () => {
  empty = await workspaceOf(withoutRecords(cleanOrganisation({ seed: 1, people: 30, departments: 1, months: 1 })))
  await makeInputsAfterGates(empty)
  const company = await workspaceOf(cleanOrganisation({ seed: 1, people: 150, departments: 5, months: 12 }))
  clean = await checkTraps(company, { seed: 1 })
  company.close()
})
afterAll(() => empty.close())

test('every folder of traps has its line in the registry and a plant, and every line its folder', () => {
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !SHARED.has(entry.name))
    .map((entry) => entry.name)
  expect(folders.filter((slug) => !(slug in traps))).toEqual([])
  expect(folders.filter((slug) => !(slug in plants))).toEqual([])
  expect(Object.keys(traps).filter((slug) => !existsSync(join(folder, slug, 'trap.ts')))).toEqual([])
})

describe.each(Object.keys(traps))('%s', (slug) => {
  let spec: Trap
  beforeAll(async () => {
    spec = await traps[slug]!()
  })

  test('is registered under its own slug, with a test of its own', () => {
    expect(spec.slug).toBe(slug)
    expect(existsSync(join(folder, slug, 'trap.test.ts'))).toBe(true)
  })

  test('each SQL file binds, has exactly the columns and types of its row schema, and names only thresholds', async () => {
    const files = readdirSync(join(folder, slug)).filter((name) => name.endsWith('.sql'))
    const named = [...Object.keys(spec.queries), ...(spec.faultyRows ? [spec.faultyRows] : [])]
    expect(files.map((name) => name.replace('.sql', '')).sort()).toEqual(named.sort())
    const thresholds = thresholdsOf(spec, {})
    for (const name of named) {
      const sql = await readSql(`traps/${slug}/${name}.sql`)
      const asked = [...sql.replace(/--.*$/gm, '').matchAll(/\$([a-z_]+)/g)].map((match) => match[1]!)
      expect(Object.keys(thresholds), `${name}.sql`).toEqual(expect.arrayContaining(asked))
      const schema = spec.queries[name]
      if (!schema) continue
      const described = await empty.rows(`describe ${sql}`, thresholds, name)
      const types = Object.fromEntries(described.map((row) => [String(row['column_name']), String(row['column_type'])]))
      const { shape } = schema as z.ZodObject
      expect(Object.keys(types).sort(), `${name}.sql columns`).toEqual(Object.keys(shape).sort())
      for (const [column, type] of Object.entries(shape)) {
        expect(sqlTypesOf(type as z.ZodType), `${name}.sql ${column}`).toContain(types[column])
      }
    }
  })

  test('without rows every outcome says that it could not be tested', async () => {
    const rows: Record<string, unknown[]> = {}
    for (const name of Object.keys(spec.queries)) {
      rows[name] = await empty.rows(await readSql(`traps/${slug}/${name}.sql`), thresholdsOf(spec, {}), name)
    }
    const tested = spec.check(rows as never, thresholdsOf(spec, {}), { seed: 1 })
    expect(tested.filter(({ status }) => status !== 'not_testable')).toEqual([])
  })

  test('outcomes of a clean company are complete, in words and numbers', () => {
    const { tested } = clean.find((outcome) => outcome.spec.slug === slug)!
    expect(tested.length).toBeGreaterThan(0)
    const keys = tested.map(({ unit }) => JSON.stringify(unit))
    expect(new Set(keys).size, 'each unit once').toBe(keys.length)
    for (const one of tested) {
      expect(STATUSES).toContain(one.status)
      const numbers = [one.effect, one.low, one.high, one.p, one.q, ...Object.values(one.evidence.facts)]
      for (const value of numbers) if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
      for (const { facts } of [one.evidence]) {
        expect(Object.keys(spec.text.en.facts)).toEqual(expect.arrayContaining(Object.keys(facts)))
      }
      if (one.status === 'not_testable') {
        expect([...REASONS, ...Object.keys(spec.text.en.reasons)]).toContain(one.reason)
      }
      if (one.evidence.rows.length > 0) for (const context of contexts()) draw(spec.chart(seen(one), context), context)
    }
  })

  test('has all its words in both languages, and a label for every threshold and reason', () => {
    const { zh, en } = spec.text
    for (const key of [
      'title',
      'question',
      'change',
      'decision',
      'todo',
      'lookalike',
      'reading',
      'source',
      'counted',
    ] as const) {
      expect(zh[key], `zh ${key}`).toMatch(/\p{Script=Han}/u)
      expect(en[key], `en ${key}`).toMatch(/[A-Za-z]{3}/)
      expect(en[key], `en ${key}`).not.toMatch(/\p{Script=Han}/u)
    }
    for (const words of [zh, en])
      expect(Object.keys(words.params).sort()).toEqual(Object.keys(spec.params.shape).sort())
    expect(Object.keys(zh.facts)).toEqual(Object.keys(en.facts))
    expect(Object.keys(zh.reasons)).toEqual(Object.keys(en.reasons))
  })

  test('its toy draws and speaks at both ends and at the start', () => {
    const { toy, text } = spec
    for (const value of [toy.min, toy.start, toy.max]) {
      for (const context of contexts()) {
        draw(toy.draw(value, context), context)
        expect(text[context.lang].toy.says(value)).toMatch(/[。.]$/)
        expect(text[context.lang].toy.says(value)).not.toMatch(/undefined|NaN|\[object/)
      }
    }
  })
})

function seen(one: CheckOutcome['tested'][number]): Seen {
  const { touched: _, follows_from: __, ...rest } = one
  return { ...rest, unitName: '华东 East', kpiName: one.unit.kpi_id }
}

const contexts = (): ChartContext[] =>
  LANGUAGES.flatMap((lang) =>
    [lightPalette, darkPalette].flatMap((palette) =>
      [360, 900].map((width) => ({ lang, palette, width, height: 320 })),
    ),
  )

function draw({ option, label }: EchartsFigure, { width = 640, height = 320 }: ChartContext): void {
  expect(label).not.toMatch(/undefined|NaN|\[object/)
  expect(JSON.parse(JSON.stringify(option)), 'a chart survives JSON').toBeTruthy()
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    drawing.setOption(option)
    expect(drawing.renderToSVGString()).not.toMatch(/NaN|undefined|\[object/)
  } finally {
    drawing.dispose()
  }
}

/** What DuckDB may deliver for a schema. */
function sqlTypesOf(type: z.ZodType): string[] {
  if (type instanceof z.ZodNullable || type instanceof z.ZodOptional) return sqlTypesOf(type.unwrap() as z.ZodType)
  if (type instanceof z.ZodString || type instanceof z.ZodEnum) return ['VARCHAR', 'DATE', 'TIMESTAMP']
  if (type instanceof z.ZodBoolean) return ['BOOLEAN']
  if (type instanceof z.ZodNumber) return type.format === 'safeint' ? ['INTEGER', 'SMALLINT'] : ['DOUBLE']
  throw new RangeError(`a row schema holds ${type.constructor.name}, which no SQL column delivers`)
}

const withoutRecords = (organisation: Organisation): Organisation => ({
  ...organisation,
  ...{ results: [], repeated: [], reviews: [], criteria: [], comments: [], revisions: [], roster: [] },
})
