import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TABS } from '#web/lib/tabs.ts'
import { catalogue, choices, launch, settled, SIZES, visit, type Reader } from './visit.ts'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

/** The team of the example company whose gap has a planted cause: leads became few. */
async function salesTeam(): Promise<string> {
  const { units } = await catalogue()
  const region = units.find(({ name_en }) => name_en === 'East Region')
  const team = units.find((unit) => unit.parent_id === region?.unit_id && unit.name_en === 'Sales Team 1')
  expect(team).toBeDefined()
  return team!.unit_id
}
const diagnosisOf = async () => `/diagnosis/${encodeURIComponent(await salesTeam())}`
const verdict = (page: Page) => page.locator('[data-verdict]').getAttribute('data-verdict')
const pathOf = (page: Page) => decodeURIComponent(new URL(page.url()).pathname)

test('by mouse: from the overview to the diagnosis of the sales team, which says verdict, interval, people and what would change it', async () => {
  const unit = await salesTeam()
  const { page, faults, close } = await visit(browser, '/')
  await page.locator('[data-strip] summary').first().click()
  await page.locator(`[data-strip] a[href^="/diagnosis/${unit}"]`).click()
  await page.waitForURL(/\/diagnosis\//)
  await settled(page)
  expect(pathOf(page)).toBe(`/diagnosis/${unit}`)
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  expect(await verdict(page)).toBe('system')
  const sentence = await page.locator('[data-verdict-sentence]').innerText()
  expect(sentence).toMatch(/约 \d+%来自系统.*区间 \d+%–\d+%/)
  expect(await page.locator('[data-verdict]').innerText()).toMatch(/\d+ 人/)
  expect(await page.locator('[data-average]').innerText()).toMatch(/^(能|不能|说不准)：/)
  expect(await page.locator('#change li').count()).toBeGreaterThan(0)
  expect(faults).toEqual([])
  await close()
})

test('by keyboard alone: from a cell of the heatmap, over its panel, to the diagnosis and through all tabs', async () => {
  const unit = await salesTeam()
  const { page, faults, close } = await visit(browser, '/heatmap')
  const cell = page.locator(`td[data-cell^="${unit}~"]`).last()
  expect(await cell.locator('.visually-hidden').textContent()).toMatch(/，判断：系统因素为主。$/)
  await cell.focus()
  await page.keyboard.press('Enter')
  await page.waitForSelector('dialog[open]')
  const focusedLink = () => page.evaluate(() => document.activeElement?.getAttribute('href') ?? '')
  for (let i = 0; i < 12 && !(await focusedLink()).startsWith('/diagnosis/'); i++) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/diagnosis\//)
  await settled(page)
  expect(pathOf(page)).toBe(`/diagnosis/${unit}`)

  const chosen = () => page.locator('[role="tab"][aria-selected="true"]').getAttribute('id')
  expect(await page.locator('[role="tab"][tabindex="0"]').count()).toBe(1)
  await page.locator('[role="tab"][tabindex="0"]').focus()
  for (const tab of TABS.slice(1)) {
    await page.keyboard.press('ArrowRight')
    await page.waitForURL((url) => url.searchParams.get('tab') === tab)
    expect(await chosen()).toBe(`tab-${tab}`)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(`tab-${tab}`)
    expect((await page.locator('[role="tabpanel"]').innerText()).length).toBeGreaterThan(10)
  }
  await page.keyboard.press('Home')
  await page.waitForURL((url) => !url.searchParams.has('tab'))
  expect(await chosen()).toBe(`tab-${TABS[0]}`)
  expect(faults).toEqual([])
  await close()
})

test('the language changes without losing the tab, and the verdict stays', async () => {
  const { page, faults, close } = await visit(browser, `${await diagnosisOf()}?tab=resource`)
  const before = await verdict(page)
  await page.locator('[data-lang="en"]').click()
  await page.waitForFunction(() => document.documentElement.lang === 'en')
  expect(choices(page)).toEqual({ tab: 'resource', lang: 'en' })
  expect(await verdict(page)).toBe(before)
  expect(await page.locator('[data-verdict-sentence]').innerText()).toMatch(/range \d+–\d+%/)
  expect(await page.locator('main').innerText()).not.toMatch(/(?<!§)判断|缺口|区间/)
  expect(faults).toEqual([])
  await close()
})

test('the tree says of every node whether it is seen in data, reported or assumed', async () => {
  const { page, close } = await visit(browser, await diagnosisOf(), { lang: 'en' })
  const nodes = await page.locator('section[aria-labelledby="tree-title"] .node').allInnerTexts()
  expect(nodes.length).toBeGreaterThan(8)
  for (const node of nodes) expect(node).toMatch(/seen in data|reported|assumed/)
  await close()
})

test('a protected unit shows that word and no figure of it', async () => {
  const { units } = await catalogue()
  const small = units.find(({ name_en }) => name_en === 'Compliance')
  const { page, faults, close } = await visit(browser, `/diagnosis/${small!.unit_id}`, { lang: 'en' })
  expect(await verdict(page)).toBe('withheld')
  expect(await page.locator('main').innerText()).not.toMatch(/\d+(\.\d+)?%|n = \d/)
  expect(await page.locator('[role="tab"]').count()).toBe(0)
  expect(faults).toEqual([])
  await close()
})

test('an unknown unit has no diagnosis and answers like an unknown page', async () => {
  const { page, close } = await visit(browser, '/diagnosis/nobody-knows-this', { lang: 'en' })
  expect(await page.locator('h1').innerText()).toBe('There is no such page')
  await close()
})

test('the verdicts of all units are a measure of the heatmap, over all periods', async () => {
  const { page, faults, close } = await visit(browser, '/heatmap', { lang: 'en' })
  await page.locator('[data-filter="m"]').selectOption('verdict')
  await page.waitForURL(/m=verdict/)
  await settled(page)
  expect(await page.locator('[data-filter="cycle"]').count()).toBe(0)
  expect(await page.locator('main').innerText()).toContain('System factors dominate')
  expect(faults).toEqual([])
  await close()
})

test('the company’s verdict and the verdicts on its units stand on the first screen of the overview', async () => {
  const { page, close } = await visit(browser, '/')
  for (const part of ['[data-headline]', '[data-company-verdict] h2', '[data-company-verdict] .bar', '[data-strip]']) {
    const box = await page.locator(part).first().boundingBox()
    expect(box!.y + box!.height, part).toBeLessThan(SIZES.desk.height)
  }
  await close()
})

test('the diagnosis breaks no rule of WCAG A or AA and fits its screen, in both themes and languages', async () => {
  const readers: Reader[] = [
    { theme: 'light', lang: 'zh' },
    { theme: 'dark', lang: 'en' },
    { theme: 'light', lang: 'en', size: 'phone' },
    { theme: 'dark', lang: 'zh', size: 'phone' },
  ]
  for (const reader of readers) {
    const { page, faults, close } = await visit(browser, `${await diagnosisOf()}?tab=resource`, reader)
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 3)}`)
    expect(found, JSON.stringify(reader)).toEqual([])
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width, JSON.stringify(reader)).toBeLessThanOrEqual(SIZES[reader.size ?? 'desk'].width)
    expect(faults, JSON.stringify(reader)).toEqual([])
    await close()
  }
})
