import { expect, test } from 'vitest'
import type { Composition } from '#pipeline/report/compose.ts'
import { loopReportWords } from '#pipeline/report/loop-words.ts'
import { words } from '#pipeline/report/words.ts'
import { LANGUAGES } from '#queries/locale.ts'
import { handMade } from './hand-made.ts'
import { typesetHandMade } from './typeset-hand-made.ts'

const squeeze = (text: string) => text.replace(/\s+/g, '')
/** A4 in points, and 18 mm. */
const [A4_SHORT, A4_LONG, MARGIN] = [595.28, 841.89, 51.02]

test('the sections stand in their order, each begins a page, and only the heatmap lies on its side', async () => {
  for (const lang of LANGUAGES) {
    const { pdf } = await typesetHandMade(handMade({ lang }))
    const starts = (['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10'] as const).map((id) =>
      pdf.pages.findIndex(({ text }) => text.includes(squeeze(`${id}${words[lang].section[id]}`))),
    )
    expect(starts).toEqual(starts.toSorted((a, b) => a - b))
    expect(new Set(starts).size).toBe(10)
    pdf.pages.forEach(({ widthPt, heightPt }, page) => {
      const isHeatmap = page >= starts[1]! && page < starts[2]!
      expect(widthPt, `page ${page + 1}`).toBeCloseTo(isHeatmap ? A4_LONG : A4_SHORT, 0)
      expect(heightPt).toBeCloseTo(isHeatmap ? A4_SHORT : A4_LONG, 0)
    })
  }
})

test('the answers take one page in both languages, also with three findings and more signals than fit', async () => {
  for (const lang of LANGUAGES) {
    const { pdf } = await typesetHandMade(handMade({ lang, teams: 40 }))
    expect(pdf.pages[1]?.text).toContain(squeeze(words[lang].section.P2))
  }
})

test('120 units by 24 months stay inside margins of 18 mm on every page, in text of 7 pt and more', async () => {
  const flat = handMade({ lang: 'zh', teams: 120, months: 24 })
  // All directly below the company, so that none may be left out.
  if (flat.parts.byPeriod.ok)
    flat.parts.byPeriod.result.rows.forEach((unit) => (unit.depth = unit.parent_id === null ? 0 : 1))
  const { pdf, document } = await typesetHandMade(flat)
  const matrix = document.sections[1]?.blocks.find((block) => block.kind === 'matrix')
  expect(matrix?.kind === 'matrix' && [matrix.rows.length, matrix.columns.length]).toEqual([141, 24])
  for (const [number, page] of pdf.pages.entries()) {
    for (const { text, x, y, width, sizePt } of page.items) {
      const place = `page ${number + 1} "${text}"`
      expect(x, place).toBeGreaterThan(MARGIN - 0.5)
      // The right half of a closing full-width mark is blank, and a line may end in the middle of it.
      const blank = /[，。；：、）”]$/.test(text) ? sizePt / 2 : 0
      expect(x + width - blank, place).toBeLessThan(page.widthPt - MARGIN + 0.5)
      expect(y, place).toBeGreaterThan(MARGIN - 0.5)
      expect(y + sizePt * 0.7, place).toBeLessThan(page.heightPt - MARGIN + 0.5)
      expect(sizePt, place).toBeGreaterThan(6.99)
    }
  }
})

test('outside the heatmap no text is smaller than 9 pt', async () => {
  for (const lang of LANGUAGES) {
    const { pdf } = await typesetHandMade(handMade({ lang }))
    const portrait = pdf.pages.filter(({ widthPt, heightPt }) => widthPt < heightPt)
    for (const { text, sizePt } of portrait.flatMap(({ items }) => items)) expect(sizePt, text).toBeGreaterThan(8.9)
  }
})

test('a table that goes on repeats its head, says so, and its caption counts the rows that are printed', async () => {
  const { pdf, document } = await typesetHandMade(handMade({ lang: 'zh', teams: 30, months: 24 }))
  expect(pdf.text).toContain('部门（续）')
  for (const block of document.sections.flatMap(({ blocks }) => blocks)) {
    if (block.kind !== 'table' && block.kind !== 'matrix') continue
    expect(block.caption).toContain(`（共 ${block.rows.length} 行）`)
  }
})

