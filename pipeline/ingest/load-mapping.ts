import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { LineCounter, parseDocument, visit, type Document } from 'yaml'
import { mappingSchema, type Mapping } from './mapping.ts'
import { expectation } from './mapping-fault.ts'
import { refusal } from './refusal.ts'

/** Reads and checks one mapping file; each fault is named with its place in the YAML, what was expected there and what was found. */
export async function loadMapping(path: string): Promise<Mapping> {
  return parseMapping(await readFile(path, 'utf8'), basename(path))
}

export function parseMapping(text: string, fileName: string): Mapping {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false })
  const fault = document.errors[0]
  if (fault) {
    const line = lines.linePos(fault.pos[0]).line
    const words = `YAML: ${fault.message}; quote texts that are - * : % @ or begin with them`
    throw refusal('bad-mapping', { file: fileName, line }, { zh: words, en: words })
  }
  keepLeadingZeros(document)
  const parsed = mappingSchema.safeParse(document.toJS({ maxAliasCount: 20 }))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  if (!issue) throw new RangeError('parseMapping: a refused mapping without an issue')
  const path = [...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])].map(String)
  const { zh, en } = expectation(issue, foundAt(document, path))
  throw refusal(
    'bad-mapping',
    { file: fileName, line: lineOf(document, path, lines), column: path.join('.') || '(top level)' },
    { zh, en },
  )
}

/** 001 is a code or a label, and no number of ours is written with a zero in front. */
function keepLeadingZeros(document: Document.Parsed) {
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'number' && /^[-+]?0\d/.test(node.source ?? '')) node.value = node.source
    },
  })
}

/** What stands at a place of the YAML; keys that were read as numbers are found by their digits. */
function foundAt(document: Document.Parsed, path: string[]): unknown {
  let value: unknown = document.toJS()
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = new Map(Object.entries(value)).get(key)
  }
  return value
}

function lineOf(document: Document.Parsed, path: string[], lines: LineCounter): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const keys = path.slice(0, length)
    for (const candidate of [keys, keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key))]) {
      const node: unknown = document.getIn(candidate, true)
      if (hasRange(node)) return lines.linePos(node.range[0]).line
    }
  }
  return undefined
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
}
