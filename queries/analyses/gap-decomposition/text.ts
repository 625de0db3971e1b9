import type { AnalysisText } from '#queries/define.ts'
import type { Lang, Text } from '#queries/locale.ts'
import { factorLabel } from '#queries/words/diagnosis.ts'
import { formatPeople, nameOf } from '#queries/words/format.ts'
import { gapWords } from '#queries/words/gap.ts'
import type { GapDecompositionResult } from './result.ts'

type Part = GapDecompositionResult['parts'][number]

export type GapDecompositionText = AnalysisText<GapDecompositionResult> & {
  empty: string
  tooFew: string
  total: string
  axis: string
  /** The full label of a merged part, with what it must not be used for. */
  part: (part: Part) => string
}

export const text: Text<GapDecompositionText> = {
  zh: {
    title: '差距分解',
    question: '这个部门的平均差距由哪些部分相加而成？',
    reading:
      '从上到下逐项相加：先是全公司共同的差距，再是这里与全公司的不同，最后一条是合计。向左低于目标，向右高于目标；细线是 95% 区间，跨过起点时可能只是偶然。',
    caveat:
      '这里只分解平均值。个人之间的高低在平均中会相互抵消，所以不能据此判断缺口属于系统还是个人；那要看缺口构成。各部分是有关联的描述，不是原因。',
    source: '方法：混合模型的最佳线性无偏预测（Henderson 1975）按部门平均，与全公司平均对比；单位为各指标自身的尺度。',
    empty: '这里没有可与目标比较的个人结果，无法分解。',
    tooFew: '人数少于 10 人，或尚未能计算，不作分解。',
    total: '合计',
    axis: '标准化差距',
    part: ({ factor }) => factorLabel(factor, 'zh'),
    finding: (found) => finding(found, 'zh'),
  },
  en: {
    title: 'Gap decomposition',
    question: 'What does the mean gap of this unit add up from?',
    reading:
      'Read downwards: the gap common to the company, then what differs here, and the sum at the end. Left is below target, right above; ' +
      'thin lines are the 95% range, and one that crosses its start may be chance.',
    caveat:
      'Only the mean is split. People above and below cancel out in a mean, so it cannot say whether a shortfall belongs to the system or to ' +
      'individuals: see the shortfall make-up for that. The parts describe what goes with the gap; they are not causes.',
    source:
      'Method: best linear unbiased predictions of the mixed model (Henderson 1975), averaged over the unit and set against the company mean, ' +
      "in units of each KPI's own scale.",
    empty: 'No result of a person here can be compared with a target, so there is nothing to split.',
    tooFew: 'Fewer than 10 people, or not calculated: no split is shown.',
    total: 'Total',
    axis: 'Scaled gap',
    part: ({ factor }) => factorLabel(factor, 'en'),
    finding: (found) => finding(found, 'en'),
  },
}

function finding(found: GapDecompositionResult, lang: Lang): string {
  const { kind, unit, n_people, gap_z } = found
  if (kind === 'empty' || !unit) return text[lang].empty
  const name = nameOf(unit, lang)
  const colon = lang === 'zh' ? '：' : ': '
  if (kind === 'withheld') return name + colon + gapWords[lang].protectedSentence
  if (kind === 'too_few') return name + colon + text[lang].tooFew
  const largest = clearParts(found).slice(0, 2)
  const people = formatPeople(n_people, lang)
  if (lang === 'zh') {
    const named = largest.map(
      (part) => `${factorLabel(part.factor, 'zh')} ${zText(part.contribution)}${rangeText(part, 'zh')}`,
    )
    const rest = named.length > 0 ? `其中最大的是：${named.join('；')}。` : '没有一项明显不同于全公司平均。'
    return `${name}：平均差距 ${zText(gap_z ?? 0)} 个尺度单位（${people}）。${rest}`
  }
  const named = largest.map(
    (part) => `${factorLabel(part.factor, 'en')} ${zText(part.contribution)}${rangeText(part, 'en')}`,
  )
  const rest = named.length > 0 ? `Largest: ${named.join('; ')}.` : 'No part clearly differs from the company average.'
  return `${name}: mean gap ${zText(gap_z ?? 0)} scale units (${people}). ${rest}`
}

/** Parts whose interval excludes 0, in the direction of the gap, largest first; noise explains nothing. */
function clearParts({ parts, gap_z }: GapDecompositionResult): Part[] {
  const side = (gap_z ?? 0) < 0 ? -1 : 1
  return parts
    .filter((part) => part.side !== 'noise' && part.contribution * side > 0)
    .filter(({ low, high }) => low === null || high === null || low > 0 || high < 0)
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
}

/** −0.42: two decimals and a true minus; what rounds to nothing has no sign. */
export const zText = (z: number) => `${z <= -0.005 ? '−' : z >= 0.005 ? '+' : ''}${Math.abs(z).toFixed(2)}`

export function rangeText({ low, high }: Pick<Part, 'low' | 'high'>, lang: Lang): string {
  if (low === null || high === null) return ''
  return lang === 'zh' ? `（${zText(low)} 至 ${zText(high)}）` : ` (${zText(low)} to ${zText(high)})`
}
