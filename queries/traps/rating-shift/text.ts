import type { Lang, Text } from '#queries/locale.ts'
import { formatExact, formatPeriod } from '#queries/words/format.ts'
import type { Scalar, Seen, TrapText } from '../define.ts'
import { rise } from './toy.ts'

const two = (value: Scalar | undefined, lang: Lang) => formatExact(Math.abs(Number(value)), lang, 2)
const SOURCES: Record<Lang, Record<string, string>> = {
  zh: { self: '自评', manager: '上级评分', before: '校准前', after: '校准后', final: '最终评分' },
  en: { self: 'self', manager: 'manager', before: 'before calibration', after: 'after calibration', final: 'final' },
}
const sourceOf = (key: Scalar | undefined, lang: Lang) => SOURCES[lang][String(key)] ?? formatPeriod(String(key), lang)
/** Number of levels where both are known and differ, else the maximum. */
const ends = ({ evidence: { facts } }: Seen, lang: Lang): [string, string] => {
  const [a, b] = [facts['levels_before'], facts['levels_after']]
  if (typeof a === 'number' && typeof b === 'number' && a !== b) {
    return lang === 'zh' ? [`${a}级`, `${b}级`] : [`${a} levels`, `${b} levels`]
  }
  const [low, high] = [two(facts['before'], lang), two(facts['after'], lang)]
  return lang === 'zh' ? [`${low}分制`, `${high}分制`] : [`a maximum of ${low}`, `a maximum of ${high}`]
}

export const text: Text<TrapText> = {
  zh: {
    title: '分制变更、评分通胀与校准偏移',
    question: '评分变了，是结果变了，还是尺子变了？',
    finding: (seen) => {
      const { unitName, reason, effect, evidence } = seen
      if (reason === 'scale_changed') {
        const [from, to] = ends(seen, 'zh')
        return `${unitName}的评分自${formatPeriod(String(evidence.facts['to']), 'zh')}起由${from}改为${to}，前后分数不能直接比。`
      }
      const between = `${sourceOf(evidence.facts['from'], 'zh')}到${sourceOf(evidence.facts['to'], 'zh')}`
      return `${unitName}从${between}的评分变化中约${two(effect, 'zh')}个标准差来自换尺或校准规则，不代表结果变化。`
    },
    change: '用同一把尺重新换算，或写明换算与校准规则',
    decision: '把新尺子读成新结果：评分升了就当作进步，降了就当作退步，而结果没有动。',
    todo: '由人力资源部写明分制换算与校准规则，前后分段阅读；跨期比较先换成百分位或直接看业务结果。',
    lookalike: '结果和评分一起变化、按批准的换算表换尺而百分位不变、校准对所有单位一视同仁，都不属于这种情况。',
    reading: '实线是评分，虚线是按结果应有的评分，都从第一期算起。两条线分开的部分不是结果的变化。',
    source:
      '数据陷阱规则 5（评分）与 1.7；收缩估计见 Efron & Morris 1973、Morris 1983；多重检验见 Benjamini & Hochberg 1995。',
    counted: '对评分',
    effect: { label: '结果解释之外的评分变化（标准差）', print: (effect) => formatExact(effect, 'zh', 2) },
    facts: {
      raw: '评分的变化（标准差）',
      d: '结果解释之外的变化（标准差）',
      shrunken: '其中超出偶然的部分（收缩估计，标准差）',
      from: '从',
      to: '到',
      before: '原来的上限',
      after: '后来的上限',
      levels_before: '原来的级数',
      levels_after: '后来的级数',
    },
    reasons: {
      scale_changed: '级数或上限改变',
      inflation: '全公司评分移动而结果没有',
      cycle: '两期之间的尺度移动',
      self_manager: '自评与上级评分的距离与别处不同',
      calibration: '校准只移动了这里',
      no_pairs: '前后没有同一把尺上的成对评分，或没有业务结果可比',
    },
    params: { shift: '变化（标准差）', fewest: '至少成对评分数' },
    toy: {
      intro: '结果上上下下，最后回到原处。拖动评分的尺子，看平均评分怎样一期一期地走开。',
      slider: '每半年尺子移动几分',
      says: (drift) =>
        drift === 0
          ? '尺子不动：评分跟着结果走，最后也回到原处。'
          : `每半年移动 ${formatExact(drift, 'zh', 1)} 分：三年后平均评分${drift > 0 ? '高' : '低'}了 ${formatExact(Math.abs(rise(drift)), 'zh', 1)} 分，结果和开始时一样。`,
    },
  },
  en: {
    title: 'Scale change, inflation or calibration shift',
    question: 'Ratings have moved: have results, or has the ruler?',
    finding: (seen) => {
      const { unitName, reason, effect, evidence } = seen
      if (reason === 'scale_changed') {
        const [from, to] = ends(seen, 'en')
        return `Ratings in ${unitName} changed from ${from} to ${to} in ${formatPeriod(String(evidence.facts['to']), 'en')}; scores before and after cannot be compared directly.`
      }
      const between = `${sourceOf(evidence.facts['from'], 'en')} to ${sourceOf(evidence.facts['to'], 'en')}`
      return `About ${two(effect, 'en')} SD of the rating change in ${unitName}, ${between}, comes from the ruler or calibration rule, not from results.`
    },
    change: 'ratings are converted to one scale, or the rule of conversion and calibration is stated',
    decision:
      'A new ruler is read as new results: higher ratings count as progress, lower ones as decline, though results have not moved.',
    todo: 'Human resources state the rule of conversion and calibration, and the stretches are read apart; compare cycles by percentile or by the results themselves.',
    lookalike:
      'Results that moved as much as ratings, an approved conversion that keeps the percentiles, and a calibration that moves all units alike are not this.',
    reading:
      'The solid line is the rating, the dashed one what results lead to, both from the first cycle. Where they part, it is not results that moved.',
    source:
      'Data-trap rules 5 (ratings) and 1.7; shrinkage: Efron & Morris 1973, Morris 1983; many tests: Benjamini & Hochberg 1995.',
    counted: 'pairs of ratings',
    effect: { label: 'Change of ratings beyond results (SD)', print: (effect) => formatExact(effect, 'en', 2) },
    facts: {
      raw: 'Change of ratings (SD)',
      d: 'Change beyond results (SD)',
      shrunken: 'Of this beyond chance (shrunken, SD)',
      from: 'From',
      to: 'To',
      before: 'Maximum before',
      after: 'Maximum after',
      levels_before: 'Levels before',
      levels_after: 'Levels after',
    },
    reasons: {
      scale_changed: 'the number of levels or the maximum changed',
      inflation: 'ratings of the whole company moved, results did not',
      cycle: 'the scale moved between two cycles',
      self_manager: 'self and manager ratings lie apart otherwise than elsewhere',
      calibration: 'calibration moved only this unit',
      no_pairs: 'no pairs of ratings on one scale, or no results to compare them with',
    },
    params: { shift: 'Change (SD)', fewest: 'Fewest pairs of ratings' },
    toy: {
      intro:
        'Results go up and down and end where they began. Move the ruler and watch the mean rating walk away from them, cycle by cycle.',
      slider: 'Points by which the ruler moves in each half-year',
      says: (drift) =>
        drift === 0
          ? 'The ruler stays: ratings follow results and end where they began.'
          : `Moved by ${formatExact(drift, 'en', 1)} points a half-year, the mean rating ends ${formatExact(Math.abs(rise(drift)), 'en', 1)} points ${drift > 0 ? 'higher' : 'lower'}, with results as at the start.`,
    },
  },
}
