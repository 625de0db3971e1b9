import { text as trendText } from '#queries/analyses/trend/text.ts'
import type { TrendResult } from '#queries/analyses/trend/result.ts'
import type { Lang } from '#queries/locale.ts'
import type { UnitName } from '#queries/result.ts'
import type { UnitTrend } from '../parts.ts'

type Point = TrendResult['points'][number]
export type Signal = { unit: UnitName; trend: TrendResult; point: Point }

/** What the trends say of one month: `checked` counts series with limits and a value in that month. */
export type Signals = {
  checked: number
  found: Signal[]
  tooShort: number
  failed: string[]
}

/** A signal is a point of that month with a rule and a direction; everything else is normal variation. */
export function signalsOf(trends: readonly UnitTrend[], periodId: string): Signals {
  const signals: Signals = { checked: 0, found: [], tooShort: 0, failed: [] }
  for (const { unit, trend } of trends) {
    if (!trend.ok) {
      signals.failed.push(trend.code)
      continue
    }
    const point = trend.result.points.find((each) => each.period_id === periodId)
    if (!point || point.state !== 'shown') continue
    if (trend.result.limits === 'none' || point.lower === null) {
      signals.tooShort++
      continue
    }
    signals.checked++
    if (point.label !== null && point.label !== 'common') signals.found.push({ unit, trend: trend.result, point })
  }
  return signals
}

/** The rule that made it a signal, and whether the change is for the better, in the words of the trend analysis. */
export function signalWords({ point }: Signal, lang: Lang): { rule: string; meaning: string } {
  const said = trendText[lang]
  return { rule: said.rule[point.label ?? 'common'], meaning: said[point.meaning ?? 'neutral'] }
}
