import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, someBranch, someUnit, visit, type Reader, SIZES } from './visit.ts'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const PAGES = [
  '/',
  'branch',
  'branch table',
  'unit',
  '/analyses',
  '/analyses/trend',
  '/data',
  '/methods',
  '/traps',
  '/help',
]

/** One branch of the heatmap: the same parts as the whole, without waiting for every rule on 1,500 cells. */
async function addressOf(name: string): Promise<string> {
  if (name === 'unit') return someUnit()
  if (name === 'branch') return someBranch()
  return name === 'branch table' ? `${await someBranch()}&view=table` : name
}

test.each(PAGES)(
  '%s breaks no rule of WCAG A or AA, in both themes and languages, at a desk and on a phone',
  async (path) => {
    const address = await addressOf(path)
    const readers: Reader[] = [
      { theme: 'light', lang: 'zh' },
      { theme: 'dark', lang: 'en', size: 'phone' },
    ]
    for (const reader of readers) {
      const { page, faults, close } = await visit(browser, address, reader)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width, JSON.stringify(reader)).toBeLessThanOrEqual(SIZES[reader.size ?? 'desk'].width)
      const { violations } = await new AxeBuilder({ page }).withTags(LEVELS).analyze()
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 3)}`,
      )
      expect(found, JSON.stringify(reader)).toEqual([])
      expect(faults, JSON.stringify(reader)).toEqual([])
      await close()
    }
  },
)

test('the open panel of a cell breaks none either', async () => {
  const { page, close } = await visit(browser, await someBranch(), { theme: 'dark' })
  await page.locator('td.below, td.within').last().click()
  await page.waitForSelector('dialog[open]')
  const { violations } = await new AxeBuilder({ page }).withTags(LEVELS).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await close()
})

test('every cell of the heatmap is read out as a sentence with its unit and its column', async () => {
  const { page, close } = await visit(browser, '/heatmap', { lang: 'en' })
  const spoken = await page.locator('td[role="gridcell"] .visually-hidden').allTextContents()
  const unit = await page.locator('tbody th [data-column="0"]').first().innerText()
  expect(spoken[0]).toContain(unit.trim())
  expect(spoken.every((sentence) => sentence?.endsWith('.'))).toBe(true)
  await close()
})

test.each(['/outline?about=data', 'unit', 'cell'])(
  '%s breaks none for human resources, comments included',
  async (name) => {
    const path = name === 'unit' ? await someUnit() : name === 'cell' ? await someBranch() : name
    const readers: Reader[] = [
      { theme: 'light', lang: 'zh' },
      { theme: 'dark', lang: 'en', size: 'phone' },
    ]
    for (const reader of readers) {
      const { page, close } = await visit(browser, path, { ...reader, role: 'hr' })
      if (name === 'cell') {
        if (reader.size === 'phone') await page.locator('main ul button').first().click()
        else await page.locator('td.below, td.within').last().click()
        await page.waitForSelector('dialog [data-comments]')
      }
      const field = page.locator('[data-comments] textarea').last()
      if (await field.count()) {
        await field.fill('小组就是不努力。')
        await page.locator('[data-wording]').waitFor()
      }
      const { violations } = await new AxeBuilder({ page }).withTags(LEVELS).analyze()
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`),
        JSON.stringify(reader),
      ).toEqual([])
      await close()
    }
  },
)
