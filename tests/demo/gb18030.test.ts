import { expect, test } from 'vitest'
import { encodeGb18030 } from '#pipeline/demo/gb18030.ts'

const decode = (bytes: Uint8Array) => new TextDecoder('gb18030', { fatal: true, ignoreBOM: true }).decode(bytes)

test('every character outside the surrogates and the private areas survives encoding and Node’s own decoding', () => {
  let all = ''
  for (let code = 0; code < 0xd800; code++) all += String.fromCodePoint(code)
  for (let code = 0xf900; code < 0xf0000; code++) all += String.fromCodePoint(code)
  expect(decode(encodeGb18030(all)) === all).toBe(true)
})

test('known characters get the bytes of the standard: one, two and four of them', () => {
  // 啊 B0A1 and 中 D6D0 are of GB 2312; € is A2E3 in GB18030-2000; 𠮷 (U+20BB7) is four bytes, which a plain GBK codec loses.
  expect(hex('a')).toBe('61')
  expect(hex('啊')).toBe('b0a1')
  expect(hex('中')).toBe('d6d0')
  expect(hex('€')).toBe('a2e3')
  expect(hex('𠮷')).toBe('9534b235') // U+20BB7 − U+10000 = 68535 = 5·12600 + 4·1260 + 49·10 + 5, counted from 90 30 81 30
})

test('a character that the encoding does not have is refused and not written as NUL', () => {
  expect(() => encodeGb18030('\ue5e5')).toThrow(RangeError)
})

const hex = (text: string) => Buffer.from(encodeGb18030(text)).toString('hex')
