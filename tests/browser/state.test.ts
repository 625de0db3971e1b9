import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { choices, launch, settled, visit } from './visit.ts'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

test('the language changes at once, keeps every choice, and leaves no other trace in the address', async () => {
  const { page, faults, close } = await visit(browser, '/heatmap?by=kpi')
  const requests: string[] = []
  page.on('request', (request) => void (request.url().includes('/api/analyses/') && requests.push(request.url())))
  expect(await page.getAttribute('html', 'lang')).toBe('zh-CN')
  await page.locator('[data-lang="en"]').click()
  await page.waitForFunction(() => document.documentElement.lang === 'en')
  expect(choices(page)).toEqual({ by: 'kpi', lang: 'en' })
  expect(await page.locator('h1').innerText()).toBe('Gap heatmap')
  expect(requests).toEqual([]) // the same result is worded again, not asked again
  await page.locator('[data-lang="zh"]').click()
  await page.waitForFunction(() => document.documentElement.lang === 'zh-CN')
  expect(choices(page)).toEqual({ by: 'kpi' })
  expect(faults).toEqual([])
  await close()
})

test('the theme follows the system until somebody chooses, and the choice survives a reload', async () => {
  const { page, close } = await visit(browser, '/', { theme: 'dark' })
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const dark = await ground()
  await page.locator('[data-theme-choice]').click() // system → light
  const light = await ground()
  expect(light).not.toBe(dark)
  await page.reload()
  await settled(page)
  expect(await ground()).toBe(light)
  await page.locator('[data-theme-choice]').click() // light → dark
  expect(await ground()).toBe(dark)
  await close()
})

test('a reload keeps unit, columns, table view and the open cell', async () => {
  const { page, close } = await visit(browser, '/heatmap?by=kpi&lang=en')
  await page.locator('td.below, td.within').first().click()
  await page.waitForSelector('dialog[open]')
  const title = await page.locator('dialog h2').innerText()
  await page.reload()
  await settled(page)
  expect(await page.locator('dialog h2').innerText()).toBe(title)
  expect(choices(page)).toMatchObject({ by: 'kpi', lang: 'en' })
  await close()
})

test('what the address says wrongly reads as the default and is named', async () => {
  const { page, close } = await visit(browser, '/heatmap?unit=nowhere&by=moon&colour=red&lang=en')
  const notice = await page.locator('main [role="status"]').first().innerText()
  for (const name of ['unit', 'by', 'colour']) expect(notice).toContain(name)
  expect(await page.locator('[data-filter="unit"]').inputValue()).toBe('')
  await close()
})

test('an unknown unit and an unknown page answer alike', async () => {
  const unknown = await visit(browser, '/unit/nobody-knows-this', { lang: 'en' })
  const absent = await visit(browser, '/nobody-knows-this', { lang: 'en' })
  expect(await unknown.page.locator('h1').innerText()).toBe(await absent.page.locator('h1').innerText())
  await unknown.close()
  await absent.close()
})
