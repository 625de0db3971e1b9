import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { bars } from '#queries/traps/draw/bars.ts'
import { trapName } from '#queries/traps/names.ts'
import { trapWords } from '#queries/traps/words.ts'
import type { TrapsResult } from './result.ts'
import { summary } from './text.ts'

type Counts = { checks: readonly Pick<TrapsResult['checks'][number], 'slug' | 'status' | 'n_trap' | 'n_caution'>[] }

/** How many units each check found something at, traps before notes; checks without a finding are left to the table. */
export function chart(found: Counts, context: ChartContext, label = summary(found, context.lang)): EchartsFigure {
  const { lang } = context
  const { status } = trapWords[lang]
  const withFindings = found.checks
    .filter(({ n_trap, n_caution }) => n_trap + n_caution > 0)
    .toSorted((a, b) => b.n_trap - a.n_trap || b.n_caution - a.n_caution)
  return bars(context, label, {
    bars: withFindings.map(({ slug, n_trap, n_caution }) => ({
      name: trapName(slug)[lang],
      value: n_trap + n_caution,
      text: [n_trap > 0 ? `${n_trap} ${status.trap}` : '', n_caution > 0 ? `${n_caution} ${status.caution}` : '']
        .filter(Boolean)
        .join(' · '),
      isMarked: n_trap > 0,
    })),
    print: (value) => (Number.isInteger(value) ? String(value) : ''),
  })
}
