import { crc32, deflateRawSync } from 'node:zlib'

export type Entry = {
  name: string
  content: string | Uint8Array
  crc?: number
  declared?: number
  mode?: number
  stored?: boolean
}

/** A ZIP archive written by hand, so that it can be wrong in any way. */
export function zipOf(entries: Entry[]): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, content, crc, declared, mode, stored } of entries) {
    const bytes = Buffer.from(content)
    const packed = stored ? bytes : deflateRawSync(bytes)
    const title = Buffer.from(name)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(0x0800, 2)
    head.writeUInt16LE(stored ? 0 : 8, 4)
    head.writeUInt32LE(crc ?? crc32(bytes), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(declared ?? bytes.length, 18)
    head.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), head, title, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE((mode ?? 0) * 65_536, 6)
    tail.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002', 'latin1'), Buffer.from([20, 3]), head, tail, title]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length % 65_536, 8)
  end.writeUInt16LE(entries.length % 65_536, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** The parts of a small workbook of one sheet, given the XML of its sheet data. */
export function workbookParts(
  sheetData: string,
  extra: { styles?: string; prolog?: string; date1904?: boolean; sharedStrings?: string; afterData?: string } = {},
): Entry[] {
  const type = (part: string, kind: string) =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`
  const relations = (inner: string) =>
    `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`
  const strings = extra.sharedStrings
  return [
    {
      name: '[Content_Types].xml',
      content: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${type('/xl/workbook.xml', 'sheet.main')}${type('/xl/worksheets/sheet1.xml', 'worksheet')}${type('/xl/styles.xml', 'styles')}${strings ? type('/xl/sharedStrings.xml', 'sharedStrings') : ''}</Types>`,
    },
    { name: '_rels/.rels', content: relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      content: `${XML}<workbook xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${extra.date1904 ? '<workbookPr date1904="1"/>' : ''}<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(
        relation('rId1', 'worksheet', 'worksheets/sheet1.xml') +
          relation('rId2', 'styles', 'styles.xml') +
          (strings ? relation('rId3', 'sharedStrings', 'sharedStrings.xml') : ''),
      ),
    },
    {
      name: 'xl/styles.xml',
      content:
        extra.styles ??
        `${XML}<styleSheet xmlns="${MAIN}"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs></styleSheet>`,
    },
    ...(strings ? [{ name: 'xl/sharedStrings.xml', content: `${XML}<sst xmlns="${MAIN}">${strings}</sst>` }] : []),
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `${XML}${extra.prolog ?? ''}<worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData>${extra.afterData ?? ''}</worksheet>`,
    },
  ]
}

/** One row of sheet XML: text cells as inline strings, `{…}` cells as given. */
export function sheetRow(line: number, cells: (string | { xml: string })[]): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  const inner = cells.map((cell, i) => {
    const ref = `${letters[i]}${line}`
    if (typeof cell !== 'string') return cell.xml.replace('<c', `<c r="${ref}"`)
    return cell === ''
      ? ''
      : `<c r="${ref}" t="inlineStr"><is><t>${cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`
  })
  return `<row r="${line}">${inner.join('')}</row>`
}

export const number = (text: string, style = 0) => ({ xml: `<c s="${style}"><v>${text}</v></c>` })
