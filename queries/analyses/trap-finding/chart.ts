import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { bars } from '#queries/traps/draw/bars.ts'
import { loadedTraps } from '#queries/traps/loaded.ts'
import type { TrapFindingResult } from './result.ts'
import { seenOf } from './seen.ts'
import { text } from './text.ts'

/** The evidence chart of the check itself; without rows to draw, the effect with its interval. */
export function chart(found: TrapFindingResult, context: ChartContext): EchartsFigure {
  const { lang } = context
  const seen = seenOf(found, lang)
  const spec = found.finding && loadedTraps[found.finding.trap]
  if (seen && spec && seen.evidence.rows.length > 0) return spec.chart(seen, context)
  const { effect } = spec?.text[lang] ?? { effect: { label: '', print: String } }
  return bars(context, text[lang].finding(found), {
    bars:
      seen?.effect == null
        ? []
        : [
            {
              name: effect.label,
              value: seen.effect,
              low: seen.low,
              high: seen.high,
              text: effect.print(seen.effect),
              isMarked: true,
            },
          ],
    print: effect.print,
  })
}
