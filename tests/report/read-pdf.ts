import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export type PdfPage = {
  /** Text in reading order without any blank, so that a line break inside a sentence does not matter. */
  text: string
  widthPt: number
  heightPt: number
  items: { text: string; x: number; y: number; width: number; sizePt: number }[]
  structure: string[]
}
export type Pdf = {
  pages: PdfPage[]
  text: string
  title: string
  language: string
  isMarked: boolean
  outline: string[]
}

/** What a reader and a screen reader get from the file. */
export async function readPdf(bytes: Uint8Array): Promise<Pdf> {
  const file = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise
  const pages: PdfPage[] = []
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number)
    const { items } = await page.getTextContent()
    const [, , widthPt = 0, heightPt = 0] = page.view
    const found = items.flatMap((item) =>
      'str' in item && item.str.trim() !== ''
        ? [
            {
              text: item.str,
              x: Number(item.transform[4]),
              y: Number(item.transform[5]),
              width: item.width,
              sizePt: Math.hypot(Number(item.transform[0]), Number(item.transform[1])),
            },
          ]
        : [],
    )
    pages.push({
      text: found
        .map(({ text }) => text)
        .join('')
        .replace(/\s+/g, ''),
      widthPt,
      heightPt,
      items: found,
      structure: rolesOf((await page.getStructTree()) as Node | null),
    })
  }
  const { info } = await file.getMetadata()
  const facts = info as { Title?: string; Language?: string }
  const marked = await file.getMarkInfo()
  const outline = ((await file.getOutline()) ?? []).flatMap(titles)
  await file.destroy()
  return {
    pages,
    text: pages.map(({ text }) => text).join(''),
    title: facts.Title ?? '',
    language: facts.Language ?? '',
    isMarked: (marked as { Marked?: boolean } | null)?.Marked === true,
    outline,
  }
}

type Entry = { title: string; items: Entry[] }
const titles = (entry: Entry): string[] => [entry.title, ...entry.items.flatMap(titles)]

type Node = { role?: string; alt?: string; children?: Node[] }
/** Roles in document order; a figure with its alternative text. */
function rolesOf(node: Node | null): string[] {
  if (!node) return []
  const own = node.role ? [node.alt ? `${node.role}: ${node.alt}` : node.role] : []
  return [...own, ...(node.children ?? []).flatMap(rolesOf)]
}
