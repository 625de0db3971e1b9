import { cohensD } from '#queries/stats/cohens-d.ts'
import { welch } from '#queries/stats/welch.ts'
import type { Person } from './trap.ts'

/** One person in one scope: z is how the person stood among the others; null where that is not known. */
export type Someone = Pick<Person, 'fate' | 'first_z' | 'last_z'> & { z: number | null }

/** Stayers less leavers: d in standard deviations with its 95 % interval, p of Welch's t; the means of both. */
export type Comparison = {
  n_leavers: number
  n_stayers: number
  leavers_z: number
  stayers_z: number
  d: number
  low: number
  high: number
  sd: number
  p: number
}

/** @returns null with fewer than two on either side, or where nobody varies */
export function compare(people: readonly Someone[]): Comparison | null {
  const valuesOf = (fate: Person['fate']) =>
    people.flatMap((one) => (one.fate === fate && one.z !== null ? [one.z] : []))
  const [leavers, stayers] = [valuesOf('left'), valuesOf('stayed')]
  const [test, effect] = [welch(stayers, leavers), cohensD(stayers, leavers)]
  if (!test || !effect) return null
  const sd = effect.d === 0 ? 0 : test.difference / effect.d
  return {
    ...{ n_leavers: leavers.length, n_stayers: stayers.length },
    ...{ leavers_z: meanOf(leavers)!, stayers_z: meanOf(stayers)! }, // two at least on either side
    ...{ d: effect.d, low: effect.lower, high: effect.upper, sd, p: test.p },
  }
}

/** The change from the first to the last quarter over everybody there, and over those who were there at both ends; null without any. */
export function changes(people: readonly Someone[]): { all: number | null; stayers: number | null } {
  const both = people.filter(({ first_z, last_z }) => first_z !== null && last_z !== null)
  return { all: changeOf(people), stayers: changeOf(both) }
}

function changeOf(people: readonly Someone[]): number | null {
  const before = meanOf(people.flatMap(({ first_z }) => first_z ?? []))
  const after = meanOf(people.flatMap(({ last_z }) => last_z ?? []))
  return before === null || after === null ? null : after - before
}

/** People of all units, each once: in the company a person has one fate and the mean of what the units say. */
export function ofCompany(people: readonly Person[]): Someone[] {
  return [...Map.groupBy(people, ({ person_no }) => person_no).values()].map((rows) => ({
    fate:
      (['stayed', 'retired', 'left'] as const).find((fate) => rows.some((row) => row.fate === fate)) ??
      'left elsewhere',
    z: meanOf(rows.flatMap(({ company_z }) => company_z ?? [])),
    first_z: meanOf(rows.flatMap(({ first_z }) => first_z ?? [])),
    last_z: meanOf(rows.flatMap(({ last_z }) => last_z ?? [])),
  }))
}

const meanOf = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
