import type { TrendResult } from '#queries/analyses/trend/result.ts'
import type { Lang } from '#queries/locale.ts'
import type { UnitName } from '#queries/result.ts'
import { formatGap, formatNumber } from '#queries/words/format.ts'
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

/** A value of the series in its own measure: a gap with its sign, or the KPI's value with its unit. */
export function formatMeasure(trend: TrendResult, value: number | null, lang: Lang): string {
  return trend.measure === 'gap' ? formatGap(value, lang) : formatNumber(value, lang, trend.unit_of_measure)
}
