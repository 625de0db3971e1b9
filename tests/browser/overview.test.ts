import { mkdirSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DecisionsResult } from '#queries/analyses/decisions/result.ts'
import { beliefText } from '#queries/analyses/loop/names.ts'
import type { LoopResult } from '#queries/analyses/loop/result.ts'
import { text as loopText } from '#queries/analyses/loop/text.ts'
import type { TrendResult } from '#queries/analyses/trend/result.ts'
import { decisionWords } from '#queries/decisions/decision-words.ts'
import type { Answer } from '#queries/define.ts'
import { eventText } from '#queries/words/event.ts'
import { unitLabels } from '#queries/words/unit-label.ts'
import { catalogue, launch, settled, SIZES, url, visit } from './visit.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
  mkdirSync(FOLDER, { recursive: true })
})
afterAll(() => browser.close())

const FOLDER = 'tests/screenshots'
const ask = async <R>(path: string): Promise<R> =>
  ((await (await fetch(url(`/api/analyses/${path}`))).json()) as Answer<R>).result // the server validated it

test.each(['zh', 'en'] as const)('the decisions on the page are those of the API, in words, in %s', async (lang) => {
  const { decisions } = await ask<DecisionsResult>('decisions')
  const label = unitLabels((await catalogue()).units, lang)
  const { page, faults, close } = await visit(browser, '/', { lang })
  expect(await page.locator('[data-decision] .title').allTextContents()).toEqual(
    decisions.map((one) => decisionWords(one, label(one.unit), lang).title),
  )
  expect(decisions.length).toBeGreaterThan(0)
  expect(decisions.length).toBeLessThanOrEqual(3)
  expect(faults).toEqual([])
  await close()
})

test('human resources find this week and a talk outline of four parts with three questions, which prints without the frame', async () => {
  const { page, faults, close } = await visit(browser, '/', { lang: 'zh', role: 'hr' })
  const lines = page.locator('[data-week] li')
  const n = await lines.count()
  expect(n).toBeGreaterThan(0)
  expect(n).toBeLessThanOrEqual(5)
  await lines.first().locator('a').click()
  await page.waitForURL(/\/outline/)
  await settled(page)
  expect(
    await page.locator('[data-outline]').evaluateAll((parts) => parts.map((part) => part.dataset.outline)),
  ).toEqual(['facts', 'unknown', 'questions', 'offers'])
  expect(await page.locator('[data-outline="questions"] li').count()).toBe(3)
  for (const part of ['facts', 'unknown', 'offers']) {
    expect(await page.locator(`[data-outline="${part}"] li`).count(), part).toBeGreaterThan(0)
  }
  await page.screenshot({ path: `${FOLDER}/outline-desk-light-zh.png`, fullPage: true })
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('header').isVisible()).toBe(false)
  expect(await page.locator('[aria-label^="记录"]').isVisible()).toBe(true)
  expect(faults).toEqual([])
  await close()
})

test('an executive has no list of the week, and the outline is like a page that does not exist', async () => {
  const { page, close } = await visit(browser, '/', { lang: 'en' })
  expect(await page.locator('[data-week]').count()).toBe(0)
  await page.goto(url('/outline?lang=en'))
  await page.waitForSelector('main')
  await page.waitForLoadState('networkidle')
  expect(await page.locator('[data-outline]').count()).toBe(0)
  await close()
})

test('the events of a unit are drawn on its trend and listed in words', async () => {
  for (const [lang, size] of [
    ['zh', 'desk'],
    ['en', 'phone'],
  ] as const) {
    const { events } = await ask<TrendResult>('trend')
    expect(events.length).toBeGreaterThan(0)
    const { page, close } = await visit(browser, '/unit/root', { lang, size })
    const listed = await page.locator('#trend [data-events] li').allTextContents()
    expect(listed).toEqual(events.map((event) => eventText(event, lang)))
    const drawn = await page.locator('#trend [role="img"] svg text').allTextContents()
    // By name, or by its number in the list where the names do not fit.
    expect(drawn.some((text) => text === '1' || text.startsWith(events[0]!.label!.slice(0, 4)))).toBe(true)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(SIZES[size].width)
    await close()
  }
})

test('the two lanes say that the table is ours, here and on the help page', async () => {
  for (const path of ['/', '/help']) {
    const { page, close } = await visit(browser, path, { lang: 'zh' })
    expect(await page.locator('[data-lanes]').textContent()).toContain('Causeway 根据原文其余部分自行重建')
    await close()
  }
})

test('the loop, the three beliefs and the balance of what is spent say the sentences of their analysis', async () => {
  const loop = await ask<LoopResult>('loop')
  const { page, close } = await visit(browser, '/', { lang: 'en' })
  expect(await page.locator('[data-loop]').textContent()).toContain(loopText.en.closure(loop))
  expect(await page.locator('[data-loop]').textContent()).toContain(loopText.en.repeat(loop))
  expect(await page.locator('[data-belief]').count()).toBe(3)
  for (const belief of loop.beliefs)
    expect(await page.locator(`[data-belief="${belief.code}"]`).textContent()).toContain(beliefText(belief, 'en'))
  expect(await page.locator('[data-investment]').textContent()).toContain(loopText.en.investment(loop))
  await close()
})
