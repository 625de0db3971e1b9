import type { Toy } from '../define.ts'
import { bars } from '../draw/bars.ts'

/** Ten forms on ten people; a copied form repeats the first one. */
const FORMS = 10
/** Different forms left when `copied` of the ten repeat the first: all others are of their own. */
export const different = (copied: number): number => FORMS - copied

const words = {
  zh: { comments: '不同的评语', scores: '不同的分数组合', people: '被考核的人' },
  en: { comments: 'Different comments', scores: 'Different sets of scores', people: 'People rated' },
}

/** What ten forms say apart, as more of them are copied. */
export const toy: Toy = {
  min: 0,
  max: 9,
  step: 1,
  start: 7,
  draw: (copied, context) => {
    const { comments, scores, people } = words[context.lang]
    const left = different(copied)
    return bars(context, `${people} ${FORMS} · ${comments} ${left} · ${scores} ${left}`, {
      bars: [
        { name: people, value: FORMS, text: String(FORMS) },
        { name: comments, value: left, text: String(left), isMarked: copied > 6 },
        { name: scores, value: left, text: String(left), isMarked: copied > 6 },
      ],
      print: (value) => (Number.isInteger(value) ? String(value) : ''),
    })
  },
}
