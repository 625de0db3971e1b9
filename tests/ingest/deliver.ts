import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseCsv } from 'hucre/csv'
import { CausewayError } from '#pipeline/errors.ts'
import type { ReadReport } from '#pipeline/ingest/manifest.ts'
import { readExport, type ReadJob } from '#pipeline/ingest/read-file.ts'

export type Row = Record<string, string>
export type Delivered = { report: ReadReport; tables: Record<string, Row[]>; quarantine: Row[]; dir: string }
export type Options = {
  mapping?: string
  accept?: boolean
  dryRun?: boolean
  now?: string
  /** A warehouse of an earlier delivery, so that identities and confirmed mappings are shared. */
  home?: string
  memory_mb?: number
  timeout_ms?: number
}

/** Some day in the months that the fixtures of these tests speak of. */
const NOW = '2025-07-15T09:00:00.000Z'

export const newHome = () => mkdtempSync(join(tmpdir(), 'causeway-ingest-'))

/** Puts bytes where the warehouse puts a delivery, reads them in the real child process, and gives back what was written. */
export async function deliver(
  fileName: string,
  content: string | Uint8Array,
  options: Options = {},
): Promise<Delivered> {
  const job = jobFor(fileName, content, options)
  const { memory_mb, timeout_ms } = options
  const report = await readExport(job, {
    progress: () => {},
    ...(memory_mb ? { memory_mb } : {}),
    ...(timeout_ms ? { timeout_ms } : {}),
  })
  return { report, dir: job.out_dir, ...written(job.out_dir) }
}

export function jobFor(fileName: string, content: string | Uint8Array, options: Options = {}): ReadJob {
  const home = options.home ?? newHome()
  const out_dir = mkdtempSync(join(home, 'job-'))
  const raw_path = join(home, `raw-${basename(out_dir)}`)
  writeFileSync(raw_path, content)
  const mapping_path = options.mapping === undefined ? null : join(out_dir, 'mapping.yaml')
  if (mapping_path !== null) writeFileSync(mapping_path, options.mapping ?? '')
  mkdirSync(join(home, 'mappings'), { recursive: true })
  return {
    raw_path,
    file_name: fileName,
    out_dir,
    identity_path: join(home, 'identity.sqlite'),
    mappings_dir: join(home, 'mappings'),
    mapping_path,
    accept: options.accept ?? false,
    dry_run: options.dryRun ?? false,
    now: options.now ?? NOW,
  }
}

export function written(dir: string): { tables: Record<string, Row[]>; quarantine: Row[] } {
  const tables: Record<string, Row[]> = {}
  for (const name of readdirSync(dir).filter((file) => file.endsWith('.csv')))
    tables[name.slice(0, -4)] = rowsOf(join(dir, name))
  const quarantine = tables['quarantine'] ?? []
  delete tables['quarantine']
  return { tables, quarantine }
}

function rowsOf(path: string): Row[] {
  if (!existsSync(path)) return []
  const [header = [], ...rows] = parseCsv(readFileSync(path, 'utf8'), { delimiter: ',' })
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [String(name), String(row[i] ?? '')])))
}

/** The refusal of a file; fails when it is loaded. */
export async function refused(
  fileName: string,
  content: string | Uint8Array,
  options: Options = {},
): Promise<CausewayError> {
  try {
    await deliver(fileName, content, options)
  } catch (cause) {
    if (cause instanceof CausewayError) return cause
    throw cause
  }
  throw new Error(`${fileName} was loaded`)
}

export const LONG_HEADER = ['工号', '姓名', '部门', '考核周期', '指标名称', '目标值', '实际值']

/** A long KPI table of `n` people, one row each. */
export function longTable(n = 60, change: (cells: string[], i: number) => string[] = (cells) => cells): string[][] {
  const rows = Array.from({ length: n }, (_, i) =>
    change(
      [
        `${String(i + 1).padStart(5, '0')}`,
        `员工${i + 1}`,
        `销售中心/华东${i % 3}组`,
        '2025-03',
        '销售额',
        '100',
        String(80 + (i % 40)),
      ],
      i,
    ),
  )
  return [LONG_HEADER, ...rows]
}

/** CSV by RFC 4180, written here rather than by the code under test. */
export function csv(rows: string[][], delimiter = ',', lineEnd = '\n'): string {
  const cell = (text: string) =>
    /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text
  return rows.map((row) => row.map(cell).join(delimiter) + lineEnd).join('')
}

/** The table as a mapping of this suite's own header. */
export const LONG_MAPPING = `
id: test
source: test
columns: { 工号: employee_id, 姓名: employee_name, 部门: department_path, 考核周期: period, 指标名称: kpi_name, 目标值: target, 实际值: actual }
`
