/** The classes of goals 4: firm findings and judgements from data count in the figures of units, suggestions do not. */
export const FIRMNESS = ['firm', 'data', 'suggestion'] as const
export type Firmness = (typeof FIRMNESS)[number]

const DATA = new Set(['A_BEYOND_HISTORY', 'A_TOO_EASY', 'A_OUT_OF_REACH', 'A_SLACK'])

/** A finding of the lint in the classes of goals 4; `severity` is the lint's own. */
export const firmnessOf = (code: string, severity: 'firm' | 'suggestion'): Firmness =>
  DATA.has(code) ? 'data' : severity
