import { formatPercent } from '#queries/words/format.ts'
import type { Toy } from '../define.ts'
import { bars } from '../draw/bars.ts'

/** What eight teams deliver in a month, in pieces; pay counts attainment up to the cap. */
const DELIVERED = [124, 117, 110, 104, 99, 93, 86, 80]
const CAP = 1.2

/** Attainment that counts, team by team, and how many teams have the same highest one. */
export const counted = (target: number): { attainments: number[]; atCap: number; reached: number } => {
  const attainments = DELIVERED.map((pieces) => Math.min(CAP, pieces / target))
  return {
    attainments,
    atCap: attainments.filter((r) => r === CAP).length,
    reached: attainments.filter((r) => r >= 1).length,
  }
}

const names = {
  zh: { label: '计入的达成率（最高 120%）', team: (i: number) => `第${'一二三四五六七八'[i]}组`, target: '目标' },
  en: { label: 'Attainment that counts (120 % at most)', team: (i: number) => `Team ${i + 1}`, target: 'Target' },
}

export const toy: Toy = {
  min: 60,
  max: 110,
  step: 5,
  start: 100,
  draw: (target, context) => {
    const words = names[context.lang]
    const print = (ratio: number) => formatPercent(ratio, context.lang)
    return bars(context, `${words.label} · ${words.target} ${target}`, {
      bars: counted(target).attainments.map((r, i) => ({
        name: words.team(i),
        value: r,
        text: print(r),
        isMarked: r === CAP,
      })),
      reference: { value: 1, text: words.target },
      print,
    })
  },
}
