import { Worker } from 'node:worker_threads'
import { CausewayError } from '#pipeline/errors.ts'
import type { ReportDocument } from './document.ts'

/** What is printed around the data section and stays outside its hash: the foot of each page and the words of the page number. */
export type Frame = { foot: string; page: [before: string, between: string, after: string] }

/** A report that takes longer than this is stopped; the usual one takes under a second. */
const TIME_LIMIT_MS = 200_000

/**
 * The document as a tagged PDF/UA-1 file. Typst runs in a thread of its own, so that a long report does not hold up the pages of a
 * server in the same process.
 */
export function typeset(document: ReportDocument, frame: Frame): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./typeset-thread.ts', import.meta.url), { workerData: { document, frame } })
    const timer = setTimeout(() => {
      reject(notTypeset('time limit reached'))
      void thread.terminate()
    }, TIME_LIMIT_MS)
    thread.once('message', (answer: { pdf: Uint8Array } | { error: string }) => {
      if ('pdf' in answer) resolve(answer.pdf)
      else reject(notTypeset(answer.error))
    })
    thread.once('error', (cause) => reject(notTypeset(cause.message)))
    thread.once('exit', (code) => {
      clearTimeout(timer)
      if (code !== 0) reject(notTypeset(`thread ended with ${code}`))
    })
  })
}

const notTypeset = (cause: string) =>
  new CausewayError(
    'report-not-typeset',
    {
      title: { zh: '报告未能排版。', en: 'The report could not be typeset.' },
      remedy: {
        zh: '数据没有改变。请重试；若仍然失败，请把代码和这行信息交给维护人员。',
        en: 'No data changed. Try again; if it fails again, pass this code and line on to the maintainers.',
      },
    },
    { status: 500, cause: new Error(cause) },
  )
