import { createHash } from 'node:crypto'
import type { ReportDocument } from './document.ts'

/**
 * SHA-256 over the canonical JSON of the data section. The drawings are left out, because a new release of the chart library may move a
 * line by a hair without moving a figure; their numbers are in.
 */
export function contentHash(document: ReportDocument): string {
  return createHash('sha256')
    .update(canonicalJson(document, new Set(['svg'])))
    .digest('hex')
}

/** JSON with sorted keys and without the keys named in `leaveOut`: equal content gives equal text. */
export function canonicalJson(value: unknown, leaveOut: ReadonlySet<string> = new Set()): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, leaveOut)).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  const fields = Object.entries(value)
    .filter(([key, field]) => field !== undefined && !leaveOut.has(key))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field, leaveOut)}`).join(',')}}`
}
