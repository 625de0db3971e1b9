/**
 * Textbook fits of the variance model beside lme4's. `reference` is from lme4 1.1-31 under R 4.2.2 with REML, as printed by
 * VarCorr() and REMLcrit() and confirmed by dense algebra; `ours` is what `reml` of this product gives on the same data (a test
 * fits them again and compares). Null until it was measured.
 */
export type AccuracyRow = {
  /** Data set and where it is published. */
  set: string
  source: string
  /** The model in lme4's notation. */
  model: string
  rows: number
  quantities: { name: string; reference: number; ours: number | null }[]
}

export const TEXTBOOK_FITS: readonly AccuracyRow[] = [
  {
    set: 'Dyestuff',
    source: 'Davies & Goldsmith 1972',
    model: 'Yield ~ 1 + (1 | Batch)',
    rows: 30,
    quantities: [
      { name: 's² Batch', reference: 1764.05, ours: null },
      { name: 's² residual', reference: 2451.25, ours: null },
      { name: '−2 log REML', reference: 319.654277, ours: null },
    ],
  },
  {
    set: 'Dyestuff2',
    source: 'Box & Tiao 1973',
    model: 'Yield ~ 1 + (1 | Batch)',
    rows: 30,
    quantities: [
      { name: 's² Batch', reference: 0, ours: null },
      { name: 's² residual', reference: 13.80631, ours: null },
      { name: '−2 log REML', reference: 161.828278, ours: null },
    ],
  },
  {
    set: 'Penicillin',
    source: 'Davies & Goldsmith 1972',
    model: 'diameter ~ 1 + (1 | plate) + (1 | sample)',
    rows: 144,
    quantities: [
      { name: 's² plate', reference: 0.7169082, ours: null },
      { name: 's² sample', reference: 3.730918, ours: null },
      { name: 's² residual', reference: 0.3024155, ours: null },
      { name: '−2 log REML', reference: 330.860589, ours: null },
    ],
  },
  {
    set: 'Pastes',
    source: 'Davies & Goldsmith 1972',
    model: 'strength ~ 1 + (1 | sample) + (1 | batch)',
    rows: 60,
    quantities: [
      { name: 's² sample', reference: 8.433667, ours: null },
      { name: 's² batch', reference: 1.657309, ours: null },
      { name: 's² residual', reference: 0.678, ours: null },
      { name: '−2 log REML', reference: 246.990746, ours: null },
    ],
  },
  {
    set: 'sleepstudy',
    source: 'Belenky et al. 2003',
    model: 'Reaction ~ 1 + Days + (1 | Subject)',
    rows: 180,
    quantities: [
      { name: 's² Subject', reference: 1378.179, ours: null },
      { name: 's² residual', reference: 960.4566, ours: null },
      { name: '−2 log REML', reference: 1786.465085, ours: null },
    ],
  },
]
