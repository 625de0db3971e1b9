/** Sums over the ratings that one rater gave one person in one role; y in standard deviations of the scale, z in scales of the KPIs. */
export type PersonRow = {
  unit_id: string
  rater_no: number
  person_no: number
  role: string
  n: number
  n_results: number
  sum_y: number
  sum_z: number
  sum_yy: number
  sum_yz: number
  sum_zz: number
  first_period: string
  last_period: string
}

/** The ratings of one rater in one role. */
export type Cell = { rater_no: number; role: string; rows: PersonRow[]; n: number; y: number; z: number }

/** Cells with their totals of y and z. */
export const cellsOf = (rows: readonly PersonRow[]): Cell[] =>
  [...Map.groupBy(rows, ({ rater_no, role }) => `${rater_no} ${role}`).values()].map((some) => ({
    ...{ rater_no: some[0]!.rater_no, role: some[0]!.role, rows: some },
    n: some.reduce((sum, { n }) => sum + n, 0),
    y: some.reduce((sum, { sum_y }) => sum + sum_y, 0),
    z: some.reduce((sum, { sum_z }) => sum + sum_z, 0),
  }))
