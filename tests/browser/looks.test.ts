import { mkdirSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, SIZES, someUnit, visit } from './visit.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
  mkdirSync(FOLDER, { recursive: true })
})
afterAll(() => browser.close())

/** Pictures for people to look at; version control ignores them. */
const FOLDER = 'tests/screenshots'
const PAGES = {
  overview: '/',
  heatmap: '/heatmap',
  unit: 'unit',
  diagnosis: '/diagnosis/root',
  analyses: '/analyses',
  trend: '/analyses/trend',
  data: '/data',
  methods: '/methods',
  'traps-executive': '/traps',
  help: '/help',
}

test.each(Object.entries(PAGES))(
  '%s fits its screen at 1366 × 768 and at 360 pixels, in both themes and languages',
  async (name, path) => {
    const address = path === 'unit' ? await someUnit() : path
    for (const [size, theme, lang] of [
      ['desk', 'dark', 'en'],
      ['phone', 'light', 'zh'],
    ] as const) {
      const { page, faults, close } = await visit(browser, address, { theme, lang, size })
      await page.screenshot({ path: `${FOLDER}/${name}-${size}-${theme}-${lang}.png`, fullPage: true })
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width, `${size} ${lang}`).toBeLessThanOrEqual(SIZES[size].width)
      expect(faults, `${size} ${lang}`).toEqual([])
      await close()
    }
  },
)

test.each(['zh', 'en'] as const)(
  'the overview answers without scrolling in %s: make-up of the gap, verdicts, decisions and the largest gap stand on the first screen',
  async (lang) => {
    const { page, close } = await visit(browser, '/', { lang })
    await page.screenshot({ path: `${FOLDER}/overview-first-screen-${lang}.png` })
    const parts = [
      '[data-headline]',
      '.makeup .bar',
      '[data-strip]',
      '[data-decision] >> nth=-1',
      '[aria-labelledby="largest-title"] li',
    ]
    for (const part of parts) {
      const box = await page.locator(part).first().boundingBox()
      expect(box!.y + box!.height, part).toBeLessThan(SIZES.desk.height)
    }
    await close()
  },
)

test('Chinese is drawn with a font that has it, not as boxes', async () => {
  const { page, close } = await visit(browser, '/')
  const width = await page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d')!
    context.font = `40px ${getComputedStyle(document.body).fontFamily}`
    const draw = (text: string) => {
      context.canvas.width = 50
      context.font = `40px ${getComputedStyle(document.body).fontFamily}`
      context.fillText(text, 0, 42)
      return context.canvas.toDataURL()
    }
    return { same: draw('差') === draw('距') }
  })
  expect(width.same).toBe(false) // two missing glyphs are the same box
  await close()
})

test('on a phone every target of the frame is at least 44 pixels high', async () => {
  const { page, close } = await visit(browser, '/heatmap', { size: 'phone' })
  const small = await page
    .locator('header a, header button, main select, main button')
    .evaluateAll((targets) =>
      targets
        .map((target) => ({ name: target.textContent?.trim() ?? '', height: target.getBoundingClientRect().height }))
        .filter(({ height }) => height > 0 && height < 44),
    )
  expect(small).toEqual([])
  await close()
})
