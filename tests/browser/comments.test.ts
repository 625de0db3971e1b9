import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { catalogue, launch, settled, someUnit, visit } from './visit.ts'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

const MARKUP = '<img src=x onerror="document.title=1"> **bold** #eval("1+1") 👩‍👩‍👧'

/** The panel of the first cell that shows a figure, as human resources open it. */
async function openCell(page: Page) {
  await page.locator('td.below, td.within').last().click()
  await page.waitForSelector('dialog [data-comments]')
}

test('a blaming comment is offered another wording, kept as it was typed, and found again', async () => {
  const { page, faults, close } = await visit(browser, '/heatmap', { lang: 'zh', role: 'hr' })
  await openCell(page)
  const panel = page.locator('dialog [data-comments]')
  await panel.locator('textarea').fill('小组就是不努力。')
  await panel.locator('[data-wording]').waitFor()
  expect(await panel.locator('[data-wording]').textContent()).toContain('这句话把结果归因于个人态度，证据中没有这一项')
  expect(await panel.locator('[data-wording] u').textContent()).toBe('就是不努力')
  await panel.getByRole('button', { name: '按原文保存' }).click()
  await panel.locator('[data-comment] .text', { hasText: '小组就是不努力。' }).first().waitFor()

  // A fact with its cause is offered nothing.
  await panel.locator('textarea').fill('本月缺料 6 天，二车间停线。')
  await page.waitForTimeout(600)
  expect(await panel.locator('[data-wording]').count()).toBe(0)
  await panel.getByRole('button', { name: '保存', exact: true }).click()
  await panel.locator('[data-comment] .text', { hasText: '缺料 6 天' }).first().waitFor()

  await page.reload()
  await settled(page)
  await page.waitForSelector('dialog [data-comment]')
  expect(await page.locator('dialog [data-comment] .text').allTextContents()).toContain('小组就是不努力。')
  expect(faults).toEqual([])
  await close()
})

test('markup in a comment is text on the page, and an edit shows what stood before', async () => {
  const { page, faults, close } = await visit(browser, await someUnit(), { lang: 'en', role: 'hr' })
  const title = await page.title()
  const panel = page.locator('[data-comments]')
  await panel.locator('form textarea').last().fill(MARKUP)
  await panel.getByRole('button', { name: 'Save', exact: true }).click()
  const mine = panel.locator('[data-comment]', { hasText: '<img src=x' }).last()
  await mine.waitFor()
  expect(await mine.locator('.text').first().textContent()).toBe(MARKUP)
  expect(await panel.locator('img').count()).toBe(0)
  expect(await page.title()).toBe(title)

  await mine.getByRole('button', { name: 'Edit', exact: true }).click()
  const editor = panel.locator('[data-comment] form textarea')
  await editor.fill('Parts were missing on 6 days.')
  await panel.locator('[data-comment] form').getByRole('button', { name: 'Save', exact: true }).click()
  const edited = panel.locator('[data-comment]', { hasText: 'Parts were missing on 6 days.' }).last()
  await edited.waitFor()
  await edited.locator('summary').click()
  expect(await edited.locator('details .text').textContent()).toBe(MARKUP)
  expect(faults).toEqual([])
  await close()
})

test('a comment that is too long is refused in words, and the text stays in the field', async () => {
  const { page, close } = await visit(browser, await someUnit(), { lang: 'en', role: 'hr' })
  const field = page.locator('[data-comments] form textarea').last()
  await field.fill('字'.repeat(10_001))
  await page.locator('[data-comments]').getByRole('button', { name: 'Save', exact: true }).click()
  const refusal = page.locator('[data-comments] [role="alert"]')
  await refusal.waitFor()
  expect(await refusal.textContent()).toContain('10001 characters')
  expect((await field.inputValue()).length).toBe(10_001)
  await close()
})

test('an executive finds no comments on page or panel, and the browser asks for none', async () => {
  const { page, faults, close } = await visit(browser, '/heatmap', { lang: 'zh' })
  const asked: string[] = []
  page.on('request', (request) => void asked.push(request.url()))
  await page.locator('td.below, td.within').last().click()
  await page.waitForSelector('dialog h2')
  expect(await page.locator('[data-comments]').count()).toBe(0)
  const { units } = await catalogue()
  await page.goto(new URL(`/unit/${encodeURIComponent(units[0]!.unit_id)}`, page.url()).href)
  await settled(page)
  expect(await page.locator('[data-comments]').count()).toBe(0)
  expect(asked.filter((url) => url.includes('/api/comments'))).toEqual([])
  expect(faults).toEqual([])
  await close()
})
