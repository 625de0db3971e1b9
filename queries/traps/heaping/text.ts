import type { Lang, Text } from '#queries/locale.ts'
import { formatPercent } from '#queries/words/format.ts'
import type { TrapText } from '../define.ts'
import { reported, shareOnGrid } from './toy.ts'

const percent = (ratio: unknown, lang: Lang) => formatPercent(Number(ratio), lang)

export const text: Text<TrapText> = {
  zh: {
    title: '数字取整',
    question: '上报的达成率，是不是异常地多落在 5% 的整格上？',
    finding: ({ reason, evidence: { facts } }) =>
      reason === 'teams'
        ? `${Number(facts['teams_found'])}个考核单元有${percent(facts['share'], 'zh')}的数字落在5%整格，请核对填报来源。`
        : `${percent(facts['share'], 'zh')}的数字落在5%整格，请核对填报来源。`,
    change: '按系统记录或原始单据重报这些数字',
    decision: '把估出来的整数当成测出来的结果：小的进步与退步都被抹平，对比与评分建立在估数上。',
    todo: '由数据归口部门核对这些数字来自系统还是手工估计；手工估计的改为从系统取数，或在表上注明“估计”。',
    lookalike:
      '里程碑指标（0/25/50/75/100）、分母为 20 的比率、以 20 件为目标的计数、全公司系统统一取整，本来就落在整格上，不属于这种情况。',
    reading: '每组柱子是达成率个位数字的比例，一根是这里，一根是其他单位；0 和 5 特别高，就是取整的痕迹。',
    source: '数据陷阱规则 5（评分）；二项分布上尾，Benjamini & Hochberg 1995；尾数数字的 χ² 检验见 Pearson 1900。',
    counted: '个数字',
    effect: { label: '落在5%整格的比例', print: (effect) => percent(effect, 'zh') },
    facts: {
      on_grid: '落在整格的数字',
      figures: '可比的数字',
      share: '比例',
      expected: '同样指标在其他单位的比例',
      digit_p: '尾数数字与其他单位一致的概率（χ²）',
      teams_found: '有此情况的考核单元',
      teams: '考核单元',
    },
    reasons: { teams: '出现在部门内的部分考核单元' },
    params: {
      tolerance: '离整格多近算落在整格（5%格的倍数）',
      share: '比例超过多少算陷阱',
      chance: '至少预期的比例',
      level: 'q 的界限',
      fewest: '至少数字个数',
      pool_fewest: '同样指标在其他单位的至少个数',
    },
    toy: {
      intro: '两百个测得的达成率，精确到 0.1%。拖动滑块，让一部分数字在上报前取整，看尾数数字怎样露出痕迹。',
      slider: '取整上报的比例（%）',
      says: (rounded) =>
        `每百个数字有 ${rounded} 个取整：落在 5% 整格的占 ${percent(shareOnGrid(reported(rounded)), 'zh')}，尾数只剩 0 和 5 的越来越多。`,
    },
  },
  en: {
    title: 'Rounding, heaping',
    question: 'Do unusually many reported attainments lie on whole steps of 5 %?',
    finding: ({ reason, evidence: { facts } }) =>
      reason === 'teams'
        ? `In ${Number(facts['teams_found'])} teams ${percent(facts['share'], 'en')} of figures fall on the 5 % grid; check how they are reported.`
        : `${percent(facts['share'], 'en')} of figures fall on the 5 % grid; check how they are reported.`,
    change: 'these figures are reported again from the system or the original records',
    decision:
      'Round estimates are read as measured results: small gains and losses are levelled, and comparisons and ratings rest on estimates.',
    todo: 'The data owner checks whether the figures come from a system or from estimates; take them from the system, or mark them as estimated.',
    lookalike:
      'Milestones (0/25/50/75/100), rates with a denominator of 20, counts against a target of 20, and rounding by a system that all units share lie on the grid anyway.',
    reading:
      'Each pair of bars is the share of attainments whose whole percent ends in that digit, here and elsewhere; tall bars at 0 and 5 are the trace of rounding.',
    source:
      'Data-trap rules 5 (ratings); binomial upper tail, Benjamini & Hochberg 1995; last-digit test with χ² after Pearson 1900.',
    counted: 'figures',
    effect: { label: 'Share on the 5 % grid', print: (effect) => percent(effect, 'en') },
    facts: {
      on_grid: 'Figures on the grid',
      figures: 'Comparable figures',
      share: 'Share',
      expected: 'Share of the same KPIs elsewhere',
      digit_p: 'Probability that the last digits agree with the others (χ²)',
      teams_found: 'Teams concerned',
      teams: 'Teams',
    },
    reasons: { teams: 'found in some teams of the department' },
    params: {
      tolerance: 'How near the grid counts as on it (in steps of 5 %)',
      share: 'Share that makes a trap',
      chance: 'Least share expected',
      level: 'Limit of q',
      fewest: 'Fewest figures',
      pool_fewest: 'Fewest figures of the same KPI elsewhere',
    },
    toy: {
      intro:
        'Two hundred measured attainments, exact to 0.1 %. Let some of them be rounded before they are reported and watch the last digits.',
      slider: 'Figures rounded before reporting (%)',
      says: (rounded) =>
        `With ${rounded} of a hundred rounded, ${percent(shareOnGrid(reported(rounded)), 'en')} of the figures lie on the 5 % grid, and more and more end in 0 or 5.`,
    },
  },
}
