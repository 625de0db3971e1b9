import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { init } from 'echarts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { applyPrivacy } from '#pipeline/privacy/apply.ts'
import { runAnalysis } from '#pipeline/run-analysis.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import type { Snapshot } from '#pipeline/warehouse/open.ts'
import type { Analysis } from '#queries/define.ts'
import { SMALLEST_GROUP } from '#queries/domain.ts'
import { analyses } from '#queries/index.ts'
import { LANGUAGES } from '#queries/locale.ts'
import { darkPalette, lightPalette } from '#queries/palette.ts'
import { seeded } from '#queries/stats/random.ts'
import { openSamples, PROTECTED_GAP, SAMPLE_IDS, SMALL_GROUP_GAP, type Samples } from './sample-snapshot.ts'

let samples: Samples
beforeAll(async () => {
  samples = await openSamples()
})
afterAll(() => samples.close())

const folder = join(import.meta.dirname, '..', 'queries', 'analyses')

test('every folder of analyses has its line in the registry, and every line its folder', () => {
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  const missingLines = folders
    .filter((slug) => !(slug in analyses))
    .map(
      (slug) =>
        `add to queries/index.ts: '${slug}': async () => (await import('./analyses/${slug}/analysis.ts')).default,`,
    )
  const missingFolders = Object.keys(analyses)
    .filter((slug) => !existsSync(join(folder, slug, 'analysis.ts')))
    .map((slug) => `remove '${slug}' from queries/index.ts or add queries/analyses/${slug}/analysis.ts`)
  expect([...missingLines, ...missingFolders]).toEqual([])
})

test('an analysis for HR alone is not found by an executive, as if the unit did not exist', async () => {
  const asExecutive = runAnalysis('shortfall-concentration', { unit: 'a' }, { role: 'executive' }, samples.filled)
  await expect(asExecutive).rejects.toMatchObject({ code: 'not-found', status: 404 })
  const { result } = await runAnalysis('shortfall-concentration', { unit: 'a' }, { role: 'hr' }, samples.filled)
  expect(result).toMatchObject({ kind: 'found', reading: 'spread' })
})

