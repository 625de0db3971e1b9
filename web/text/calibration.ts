import type { Text } from '#queries/locale.ts'

/** The frame of the calibration briefing; what the analyses find is said in their own words. */
export type CalibrationFrame = {
  scaleUse: string
  quota: string
  quotaNote: string
  checks: string
  evidence: string
  found: (traps: number, notes: number) => string
}

export const calibration: Text<CalibrationFrame> = {
  zh: {
    scaleUse: '评分尺度的差异（不显示评分人）',
    quota: '名额的痕迹与影响',
    quotaNote: '末档中有多少是“目标已达到、只因名额而落入”的，只在人数足够时给出。',
    checks: '评分方面的检查',
    evidence: '查看证据',
    found: (traps, notes) =>
      [traps > 0 ? `${traps} 处陷阱` : '', notes > 0 ? `${notes} 处提示` : ''].filter(Boolean).join('，'),
  },
  en: {
    scaleUse: 'Differences of scale use (no rater is shown)',
    quota: 'Traces of a quota, and what it does',
    quotaNote: 'How many stand in the lowest band although their targets were met is said only where enough people do.',
    checks: 'Checks of ratings',
    evidence: 'See the evidence',
    found: (traps, notes) =>
      [
        traps > 0 ? `${traps} ${traps === 1 ? 'trap' : 'traps'}` : '',
        notes > 0 ? `${notes} ${notes === 1 ? 'note' : 'notes'}` : '',
      ]
        .filter(Boolean)
        .join(', '),
  },
}
