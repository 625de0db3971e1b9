import { AxeBuilder } from '@axe-core/playwright'
import { mkdirSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { GoalCheckResult } from '#queries/analyses/goal-check/result.ts'
import { text } from '#queries/analyses/goal-check/text.ts'
import type { Answer } from '#queries/define.ts'
import { goalsFrame } from '#web/text/goals.ts'
import { launch, settled, SIZES, url, visit, type Reader } from './visit.ts'

let browser: Browser
let found: GoalCheckResult
beforeAll(async () => {
  browser = await launch()
  mkdirSync(FOLDER, { recursive: true })
  const response = await fetch(url('/api/analyses/goal-check', 'hr'))
  expect(response.status).toBe(200)
  found = ((await response.json()) as Answer<GoalCheckResult>).result // the server validated it
})
afterAll(() => browser.close())

const FOLDER = 'tests/screenshots'
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const HR = { role: 'hr' } as const
const BAD = '提高销售额'
const GOOD = '在今年Q4新增20%的销售额，重点开拓新市场客户'

test('the answer stands above the fold as the API has it, then the plane, whose table has every point', async () => {
  const { page, faults, close } = await visit(browser, '/goals', HR)
  const headline = page.locator('[data-headline]')
  expect(await headline.innerText()).toBe(text.zh.finding(found))
  const box = (await headline.boundingBox())!
  expect(box.y + box.height).toBeLessThan(SIZES.desk.height)
  await page.getByRole('button', { name: '表格' }).first().click()
  await page.waitForURL((address) => address.searchParams.get('view') === 'table')
  await expect.poll(() => page.locator('.figure table tbody tr').count(), { timeout: 20_000 }).toBe(found.points.length)
  expect(faults).toEqual([])
  await close()
})

test('a department leads to its own goals with the choices kept, and Back leads to the company', async () => {
  const { page, faults, close } = await visit(browser, `/goals?cycle=${found.period_id}`, HR)
  const [first] = found.units
  await page.locator(`[data-unit="${first!.unit_id}"] a`).click()
  await page.waitForURL((address) => address.searchParams.get('unit') === first!.unit_id)
  await settled(page)
  expect(new URL(page.url()).searchParams.get('cycle')).toBe(found.period_id)
  expect(await page.locator('[data-headline]').innerText()).toContain(first!.name_zh)
  await page.goBack()
  await settled(page)
  expect(await page.locator('[data-headline]').innerText()).toBe(text.zh.finding(found))
  expect(faults).toEqual([])
  await close()
})

test('the pre-check marks the part in question, offers a rewrite, prints markup literally and needs no reload', async () => {
  const { page, faults, close } = await visit(browser, '/goals', HR)
  const words = goalsFrame.zh.pre
  await page.locator('[data-pre-check="check"]').click()
  expect(await page.locator('[data-pre-check="answer"]').innerText()).toBe(words.empty)
  await page.locator('[data-pre-check="text"]').fill(`${BAD}\n${GOOD}\n<img src=x onerror=alert(1)>尽快完善`)
  await page.locator('[data-pre-check="check"]').click()
  await page.waitForSelector('[data-goal]')
  expect(await page.locator('[data-pre-check="answer"]').innerText()).toContain(words.answer(3, 2, 2))
  const bad = page.locator('[data-goal="1"]')
  expect(await bad.locator('mark').allInnerTexts()).toEqual(['提高'])
  expect(await bad.locator('.fail').count()).toBe(3)
  expect(await bad.innerText()).toContain('没有写出怎样算完成')
  expect(await page.locator('[data-goal="2"] .fail').count()).toBe(0)
  expect(await page.locator('[data-goal="3"] img').count()).toBe(0)
  expect(await page.locator('[data-goal="3"]').innerText()).toContain('<img src=x onerror=alert(1)>')
  // The language changes the words and keeps the answer.
  await page
    .getByRole('link', { name: 'EN' })
    .or(page.getByRole('button', { name: 'EN' }))
    .first()
    .click()
  await expect.poll(() => bad.innerText()).toContain('Nothing here says what done looks like')
  await page.getByRole('button', { name: goalsFrame.en.pre.again }).click()
  expect(await page.locator('[data-goal]').count()).toBe(0)
  expect(faults).toEqual([])
  await close()
})

test('a file of the spreadsheet in GB18030 is read, and a workbook is refused in words', async () => {
  const { page, faults, close } = await visit(browser, '/data', HR)
  // "目标\n提高效率" in GB18030.
  const bytes = [0xc4, 0xbf, 0xb1, 0xea, 0x0a, 0xcc, 0xe1, 0xb8, 0xdf, 0xd0, 0xa7, 0xc2, 0xca]
  const file = { name: 'goals.csv', mimeType: 'text/csv', buffer: Buffer.from(bytes) }
  await page.locator('[data-pre-check="file"]').setInputFiles(file)
  await page.waitForSelector('[data-goal]')
  expect(await page.locator('[data-goal]').first().innerText()).toContain('提高效率')
  const workbook = { name: 'goals.xlsx', mimeType: 'application/zip', buffer: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0]) }
  await page.locator('[data-pre-check="file"]').setInputFiles(workbook)
  await expect.poll(() => page.locator('[data-pre-check="answer"]').innerText()).toBe(goalsFrame.zh.pre.unreadable)
  expect(faults).toEqual([])
  await close()
})

test('an executive sees the goals by unit, no text of a goal and no pre-check', async () => {
  const { page, faults, close } = await visit(browser, '/goals')
  expect(await page.locator('[data-headline]').count()).toBe(1)
  expect(await page.locator('[data-wording], [data-pre-check]').count()).toBe(0)
  expect((await fetch(url('/api/analyses/goal-wording'))).status).toBe(404)
  expect(faults).toEqual([])
  await close()
})

test('it breaks no rule of WCAG A or AA and fits its screens', async () => {
  const readers: Reader[] = [
    { ...HR, lang: 'zh', theme: 'light' },
    { ...HR, lang: 'en', theme: 'dark', size: 'phone' },
    { ...HR, lang: 'zh', theme: 'dark', size: 'phone' },
  ]
  for (const reader of readers) {
    const { page, close } = await visit(browser, '/goals', reader)
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(wide).toBeLessThanOrEqual(0)
    await page.screenshot({
      path: `${FOLDER}/goals-${reader.lang}-${reader.theme}-${reader.size ?? 'desk'}.png`,
      fullPage: true,
    })
    await close()
  }
})