describe.each(Object.keys(analyses))('%s', (slug) => {
  let analysis: Analysis
  beforeAll(async () => {
    analysis = await analyses[slug]!()
  })

  test('is registered under its own slug', () => {
    expect(analysis.slug).toBe(slug)
  })

  test('each SQL file binds on empty marts and has exactly the columns and types of its row schema', async () => {
    const files = readdirSync(join(folder, slug)).filter((name) => name.endsWith('.sql'))
    expect(files.map((name) => name.replace('.sql', '')).sort()).toEqual(Object.keys(analysis.queries).sort())
    for (const [name, schema] of Object.entries(analysis.queries)) {
      const described = await samples.empty.query(
        `describe ${await readSql(`analyses/${slug}/${name}.sql`)}`,
        bound({}),
      )
      const found = Object.fromEntries(described.map((row) => [String(row['column_name']), String(row['column_type'])]))
      const wanted = Object.entries((schema as z.ZodObject).shape).map(
        ([column, type]) => [column, sqlTypesOf(type as z.ZodType)] as const,
      )
      expect(Object.keys(found).sort(), `${name}.sql columns`).toEqual(wanted.map(([column]) => column).sort())
      for (const [column, types] of wanted) expect(types, `${name}.sql ${column}`).toContain(found[column])
    }
  })

  test('its SQL files name exactly the parameters that it declares', async () => {
    const named = new Set<string>()
    for (const name of Object.keys(analysis.queries)) {
      const sql = (await readSql(`analyses/${slug}/${name}.sql`)).replace(/--.*$/gm, '')
      for (const match of sql.matchAll(/\$([a-z_]+)/g)) named.add(match[1]!)
    }
    expect([...named].sort()).toEqual(Object.keys(analysis.params.shape).sort())
  })

  test('its SQL keeps to the portable subset and says question and grain', async () => {
    for (const name of Object.keys(analysis.queries)) {
      const sql = await readSql(`analyses/${slug}/${name}.sql`)
      expect(sql, name).toMatch(/^-- Question: .+\n(-- .+\n)*-- Grain: /)
      const code = sql.replace(/--.*$/gm, '')
      expect(code, name).not.toMatch(/\b(median|regr_\w+|try_cast|pivot|quantile\w*|percentile\w*|list\w*\(|unnest)\b/i)
      expect(code, name).toMatch(/\border by\b[^()]*$/)
    }
  })

  test('no rows give an answer that says so, in words and in a picture', async () => {
    const result = await resultOf(samples.empty, {})
    expect(result).toMatchObject({ kind: 'empty' })
    for (const lang of LANGUAGES) {
      expect(analysis.text[lang].finding(result).length).toBeGreaterThan(5)
      draw(analysis, result, lang, 640)
    }
  })

  test('shuffling the rows does not change the result', async () => {
    for (const raw of variations(analysis)) {
      const { rows, params } = await rowsOf(samples.filled, raw)
      const found = analysis.analyse(rows, params, 1)
      const shuffled = Object.fromEntries(Object.entries(rows).map(([name, some]) => [name, shuffle(some)]))
      expect(analysis.analyse(shuffled, params, 1)).toEqual(found)
    }
  })

  test('the same seed gives the same result', async () => {
    const { rows, params } = await rowsOf(samples.filled, {})
    expect(JSON.stringify(analysis.analyse(structuredClone(rows), params, 7))).toBe(
      JSON.stringify(analysis.analyse(rows, params, 7)),
    )
  })

  test('the sample gives a result that says something', async () => {
    const result = await resultOf(samples.filled, {})
    expect(result).toMatchObject({ kind: 'found' })
    for (const lang of LANGUAGES) expect(analysis.text[lang].finding(result)).not.toMatch(/undefined|null|NaN|\[object/)
  })

  test('no figure over fewer people than the minimum survives, in result, tables, chart or words', async () => {
    const nothingMarked = { isWithheld: () => false }
    for (const raw of variations(analysis)) {
      const shown = applyPrivacy(analysis, await resultOf(samples.filled, raw), nothingMarked)
      analysis.result.parse(shown)
      expect(smallCounts(shown)).toEqual([])
      for (const lang of LANGUAGES) {
        const words = [
          JSON.stringify(shown),
          JSON.stringify(analysis.chart(shown, { lang, palette: lightPalette })),
          analysis.text[lang].finding(shown),
          ...analysis.tables.map((table) => JSON.stringify(table.rows(shown))),
        ].join('\n')
        for (const secret of [SMALL_GROUP_GAP, PROTECTED_GAP]) {
          expect(words).not.toContain(String(secret))
          expect(words).not.toContain((Math.abs(secret) * 100).toFixed(1))
        }
      }
    }
  })

  test('a cell that the lattice protects takes every figure of its own with it', async () => {
    for (const raw of variations(analysis)) {
      const found = await resultOf(samples.filled, raw)
      const everyCell = analysis.figures(found).filter((figure) => figure.cell !== null)
      const shown = applyPrivacy(analysis, found, { isWithheld: () => true })
      expect(analysis.figures(shown).filter((figure) => figure.cell !== null)).toEqual([])
      const keys = everyCell.map((figure) => figure.key)
      expect(new Set(keys).size, 'keys of figures are unique').toBe(keys.length)
    }
  })

  test('the chart draws in both languages, both palettes, wide and on a telephone', async () => {
    for (const raw of variations(analysis)) {
      const result = await resultOf(samples.filled, raw)
      for (const lang of LANGUAGES) for (const width of [360, 900]) draw(analysis, result, lang, width)
    }
  })

  test('each table has rows with exactly its columns, in the kinds it names', async () => {
    const result = await resultOf(samples.filled, {})
    expect(analysis.tables.length).toBeGreaterThan(0)
    for (const table of analysis.tables) {
      const rows = table.rows(result)
      for (const row of rows) {
        expect(Object.keys(row).sort(), table.name).toEqual(table.columns.map((column) => column.name).sort())
        for (const { name, kind } of table.columns) {
          const value = row[name]
          if (value === null) continue
          const type = kind === 'boolean' ? 'boolean' : kind === 'text' || kind === 'date' ? 'string' : 'number'
          expect(typeof value, `${table.name}.${name}`).toBe(type)
          if (kind === 'integer') expect(Number.isInteger(value), `${table.name}.${name}`).toBe(true)
        }
      }
      for (const lang of LANGUAGES) expect(table.title[lang]).not.toBe('')
    }
    expect(analysis.tables.some((table) => table.rows(result).length > 0)).toBe(true)
  })

  const bound = (raw: Record<string, unknown>) => analysis.params.parse(raw)

  async function rowsOf(snapshot: Snapshot, raw: Record<string, unknown>) {
    const params = bound(raw)
    const rows: Record<string, unknown[]> = {}
    for (const [name, schema] of Object.entries(analysis.queries)) {
      rows[name] = z.array(schema).parse(await snapshot.query(await readSql(`analyses/${slug}/${name}.sql`), params))
    }
    return { rows, params }
  }

  async function resultOf(snapshot: Snapshot, raw: Record<string, unknown>): Promise<unknown> {
    const { rows, params } = await rowsOf(snapshot, raw)
    return analysis.result.parse(analysis.analyse(rows, params, 1))
  }
})

/** The declared parameters in every combination of absent, each allowed word, and the ids that the sample holds. */
function variations(analysis: Analysis): Record<string, unknown>[] {
  let all: Record<string, unknown>[] = [{}]
  for (const [name, type] of Object.entries(analysis.params.shape)) {
    const bare = unwrapped(type as z.ZodType)
    const values = bare instanceof z.ZodEnum ? (bare.options as string[]) : (SAMPLE_IDS[name] ?? [])
    all = all.flatMap((raw) => [raw, ...values.map((value) => ({ ...raw, [name]: value }))])
  }
  return all
}

/** What DuckDB may deliver for a schema: dates are ISO text, whole numbers fit into 32 bits. */
function sqlTypesOf(type: z.ZodType): string[] {
  const bare = unwrapped(type)
  if (bare instanceof z.ZodString || bare instanceof z.ZodEnum) return ['VARCHAR', 'DATE', 'TIMESTAMP']
  if (bare instanceof z.ZodBoolean) return ['BOOLEAN']
  if (bare instanceof z.ZodNumber) return bare.format === 'safeint' ? ['INTEGER', 'SMALLINT'] : ['DOUBLE']
  throw new RangeError(`a row schema holds ${bare.constructor.name}, which no SQL column delivers`)
}

function unwrapped(type: z.ZodType): z.ZodType {
  const wraps = type instanceof z.ZodDefault || type instanceof z.ZodNullable || type instanceof z.ZodOptional
  return wraps ? unwrapped(type.unwrap() as z.ZodType) : type
}

/** Paths of every count of people that is too small to show. */
function smallCounts(value: unknown, path = 'result'): string[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => smallCounts(item, `${path}[${i}]`))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'n_people' && typeof inner === 'number' && inner < SMALLEST_GROUP
      ? [`${path}.${key} = ${inner}`]
      : smallCounts(inner, `${path}.${key}`),
  )
}