test('a large organisation is cut to its upper levels, and whatever lies outside its range is printed all the same', async () => {
  const { document } = await typesetHandMade(handMade({ lang: 'en', teams: 60 }))
  const [matrix] = document.sections[1]!.blocks.filter((block) => block.kind === 'matrix')
  const labels = matrix!.rows.map(({ label }) => label)
  // 60 teams in 10 divisions; cells of every ninth row from the fourth on fall short in the last month.
  expect(labels).toContain('Division 55')
  expect(labels).toContain('Team 2')
  expect(labels).not.toContain('Team 1')
  expect(matrix!.notes[0]).toMatch(/not listed: \d+/)
})

test('a flat organisation of more units than anyone reads is printed as far as something stands out', async () => {
  const flat = handMade({ lang: 'en', teams: 200 })
  if (flat.parts.byPeriod.ok)
    flat.parts.byPeriod.result.rows.forEach((unit) => (unit.depth = unit.parent_id === null ? 0 : 1))
  const { document } = await typesetHandMade(flat)
  const [matrix] = document.sections[1]!.blocks.filter((block) => block.kind === 'matrix')
  // The company, and the rows of the hand-made month that lie outside their range.
  expect(matrix!.rows[0]?.depth).toBe(0)
  expect(matrix!.rows.slice(1).every(({ cells }) => cells.at(-1)?.mark !== '')).toBe(true)
  expect(matrix!.rows.length).toBeGreaterThan(10)
  expect(matrix!.notes[0]).toMatch(/not listed: \d+/)
})

test('a month without any finding prints the sentences that say so and draws no empty axes', async () => {
  for (const lang of LANGUAGES) {
    const { pdf } = await typesetHandMade(handMade({ lang, shortfall: 0 }))
    const said = words[lang]
    for (const sentence of [said.noDecision, said.noSignals, said.noReason])
      expect(pdf.text).toContain(squeeze(sentence))
    expect(pdf.text).toMatch(lang === 'zh' ? /本期没有超出正常波动的差距/ : /Nogapisbeyondnormalvariation/)
  }
})

test('an organisation without any target prints why there is nothing to compare', async () => {
  const empty = handMade({ lang: 'zh' })
  for (const part of [empty.parts.byPeriod, empty.parts.byKpi]) {
    if (part.ok)
      Object.assign(part.result, { kind: 'empty', cells: [], largest: [], rows: part.result.rows.slice(0, 1) })
  }
  empty.parts.trends = []
  const { pdf, document } = await typesetHandMade(empty)
  expect(pdf.text).toContain(squeeze(words.zh.nothingComparable(words.zh.noTargets)))
  expect(
    document.sections.flatMap(({ blocks }) => blocks).some(({ kind }) => kind === 'charts' || kind === 'matrix'),
  ).toBe(false)
})

test('a part that fails prints its line with a code, and the other sections are whole', async () => {
  const broken: Composition = handMade({ lang: 'en' })
  broken.parts.byKpi = { ok: false, code: 'gap-heatmap-query-failed' }
  broken.parts.quality = { ok: false, code: 'import-quality-internal' }
  const { pdf, document } = await typesetHandMade(broken)
  expect(pdf.text).toContain(squeeze(words.en.failed('gap-heatmap-query-failed')))
  expect(pdf.text).toContain(squeeze(words.en.failed('import-quality-internal')))
  expect(document.sections.map(({ id }) => id)).toEqual(['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10'])
  expect(pdf.text).toContain('TableP2-T1')
})

test('a chart that cannot be drawn leaves its failure line and the other charts', async () => {
  const broken = handMade({ lang: 'en' })
  const first = broken.parts.trends[0]!.trend
  if (first.ok) Object.assign(first.result, { breaks: null })
  const { document } = await typesetHandMade(broken)
  const blocks = document.sections[2]!.blocks
  expect(blocks.some((block) => block.kind === 'failed')).toBe(true)
  expect(blocks.find((block) => block.kind === 'charts')?.items.length).toBeGreaterThan(0)
})

