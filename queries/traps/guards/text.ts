import type { Text } from '#queries/locale.ts'
import { formatList } from '#queries/words/format.ts'
import type { CauseFault } from './cause-words.ts'
import type { PayTie } from './tied-to-pay.ts'
import type { FigureFault, Lack } from './unsourced-figure.ts'

type GuardText = {
  figure: (fault: FigureFault) => string
  cause: (fault: CauseFault) => string
  pay: Record<PayTie, string>
}

const lacking: Text<Record<Lack, string>> = {
  zh: { source: '来源', base: '基数', date: '日期' },
  en: { source: 'source', base: 'base', date: 'date' },
}

/** What the guards say. Each sentence tells what to write instead; the writer decides. */
export const guardText: Text<GuardText> = {
  zh: {
    figure: (fault) =>
      fault.kind === 'inconsistent'
        ? `同一说法写成了${versions(fault.figures, 'zh')}，前后不一，不参与判断。`
        : fault.lacks.includes('source')
          ? `“${fault.figure}”：此数字没有来源，不参与判断。${needs(fault.lacks, 'zh')}`
          : `“${fault.figure}”：此数字没有写明${formatList(
              fault.lacks.map((lack) => lacking.zh[lack]),
              'zh',
            )}，不参与判断。`,
    cause: ({ word, with: circumstance }) =>
      `“${word}”说的是原因，证据只有关联。可写：与${circumstance ?? '该情况'}同时变化；尚不能说明原因。`,
    pay: {
      coefficient: '该指标与奖金直接挂钩（评分带绩效系数），解读时留有余地。',
      incentive: '该指标与激励挂钩，解读时留有余地。',
    },
  },
  en: {
    figure: (fault) =>
      fault.kind === 'inconsistent'
        ? `One claim has two values, ${versions(fault.figures, 'en')}; neither is used.`
        : fault.lacks.includes('source')
          ? `"${fault.figure}": this figure has no source and is not used.${needs(fault.lacks, 'en')}`
          : `"${fault.figure}": this figure states no ${formatList(
              fault.lacks.map((lack) => lacking.en[lack]),
              'en',
            )} and is not used.`,
    cause: ({ word, with: circumstance }) =>
      `"${word}" tells a cause, the evidence an association. Try: Moves together with ${circumstance ?? 'that circumstance'}; the cause is not shown.`,
    pay: {
      coefficient: 'This measure pays money (ratings carry a pay coefficient); read it with care.',
      incentive: 'This measure is tied to incentives; read it with care.',
    },
  },
}

const versions = (figures: readonly { figure: string }[], lang: 'zh' | 'en'): string =>
  formatList([...new Set(figures.map(({ figure }) => figure))], lang)

/** What else is to be written beside the source. */
function needs(lacks: readonly Lack[], lang: 'zh' | 'en'): string {
  const rest = lacks.filter((lack) => lack !== 'source').map((lack) => lacking[lang][lack])
  if (rest.length === 0) return ''
  return lang === 'zh' ? `请同时写明${formatList(rest, lang)}。` : ` State its ${formatList(rest, lang)} too.`
}
