import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { text } from '#queries/analyses/calibration/text.ts'
import type { CalibrationResult } from '#queries/analyses/calibration/result.ts'
import type { Answer } from '#queries/define.ts'
import { launch, SIZES, url, visit, type Reader } from './visit.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

async function briefing(): Promise<CalibrationResult> {
  const response = await fetch(url('/api/analyses/calibration', 'hr'))
  expect(response.status).toBe(200)
  return ((await response.json()) as Answer<CalibrationResult>).result // the server validated it
}

test('the agenda comes first and in order, ratings are spread below it, and it is said that nobody is judged', async () => {
  const { agenda, units } = await briefing()
  const { page, faults, close } = await visit(browser, '/calibration', { role: 'hr' })
  expect(await page.locator('[aria-labelledby="agenda-title"] li').allInnerTexts()).toEqual(
    agenda.map((point) => text.zh.agenda[point]),
  )
  expect(await page.locator('main').innerText()).toContain(text.zh.notEvaluation)
  const [order, picture] = await Promise.all(
    ['#agenda-title', '.spread'].map((part) => page.locator(part).first().boundingBox().then((box) => box!.y)), // prettier-ignore
  )
  expect(order!).toBeLessThan(picture!)
  // A unit of fewer than ten rated people has no distribution, and no number stands in its place.
  await page.locator('.spread').getByRole('button', { name: '表格' }).first().click()
  for (const { spread } of units) if (spread) expect(spread.n_people).toBeGreaterThanOrEqual(10)
  expect(faults).toEqual([])
  await close()
})

test('no rater has a name, a code or a line of its own', async () => {
  const { page, close } = await visit(browser, '/calibration', { role: 'hr', lang: 'en' })
  const answer = await (await fetch(url('/api/analyses/calibration', 'hr'))).text()
  expect(answer).not.toMatch(/rater_(key|no)|manager_(key|no)|person_(key|no)/)
  expect(await page.content()).not.toMatch(/rater_(key|no)|manager_(key|no)|person_(key|no)/)
  await close()
})

test('to an executive the page does not exist, in the menu either', async () => {
  expect((await fetch(url('/api/analyses/calibration'))).status).toBe(404)
  const { page, close } = await visit(browser, '/calibration')
  expect(await page.locator('nav a[href^="/calibration"]').count()).toBe(0)
  expect(await page.locator('[aria-labelledby="agenda-title"] li').count()).toBe(0)
  await close()
})

test('it breaks no rule of WCAG A or AA and fits its screens', async () => {
  const readers: Reader[] = [
    { role: 'hr', lang: 'zh', theme: 'light' },
    { role: 'hr', lang: 'en', theme: 'dark', size: 'phone' },
  ]
  for (const reader of readers) {
    const { page, faults, close } = await visit(browser, '/calibration', reader)
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      SIZES[reader.size ?? 'desk'].width,
    )
    expect(faults).toEqual([])
    await close()
  }
}, 120_000)
