/** The words of the domain as types and constants. Every constant has its one home here, with unit and reason. */

/** Fewest distinct employees behind any published figure. A setting may raise it, never lower it. */
export const SMALLEST_GROUP = 5

/** Fewest distinct employees behind a distribution: quartiles, shares of categories, standard deviation. */
export const SMALLEST_DISTRIBUTION = 10

/** The unit that stands for the whole organisation; it exists in every warehouse. */
export const ROOT_UNIT = 'root'

/** The kpi_id of a cell that averages over all KPIs. */
export const ALL_KPIS = '*'

/** At most this many rows (units) are drawn at once; more collapse to the level above (screens 4.2). */
export const HEATMAP_ROWS = 200

/** At most this many columns in one heatmap, on screen and on the landscape page of the report. */
export const HEATMAP_COLUMNS = 24

export type Direction = 'higher' | 'lower' | 'range' | 'unknown'

export const ROLES = ['executive', 'hr'] as const
export type Role = (typeof ROLES)[number]

/**
 * Who asks. Both see released group figures and no person rows; hr also those analyses that name it in `readers`. Until sign-in
 * exists a server has one role for everybody, named when it is started on the machine that holds the data.
 */
export type Viewer = { role: Role }

/** Where a cell lies against the spread that chance and ordinary differences explain; 'unjudged' when there is too little to say. */
export type Signal = 'below' | 'within' | 'above' | 'unjudged'

/** One cell of the published lattice: unit × KPI (or ALL_KPIS) × period. */
export type CellKey = { unit_id: string; kpi_id: string; period_id: string }

export const cellKeyText = (key: CellKey): string => `${key.unit_id}\u001f${key.kpi_id}\u001f${key.period_id}`
