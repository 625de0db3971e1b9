import type { Direction } from '#queries/domain.ts'
import type { Text } from '#queries/locale.ts'
import type { GapCell } from '#queries/result.ts'
import { trapName } from '#queries/traps/names.ts'
import { formatGap, formatNumber, formatPeople, formatPercent, formatPoints } from './format.ts'

/** Words about gaps and cells that heatmap, unit page, report and mail share. */
export type GapWords = {
  allKpis: string
  gap: string
  protected: string
  protectedMark: string
  protectedSentence: string
  noTarget: string
  empty: string
  unitLevel: string
  signal: Record<GapCell['signal'], string>
  /** 低于目标 12.0%; direction matters in Chinese only, where "below" would praise a measure that should be low. */
  distance: (gap: number, direction?: Direction) => string
  plusMinus: (halfWidth: number) => string
  /** −12.0%（± 5.0 个百分点，38 人）: value, uncertainty and count in the form of a finding. */
  measured: (cell: GapCell) => string
  /** 数据陷阱：口径变更: which checks say that the gap is not to be read. */
  trap: (names: readonly string[]) => string
  /** What a mark in the corner of a cell means. */
  corner: Record<'◣' | '◤', string>
  /** The whole cell as one sentence, for screen readers. */
  spoken: (unit: string, column: string, cell: GapCell, direction?: Direction) => string
}

export const gapWords: Text<GapWords> = {
  zh: {
    allKpis: '全部指标',
    gap: '差距',
    protected: '已保护',
    protectedMark: '护',
    protectedSentence: '为保护个人，此处不显示；相关汇总已同步处理，避免被推算。',
    noTarget: '无目标',
    empty: '没有结果',
    unitLevel: '部门整体结果',
    signal: {
      below: '低于预期范围',
      within: '在正常波动内',
      above: '高于预期范围',
      unjudged: '数据太少，不作判断',
    },
    distance: (gap, direction) => {
      const size = formatPercent(Math.abs(gap), 'zh')
      if (size === '0.0%') return '与目标持平'
      if (gap > 0) return `优于目标 ${size}`
      return direction === 'lower' ? `未达目标，相差 ${size}` : `低于目标 ${size}`
    },
    plusMinus: (halfWidth) => `正负 ${formatPoints(halfWidth, 'zh')}`,
    measured: (cell) => measured(cell, 'zh'),
    trap: (names) => `数据陷阱：${names.join('、')}`,
    corner: { '◣': '数据陷阱：差距暂不解读', '◤': '目标不可解读：差距暂不解读' },
    spoken: (unit, column, cell, direction) => `${[unit, column, ...spokenParts(cell, 'zh', direction)].join('，')}。`,
  },
  en: {
    allKpis: 'all KPIs',
    gap: 'gap',
    protected: 'protected',
    protectedMark: 'P',
    protectedSentence:
      "Protected for individuals' privacy; related totals are treated too, so it cannot be worked out.",
    noTarget: 'no target',
    empty: 'no result',
    unitLevel: 'result of the whole unit',
    signal: {
      below: 'below the expected range',
      within: 'inside normal variation',
      above: 'above the expected range',
      unjudged: 'too little data to judge',
    },
    distance: (gap) => {
      const size = formatPercent(Math.abs(gap), 'en')
      if (size === '0.0%') return 'on target'
      return gap > 0 ? `${size} ahead of target` : `${size} short of target`
    },
    plusMinus: (halfWidth) => `plus or minus ${(halfWidth * 100).toFixed(1)} points`,
    measured: (cell) => measured(cell, 'en'),
    trap: (names) => `data trap: ${names.join(', ')}`,
    corner: { '◣': 'data trap: the gap is not read yet', '◤': 'target not interpretable: the gap is not read yet' },
    spoken: (unit, column, cell, direction) => `${[unit, column, ...spokenParts(cell, 'en', direction)].join(', ')}.`,
  },
}

function measured(cell: GapCell, lang: 'zh' | 'en'): string {
  const inside = [
    cell.half_width_ratio === null ? null : `± ${formatPoints(cell.half_width_ratio, lang)}`,
    cell.n_people === null ? null : formatPeople(cell.n_people, lang),
  ].filter((part) => part !== null)
  const value = formatGap(cell.gap_ratio, lang)
  if (inside.length === 0) return value
  return lang === 'zh' ? `${value}（${inside.join('，')}）` : `${value} (${inside.join(', ')})`
}

function spokenParts(cell: GapCell, lang: 'zh' | 'en', direction?: Direction): string[] {
  const words = gapWords[lang]
  if (cell.state === 'withheld') return [words.protected]
  if (cell.state === 'empty') return [words.empty]
  if (cell.state === 'no_target') return [lang === 'zh' ? '没有目标，不作判断' : 'no target, so no verdict']
  if (cell.gap_ratio === null) {
    const [met, judged] = [cell.n_met ?? 0, cell.n_judged ?? 0].map((n) => formatNumber(n, lang))
    return [
      lang === 'zh'
        ? `目标为 0，没有差距比例，${judged} 项中 ${met} 项达标`
        : `target of 0, so no gap in percent, ${met} of ${judged} met`,
    ]
  }
  return [
    words.distance(cell.gap_ratio, direction),
    cell.half_width_ratio === null ? null : words.plusMinus(cell.half_width_ratio),
    cell.level === 'unit' ? words.unitLevel : null,
    cell.n_people === null ? null : lang === 'zh' ? `${cell.n_people} 人` : `${cell.n_people} people`,
    // A gap that is not to be read has no signal either.
    cell.blocked_by.length > 0
      ? words.trap(cell.blocked_by.map((slug) => trapName(slug)[lang]))
      : words.signal[cell.signal],
  ].filter((part) => part !== null)
}
