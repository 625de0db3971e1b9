import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { darkPalette, lightPalette, partColours } from '#queries/palette.ts'

const css = readFileSync(new URL('../app.css', import.meta.url), 'utf8')
const variables = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(([, name, light, dark]) => [
    name!,
    { light: light!, dark: dark! },
  ]),
)

test('pages have the colours of charts and paper', () => {
  for (const name of Object.keys(lightPalette) as (keyof typeof lightPalette)[]) {
    expect(variables.get(name), name).toEqual({ light: lightPalette[name], dark: darkPalette[name] })
  }
})

test('the parts of a shortfall have the colours of their chart', () => {
  const [light, dark] = [partColours(lightPalette), partColours(darkPalette)]
  for (const part of Object.keys(light) as (keyof typeof light)[]) {
    expect(variables.get(`part-${part}`), part).toEqual({ light: light[part].fill, dark: dark[part].fill })
    if (light[part].hatch !== null)
      expect(variables.get('part-hatch')).toEqual({ light: light[part].hatch, dark: dark[part].hatch })
  }
})

// WCAG 2.2, 1.4.3: 4.5 to 1 for text.
test.each([
  ['ink', 'surface'],
  ['ink', 'ground'],
  ['ink', 'sunken'],
  ['quiet', 'surface'],
  ['quiet', 'ground'],
  ['quiet', 'sunken'],
  ['accent', 'surface'],
  ['accent', 'ground'],
  ['accent', 'accent-wash'],
  ['ink', 'accent-wash'],
  ['ink', 'caution-wash'],
  ['ink', 'fail-wash'],
  ['quiet', 'fail-wash'],
  ['below', 'surface'],
  ['above', 'surface'],
  ['caution', 'surface'],
  ['on-accent', 'accent'],
  ['below-text', 'below-fill'],
  ['above-text', 'above-fill'],
  ['within-text', 'within-fill'],
])('%s on %s can be read in both themes', (text, ground) => {
  for (const theme of ['light', 'dark'] as const) {
    const [a, b] = [variables.get(text)![theme], variables.get(ground)![theme]]
    expect(contrast(a, b), `${theme}: ${a} on ${b}`).toBeGreaterThanOrEqual(4.5)
  }
})

/** Contrast ratio of WCAG 2.2, from 1 to 21. */
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
