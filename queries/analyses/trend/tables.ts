import type { Table } from '#queries/define.ts'
import type { TrendResult } from './result.ts'

/** The names, as delivered, of the events that touch the period. */
function eventsIn({ period_start }: TrendResult['points'][number], { points, events }: TrendResult): string | null {
  const startOf = new Map(points.map((point) => [point.period_id, point.period_start]))
  const names = events
    .filter(({ from, to }) => startOf.get(from)! <= period_start && period_start <= startOf.get(to)!)
    .map(({ label, kind }) => label ?? kind)
  return names.length > 0 ? names.join('; ') : null
}

/** Every point with its limits and label; the reading of the whole series; the dated events. */
export const tables: Table<TrendResult>[] = [
  {
    name: 'points',
    title: { zh: '各周期', en: 'Points' },
    columns: [
      { name: 'period_id', kind: 'text', label: { zh: '周期', en: 'Period' } },
      { name: 'period_start', kind: 'date', label: { zh: '周期起始', en: 'Period start' } },
      { name: 'state', kind: 'text', label: { zh: '状态', en: 'State' } },
      // A gap is a ratio, an actual value is in the unit of its KPI; the numbers of a row are all of one kind.
      { name: 'measure', kind: 'text', label: { zh: '度量', en: 'Measure' } },
      { name: 'value', kind: 'number', followsMeasure: true, label: { zh: '数值', en: 'Value' } },
      { name: 'n_people', kind: 'integer', label: { zh: '人数', en: 'People' } },
      { name: 'target', kind: 'number', followsMeasure: true, label: { zh: '目标', en: 'Target' } },
      { name: 'group', kind: 'integer', label: { zh: '分段', en: 'Rebase group' } },
      { name: 'mean', kind: 'number', followsMeasure: true, label: { zh: '均值', en: 'Mean' } },
      { name: 'lower', kind: 'number', followsMeasure: true, label: { zh: '下控制限', en: 'Lower limit' } },
      { name: 'upper', kind: 'number', followsMeasure: true, label: { zh: '上控制限', en: 'Upper limit' } },
      { name: 'label', kind: 'text', label: { zh: '规则', en: 'Rule' } },
      { name: 'meaning', kind: 'text', label: { zh: '含义', en: 'Meaning' } },
      { name: 'blocked_by', kind: 'text', label: { zh: '数据陷阱', en: 'Data traps' } },
      { name: 'events', kind: 'text', label: { zh: '事件', en: 'Events' } },
    ],
    rows: (found) =>
      found.points.map((point) => ({
        ...point,
        measure: found.measure,
        blocked_by: point.blocked_by.length > 0 ? point.blocked_by.join(', ') : null,
        events: eventsIn(point, found),
      })),
  },
  {
    name: 'reading',
    title: { zh: '整段序列', en: 'The series as a whole' },
    columns: [
      { name: 'measure', kind: 'text', label: { zh: '度量', en: 'Measure' } },
      { name: 'n_points', kind: 'integer', label: { zh: '点数', en: 'Points' } },
      { name: 'limits', kind: 'text', label: { zh: '控制限', en: 'Limits' } },
      { name: 'signal_now', kind: 'text', label: { zh: '最新信号', en: 'Signal now' } },
      { name: 'assurance', kind: 'text', label: { zh: '达标把握', en: 'Assurance' } },
      {
        name: 'slope_per_period',
        kind: 'number',
        followsMeasure: true,
        label: { zh: '每期斜率', en: 'Slope per period' },
      },
      { name: 'slope_lower', kind: 'number', followsMeasure: true, label: { zh: '斜率下限', en: 'Slope, lower' } },
      { name: 'slope_upper', kind: 'number', followsMeasure: true, label: { zh: '斜率上限', en: 'Slope, upper' } },
      { name: 'kendall_s', kind: 'number', label: { zh: 'Kendall S', en: 'Kendall S' } },
      { name: 'kendall_z', kind: 'number', label: { zh: 'Kendall Z', en: 'Kendall Z' } },
      { name: 'kendall_p', kind: 'number', label: { zh: 'Kendall p', en: 'Kendall p' } },
      { name: 'kendall_variant', kind: 'text', label: { zh: '检验方式', en: 'Test variant' } },
    ],
    rows: ({ measure, n_points, limits, signal_now, assurance, slope, kendall }) => [
      {
        measure,
        n_points,
        limits,
        signal_now,
        assurance,
        slope_per_period: slope?.per_period ?? null,
        slope_lower: slope?.lower ?? null,
        slope_upper: slope?.upper ?? null,
        kendall_s: kendall?.s ?? null,
        kendall_z: kendall?.z ?? null,
        kendall_p: kendall?.p ?? null,
        kendall_variant: kendall?.variant ?? null,
      },
    ],
  },
  {
    name: 'events',
    title: { zh: '期间的事件', en: 'Events' },
    columns: [
      { name: 'event_id', kind: 'text', label: { zh: '事件编号', en: 'Event id' } },
      { name: 'unit_id', kind: 'text', label: { zh: '部门编号', en: 'Unit id' } },
      { name: 'event_kind', kind: 'text', label: { zh: '类别', en: 'Kind' } },
      { name: 'label', kind: 'text', label: { zh: '事件', en: 'Event' } },
      { name: 'starts_on', kind: 'date', label: { zh: '开始', en: 'From' } },
      { name: 'ends_on', kind: 'date', label: { zh: '结束', en: 'To' } },
      { name: 'evidence', kind: 'text', label: { zh: '来源', en: 'Source' } },
    ],
    rows: ({ events }) =>
      events.map(({ event_id, unit_id, kind, label, starts_on, ends_on, evidence }) => ({
        ...{ event_id, unit_id, event_kind: kind, label, starts_on, ends_on, evidence },
      })),
  },
]
