import { composeDocument } from '#pipeline/report/compose.ts'
import { contentHash } from '#pipeline/report/content-hash.ts'
import { typeset } from '#pipeline/report/typeset.ts'
import { words } from '#pipeline/report/words.ts'
import type { Composition } from '#pipeline/report/compose.ts'
import { readPdf } from './read-pdf.ts'

/** Composes and typesets hand-made results, and reads the file back. */
export async function typesetHandMade(composition: Composition, time = '2026-11-03 08:00 Asia/Shanghai') {
  const { document, replaced } = await composeDocument(composition)
  const said = words[composition.lang]
  const hash = contentHash(document)
  const { snapshot, state, scope } = document
  const foot = said.foot({ snapshot, state, hash: hash.slice(0, 12), version: '0.1.0+8c1e0fa', scope, time })
  const bytes = await typeset(document, { foot, page: said.page })
  return { pdf: await readPdf(bytes), bytes, document, replaced, hash }
}
