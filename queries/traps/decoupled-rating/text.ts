import type { Lang, Text } from '#queries/locale.ts'
import { formatExact } from '#queries/words/format.ts'
import type { Scalar, TrapText } from '../define.ts'
import { correlationAt } from './toy.ts'

/** Only some of the scales of the unit are weakly related; otherwise all are, or all of them together. */
const isPart = (facts: Record<string, Scalar>) =>
  Number(facts['flagged']) > 0 && Number(facts['flagged']) < Number(facts['raters'])
const two = (value: Scalar | undefined, lang: Lang) => formatExact(Number(value), lang, 2)

export const text: Text<TrapText> = {
  zh: {
    title: '评分与结果脱节',
    question: '评分的高低，是不是跟着业务结果的高低走？',
    finding: ({ unitName, evidence: { facts } }) => {
      const part = isPart(facts) ? `，涉及${facts['raters']}个评分口径中的${facts['flagged']}个` : ''
      return `${unitName}的评分与业务结果关联弱（r=${two(facts['r'], 'zh')}${part}），请核对评分标准。`
    },
    change: '按写明的标准重新评定，或把评分依据写进表单',
    decision: '奖金和晋升跟着结果以外的东西走：结果好的得不到承认，评分也不再能说明结果。',
    todo: '由人力资源部与该部门核对评分依据：哪些内容计入、各占多少，并写进表单；在此之前不用评分代替结果。',
    lookalike:
      '结果本来就相近或评分几乎相同（范围太窄，相关自然低），以及表单写明结果只占不到一半的考核，都不属于这种情况。',
    reading: '横轴是结果，纵轴是评分，每个点是四分之一的人。别处的线向上走，这里的线是平的，就是评分没有跟着结果。',
    source:
      '数据陷阱规则 5（评分）；Spearman 相关与 Fisher z 的单侧比较（Fieller 等 1957）；多重检验见 Benjamini & Hochberg 1995。',
    counted: '个评分',
    effect: { label: '评分与结果的等级相关', print: (effect) => formatExact(effect, 'zh', 2) },
    facts: {
      raters: '检查的评分口径数',
      flagged: '其中关联弱的',
      untested: '无法检查的口径数',
      r: '这里的等级相关',
      r_pool: '其他口径的等级相关',
    },
    reasons: {
      few_raters: '考核人或被考核人太少，只计入更大范围的合计',
      narrow_results: '结果相差太小，看不出评分是否跟随',
      narrow_ratings: '评分相差太小，看不出是否跟随结果（另见趋中）',
      low_weight: '表单写明结果的权重不到一半',
    },
    params: {
      weak: '多弱算弱（等级相关）',
      fewest: '每个口径至少评分数',
      narrow: '离散不及其他口径多少算太窄',
      weight: '结果的写明权重至少',
    },
    toy: {
      intro: '四十个人的结果不变。减少结果在评分里的分量，看点云怎样从一条斜线散成一团。',
      slider: '结果在评分中的分量（%）',
      says: (weight) =>
        `结果占 ${weight}%：评分与结果的等级相关为 ${formatExact(correlationAt(weight), 'zh', 2)}。${weight < 30 ? '单看评分，已经猜不出结果。' : '结果高的，评分大多也高。'}`,
    },
  },
  en: {
    title: 'Ratings detached from results',
    question: 'Do ratings rise and fall with the results?',
    finding: ({ unitName, evidence: { facts } }) => {
      const part = isPart(facts) ? `, ${facts['flagged']} of ${facts['raters']} rating scales` : ''
      return `Ratings in ${unitName} follow results weakly (r=${two(facts['r'], 'en')}${part}); review the criteria.`
    },
    change: 'ratings are given again by written criteria, or what they rest on is written into the form',
    decision:
      'Pay and promotion follow something other than results: good results go unrecognised, and a rating no longer says what was reached.',
    todo: 'Human resources and the unit go through what ratings rest on, what counts and how much, and write it into the form; until then ratings do not stand for results.',
    lookalike:
      'Results or ratings that hardly differ (a narrow range lowers any correlation) and forms that give results less than half of the weight are not this.',
    reading:
      'Results to the right, ratings upwards; each dot is a quarter of the people. Elsewhere the line rises; a flat line here means that ratings do not follow results.',
    source:
      'Data-trap rules 5 (ratings); Spearman correlation, one-sided comparison of Fisher’s z (Fieller and others 1957); many tests: Benjamini & Hochberg 1995.',
    counted: 'ratings',
    effect: { label: 'Rank correlation of rating and result', print: (effect) => formatExact(effect, 'en', 2) },
    facts: {
      raters: 'Rating scales tested',
      flagged: 'Of these weakly related',
      untested: 'Scales that could not be tested',
      r: 'Rank correlation here',
      r_pool: 'Rank correlation elsewhere',
    },
    reasons: {
      few_raters: 'too few raters or people rated; counted only in a larger total',
      narrow_results: 'results differ too little to see whether ratings follow them',
      narrow_ratings: 'ratings differ too little to follow anything (see central tendency)',
      low_weight: 'the form gives results less than half of the weight',
    },
    params: {
      weak: 'Weak from (rank correlation)',
      fewest: 'Fewest ratings of a scale',
      narrow: 'Spread, beside other scales, that is too narrow',
      weight: 'Documented weight of results at least',
    },
    toy: {
      intro: 'Forty people whose results stay. Take the results out of the rating and watch the cloud lose its slope.',
      slider: 'Weight of the result in the rating (%)',
      says: (weight) =>
        `With a weight of ${weight} % the rank correlation of rating and result is ${formatExact(correlationAt(weight), 'en', 2)}. ${weight < 30 ? 'Nobody could guess the result from the rating.' : 'Whoever reaches more is mostly rated higher.'}`,
    },
  },
}
