import { organisation, type Organisation } from './organisation.ts'

/** Sixty people from January to October 2026: small enough to be committed and opened by hand, in the very forms of the large exports. */
export const sampleCompany = (): Organisation => organisation({ seed: 20261101, people: 60, months: 10 })
