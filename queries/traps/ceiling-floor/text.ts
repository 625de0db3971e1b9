import type { Lang, Text } from '#queries/locale.ts'
import { formatExact, formatPercent } from '#queries/words/format.ts'
import type { Scalar, Seen, TrapText } from '../define.ts'
import { shown } from './toy.ts'

const percent = (share: Scalar | undefined, lang: Lang) => formatPercent(Number(share), lang)
/** The measure that has the limit: a KPI, or the ratings of a unit. */
const measured = ({ kpiName, unitName, reason }: Seen, lang: Lang): string => {
  if (kpiName !== null) return kpiName
  const isResult = reason === 'capped_unit'
  return lang === 'zh' ? `${unitName}${isResult ? '' : '的评分'}` : isResult ? unitName : `ratings in ${unitName}`
}

export const text: Text<TrapText> = {
  zh: {
    title: '天花板/地板效应',
    question: '评分或结果是不是都挤在量表的顶端或底端，看不出差别？',
    finding: (seen) => {
      const { facts } = seen.evidence
      return `${measured(seen, 'zh')}：${percent(facts['share'], 'zh')}的结果贴着${facts['is_top'] === true ? '上限' : '下限'}，这把尺量不出差别。`
    },
    change: '换用有余量的量表，或取消封顶后重新记录',
    decision: '把“都一样”当成真的没有差别：顶端（或底端）之外的差别被量表截掉了，平均数和离散程度都不可信。',
    todo: '由人力资源部与业务部门复核量表或封顶规则，给两端留出余量；在此之前按名次或删失（Tobit）方法分析，不比较平均数。',
    lookalike:
      '本来就只分通过与否的项目、要求必须达到 100% 的指标、结果确实好而处在顶端的单位（别处用满了这把尺），都不属于这种情况。',
    reading:
      '每根柱子是量表上的一段，高度是占比；深色是量表的端点。浅色并列的是其他单位。端点上柱子特别高，就是顶到了头。',
    source:
      '数据陷阱规则 5（评分）；二项分布尾概率与 Wilson 1927 区间；按结果标准化的期望占比；多重检验见 Benjamini & Hochberg 1995。',
    counted: '个评分或结果',
    effect: { label: '贴着界限的占比', print: (effect) => formatPercent(effect, 'zh') },
    facts: {
      at_limit: '贴着界限的个数',
      measured: '评分或结果数',
      share: '占比',
      is_top: '贴着上限（否则为下限）',
      expected: '按结果应有的占比（同一量表的其他单位）',
      others: '其他单位的占比',
    },
    reasons: {
      no_results: '超过三成贴着界限，但没有业务结果，无法区分结果好与量表到头',
      few_values: '只有极少几个不同的数值',
      company_scale: '这把量表在全公司都到了头',
      own_scale: '只在这里使用的量表到了头',
      beyond_results: '结果解释不了这么多贴着界限的评分',
      capped_kpi: '这个指标的结果被封顶或托底',
      capped_unit: '这里的结果停在自己的界限上，别处越过了它',
    },
    params: { share: '占比', fewest: '至少个数', width: '离界限多近算贴着（达成率）' },
    toy: {
      intro: '同样的 120 人，要求一点点放宽。看满分的柱子怎样把右边的差别吞掉：人没有变得一样，是尺子到了头。',
      slider: '要求放宽几分',
      says: (easier) => {
        const { full, apart } = shown(easier)
        return `放宽 ${easier} 分：${percent(full, 'zh')}的人满分，前一成与中间的人只相隔 ${formatExact(apart, 'zh', 0)} 分。`
      },
    },
  },
  en: {
    title: 'Ceiling or floor',
    question: 'Do ratings or results crowd at one end of their scale, where no difference can show?',
    finding: (seen) => {
      const { facts } = seen.evidence
      const end = facts['is_top'] === true ? 'limit' : 'lower limit'
      return `${percent(facts['share'], 'en')} of ${seen.kpiName === null && seen.reason !== 'capped_unit' ? measured(seen, 'en') : `results of ${measured(seen, 'en')}`} sit at the ${end}; this scale cannot show differences.`
    },
    change: 'a scale with room is used, or the cap is lifted and results are recorded again',
    decision:
      '"All the same" is taken for no differences: what lies beyond the end of the scale was cut off, so means and spreads mislead.',
    todo: 'Human resources and the business review the scale or the cap and leave room at both ends; until then analyse by rank or as censored data (Tobit), and compare no means.',
    lookalike:
      'Items that are pass or fail by design, KPIs where 100 % is required, and a unit whose good results put it at the top of a scale that others use fully are not this.',
    reading:
      'Each bar is one part of the scale, its height a share; the dark one is the end of the scale, beside it the other units. A tall bar at the very end means the scale has run out.',
    source:
      'Data-trap rules 5 (ratings); binomial tail and Wilson 1927 interval; share expected from results by direct standardisation; many tests: Benjamini & Hochberg 1995.',
    counted: 'ratings or results',
    effect: { label: 'Share at the limit', print: (effect) => formatPercent(effect, 'en') },
    facts: {
      at_limit: 'At the limit',
      measured: 'Ratings or results',
      share: 'Share',
      is_top: 'At the upper limit (else the lower)',
      expected: 'Share that results lead to (other units on this scale)',
      others: 'Share in other units',
    },
    reasons: {
      no_results:
        'more than the threshold sit at the limit, but without results good work and the end of a scale look alike',
      few_values: 'only very few different values',
      company_scale: 'the scale has run out in the whole company',
      own_scale: 'a scale used only here has run out',
      beyond_results: 'results do not explain so many ratings at the limit',
      capped_kpi: 'results of this KPI are capped',
      capped_unit: 'results here stop at a limit of their own, which others go beyond',
    },
    params: { share: 'Share', fewest: 'Fewest ratings or results', width: 'How near is at the limit (attainment)' },
    toy: {
      intro:
        'The same 120 people, and requirements made easier bit by bit. Watch the full score swallow the differences on the right: the people are no more alike, the scale has run out.',
      slider: 'Points by which requirements are easier',
      says: (easier) => {
        const { full, apart } = shown(easier)
        return `Easier by ${easier} points: ${percent(full, 'en')} have the full score, and the best tenth is only ${formatExact(apart, 'en', 0)} points from the middle.`
      },
    },
  },
}
