import { expect, test } from 'vitest'
import { characterMap } from '#pipeline/report/character-map.ts'
import { reportFonts } from '#pipeline/report/fonts.ts'
import { replaceRareGlyphs } from '#pipeline/report/rare-glyphs.ts'

test('reads the same characters from the font as fontTools', () => {
  // fontTools 4.66.1: len(TTFont(…).getBestCmap()) is 30890 for both weights of Noto Sans SC 0.4.3; 𠮷 is not among them, 𬭚 is.
  const { regular, bold } = reportFonts()
  const characters = characterMap(regular)
  expect([characters.size, characterMap(bold).size]).toEqual([30_890, 30_890])
  expect(
    ['中', '护', '↘', '±', '−', '〓', '𬭚', '𠮷', '🎉'].map((each) => characters.has(each.codePointAt(0)!)),
  ).toEqual([...Array<boolean>(7).fill(true), false, false])
})

test('replaces what cannot be drawn wherever it stands, counts it, and drops what is never drawn', () => {
  const drawable = new Set([...'ab〓'].map((each) => each.codePointAt(0)!))
  const { value, replaced } = replaceRareGlyphs({ x: ['a𠮷b', { y: 'b\u200d𠮷\ufe0f' }], n: 3, none: null }, drawable)
  expect(value).toEqual({ x: ['a〓b', { y: 'b〓' }], n: 3, none: null })
  expect(replaced).toEqual([{ code_point: 'U+20BB7', n: 2 }])
})
