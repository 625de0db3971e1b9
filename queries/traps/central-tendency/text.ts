import type { Lang, Text } from '#queries/locale.ts'
import { formatExact, formatPercent } from '#queries/words/format.ts'
import type { Evidence, Scalar, TrapText } from '../define.ts'
import { atMiddle } from './toy.ts'

const percent = (share: Scalar | undefined, lang: Lang) => formatPercent(Number(share), lang)
/** The level that most ratings have; of scores the stretch from … to. */
const levelOf = ({ facts }: Evidence, lang: Lang): string =>
  typeof facts['level'] === 'string'
    ? facts['level']
    : `${formatExact(Number(facts['from'] ?? 0), lang, 2)}–${formatExact(Number(facts['to'] ?? 0), lang, 2)}`

export const text: Text<TrapText> = {
  zh: {
    title: '趋中',
    question: '结果有高有低，评分是不是几乎都给在同一级？',
    finding: ({ unitName, evidence }) => {
      const { facts } = evidence
      const part =
        Number(facts['flagged']) < Number(facts['raters'])
          ? `（${facts['raters']}个评分口径中的${facts['flagged']}个）`
          : ''
      return `${unitName}的评分${percent(facts['modal_share'], 'zh')}集中在“${levelOf(evidence, 'zh')}”${part}，这套量表没有区分出情况。`
    },
    change: '补充更细的评分标准并重新评定',
    decision: '把“评分都一样”当成“结果都一样”：有差别的结果得不到区分，奖金、发展与支持都给不到点上。',
    todo: '由人力资源部给每一级写出可观察的例子，在校准会上按结果的高低各取几例讨论；在此之前不用评分区分结果。',
    lookalike:
      '结果本来就几乎相同、只有三级而且规定以中间为主的量表、按名额分配的等级（另见强制分布），都不属于这种情况。',
    reading:
      '每根柱子是量表上的一段，高度是评分占比；深色是最多的一段，浅色并列的是其他口径。结果的离散相当，而这里只有一根高柱，就是没有区分。',
    source: '数据陷阱规则 5（评分）；评分离散与按结果应有的离散之比，卡方下尾；多重检验见 Benjamini & Hochberg 1995。',
    counted: '个评分',
    effect: { label: '最多一级的占比', print: (effect) => formatPercent(effect, 'zh') },
    facts: {
      raters: '检查的评分口径数',
      flagged: '其中集中的',
      untested: '无法检查的口径数',
      modal_share: '最多一级的占比',
      level: '最多的一级',
      from: '最多的一段：从',
      to: '到',
      sd: '评分的离散（标准差）',
      expected_sd: '按结果与一般评分误差应有的离散（标准差）',
      ratio: '两者之比',
    },
    reasons: {
      few_raters: '考核人或被考核人太少，只计入更大范围的合计',
      few_levels: '量表只有三级或更少',
      equal_results: '结果本来就相近，评分相近说明不了什么',
    },
    params: { modal: '最多一级的占比', ratio: '离散之比', fewest: '每个口径至少评分数' },
    toy: {
      intro: '三十个人，结果有高有低，不会变。把评分向中间收，看图上的点怎样压成一条横线。',
      slider: '向中间收多少（%）',
      says: (drawn) => `收 ${drawn}%：30 人中有 ${atMiddle(drawn)} 人得到中间一级，而他们的结果和原来一样有高有低。`,
    },
  },
  en: {
    title: 'Central tendency',
    question: 'Results differ; are nearly all ratings given at one level?',
    finding: ({ unitName, evidence }) => {
      const { facts } = evidence
      const part =
        Number(facts['flagged']) < Number(facts['raters'])
          ? ` (${facts['flagged']} of ${facts['raters']} rating scales)`
          : ''
      return `${percent(facts['modal_share'], 'en')} of ratings in ${unitName} cluster at '${levelOf(evidence, 'en')}'${part}; the scale does not separate situations.`
    },
    change: 'levels are described more finely and ratings are given again',
    decision:
      'Equal ratings are read as equal results: results that differ are not told apart, and pay, development and support miss their mark.',
    todo: 'Human resources describe each level by observable examples and discuss cases of high and low results in a calibration meeting; until then ratings are not used to tell results apart.',
    lookalike:
      'Results that really are alike, a three-level scale with a prescribed middle, and grades given by quota (see forced distribution) are not this.',
    reading:
      'Each bar is one place of the scale, its height a share of ratings; the dark one is the fullest, beside it other scales. One tall bar although results spread as elsewhere: nothing is told apart.',
    source:
      'Data-trap rules 5 (ratings); spread of ratings over the spread that results lead to, lower tail of chi-square; many tests: Benjamini & Hochberg 1995.',
    counted: 'ratings',
    effect: { label: 'Share at the fullest level', print: (effect) => formatPercent(effect, 'en') },
    facts: {
      raters: 'Rating scales tested',
      flagged: 'Of these crowded',
      untested: 'Scales that could not be tested',
      modal_share: 'Share at the fullest level',
      level: 'Fullest level',
      from: 'Fullest stretch: from',
      to: 'to',
      sd: 'Spread of ratings (SD)',
      expected_sd: 'Spread that results and ordinary noise lead to (SD)',
      ratio: 'One over the other',
    },
    reasons: {
      few_raters: 'too few raters or people rated; counted only in a larger total',
      few_levels: 'the scale has three levels or fewer',
      equal_results: 'results are alike, so ratings that are alike say nothing',
    },
    params: { modal: 'Share at the fullest level', ratio: 'Ratio of spreads', fewest: 'Fewest ratings of a scale' },
    toy: {
      intro:
        'Thirty people whose results differ and stay as they are. Draw the ratings to the middle and watch the dots flatten into one line.',
      slider: 'Drawn to the middle (%)',
      says: (drawn) =>
        `Drawn by ${drawn} %: ${atMiddle(drawn)} of 30 people get the middle level, though their results differ as much as before.`,
    },
  },
}
