import type { Lang, Text } from '#queries/locale.ts'
import { formatExact, formatPercent } from '#queries/words/format.ts'
import type { Seen, TrapText } from '../define.ts'
import { remembered } from './toy.ts'

export const text: Text<TrapText> = {
  zh: {
    title: '补录倒填与近因',
    question: '结果是过程中记录的，还是期末过后补录的？评分看的是全程，还是最后一段？',
    finding: (seen) => {
      const { unitName, reason, evidence } = seen
      if (reason === 'recency')
        return `${unitName}的评分更像最后一段的结果（所占分量${share(seen, 'weight', 'zh')}，时长只占${share(seen, 'length', 'zh')}），全程走势没有体现。`
      if (reason === 'sitting')
        return `${unitName}有${share(seen, 'hour_share', 'zh')}的评分集中在同一小时提交，其他单位没有这样集中。`
      const where = reason === 'team' ? `（${unitName}的部分团队）` : `（${unitName}）`
      return `${formatPercent(Number(evidence.facts['share']), 'zh')}的结果在期末${String(evidence.facts['days'])}天后补录${where}；建议保留过程记录。`
    },
    change: '有期末之前的过程记录，或说明固定的结账时间',
    decision: '结果已知之后才写下的记录容易向结果靠拢；评分只看最后一段，前面几个月的差距与改进都看不见。',
    todo: '由数据归口部门核对补录的批次与原因，保留过程记录；由人力资源部提醒考核人按全程记录评分。',
    lookalike:
      '系统一次导入给所有单位盖上同一时间、某些指标总要等月度结账、结账时间固定、统一的评分日，都不属于这种情况。',
    reading: '上面是本单位，下面是其他单位（同指标同期）或这段时间本身所占的时长；细线为95%区间。',
    source:
      '数据陷阱规则 2（数据缺陷）；补录：二项分布上尾概率，按人×期计；近因：最小二乘，分量区间按人抽样（自助法）；多重比较按 Benjamini–Hochberg。',
    counted: '条结果或评分',
    effect: { label: '补录比例、最后一段的分量，或一小时内的比例', print: (effect) => formatPercent(effect, 'zh') },
    facts: {
      days: '期末后多少天算补录',
      late: '补录的结果',
      results: '有录入时间的结果',
      share: '补录比例',
      others: '其他单位同指标同期',
      teams: '涉及团队数',
      z_difference: '补录的结果高出多少（标准化）',
      ratings: '可对照的评分',
      weight: '最后一段在评分中的分量',
      length: '最后一段的时长占比',
      times: '分量为时长的几倍',
      hour_share: '最集中一小时的评分比例',
      hour_others: '其他单位最集中一小时',
    },
    reasons: { late: '补录', team: '补录，出现在部分团队', recency: '近因', sitting: '同一小时评分' },
    params: {
      days: '期末后多少天算补录',
      share: '补录比例界限',
      excess: '至少高出其他单位',
      fewest_late: '至少补录条数',
      hour_share: '一小时内评分比例',
      recency: '最后一段的分量为时长的几倍',
      fewest: '至少结果或评分数',
    },
    toy: {
      intro: '半年里只有最后一个月特别好。事后补记靠的是印象：拖动滑块，让印象更多来自最后一个月。',
      slider: '最后一个月在印象中的分量（%）',
      says: (weight) => {
        const { even, seen } = remembered(weight)
        return `最后一个月占${weight}%：补记为${formatExact(seen, 'zh', 1)}%，六个月的平均是${formatExact(even, 'zh', 1)}%。`
      },
    },
  },
  en: {
    title: 'Late or back-dated entry, and recency',
    question:
      'Were results recorded on the way or long after the period? Do ratings look at the whole time or at its end?',
    finding: (seen) => {
      const { unitName, reason, evidence } = seen
      if (reason === 'recency')
        return `Ratings in ${unitName} mirror the last part more than the whole (it weighs ${share(seen, 'weight', 'en')} and is ${share(seen, 'length', 'en')} of the time).`
      if (reason === 'sitting')
        return `${share(seen, 'hour_share', 'en')} of the ratings in ${unitName} were handed in within one hour; those of other units were not.`
      const where = reason === 'team' ? `in some teams of ${unitName}` : `in ${unitName}`
      return `${formatPercent(Number(evidence.facts['share']), 'en')} of results ${where} were entered over ${String(evidence.facts['days'])} days after period end; keep in-process records.`
    },
    change: 'there are records from before the end of the period, or the close always takes that long',
    decision:
      'A record written when the outcome is known leans towards it; a rating of the last stretch hides the gaps and the improvement of all months before.',
    todo: 'The owner of the data checks which batches were entered late and why, and keeps records on the way; human resources remind raters to use the records of the whole time.',
    lookalike:
      'One import that stamps all units at once, goals that always wait for the month-end close, a close at a fixed distance, and a common rating day are not this.',
    reading:
      'Above, this unit; below, the other units (same goals and periods) or the share of the time that the last part is; the line is the 95 % range.',
    source:
      'Data-trap rules 2 (data defects). Late entry: binomial upper tail, counted by person and period. Recency: least squares, interval by drawing people (bootstrap). Benjamini–Hochberg over units.',
    counted: 'results or ratings',
    effect: {
      label: 'Share entered late, weight of the last part, or share within one hour',
      print: (effect) => formatPercent(effect, 'en'),
    },
    facts: {
      days: 'Days after the period from which an entry is late',
      late: 'Results entered late',
      results: 'Results with a time of entry',
      share: 'Share entered late',
      others: 'Other units, same goals and periods',
      teams: 'Teams concerned',
      z_difference: 'Late results against those on time (scaled)',
      ratings: 'Ratings that can be compared',
      weight: 'Weight of the last part in the rating',
      length: 'Share of the time that it is',
      times: 'Weight, times its length',
      hour_share: 'Ratings within the busiest hour',
      hour_others: 'Busiest hour of the other units',
    },
    reasons: {
      late: 'entered late',
      team: 'entered late in some teams',
      recency: 'recency',
      sitting: 'rated within one hour',
    },
    params: {
      days: 'Days after the period from which an entry is late',
      share: 'Share entered late',
      excess: 'Least difference from the others',
      fewest_late: 'Fewest late results',
      hour_share: 'Share of ratings within one hour',
      recency: 'Weight of the last part, times its length',
      fewest: 'Fewest results or ratings',
    },
    toy: {
      intro:
        'Only the last of six months went well. What is written down afterwards comes from memory: let more of it come from the last month.',
      slider: 'Weight of the last month in memory (%)',
      says: (weight) => {
        const { even, seen } = remembered(weight)
        return `The last month has ${weight} %: remembered is ${formatExact(seen, 'en', 1)} %, the mean of six months is ${formatExact(even, 'en', 1)} %.`
      },
    },
  },
}

const share = ({ evidence }: Seen, fact: string, lang: Lang) => formatPercent(Number(evidence.facts[fact]), lang)
