import type { Lang, Text } from '#queries/locale.ts'
import { formatExact } from '#queries/words/format.ts'
import type { Scalar, TrapText } from '../define.ts'
import { meanRating } from './toy.ts'

const size = (value: Scalar | undefined, lang: Lang) => formatExact(Math.abs(Number(value)), lang, 2)

export const text: Text<TrapText> = {
  zh: {
    title: '评分宽松/严苛',
    question: '同样的结果，在各部门能得到同样的评分吗？',
    finding: ({ unitName, reason, effect, evidence: { facts } }) => {
      const [raters, flagged] = [Number(facts['raters']), Number(facts['flagged'])]
      if (reason === 'common_scale') {
        return `评分尺度普遍不一致：${raters}个评分口径中有${flagged}个偏离，口径之间相差约${size(effect, 'zh')}个标准差，先统一尺度再比较。`
      }
      const part = flagged < raters ? `（${raters}个评分口径中的${flagged}个）` : ''
      return `同等结果下，${unitName}的评分尺度偏${Number(effect) > 0 ? '宽' : '严'}约${size(effect, 'zh')}个标准差${part}，先校准再比较。`
    },
    change: '先按同等结果校准评分尺度',
    decision: '把尺度的宽严当成结果的高低：尺度宽的部门评分高、奖金多，而结果并没有更好。',
    todo: '由人力资源部组织校准会：拿结果相同的匿名样例对齐标准；校准之前，部门之间不比较评分。',
    lookalike:
      '结果确实更好的团队（评分高由结果解释）、另一类岗位（已按岗位和期间扣除）、评分数不够的新团队，都不属于这种情况。没有业务结果时无法区分尺度与团队。',
    reading:
      '横轴是结果，纵轴是评分，每个点是一档结果的平均。两条线平行而分开，就是同等结果下尺度不同；重合就是没有差别。',
    source:
      '数据陷阱规则 5（评分）与 1.7；收缩估计见 Efron & Morris 1973、Morris 1983；多重检验见 Benjamini & Hochberg 1995。',
    counted: '个评分',
    effect: { label: '扣除结果后的尺度偏移（标准差）', print: (effect) => formatExact(effect, 'zh', 2) },
    facts: {
      raters: '检查的评分口径数',
      flagged: '其中偏离的',
      untested: '评分太少、无法检查的口径数',
      shift: '尺度偏移（收缩后，标准差）',
      raw: '评分高出其他口径（标准差）',
      results: '结果高出其他口径（指标尺度）',
      slope: '结果每高一个尺度，评分高多少（标准差）',
      by_results: '其中由结果解释的（标准差）',
      left: '结果解释之外的（标准差）',
      tau: '口径之间的真实离散（标准差）',
    },
    reasons: {
      few_raters: '考核人或被考核人太少，只计入更大范围的合计',
      few_raters_company: '评分数够用的考核人太少，无从比较',
      no_peers: '岗位与考核人一一对应，无法区分岗位与尺度',
      common_scale: '评分尺度普遍不一致',
    },
    params: {
      fewest_ratings: '每个口径至少评分数',
      fewest_raters: '至少口径数',
      note: '提示的偏移（标准差）',
      trap: '陷阱的偏移（标准差）',
      most_flagged: '偏离口径超过多大比例时只报全公司一条',
    },
    toy: {
      intro: '两个组的结果完全相同。拖动乙组的评分尺度，看平均评分怎样分开：分开的不是结果。',
      slider: '乙组尺度偏宽几分',
      says: (shift) =>
        shift === 0
          ? '尺度相同：两组平均评分都是 80 分，和结果一致。'
          : `结果相同，甲组平均 ${formatExact(meanRating(0), 'zh', 0)} 分，乙组平均 ${formatExact(meanRating(shift), 'zh', 0)} 分；${Math.abs(shift)} 分全部来自尺度。`,
    },
  },
  en: {
    title: 'Lenient or severe scale use',
    question: 'Do the same results get the same ratings in every department?',
    finding: ({ unitName, reason, effect, evidence: { facts } }) => {
      const [raters, flagged] = [Number(facts['raters']), Number(facts['flagged'])]
      if (reason === 'common_scale') {
        return `Scales differ throughout: ${flagged} of ${raters} rating scales are off, with a spread of ${size(effect, 'en')} SD between them; agree on one scale before comparing.`
      }
      const part = flagged < raters ? ` (${flagged} of ${raters} rating scales)` : ''
      return `For equal results the scale in ${unitName} runs ${size(effect, 'en')} SD ${Number(effect) > 0 ? 'lenient' : 'severe'}${part}; calibrate before comparing.`
    },
    change: 'ratings are first calibrated on equal results',
    decision:
      'A generous scale is read as good results: the unit gets higher ratings and more pay, though its results are no better.',
    todo: 'Human resources hold a calibration meeting with anonymous examples of equal results; until then ratings are not compared between departments.',
    lookalike:
      'A team whose results really are better (the rating is explained by them), another job family (role and period are removed) and a new team with too few ratings are not this. Without results, scale and team cannot be told apart.',
    reading:
      'Results to the right, ratings upwards; each dot is the mean of one class of results. Two parallel lines apart are two scales for equal results; lines that coincide show no difference.',
    source:
      'Data-trap rules 5 (ratings) and 1.7; shrinkage: Efron & Morris 1973, Morris 1983; many tests: Benjamini & Hochberg 1995.',
    counted: 'ratings',
    effect: { label: 'Shift of the scale beyond results (SD)', print: (effect) => formatExact(effect, 'en', 2) },
    facts: {
      raters: 'Rating scales tested',
      flagged: 'Of these off',
      untested: 'Scales with too few ratings to test',
      shift: 'Shift of the scale (shrunken, SD)',
      raw: 'Ratings above other scales (SD)',
      results: 'Results above other scales (KPI scales)',
      slope: 'Rating per scale of result (SD)',
      by_results: 'Of this explained by results (SD)',
      left: 'Left beyond results (SD)',
      tau: 'True spread between scales (SD)',
    },
    reasons: {
      few_raters: 'too few raters or people rated; counted only in a larger total',
      few_raters_company: 'too few raters with enough ratings to compare',
      no_peers: 'every rater has a kind of post of their own, so post and scale cannot be told apart',
      common_scale: 'scales differ throughout',
    },
    params: {
      fewest_ratings: 'Fewest ratings of a scale',
      fewest_raters: 'Fewest scales',
      note: 'Shift worth a note (SD)',
      trap: 'Shift that is a trap (SD)',
      most_flagged: 'Share of scales beyond which only the company is reported',
    },
    toy: {
      intro:
        'Two teams with exactly the same results. Drag the scale of team B and watch the mean ratings part: the results have not.',
      slider: 'Points by which the scale of team B is generous',
      says: (shift) =>
        shift === 0
          ? 'With one scale both teams average 80 points, as their results do.'
          : `With the same results team A averages ${formatExact(meanRating(0), 'en', 0)} points and team B ${formatExact(meanRating(shift), 'en', 0)}; all ${Math.abs(shift)} points come from the scale.`,
    },
  },
}