test('a section that cannot be written keeps its page and its place', async () => {
  const broken = handMade({ lang: 'zh' })
  if (broken.parts.byPeriod.ok) Object.assign(broken.parts.byPeriod.result, { columns: null })
  const { pdf, document } = await typesetHandMade(broken)
  expect(document.sections.map(({ id }) => id)).toEqual(['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10'])
  expect(pdf.text).toContain(squeeze(words.zh.failed('P2-internal')))
  expect(pdf.text).toContain(squeeze(words.zh.ledger))
})

test('a character that the font lacks is replaced, listed in P10, and stops nothing', async () => {
  const { pdf, replaced } = await typesetHandMade(
    handMade({ lang: 'zh', teamName: (place) => (place === 2 ? '𠮷田部' : `业务${place}部`) }),
  )
  expect(replaced).toEqual([{ code_point: 'U+20BB7', n: expect.any(Number) as number }])
  expect(pdf.text).toContain('〓田部')
  expect(pdf.text).toContain(squeeze(words.zh.replaced(`U+20BB7 ×${replaced[0]?.n}`)))
})

test('a name that is Typst or SVG code is printed as its own characters', async () => {
  const code = '#read("/etc/passwd") <svg/> $x$ *b*'
  const { pdf } = await typesetHandMade(
    handMade({ lang: 'zh', teamName: (place) => (place === 2 ? code : `业务${place}部`) }),
  )
  expect(pdf.text).toContain(squeeze(code))
  expect(pdf.text).not.toMatch(/root:x:/)
})

test('the file is tagged: title, language, bookmarks, table heads, and charts whose alternative text says the finding', async () => {
  for (const lang of LANGUAGES) {
    const { pdf } = await typesetHandMade(handMade({ lang }))
    expect(pdf.isMarked).toBe(true)
    expect(pdf.title).toContain(words[lang].title)
    expect(pdf.language).toMatch(lang === 'zh' ? /^zh/ : /^en/)
    expect(pdf.outline.filter((title) => /^P\d/.test(title))).toHaveLength(10)
    expect(pdf.outline).toContain(words[lang].byPeriod)
    const roles = pdf.pages.flatMap(({ structure }) => structure)
    expect(roles.filter((role) => role === 'TH').length).toBeGreaterThan(20)
    const figures = roles.filter((role) => role.startsWith('Figure'))
    expect(figures.length).toBeGreaterThan(0)
    for (const figure of figures)
      expect(figure).toMatch(lang === 'zh' ? /^Figure: .*(控制限|期)/ : /^Figure: .*(Limits|periods)/)
  }
})

test('the zh file has no English sentence and the en file no Chinese one', async () => {
  const [zh, en] = await Promise.all([
    typesetHandMade(handMade({ lang: 'zh' })),
    typesetHandMade(handMade({ lang: 'en' })),
  ])
  // Names of methods and authors stay as they are; four English words in a row would be a sentence.
  const english = zh.pdf.pages
    .flatMap(({ items }) => items.map(({ text }) => text))
    .filter((text) => /\b[a-z]{3,} [a-z]{2,} [a-z]{2,} [a-z]{2,}/.test(text))
  expect(english).toEqual([])
  // File names are proper names.
  expect(en.pdf.text.replace(/绩效目标_2025\.csv/g, '')).not.toMatch(/\p{Script=Han}/u)
})

test('a month without plans and talks says so on three pages, and prints no empty axis', async () => {
  for (const lang of LANGUAGES) {
    const { document } = await typesetHandMade(handMade({ lang, shortfall: 0 }))
    const said = loopReportWords[lang]
    const sentences = { P7: said.noPlan, P8: said.noOutcome, P9: said.noCycle }
    for (const [id, sentence] of Object.entries(sentences)) {
      const { blocks } = document.sections.find((section) => section.id === id)!
      expect(blocks).toEqual([{ kind: 'paragraph', tone: 'lead', text: sentence }])
    }
  }
})
