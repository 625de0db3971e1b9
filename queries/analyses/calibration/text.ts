import type { AnalysisText } from '#queries/define.ts'
import type { Text } from '#queries/locale.ts'
import { formatExact, formatPercent } from '#queries/words/format.ts'
import type { CalibrationResult } from './result.ts'

export type CalibrationText = AnalysisText<CalibrationResult> & {
  company: string
  colon: string
  place: (i: number, of: number) => string
  agenda: Record<CalibrationResult['agenda'][number], string>
  agendaTitle: string
  classes: string
  oneClass: string
  severalClasses: (n: number) => string
  noRater: string
  notEvaluation: string
}

export const text: Text<CalibrationText> = {
  zh: {
    title: '校准简报',
    question: '评分怎样分布，尺子是否一致，校准会先谈什么？',
    reading:
      '每行是全部评分（100%），从左到右由低等级到高等级；人数少于五人的等级与相邻等级合并显示，少于十人不显示分布。',
    caveat:
      '诊断用，非绩效评价。分布不同可能来自结果、岗位或尺度；先对齐标准，再看个案。这里不出现评分人，也不出现被评价人。',
    source: '数据陷阱规则 5（评分陷阱）；保护规则：分布至少 10 人。',
    company: '全公司',
    colon: '：',
    place: (i, of) => (i === 1 ? '低' : i === of ? '高' : `第${i}档`),
    agendaTitle: '先谈标准，再谈个案',
    agenda: {
      one_scale: '先确认用的是同一把尺：评分来自不同的量表或换过分制，换算规则说清之前不比较。',
      align_scale: '对齐评分尺度：同等结果下的评分有系统差异，先用两三个虚构案例校准各档含义。',
      quota_first: '先谈名额：末档由比例产生的部分，不能据此推断不胜任。',
      reach_of_scale: '检查量表能否拉开：大量评分集中在一档或贴着上限，先说明各档之间有什么不同。',
      criteria: '检查各维度：分数几乎相同或评语重复，先说明每个维度看什么事实。',
      link_to_results: '把评分与结果放在一起：两者关联弱的部门，先核对评分依据。',
      nothing: '检查没有发现尺度问题；可以直接从标准的含义开始。',
    },
    classes: '可比组',
    oneClass: '所有部门的评分在同一把尺上，可以相互比较。',
    severalClasses: (n) => `评分来自 ${n} 种量表，只在同一种之内比较。`,
    noRater: '每位员工只有一位评分人时，评分尺度与团队差异在现有数据中分不开。',
    notEvaluation: '诊断用，非绩效评价',
    finding: (found) => {
      if (found.kind === 'empty') return '没有收到评分数据。导入评分结果后，这里显示分布与尺度检查。'
      const { company } = found
      const top = company?.levels.toSorted((a, b) => b.share - a.share)[0]
      const where =
        company && top
          ? `${formatExact(company.n_ratings, 'zh')} 份评分中，“${top.label}”最多，占 ${formatPercent(top.share, 'zh')}。`
          : '全公司的分布不显示。'
      const flagged = found.findings.filter(({ n_trap }) => n_trap > 0).length
      return `${where}${flagged > 0 ? `${flagged} 项评分检查有发现：先对齐标准，再看个案。` : '评分检查没有发现陷阱。'}`
    },
  },
  en: {
    title: 'Calibration briefing',
    question: 'How are ratings spread, is the scale the same everywhere, and what should the meeting talk about first?',
    reading:
      'Each line is all ratings (100 %), from the lowest level on the left; levels of fewer than five people are shown with their neighbour, and fewer than ten people have no spread.',
    caveat:
      'For diagnosis, not a performance measure. Spreads may differ through results, roles or scale use; align the standard before discussing cases. Neither raters nor people rated appear here.',
    source: 'Data-trap rules 5 (ratings); protection: at least 10 people behind a distribution.',
    company: 'Company',
    colon: ': ',
    place: (i, of) => (i === 1 ? 'low' : i === of ? 'high' : `level ${i}`),
    agendaTitle: 'The standard first, cases after',
    agenda: {
      one_scale:
        'Make sure it is one ruler: ratings come from different scales or the scale changed; no comparison before the conversion is stated.',
      align_scale:
        'Align scale use: equal results get systematically different ratings; calibrate the meaning of each level on two or three invented cases.',
      quota_first:
        'Talk about the quota first: the part of the lowest band that comes from the ratio does not show incompetence.',
      reach_of_scale:
        'Check that the scale can separate: many ratings sit at one level or at the limit; say what distinguishes the levels.',
      criteria:
        'Check the criteria: scores are nearly the same or comments repeat; say which facts each criterion looks at.',
      link_to_results: 'Lay ratings beside results: where they hardly follow, check what ratings rest on.',
      nothing: 'The checks found no problem of the scale; start with the meaning of the standard.',
    },
    classes: 'Comparability',
    oneClass: 'All units rate on one scale and can be compared.',
    severalClasses: (n) => `Ratings come from ${n} scales; compare within one only.`,
    noRater: 'With one rater per person, scale use and team cannot be separated in these data.',
    notEvaluation: 'For diagnosis, not a performance measure',
    finding: (found) => {
      if (found.kind === 'empty')
        return 'No ratings were delivered. Once they are imported, their spread and the checks of the scale appear here.'
      const { company } = found
      const top = company?.levels.toSorted((a, b) => b.share - a.share)[0]
      const where =
        company && top
          ? `Of ${formatExact(company.n_ratings, 'en')} ratings most are "${top.label}" (${formatPercent(top.share, 'en')}).`
          : "The company's spread is not shown."
      const flagged = found.findings.filter(({ n_trap }) => n_trap > 0).length
      return `${where} ${flagged > 0 ? `${flagged} ${flagged === 1 ? 'check' : 'checks'} of ratings found something: align the standard before discussing cases.` : 'The checks of ratings found no trap.'}`
    },
  },
}
