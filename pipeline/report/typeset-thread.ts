import { fileURLToPath } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { ReportDocument } from './document.ts'
import { reportFonts } from './fonts.ts'
import type { Frame } from './typeset.ts'

/**
 * The thread behind `typeset`. Data enters as one JSON input and is never part of the markup, so a unit named `#read("/etc/passwd")` is
 * printed as that text; the template folder is all that the compiler can read.
 */
const { document, frame } = workerData as { document: ReportDocument; frame: Frame }
try {
  const fonts = reportFonts()
  const compiler = NodeCompiler.create({
    workspace: fileURLToPath(new URL('./template', import.meta.url)),
    fontArgs: [{ fontBlobs: [fonts.regular, fonts.bold] }],
  })
  const pdf = compiler.pdf(
    {
      mainFilePath: fileURLToPath(new URL('./template/report.typ', import.meta.url)),
      inputs: { data: JSON.stringify({ ...document, frame }) },
    },
    { pdfStandard: 'ua-1' },
  )
  parentPort?.postMessage({ pdf: new Uint8Array(pdf) })
} catch (error) {
  parentPort?.postMessage({ error: diagnosis(error) })
}

/** The compiler throws an object with diagnostics, not always an Error. */
function diagnosis(error: unknown): string {
  const found = error as { message?: string; shortDiagnostics?: { message?: string }[] }
  const lines = found.shortDiagnostics?.map((line) => line.message ?? '').filter(Boolean)
  return lines?.length ? lines.join('; ') : (found.message ?? String(error))
}
