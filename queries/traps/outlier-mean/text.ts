import type { Lang, Text } from '#queries/locale.ts'
import { formatExact, formatGap, formatPercent } from '#queries/words/format.ts'
import type { TrapText } from '../define.ts'
import { meansAt } from './toy.ts'

const percent = (ratio: unknown, lang: Lang) => formatPercent(Number(ratio), lang)

export const text: Text<TrapText> = {
  zh: {
    title: '极值拉动均值',
    question: '部门的平均达成率，是不是由个别极端值撑起或压低的？',
    finding: ({ evidence: { facts } }) =>
      `个别极端值拉动了均值：去掉两端后由${percent(facts['mean'], 'zh')}变为${percent(facts['trimmed'], 'zh')}。`,
    change: '核对这些极端值，或改用去掉两端的平均数',
    decision: '把一笔意外的大单当成普遍的好结果来奖励，或把一次性的事件当成普遍的问题来处理。',
    todo: '由业务部门与财务核对极端值的来源（大单、一次性事件、录入错误）；对比与趋势先看去掉两端后的平均数或中位数。',
    lookalike:
      '本来就波动很大、高低两边都有许多大数的指标，两种平均数相近；已按大单另定目标的，达成率也不极端。都不属于这种情况。',
    reading:
      '上面是普通平均数，下面是两端各去掉 20% 之后的平均数；虚线为目标。两根柱子的长度不一样，就是极端值的作用。',
    source: '数据陷阱规则 3（解读）；去尾平均数见 Tukey & McLaughlin 1963，MAD 见 Hampel 1974。',
    counted: '条结果',
    effect: { label: '平均数减去掉两端后的平均数', print: (effect) => formatGap(effect, 'zh') },
    facts: {
      mean: '平均达成率',
      trimmed: '去掉两端后的平均达成率',
      median: '中位数',
      spread: '离散程度（MAD）',
      extremes: '极端值个数',
      kpi: '指标',
    },
    reasons: {},
    params: {
      distance: '多远算极端（MAD 的倍数）',
      shift: '均值移动多少算陷阱',
      trim: '两端各去掉的比例',
      fewest: '至少结果条数',
    },
    toy: {
      intro: '十二笔结果，十一笔在目标附近。拖动最后一笔，看两条平均线谁在跟着走。',
      slider: '最后一笔的达成率（%）',
      says: (last) => {
        const { mean, trimmed } = meansAt(last)
        return `最后一笔为 ${formatExact(last, 'zh')}%：平均数 ${percent(mean, 'zh')}，去掉两端后 ${percent(trimmed, 'zh')}。另外十一笔一点没变。`
      },
    },
  },
  en: {
    title: 'Extreme value drives the mean',
    question: 'Is the mean attainment of a department held up or pulled down by a few extreme values?',
    finding: ({ evidence: { facts } }) =>
      `A few extreme values drive the mean: trimmed, it moves from ${percent(facts['mean'], 'en')} to ${percent(facts['trimmed'], 'en')}.`,
    change: 'the extreme values are checked, or the trimmed mean is used',
    decision:
      'A windfall is rewarded as if it were good results everywhere, or a one-off is treated as a common problem.',
    todo: 'The business unit and finance check where the extreme values come from (a big order, a one-off, a typing error); compare units and read trends by the trimmed mean or the median until then.',
    lookalike:
      'A KPI that swings widely, with many large values on both sides, has two means that agree; a big order with a target of its own has an ordinary attainment. Neither is this.',
    reading:
      'Above, the plain mean; below, the mean without 20 % of the results at each end; the dashed line is the target. The difference in length is the work of the extreme values.',
    source: 'Data-trap rules 3 (reading); trimmed mean: Tukey & McLaughlin 1963, MAD: Hampel 1974.',
    counted: 'results',
    effect: { label: 'Mean less trimmed mean', print: (effect) => formatGap(effect, 'en') },
    facts: {
      mean: 'Mean attainment',
      trimmed: 'Trimmed mean attainment',
      median: 'Median',
      spread: 'Spread (MAD)',
      extremes: 'Extreme values',
      kpi: 'KPI',
    },
    reasons: {},
    params: {
      distance: 'How far is extreme (multiples of MAD)',
      shift: 'Shift of the mean that counts',
      trim: 'Share left out at each end',
      fewest: 'Fewest results',
    },
    toy: {
      intro: 'Twelve results, eleven of them near target. Drag the last one and watch which of the two means follows.',
      slider: 'Attainment of the last result (%)',
      says: (last) => {
        const { mean, trimmed } = meansAt(last)
        return `The last result is ${formatExact(last, 'en')} %: the mean is ${percent(mean, 'en')}, trimmed ${percent(trimmed, 'en')}. The other eleven have not moved.`
      },
    },
  },
}
