import chromium from '@sparticuz/chromium'
import { chromium as playwright, type Browser, type Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import type { Role } from '#queries/domain.ts'
import type { Catalogue } from '#web/contract/catalogue.ts'

export type Reader = { lang?: 'zh' | 'en'; theme?: 'light' | 'dark'; size?: 'desk' | 'phone'; role?: Role }

export const SIZES = { desk: { width: 1366, height: 768 }, phone: { width: 360, height: 740 } }

/** The packaged browser turns these on for servers without a display; they switch off what the tests look at, or crash tabs. */
const UNWANTED = ['--single-process', '--no-zygote', '--disable-web-security', '--allow-running-insecure-content']

export const url = (path: string, role: Role = 'executive') =>
  new URL(path, inject(role === 'hr' ? 'hrUrl' : 'url')).href

/** The packaged browser sometimes dies while it starts, before any page is asked for; that says nothing about the product. */
const LAUNCHES = 3

export async function launch(attempt = 1): Promise<Browser> {
  try {
    return await playwright.launch({
      executablePath: process.env.CAUSEWAY_CHROMIUM ?? (await chromium.executablePath()),
      args: chromium.args.filter((arg) => !UNWANTED.includes(arg)),
    })
  } catch (error) {
    if (attempt === LAUNCHES) throw error
    return launch(attempt + 1)
  }
}

/**
 * Opens a page as a reader and hands back what must stay empty: console errors, refused resources, failed scripts.
 * A violation of the content security policy is a console error too.
 */
export async function visit(
  browser: Browser,
  path: string,
  { lang, theme = 'light', size = 'desk', role }: Reader = {},
) {
  const context = await browser.newContext({ viewport: SIZES[size], colorScheme: theme, acceptDownloads: true })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())))
  page.on('pageerror', (error) => faults.push(error.message))
  const address = new URL(url(path, role))
  if (lang) address.searchParams.set('lang', lang)
  await page.goto(address.href)
  await settled(page)
  return { page, faults, close: () => context.close() }
}

/** Nothing is being fetched, no skeleton is left, every chart has drawn something, and the fonts are there. */
export async function settled(page: Page) {
  await page.waitForSelector('h1')
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => document.querySelector('.panel[aria-busy="true"]') === null)
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[role="img"].chart')].every(
      (chart) => chart.querySelectorAll('svg path').length > 3,
    ),
  )
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}

/** The search part of the page's address. */
export const choices = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams)

export async function catalogue(): Promise<Catalogue> {
  const response = await fetch(url('/api/catalogue'))
  expect(response.status).toBe(200)
  return (await response.json()) as Catalogue // the server validated it
}

/** A unit low in the organisation that has units below it, so that its page shows every part. */
async function branch(): Promise<string> {
  const { units } = await catalogue()
  const parents = new Set(units.map(({ parent_id }) => parent_id))
  const found = units.filter(({ unit_id }) => parents.has(unit_id)).sort((a, b) => b.depth - a.depth)[0] ?? units[0]
  return encodeURIComponent(found!.unit_id)
}
export const someUnit = async () => `/unit/${await branch()}`
export const someBranch = async () => `/heatmap?unit=${await branch()}`
