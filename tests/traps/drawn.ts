import { lightPalette } from '#queries/palette.ts'
import { LANGUAGES } from '#queries/locale.ts'
import type { Seen, Tested, Trap } from '#queries/traps/define.ts'
import { traps } from '#queries/traps/index.ts'
import { findingSentence } from '#queries/traps/words.ts'

/** A finding as readers meet it: sentence with tail and chart in both languages, as one text to search for holes. */
export async function drawn(slug: string, tested: Tested): Promise<string> {
  const spec: Trap = await traps[slug]!()
  const { touched: _, ...rest } = tested
  return LANGUAGES.map((lang) => {
    const seen: Seen = { ...rest, unitName: 'East', kpiName: rest.unit.kpi_id }
    const { label, option } = spec.chart(seen, { lang, palette: lightPalette, width: 640, height: 320 })
    const effect = tested.effect === null ? '' : spec.text[lang].effect.print(tested.effect)
    return [findingSentence(spec.text[lang], seen, lang), effect, label, JSON.stringify(option)].join('\n')
  }).join('\n')
}

/** What a value that is not there leaves in a sentence or a chart. */
export const HOLES = /undefined|NaN|\[object|Infinity/
