import { z } from 'zod'
import { formatExact, formatPercent } from '#queries/words/format.ts'
import { defineTrap, RATING_CLAIMS } from '../define.ts'
import { bars } from '../draw/bars.ts'
import { ratedUnit } from '../rater-groups.ts'
import { judge } from './judge.ts'
import { raterRow } from './rater-row.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'

const others = { zh: '其他', en: 'others' }

/** Are the criteria of a form several observations, or one impression? (traps 5) Tested rater by rater, told by department. */
export default defineTrap({
  slug: 'halo',
  family: 'rating',
  version: 1,
  unitKind: 'department',
  blocks: RATING_CLAIMS,
  needs: ['criterion_score.score'],
  params: z.object({
    flat: z.number().min(0.3).max(1).default(0.6),
    above: z.number().min(0).max(0.9).default(0.3),
    r: z.number().min(0.5).max(0.99).default(0.9),
    r_above: z.number().min(0).max(0.5).default(0.1),
    fewest_forms: z.number().int().min(5).max(200).default(10),
    fewest_criteria: z.number().int().min(3).max(20).default(3),
  }),
  queries: { raters: raterRow, units: ratedUnit },
  check: judge,
  chart: (seen, context) => {
    const { lang } = context
    const words = text[lang]
    return bars(context, words.finding(seen), {
      bars: seen.evidence.rows.flatMap(({ measure, here, others: elsewhere }) => {
        const print = (value: number) => (measure === 'r' ? formatExact(value, lang, 2) : formatPercent(value, lang))
        const name = words.facts[String(measure)]!
        return [
          { name: `${name} · ${seen.unitName}`, value: Number(here), text: print(Number(here)), isMarked: true },
          { name: `${name} · ${others[lang]}`, value: Number(elsewhere), text: print(Number(elsewhere)) },
        ]
      }),
      print: (value) => formatExact(value, lang, 1),
    })
  },
  text,
  toy,
})
