import cliProgress from 'cli-progress'
import pc from 'picocolors'
import type { Lang, Text } from '#queries/locale.ts'
import type { Progress } from '#pipeline/effects.ts'

type Step = Parameters<Progress>[0]
type TerminalText = { units: Record<Step['unit'], string>; eta: string }

const text: Text<TerminalText> = {
  en: { units: { rows: 'rows', bytes: 'MB', steps: 'steps' }, eta: 'remaining' },
  zh: { units: { rows: '行', bytes: 'MB', steps: '步' }, eta: '剩余' },
}

/**
 * Progress of long work on standard error: a bar with amount and time left on a terminal, one line when each stage begins
 * in a file or a pipe, where a moving bar would be noise.
 */
export function terminalProgress(stream: NodeJS.WriteStream, lang: Lang): Progress {
  return stream.isTTY ? bars(stream, lang) : lines(stream)
}

function lines(stream: NodeJS.WritableStream): Progress {
  let stage = ''
  return (step) => {
    if (step.stage === stage) return
    stage = step.stage
    stream.write(`${stage} …\n`)
  }
}

function bars(stream: NodeJS.WriteStream, lang: Lang): Progress {
  const words = text[lang]
  let stage = ''
  let bar: cliProgress.SingleBar | null = null

  const close = () => {
    bar?.stop()
    bar = null
  }
  // A failure in the middle of a stage must not leave its message on the line of the bar.
  process.once('exit', close)

  return (step) => {
    if (step.stage !== stage || !bar) {
      close()
      stage = step.stage
      bar = new cliProgress.SingleBar({
        stream,
        format: (_options, { progress, eta }, { done, total, unit }: Payload) => {
          const amount = total === null ? `${shown(done, unit)}` : `${shown(done, unit)} / ${shown(total, unit)}`
          const left =
            total !== null && Number.isFinite(eta) && eta > 0 ? pc.dim(` ${words.eta} ${Math.ceil(eta)} s`) : ''
          return `${stage} ${total === null ? '' : pc.cyan(drawn(progress))} ${amount} ${words.units[unit]}${left}`
        },
        hideCursor: true,
        clearOnComplete: false,
        fps: 8,
      })
      bar.start(step.total ?? 1, 0, payload(step))
    }
    if (step.total !== null) bar.setTotal(Math.max(step.total, 1))
    bar.update(step.done, payload(step))
    if (step.total !== null && step.done >= step.total) {
      close()
      stage = ''
    }
  }
}

type Payload = Pick<Step, 'done' | 'total' | 'unit'>
const payload = ({ done, total, unit }: Step): Payload => ({ done, total, unit })

const BAR_WIDTH = 24
const drawn = (share: number) => {
  const full = Math.round(Math.min(Math.max(share, 0), 1) * BAR_WIDTH)
  return '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full)
}

const shown = (amount: number, unit: Step['unit']) =>
  unit === 'bytes' ? (amount / 1_000_000).toFixed(1) : amount.toLocaleString('en')
