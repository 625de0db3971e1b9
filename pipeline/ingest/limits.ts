/** Where reading stops (the file is refused, naming the limit). Declared sizes are never believed; everything is counted. */
export const LIMITS = {
  /** Characters of one cell: what a spreadsheet cell can hold. */
  cellChars: 32_767,
  /** Characters of one physical line, and the farthest a closing quotation mark is looked for. */
  lineChars: 1_048_576,
  columns: 512,
  rows: 20_000_000,
  csvBytes: 2_000_000_000,
  xlsxBytes: 200_000_000,
  unpackedBytes: 2_000_000_000,
  /** Unpacked to packed bytes, judged only above the floor: small parts of ordinary workbooks compress very well. */
  unpackRatio: 100,
  unpackFloorBytes: 16_000_000,
  zipEntries: 10_000,
  organisationDepth: 50,
  /** Parts of a workbook that are read whole (workbook.xml, styles, relations). */
  partBytes: 64_000_000,
} as const

/** Largest share of rows that may be quarantined for their cells before the whole file is refused. */
export const MAX_QUARANTINED_SHARE = 0.02

/** A measure beyond this is a fault of the export, not a result (currency of a large group stays well below). */
export const LARGEST_MEASURE = 1e15

/** Periods that ended longer ago than this, or begin in the future, are confirmed by a person or a named mapping. */
export const OLDEST_PERIOD_MONTHS = 24

/** Rows looked at for header, shape and meaning of columns. */
export const SAMPLE_ROWS = 2_000
export const HEADER_WITHIN_ROWS = 20

/** The reading child: heap, address space (V8 reserves far more than it uses), processor time, and wall clock. */
export const CHILD = {
  memoryMb: 1_536,
  addressSpaceMb: 65_536,
  cpuSeconds: 600,
  timeoutMs: 600_000,
  largestFileBytes: 20_000_000_000,
} as const

const WHAT = {
  bytes: '字节',
  rows: '行',
  columns: '列',
  'characters in one cell': '字符（单个单元格）',
  'characters in one line': '字符（单行）',
} as const

/** The words of a limit that was passed, in both languages. */
export const over = (limit: number, what: keyof typeof WHAT, part = ''): { zh: string; en: string } => ({
  zh: `${limit} ${WHAT[what]}${part && `（${part}）`}`,
  en: `${limit} ${what}${part && ` in ${part}`}`,
})
