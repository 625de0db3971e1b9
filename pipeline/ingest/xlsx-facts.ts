import { LIMITS, over } from './limits.ts'
import { refusal } from './refusal.ts'
import { zipDirectory, type ZipEntry } from './zip-directory.ts'
import { unpack } from './zip-unpack.ts'

export type SheetPart = { name: string; state: 'visible' | 'hidden'; entry: ZipEntry }
export type WorkbookFacts = {
  sheets: SheetPart[]
  date1904: boolean
  /** Style index → the cell shows a percentage. */
  percentStyles: Set<number>
  sharedStrings: number
}

/** Every entry is unpacked once through the counter; XML parts with a DOCTYPE or entities are refused. Says which sheets there are. */
export async function workbookFacts(bytes: Buffer, file: string): Promise<WorkbookFacts> {
  const entries = zipDirectory(bytes, file)
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  const counter = { unpacked: 0, packed: 0 }
  const parts = new Map<string, string>()
  let sharedStrings = 0
  for (const entry of entries) {
    const isXml = /\.(xml|rels|vml)$/i.test(entry.name)
    const isSmall = /(\.rels|workbook\.xml|styles\.xml|\[Content_Types\]\.xml)$/i.test(entry.name)
    const kept: Buffer[] = []
    let tail = ''
    let keptBytes = 0
    await unpack(bytes, entry, counter, file, (piece) => {
      if (!isXml) return
      const text = tail + piece.toString('latin1')
      if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) {
        throw refusal(
          'unsafe-archive',
          { file },
          { zh: 'XML 部件含 DOCTYPE 或实体', en: 'an XML part with DOCTYPE or entities' },
        )
      }
      if (/sharedStrings\.xml$/i.test(entry.name)) sharedStrings += occurrences(text, tail.length)
      tail = text.slice(-12)
      if (!isSmall) return
      keptBytes += piece.length
      if (keptBytes > LIMITS.partBytes)
        throw refusal('too-large', { file }, over(LIMITS.partBytes, 'bytes', entry.name))
      kept.push(Buffer.from(piece))
    })
    if (isSmall) parts.set(entry.name, Buffer.concat(kept).toString('utf8'))
  }

  const workbookPath = [...parts.keys()].find((name) => /(^|\/)workbook\.xml$/i.test(name))
  if (!workbookPath || !parts.has('[Content_Types].xml'))
    throw refusal('unsupported-format', { file }, { actual: 'ZIP' })
  if (/macroEnabled/i.test(parts.get('[Content_Types].xml') ?? ''))
    throw refusal('unsupported-format', { file }, { actual: 'XLSM' })
  const workbook = parts.get(workbookPath) ?? ''
  const folder = workbookPath.slice(0, workbookPath.lastIndexOf('/') + 1)
  const targets = relations(parts.get(`${folder}_rels/workbook.xml.rels`) ?? '')
  const styles = [...parts].find(([name]) => /(^|\/)styles\.xml$/i.test(name))?.[1] ?? ''
  return {
    sheets: sheetsOf(workbook, targets, folder, byName),
    date1904: /<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(?:1|true)"/.test(workbook),
    percentStyles: percentStyles(styles),
    sharedStrings,
  }
}

/** `<si>` elements that end in this piece: those beginning inside the carried tail were counted before unless they were cut. */
function occurrences(text: string, carried: number): number {
  let n = 0
  for (const match of text.matchAll(/<(?:\w+:)?si[\s>/]/g)) if (match.index + match[0].length > carried) n++
  return n
}

function relations(xml: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [tag] of xml.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)) {
    const id = attribute(tag, 'Id')
    const target = attribute(tag, 'Target')
    if (id && target) found.set(id, target)
  }
  return found
}

function sheetsOf(
  workbook: string,
  targets: Map<string, string>,
  folder: string,
  entries: Map<string, ZipEntry>,
): SheetPart[] {
  const sheets: SheetPart[] = []
  for (const [tag] of workbook.matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)) {
    const target = targets.get(attribute(tag, '(?:\\w+:)?id') ?? '') ?? ''
    const path = target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, '')
    const entry = entries.get(path)
    const name = attribute(tag, 'name')
    if (!entry || !name || !/worksheets\//i.test(path)) continue
    sheets.push({ name, state: /\bstate="(?:hidden|veryHidden)"/.test(tag) ? 'hidden' : 'visible', entry })
  }
  return sheets
}

/** Built-in formats 9 and 10, and custom ones with a % outside quotes. */
function percentStyles(styles: string): Set<number> {
  const custom = new Map<string, boolean>()
  for (const [tag] of styles.matchAll(/<(?:\w+:)?numFmt\b[^>]*>/g)) {
    const code = (attribute(tag, 'formatCode') ?? '').replaceAll(/"[^"]*"|\\./g, '')
    custom.set(attribute(tag, 'numFmtId') ?? '', code.includes('%'))
  }
  const cellFormats = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(styles)?.[0] ?? ''
  const percent = new Set<number>()
  for (const [i, [tag]] of [...cellFormats.matchAll(/<(?:\w+:)?xf\b[^>]*>/g)].entries()) {
    const id = attribute(tag, 'numFmtId') ?? ''
    if (id === '9' || id === '10' || custom.get(id)) percent.add(i)
  }
  return percent
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function attribute(tag: string, name: string): string | null {
  const raw = new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)')`).exec(tag)
  const text = raw?.[1] ?? raw?.[2]
  if (text === undefined) return null
  return text.replaceAll(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name) return ENTITIES[name] ?? whole
      const code = hex ? parseInt(hex, 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}
