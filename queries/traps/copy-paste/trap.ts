import { z } from 'zod'
import { formatPercent } from '#queries/words/format.ts'
import { defineTrap, RATING_CLAIMS } from '../define.ts'
import { bars } from '../draw/bars.ts'
import { ratedUnit } from '../rater-groups.ts'
import { formRow } from './form-row.ts'
import { judge } from './judge.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'

const others = { zh: '其他', en: 'others' }

/** Were forms filled in by copying? (traps 5) Tested rater by rater, told by department; comments are read here and nowhere else. */
export default defineTrap({
  slug: 'copy-paste',
  family: 'rating',
  version: 1,
  unitKind: 'department',
  blocks: RATING_CLAIMS,
  needs: ['comment.text'],
  params: z.object({
    scores: z.number().min(0.3).max(1).default(0.6),
    comments: z.number().min(0.3).max(1).default(0.6),
    fewest_forms: z.number().int().min(5).max(200).default(10),
  }),
  queries: { forms: formRow, units: ratedUnit },
  check: judge,
  chart: (seen, context) => {
    const { lang } = context
    const words = text[lang]
    const print = (value: number) => formatPercent(value, lang)
    return bars(context, words.finding(seen), {
      bars: seen.evidence.rows.flatMap(({ measure, here, others: elsewhere }) => {
        const name = words.facts[String(measure)]!
        return [
          { name: `${name} · ${seen.unitName}`, value: Number(here), text: print(Number(here)), isMarked: true },
          { name: `${name} · ${others[lang]}`, value: Number(elsewhere), text: print(Number(elsewhere)) },
        ]
      }),
      print,
    })
  },
  text,
  toy,
})
