import type { Text } from '#queries/locale.ts'
import { formatExact, formatPercent } from '#queries/words/format.ts'
import type { TrapText } from '../define.ts'
import { meansWithout } from './toy.ts'

export const text: Text<TrapText> = {
  zh: {
    title: '非随机缺失',
    question: '应有而没有提交的结果，是否集中在个别单位？',
    finding: ({ unitName, reason, evidence: { facts } }) =>
      `${unitName}${reason === 'team' ? '的部分团队' : ''}有${formatPercent(Number(facts['share']), 'zh')}未提交，为其他单位的${times(facts['ratio'], 'zh')}倍，结论先保留。`,
    change: '补齐缺失的结果，或注明免考核、休假等原因',
    decision: '没有消息被当成好消息：剩下的结果看起来偏高（或偏低），缺口被漏掉，单位之间也无法对比。',
    todo: '由数据归口部门逐期核对未提交的结果，补录，或注明免考核、不适用、休假等原因；在此之前同时阅读最好与最坏两种平均。',
    lookalike: '注明免考核或不适用、休假、新入职、按季考核的指标，以及所有单位同时遇到的系统故障，都不属于这种情况。',
    reading: '上面是本单位应有而没有结果的人次占比（细线为95%区间），下面是其他单位在同样各期的占比。',
    source:
      '数据陷阱规则 2（数据缺陷）；二项分布上尾概率，人次按设计效应折减（Kish 1965），多重比较按 Benjamini–Hochberg；上下界思路见 Manski 1995。',
    counted: '应有人次（人×期）',
    effect: { label: '缺失率为其他单位的倍数', print: (effect) => times(effect, 'zh') },
    facts: {
      missing: '缺失人次',
      due: '应有人次',
      absent: '其中花名册有、结果表无',
      share: '缺失率',
      others: '其他单位同期缺失率',
      ratio: '倍数（其他单位不足0.5%按0.5%计）',
      teams: '涉及团队数',
      mean: '现有平均达成率',
      worst: '若缺失者都偏低，平均达成率',
      best: '若缺失者都偏高，平均达成率',
      prior_difference: '缺失者此前与其他人相差（标准化）',
      prior_low: '相差的区间下限',
      prior_high: '相差的区间上限',
    },
    reasons: { team: '出现在部分团队' },
    params: { ratio: '为其他单位的多少倍', q: '显著性界限（q）', fewest: '至少应有人次' },
    toy: {
      intro: '二十个人的结果。拖动滑块，让最低的几个结果不提交：没有一个人的结果变好，看到的平均却在上升。',
      slider: '未提交的最低结果（人）',
      says: (left_out) => {
        const { all, seen } = meansWithout(left_out)
        return left_out === 0
          ? `全部提交：看到的平均就是${formatPercent(all, 'zh')}。`
          : `有${left_out}人未提交：看到的平均为${formatPercent(seen, 'zh')}，全部平均仍是${formatPercent(all, 'zh')}。`
      },
    },
  },
  en: {
    title: 'Missing not at random',
    question: 'Are results that were due but not submitted concentrated in single units?',
    finding: ({ unitName, reason, evidence: { facts } }) =>
      `${formatPercent(Number(facts['share']), 'en')} missing in ${reason === 'team' ? 'some teams of ' : ''}${unitName}, ${times(facts['ratio'], 'en')} times the other units; conclusion on hold.`,
    change: 'the missing results are delivered, or coded as exempt, leave or not applicable',
    decision:
      'No news is read as good news: what is left looks better (or worse) than all of it, the gap is overlooked, and units cannot be compared.',
    todo: 'The owner of the data goes through the gaps period by period and delivers them or states why there is none (exempt, not applicable, leave); until then read the mean with its best and worst case.',
    lookalike:
      'Coded exemptions, leave, new joiners, goals that are measured by quarter, and an outage that hits all units alike are not this.',
    reading:
      'Above, the share of person-periods that were due and have no result (the line is the 95 % range); below, the share of the other units in the same periods.',
    source:
      'Data-trap rules 2 (data defects); binomial upper tail on counts divided by their design effect (Kish 1965), Benjamini–Hochberg over units; bounds after Manski 1995.',
    counted: 'person-periods due',
    effect: { label: 'Missing share, times that of the others', print: (effect) => times(effect, 'en') },
    facts: {
      missing: 'Missing person-periods',
      due: 'Person-periods due',
      absent: 'Of these in the roster, but without a row',
      share: 'Missing share',
      others: 'Share of the other units in the same periods',
      ratio: 'Times the others (which count as 0.5 % at least)',
      teams: 'Teams concerned',
      mean: 'Mean attainment as delivered',
      worst: 'Mean, if all missing were low',
      best: 'Mean, if all missing were high',
      prior_difference: 'Earlier results of those missing against the rest (scaled)',
      prior_low: 'Lower end of that difference',
      prior_high: 'Upper end of that difference',
    },
    reasons: { team: 'in some teams only' },
    params: { ratio: 'Times the other units', q: 'Significance limit (q)', fewest: 'Fewest person-periods due' },
    toy: {
      intro:
        'The results of twenty people. Leave out the lowest few: nobody has done any better, and yet the mean that is seen goes up.',
      slider: 'Lowest results not submitted (people)',
      says: (left_out) => {
        const { all, seen } = meansWithout(left_out)
        return left_out === 0
          ? `All are submitted: the mean seen is the mean, ${formatPercent(all, 'en')}.`
          : `${left_out} not submitted: the mean seen is ${formatPercent(seen, 'en')}, that of all twenty still ${formatPercent(all, 'en')}.`
      },
    },
  },
}

const times = (ratio: unknown, lang: 'zh' | 'en') => formatExact(Math.round(10 * Number(ratio)) / 10, lang, 1)
