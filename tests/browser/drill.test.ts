import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { choices, launch, settled, visit } from './visit.ts'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

test('by mouse: overview, heatmap, a cell, its unit, its trend', async () => {
  const { page, faults, close } = await visit(browser, '/')
  await page.locator('header nav a[href^="/heatmap"]').click()
  await page.waitForURL(/\/heatmap/)
  await settled(page)
  expect(new URL(page.url()).pathname).toBe('/heatmap')

  await page.locator('td.below, td.within').last().click()
  await page.waitForSelector('dialog[open]')
  const cell = choices(page).cell
  expect(cell).toMatch(/.+~.+/)

  await page.locator('dialog a[href*="/unit/"]').first().click()
  await page.waitForURL(/\/unit\//)
  await settled(page)
  expect(decodeURIComponent(new URL(page.url()).pathname)).toBe(`/unit/${cell!.split('~')[0]}`)
  expect(await page.locator('dialog[open]').count()).toBe(0)

  await page.locator('#trend').scrollIntoViewIfNeeded()
  expect(await page.locator('#trend [role="img"] svg path').count()).toBeGreaterThan(3)
  expect(faults).toEqual([])
  await close()
})

test('by keyboard alone: the grid is one tab stop, arrows move, Enter opens, Esc gives the focus back, then on to the trend', async () => {
  const { page, faults, close } = await visit(browser, '/heatmap')
  const focused = () =>
    page.evaluate(() => {
      const { row, column, cell } = (document.activeElement as HTMLElement).dataset
      return { row, column, cell }
    })
  const inGrid = await page.locator('table[role="grid"] [tabindex="0"]').count()
  expect(inGrid).toBe(1)

  for (let i = 0; i < 60 && (await focused()).row === undefined; i++) await page.keyboard.press('Tab')
  await page.keyboard.press('Control+Home')
  expect(await focused()).toMatchObject({ row: '0', column: '0' })
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  expect(await focused()).toMatchObject({ row: '1', column: '1' })
  await page.keyboard.press('End')
  const end = await focused()

  await page.keyboard.press('Enter')
  await page.waitForSelector('dialog[open]')
  expect(choices(page).cell).toBe(end.cell)
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => document.querySelector('dialog[open]') === null)
  await page.waitForFunction(() => !location.search.includes('cell'))
  expect(await focused()).toEqual(end)

  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/unit\//)
  await settled(page)
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  expect(await page.locator('#trend [role="img"] svg path').count()).toBeGreaterThan(3)
  expect(faults).toEqual([])
  await close()
})

test('t switches the heatmap to its table, which holds the same numbers', async () => {
  const { page, close } = await visit(browser, '/heatmap')
  const cell = page.locator('td.below, td.within').last()
  const value = (await cell.locator('.value').innerText()).replace(/[↗↘]/g, '').trim()
  await cell.focus()
  await page.keyboard.press('t')
  await page.waitForURL(/view=table/)
  expect(await page.locator('table td', { hasText: value }).count()).toBeGreaterThan(0)
  await close()
})

test('the row heading drills and keeps the filters; Back brings back the exact state', async () => {
  const { page, close } = await visit(browser, '/heatmap')
  const period = await page.locator('[data-filter="cycle"] option').nth(2).getAttribute('value')
  await page.locator('[data-filter="cycle"]').selectOption(period)
  await page.waitForURL(/cycle=/)
  await settled(page)
  const before = page.url()
  await page.locator('tbody th a').nth(1).click()
  await page.waitForURL(/\/unit\//)
  await settled(page)
  expect(choices(page).cycle).toBe(period)
  await page.goBack()
  await page.waitForURL(/\/heatmap/)
  await settled(page)
  expect(page.url()).toBe(before)
  await close()
})

test.each([
  'gap-heatmap',
  'unit-gap',
  'trend',
  'import-quality',
  'system-or-individual',
  'gap-decomposition',
  'factor-evidence',
  'data-sufficiency',
])('the page of %s draws its figure: a grid with cells, or a chart with marks', async (slug) => {
  const { page, faults, close } = await visit(browser, `/analyses/${slug}`)
  const drawn = await page.locator('table[role="grid"] td, [role="img"].chart svg path').count()
  expect(drawn).toBeGreaterThan(3)
  expect(faults).toEqual([])
  await close()
})

test('a phone opens the heatmap with what lies beyond normal variation, and one touch shows every unit', async () => {
  const { page, faults, close } = await visit(browser, '/heatmap', { size: 'phone' })
  const marks = page.locator('main li .value')
  const short = await marks.count()
  for (const tone of await marks.evaluateAll((all) => all.map(({ className }) => className)))
    expect(tone).toMatch(/below|above/)
  await page.locator('.rows button[aria-pressed="false"]').click()
  await page.waitForURL(/rows=all/)
  expect(await marks.count()).toBeGreaterThan(short)
  expect(faults).toEqual([])
  await close()
})

test('at a desk the grid can be cut to the units beyond normal variation, with the units above them', async () => {
  const { page, close } = await visit(browser, '/heatmap')
  const rows = page.locator('table[role="grid"] tbody tr')
  const all = await rows.count()
  await page.locator('.rows button[aria-pressed="false"]').click()
  await page.waitForURL(/rows=beyond/)
  expect(await rows.count()).toBeLessThan(all)
  expect(await rows.first().locator('th.depth-0').count()).toBe(1)
  await close()
})
