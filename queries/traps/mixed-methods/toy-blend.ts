/** Medians of two made methods, fractions. */
export const KPI = 0.96
export const OKR = 0.7

/** Their average when OKRs make up `share` percent of it. */
export const blend = (share: number): number => KPI + (share / 100) * (OKR - KPI)
