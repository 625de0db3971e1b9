/**
 * The text of a file that a reader chose: UTF-8 if it is that, else GB18030, which Chinese spreadsheets write. Null where it is neither
 * text: a spreadsheet or an archive.
 */
export async function readTextFile(file: Blob): Promise<string | null> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (bytes.subarray(0, 4096).includes(0)) return null
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next encoding may fit.
    }
  }
  return null
}
