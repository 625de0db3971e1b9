import type { Lang, Text } from '#queries/locale.ts'
import { formatExact, formatPercent } from '#queries/words/format.ts'
import type { Scalar, Seen, TrapText } from '../define.ts'
import { meanRange } from './toy.ts'

const share = (value: Scalar | undefined, lang: Lang) => formatPercent(Number(value), lang)
const r = (value: Scalar | undefined, lang: Lang) => formatExact(Number(value), lang, 2)
const part = ({ evidence: { facts } }: Seen, lang: Lang) =>
  Number(facts['flagged']) >= Number(facts['raters'])
    ? ''
    : lang === 'zh'
      ? `（${String(facts['raters'])}个评分口径中的${String(facts['flagged'])}个）`
      : ` (${String(facts['flagged'])} of ${String(facts['raters'])} rating scales)`

export const text: Text<TrapText> = {
  zh: {
    title: '光环效应',
    question: '一张考核表上的几个维度，是几次观察，还是一个印象？',
    finding: (seen) => {
      const { unitName, reason, evidence } = seen
      const { facts } = evidence
      if (reason === 'common') {
        return `全公司${share(facts['flat'], 'zh')}的考核表各维度同分，维度定义可能重叠，或各维度由同一个数字换算而来。`
      }
      return Number(facts['by_flat']) > 0
        ? `${unitName}有${share(facts['flat'], 'zh')}的考核表各维度同分（其他为${share(facts['others_flat'], 'zh')}）${part(seen, 'zh')}，维度定义可能重叠。`
        : `${unitName}各维度的评分几乎同升同降（平均相关${r(facts['r'], 'zh')}，其他为${r(facts['others_r'], 'zh')}）${part(seen, 'zh')}，维度定义可能重叠。`
    },
    change: '各维度分开写明依据后重新评定',
    decision:
      '把一个总印象当成几次独立的观察：看起来各维度“一致”，其实没有比一个分数更多的信息，强项和短板都看不出来。',
    todo: '由人力资源部为每个维度写明可观察的行为，按维度而不是按人逐项评定；在此之前只用总分，不按维度比较。',
    lookalike: '只有一两个维度、各维度由一个数字换算、大家都常给同分的三级量表、全部满分，都不属于这种情况。',
    reading: '成对的横条是这里与其他口径的比例：各维度同分的考核表，以及维度之间的平均相关。差别越大，越像一个印象。',
    source:
      '数据陷阱规则 5（评分）。光环：Thorndike 1920、Cooper 1981；相关的比较：Fisher 1921；多重检验：Benjamini & Hochberg 1995。',
    counted: '张考核表',
    effect: { label: '各维度同分的考核表比例', print: (effect) => formatPercent(effect, 'zh') },
    facts: {
      raters: '检查的评分口径数',
      flagged: '其中各维度几乎同分的',
      untested: '考核表太少或无法比较的口径数',
      forms: '考核表（不含各维度全部满分的）',
      flat: '各维度同分的比例',
      others_flat: '其他口径的比例',
      r: '维度之间的平均相关',
      others_r: '其他口径的平均相关',
      by_flat: '按同分判断的口径数',
      by_parallel: '按相关判断的口径数',
    },
    reasons: {
      few_raters: '考核人或被考核人太少，只计入更大范围的合计',
      no_raters_known: '没有三个以上维度且考核人已知的考核表',
      full_marks: '几乎全部满分，看不出维度之间的差别',
      no_peers: '没有用同类考核表的其他口径可比',
      one_number: '各维度由同一个数字换算',
      common: '大多数口径各维度同分',
    },
    params: {
      flat: '各维度同分的比例',
      above: '高出其他口径多少',
      r: '维度之间的平均相关',
      r_above: '相关高出其他口径多少',
      fewest_forms: '每个口径至少考核表数',
      fewest_criteria: '至少维度数',
    },
    toy: {
      intro: '三个人在四个维度上各有强弱。拖动滑块，让总印象盖过观察，看四条信息怎样变成一条。',
      slider: '总印象的分量（%）',
      says: (weight) =>
        weight === 100
          ? '每个人四个维度同分：四个分数只说了一件事。'
          : `每个人最高与最低维度平均相差 ${formatExact(meanRange(weight), 'zh', 1)} 分${weight === 0 ? '：强项和短板都看得见。' : '，其余被总印象抹平了。'}`,
    },
  },
  en: {
    title: 'Halo',
    question: 'Are the criteria of a form several observations, or one impression?',
    finding: (seen) => {
      const { unitName, reason, evidence } = seen
      const { facts } = evidence
      if (reason === 'common') {
        return `${share(facts['flat'], 'en')} of all forms give every criterion the same score; definitions may overlap, or the criteria are computed from one number.`
      }
      return Number(facts['by_flat']) > 0
        ? `${share(facts['flat'], 'en')} of the forms in ${unitName} give every criterion the same score (others ${share(facts['others_flat'], 'en')})${part(seen, 'en')}; definitions may overlap.`
        : `Criteria in ${unitName} rise and fall together (mean correlation ${r(facts['r'], 'en')}, others ${r(facts['others_r'], 'en')})${part(seen, 'en')}; definitions may overlap.`
    },
    change: 'each criterion is rated again on stated evidence of its own',
    decision:
      'One impression is read as several independent observations: the criteria seem to agree, yet they say no more than one score, and strengths and needs stay unseen.',
    todo: 'Human resources write observable behaviour for each criterion and have forms filled criterion by criterion; until then use the total and do not compare criteria.',
    lookalike:
      'Forms of one or two criteria, criteria computed from one number, scales of three levels where equal scores are common everywhere, and full marks throughout are not this.',
    reading:
      'Each pair of bars is this unit beside the others: forms with equal scores, and the mean correlation between criteria. The farther apart, the more it looks like one impression.',
    source:
      'Data-trap rules 5 (ratings). Halo: Thorndike 1920, Cooper 1981; difference of correlations: Fisher 1921; many tests: Benjamini & Hochberg 1995.',
    counted: 'forms',
    effect: { label: 'Share of forms with equal scores', print: (effect) => formatPercent(effect, 'en') },
    facts: {
      raters: 'Rating scales tested',
      flagged: 'Of these with nearly equal criteria',
      untested: 'Scales with too few or incomparable forms',
      forms: 'Forms (without those of full marks throughout)',
      flat: 'Share with equal scores',
      others_flat: 'Share elsewhere',
      r: 'Mean correlation between criteria',
      others_r: 'Mean correlation elsewhere',
      by_flat: 'Scales told by equal scores',
      by_parallel: 'Scales told by correlation',
    },
    reasons: {
      few_raters: 'too few raters or people rated; counted only in a larger total',
      no_raters_known: 'no form of three or more criteria names its rater',
      full_marks: 'nearly all forms have full marks, so criteria cannot differ',
      no_peers: 'nobody else uses comparable forms',
      one_number: 'the criteria are computed from one number',
      common: 'most rating scales give equal scores',
    },
    params: {
      flat: 'Share of forms with equal scores',
      above: 'How far above the others',
      r: 'Mean correlation between criteria',
      r_above: 'How far above the correlation elsewhere',
      fewest_forms: 'Fewest forms of a scale',
      fewest_criteria: 'Fewest criteria',
    },
    toy: {
      intro:
        'Three people, each strong in some of four criteria. Drag the slider so that the overall impression outweighs what was seen, and watch four pieces of information become one.',
      slider: 'Weight of the overall impression (%)',
      says: (weight) =>
        weight === 100
          ? 'Each person has one score four times: four figures say one thing.'
          : `Highest and lowest criterion of a person are ${formatExact(meanRange(weight), 'en', 1)} points apart on average${weight === 0 ? ': strengths and needs can be seen.' : '; the rest is lost in the impression.'}`,
    },
  },
}