function draw(analysis: Analysis, result: unknown, lang: (typeof LANGUAGES)[number], width: number): void {
  const height = 340
  for (const palette of [lightPalette, darkPalette]) {
    const chart = analysis.chart(result, { lang, palette, width, height })
    expect(JSON.parse(JSON.stringify(chart)), 'a chart survives JSON').toEqual(withoutUndefined(chart))
    if (chart.kind === 'matrix') {
      expect(chart.caption).not.toBe('')
      for (const row of chart.rows) {
        expect(row.cells.map((cell) => cell.column)).toEqual(chart.columns.map((column) => column.id))
        for (const cell of row.cells) expect(cell.spoken).toMatch(/[。.]$/)
      }
      continue
    }
    expect(chart.label).not.toBe('')
    const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height })
    try {
      drawing.setOption(chart.option)
      const svg = drawing.renderToSVGString()
      expect(svg).toContain('<svg')
      expect(svg).not.toMatch(/NaN|undefined|\[object/)
    } finally {
      drawing.dispose()
    }
  }
}

/** JSON drops keys without a value; a function would vanish as well, and that must show. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, withoutUndefined(inner)]])),
  )
}

function shuffle<T>(items: readonly T[]): T[] {
  const random = seeded(5)
  const left = [...items]
  for (let i = left.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[left[i], left[j]] = [left[j]!, left[i]!]
  }
  return left
}
