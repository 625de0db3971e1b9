import type { Lang, Text } from '#queries/locale.ts'
import { formatExact } from '#queries/words/format.ts'
import type { Scalar, Seen, TrapText } from '../define.ts'
import { counted } from './toy.ts'

const levels = (value: Scalar | undefined, lang: Lang) => formatExact(Number(value), lang, 3)

/** What stands before the ratings: the unit, or how many of its distribution groups. */
function whose({ unitName, evidence: { facts } }: Seen, lang: Lang): string {
  const groups = Number(facts['groups_flagged'] ?? 0)
  if (groups === 0) return lang === 'zh' ? `${unitName}的评分` : `Ratings in ${unitName}`
  return lang === 'zh'
    ? `${unitName}有${groups}个分布组的评分`
    : `Ratings of ${groups} distribution ${groups === 1 ? 'group' : 'groups'} in ${unitName}`
}

export const text: Text<TrapText> = {
  zh: {
    title: '强制分布',
    question: '等级来自结果，还是来自名额？',
    finding: (seen) => {
      const { facts } = seen.evidence
      const met = facts['low_met'] === undefined ? '' : `（末档中至少有${String(facts['low_met'])}人当期目标已达成）`
      const how =
        seen.reason === 'steady'
          ? `${whose(seen, 'zh')}平均值在${String(facts['periods'])}期内几乎不动（标准差${levels(facts['sd'], 'zh')}级，按人员自身起伏应有${levels(facts['sampling_sd'], 'zh')}级）`
          : `${whose(seen, 'zh')}正好符合${String(facts['quota'])}`
      return `${how}，等级由名额决定：末档由比例产生，不能据此推断不胜任${met}。`
    },
    change: '按结果而不按名额重新评定',
    decision:
      '把名额当成结果：不论团队整体好坏，末档总有人；团队的进步和困难都从评分里消失，达成目标的人也可能列在末档。',
    todo: '由人力资源部公布名额规则，已达成目标的人员不因名额列入末档；部门之间先看业务结果，不比较评分。',
    lookalike:
      '人数多、平均值本来就稳定的部门（波动与抽样预期相符）；所有人同一等级（见“趋中”）；只作参考、实际结果会越过的建议比例，都不属于这种情况。',
    reading:
      '深浅两组柱子是各等级的实际比例和名额；逐期都正好相等，就是名额在决定。折线图中，实线是平均评分，虚线之间是按人员自身起伏应有的范围。',
    source:
      '数据陷阱规则 5（评分）。拟合过好：Pearson 1900、Edwards 1986；整数取整按最大余数法；多重检验：Benjamini & Hochberg 1995。',
    counted: '个评分',
    effect: { label: '平均评分在各期之间的标准差（级）', print: (effect) => levels(effect, 'zh') },
    facts: {
      periods: '期数',
      sd: '平均评分在各期之间的标准差（级）',
      sampling_sd: '按人员自身起伏应有的标准差（级）',
      steadier: '平均值或各等级比例偶然这样稳定的概率',
      quota: '名额（高到低，%）',
      off: '偏离名额的评分比例',
      x2: 'X²（与名额的距离，各期之和）',
      df: '自由度',
      fit: '拟合的上尾概率 p（越接近1越好得不寻常）',
      low_met: '末档中当期目标已达成的人数（下限）',
      low: '末档人数（上限）',
      groups: '检查的分布组数',
      groups_flagged: '其中符合名额的分布组数',
    },
    reasons: {
      quota: '各期人数正好符合名额',
      steady: '平均评分稳定得不寻常',
      few_levels: '使用的等级少于三个',
      many_values: '评分是连续分数，没有等级',
    },
    params: {
      quotas: '已知名额（高到低）',
      sd: '平均评分标准差上限（级）',
      of_sampling: '相对抽样标准差的上限',
      good: '拟合过好的上尾概率',
      fewest_periods: '至少期数',
      fewest_people: '每期至少人数',
      fewest_levels: '至少使用的等级数',
      most_levels: '等级数上限（更多则视为分数）',
    },
    toy: {
      intro: '十个人按 20/70/10 评定。拖动滑块，让所有人的结果一起提高：结果变了，等级一个也没变。',
      slider: '所有人提高几个百分点',
      says: (points) => {
        const { met, low, lowMet } = counted(points)
        return lowMet > 0
          ? `十人全部达成目标，末档仍有 ${low} 人：这一档只说明名额。`
          : `${met} 人达成目标，末档仍是 ${low} 人：等级没有跟着结果变。`
      },
    },
  },
  en: {
    title: 'Forced distribution',
    question: 'Do grades come from results, or from a quota?',
    finding: (seen) => {
      const { facts } = seen.evidence
      const met =
        facts['low_met'] === undefined
          ? ''
          : ` (at least ${String(facts['low_met'])} people there met their targets in that period)`
      const how =
        seen.reason === 'steady'
          ? `${whose(seen, 'en')} keep the same mean over ${String(facts['periods'])} periods (SD ${levels(facts['sd'], 'en')} levels, where people's own ups and downs give ${levels(facts['sampling_sd'], 'en')})`
          : `${whose(seen, 'en')} match ${String(facts['quota'])}`
      return `${how}: grades follow the quota; the lowest band comes from the ratio and does not show incompetence${met}.`
    },
    change: 'ratings are given by results instead of by quota',
    decision:
      'A quota is read as results: the lowest level is always filled, however good the team; its progress and its difficulties vanish from the ratings, and people who met their targets may stand there.',
    todo: 'Human resources state the quota rule; nobody who met the targets is placed in the lowest level by number alone. Compare departments by results, not by ratings.',
    lookalike:
      'A large unit whose mean is steady as sampling predicts, ratings that are all at one level (see central tendency), and published guideline shares that results actually cross are not this.',
    reading:
      'Dark and light bars are the share of each level and the quota; where they agree period by period the quota decides. In the line chart the solid line is the mean rating, the dashed ones the band that people’s own ups and downs would give it.',
    source:
      'Data-trap rules 5 (ratings). Fit too good: Pearson 1900, Edwards 1986; whole people by largest remainders; many tests: Benjamini & Hochberg 1995.',
    counted: 'ratings',
    effect: { label: 'SD of the mean rating over periods (levels)', print: (effect) => levels(effect, 'en') },
    facts: {
      periods: 'Periods',
      sd: 'SD of the mean rating over periods (levels)',
      sampling_sd: "SD that people's own ups and downs give (levels)",
      steadier: 'Chance of a mean, or of shares, this steady',
      quota: 'Quota (highest level first, %)',
      off: 'Share of ratings off the quota',
      x2: 'X² (distance from the quota, all periods)',
      df: 'Degrees of freedom',
      fit: 'Upper tail p of the fit (near 1: too good)',
      low_met: 'People in the lowest level who met their targets (at least)',
      low: 'People in the lowest level (at most)',
      groups: 'Distribution groups tested',
      groups_flagged: 'Of these that match a quota',
    },
    reasons: {
      quota: 'the counts of every period match a quota',
      steady: 'the mean rating is unusually steady',
      few_levels: 'fewer than three levels are in use',
      many_values: 'ratings are scores without levels',
    },
    params: {
      quotas: 'Known quotas (highest level first)',
      sd: 'Largest SD of the mean rating (levels)',
      of_sampling: 'Largest part of the sampling SD',
      good: 'Upper tail p of a fit that is too good',
      fewest_periods: 'Fewest periods',
      fewest_people: 'Fewest people in a period',
      fewest_levels: 'Fewest levels in use',
      most_levels: 'Most levels (beyond: scores)',
    },
    toy: {
      intro:
        'Ten people graded 20/70/10. Drag the slider so that everybody’s results rise: the results move, and not one grade does.',
      slider: 'Points that everybody gains',
      says: (points) => {
        const { met, low, lowMet } = counted(points)
        return lowMet > 0
          ? `All ten meet the target, and ${low} still stands in the lowest level: it shows the quota and nothing else.`
          : `${met} meet the target, and ${low} stands in the lowest level as before: no grade follows the results.`
      },
    },
  },
}
