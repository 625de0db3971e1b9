import { expect, test } from 'vitest'
import { contentHash, canonicalJson } from '#pipeline/report/content-hash.ts'
import { renderMonthly } from '#pipeline/report/monthly.ts'
import { openSamples } from '#tests/sample-snapshot.ts'
import { handMade } from './hand-made.ts'
import { readPdf } from './read-pdf.ts'
import { typesetHandMade } from './typeset-hand-made.ts'

test('the same snapshot, month and language give the same figures and hash, seven months later too', async () => {
  const samples = await openSamples()
  const at = (iso: string, lang: 'zh' | 'en' = 'zh') =>
    renderMonthly({
      month: '2025-03',
      lang,
      snapshot: samples.filled,
      viewer: { role: 'executive' },
      clock: { now: () => new Date(iso) },
    })
  const [april, november, english] = [
    await at('2025-04-03T00:00:00Z'),
    await at('2025-11-20T09:30:00Z'),
    await at('2025-04-03T00:00:00Z', 'en'),
  ]
  expect(november.contentHash).toBe(april.contentHash)
  expect(english.contentHash).not.toBe(april.contentHash)
  const texts = await Promise.all([april, november].map(async ({ pdf }) => (await readPdf(pdf)).text))
  const withoutTime = texts.map((text) => text.replace(/2025-\d\d-\d\d\d\d:\d\dAsia\/Shanghai/g, ''))
  expect(withoutTime[1]).toBe(withoutTime[0])
  await samples.close()
})

test('the bytes depend on nothing but content and time of rendering', async () => {
  const [first, second] = [
    await typesetHandMade(handMade({ lang: 'zh' })),
    await typesetHandMade(handMade({ lang: 'zh' })),
  ]
  expect(Buffer.from(second.bytes).equals(Buffer.from(first.bytes))).toBe(true)
})

test('one figure that differs in its last printed digit changes the hash', async () => {
  const { document } = await typesetHandMade(handMade({ lang: 'zh' }))
  const changed = structuredClone(document)
  const matrix = changed.sections[1]!.blocks.find((block) => block.kind === 'matrix')
  matrix!.rows[0]!.cells[0]!.value = '+9.9'
  expect(contentHash(changed)).not.toBe(contentHash(document))
})

test('the order of keys does not change canonical JSON', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}')
})
