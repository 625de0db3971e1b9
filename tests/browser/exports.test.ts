import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, visit } from './visit.ts'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

async function download(path: string, label: RegExp) {
  const { page, faults, close } = await visit(browser, path, { lang: 'zh' })
  await page.locator('main details summary.button').first().click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('details[open] .items > *').filter({ hasText: label }).first().click(),
  ])
  const bytes = await readFile(await file.path())
  const name = file.suggestedFilename()
  expect(faults).toEqual([])
  await close()
  return { bytes, name }
}

test('the CSV of the heatmap starts with a byte order mark, so that a Chinese Excel reads it', async () => {
  const { bytes, name } = await download('/heatmap', /CSV/)
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(name).toMatch(/^causeway_gap-heatmap_.*\.csv$/)
  expect(bytes.toString('utf8')).toContain('\r\n')
})

test.each(['/heatmap', '/analyses/trend'])(
  'the SVG of %s keeps its text as text, with title and provenance',
  async (path) => {
    const { bytes, name } = await download(path, /SVG/)
    const svg = bytes.toString('utf8')
    expect(name).toMatch(/^causeway_.*\.svg$/)
    expect(svg).toMatch(/^<svg xmlns/)
    expect(svg).toContain('快照')
    expect(svg.match(/<text/g)!.length).toBeGreaterThan(10)
  },
)

test.each(['/heatmap', '/analyses/trend'])(
  'the PNG of %s is a picture with more than its ground drawn',
  async (path) => {
    const { bytes } = await download(path, /PNG/)
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    expect(bytes.length).toBeGreaterThan(20_000) // an empty white canvas of this size compresses to about 10 kB
  },
)
