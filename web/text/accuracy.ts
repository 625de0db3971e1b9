/**
 * Textbook fits of the variance model beside lme4's. `reference` is from lme4 1.1-31 under R 4.2.2 with REML, as printed by
 * VarCorr() and REMLcrit() and confirmed by dense algebra; `ours` is what `reml` of this product gives on the same data (a test
 * fits them again and compares).
 */
export type AccuracyRow = {
  /** Data set and where it is published. */
  set: string
  source: string
  /** The model in lme4's notation. */
  model: string
  rows: number
  quantities: { name: string; reference: number; ours: number }[]
}

export const TEXTBOOK_FITS: readonly AccuracyRow[] = [
  {
    set: 'Dyestuff',
    source: 'Davies & Goldsmith 1972',
    model: 'Yield ~ 1 + (1 | Batch)',
    rows: 30,
    quantities: [
      { name: 's² Batch', reference: 1764.05, ours: 1764.05 },
      { name: 's² residual', reference: 2451.25, ours: 2451.25 },
      { name: '−2 log REML', reference: 319.654277, ours: 319.654277 },
    ],
  },
  {
    set: 'Dyestuff2',
    source: 'Box & Tiao 1973',
    model: 'Yield ~ 1 + (1 | Batch)',
    rows: 30,
    quantities: [
      { name: 's² Batch', reference: 0, ours: 0 },
      { name: 's² residual', reference: 13.80631, ours: 13.80631 },
      { name: '−2 log REML', reference: 161.828278, ours: 161.828278 },
    ],
  },
  {
    set: 'Penicillin',
    source: 'Davies & Goldsmith 1972',
    model: 'diameter ~ 1 + (1 | plate) + (1 | sample)',
    rows: 144,
    quantities: [
      { name: 's² plate', reference: 0.7169082, ours: 0.7169082 },
      { name: 's² sample', reference: 3.730918, ours: 3.730918 },
      { name: 's² residual', reference: 0.3024155, ours: 0.3024155 },
      { name: '−2 log REML', reference: 330.860589, ours: 330.860589 },
    ],
  },
  {
    set: 'Pastes',
    source: 'Davies & Goldsmith 1972',
    model: 'strength ~ 1 + (1 | sample) + (1 | batch)',
    rows: 60,
    quantities: [
      { name: 's² sample', reference: 8.433667, ours: 8.433667 },
      { name: 's² batch', reference: 1.657309, ours: 1.657309 },
      { name: 's² residual', reference: 0.678, ours: 0.678 },
      { name: '−2 log REML', reference: 246.990746, ours: 246.990746 },
    ],
  },
  {
    set: 'sleepstudy',
    source: 'Belenky et al. 2003',
    model: 'Reaction ~ 1 + Days + (1 | Subject)',
    rows: 180,
    quantities: [
      { name: 's² Subject', reference: 1378.179, ours: 1378.179 },
      { name: 's² residual', reference: 960.4566, ours: 960.4566 },
      { name: '−2 log REML', reference: 1786.465085, ours: 1786.465085 },
    ],
  },
]
