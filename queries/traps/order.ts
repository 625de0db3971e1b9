/**
 * Which findings follow from which (traps 1.5, 7.7): a finding of the second at the same unit is shown once, with the first, when
 * the first was found there too.
 */
export const FOLLOWS_FROM: Record<string, readonly string[]> = {
  // A row that is delivered twice is weighed twice.
  'weights-not-100': ['duplicate-records'],
  // What has not been delivered yet is missing too.
  'missing-not-random': ['partial-period'],
  // A rate of few cases has few values, and one of them may be the target.
  bunching: ['small-denominator', 'heaping', 'moving-target'],
  'central-tendency': ['ceiling-floor', 'copy-paste'],
  halo: ['ceiling-floor', 'copy-paste'],
  // Those who left and those who came are two groups that were never there together.
  'hidden-camps': ['ceiling-floor', 'outlier-mean', 'reorganisation'],
  // A quota is not read where everybody stands at the end of the scale.
  'forced-distribution': ['ceiling-floor'],
  // Whoever allows for the unlike conditions of two camps does not rate by results alone.
  'decoupled-rating': ['ceiling-floor', 'copy-paste', 'hidden-camps', 'central-tendency', 'forced-distribution'],
  // Where ratings do not follow results, or stop at the end of the scale, equal results say nothing of how generous the scale is.
  'leniency-severity': [
    'mixed-methods',
    'small-denominator',
    'outlier-mean',
    'ceiling-floor',
    'copy-paste',
    'central-tendency',
    'forced-distribution',
    'decoupled-rating',
  ],
  seasonality: ['unit-break', 'partial-period'],
  'hockey-stick': ['unit-break', 'partial-period'],
  'simpson-mix': ['reorganisation'],
  survivorship: ['reorganisation'],
  'rating-shift': ['mixed-methods', 'ceiling-floor', 'leniency-severity', 'forced-distribution'],
}
