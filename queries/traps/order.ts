/**
 * Which findings follow from which (traps 1.5, 7.7): a finding of the second at the same unit is shown once, with the first, when
 * the first was found there too.
 */
export const FOLLOWS_FROM: Record<string, readonly string[]> = {
  // A row that is delivered twice is weighed twice.
  'weights-not-100': ['duplicate-records'],
  // What has not been delivered yet is missing too.
  'missing-not-random': ['partial-period'],
  bunching: ['heaping', 'moving-target'],
  'central-tendency': ['ceiling-floor'],
  halo: ['ceiling-floor'],
  'hidden-camps': ['ceiling-floor', 'outlier-mean'],
  'decoupled-rating': ['central-tendency', 'forced-distribution'],
  seasonality: ['unit-break', 'partial-period'],
  'hockey-stick': ['unit-break', 'partial-period'],
  'simpson-mix': ['reorganisation'],
  survivorship: ['reorganisation'],
  'rating-shift': ['mixed-methods'],
}
