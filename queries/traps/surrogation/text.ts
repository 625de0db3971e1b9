import type { Lang, Text } from '#queries/locale.ts'
import { formatExact } from '#queries/words/format.ts'
import type { TrapText } from '../define.ts'
import { closed, complaints, solved } from './toy.ts'

const number = (value: unknown, lang: Lang, digits = 2) =>
  formatExact(value === null ? null : Number(value), lang, digits)

export const text: Text<TrapText> = {
  zh: {
    title: '唯数字论与指标对冲',
    question: '指标好看了，它本来要服务的结果是不是反而变坏了？',
    finding: ({ reason, kpiName, evidence: { facts } }) => {
      const outcome = String(facts['outcome_zh'] ?? facts['outcome'] ?? '结果指标')
      return reason === 'trade_off'
        ? `${kpiName ?? '指标'}做得越好，${outcome}往往越不利（r=${number(facts['correlation'], 'zh')}）：两个指标相互抵消。`
        : `${kpiName ?? '指标'}上升而${outcome}向不利方向变化：指标没有量到质量。`
    },
    change: '把结果指标并入考核，或证实两者的变化另有来源',
    decision: '庆祝数字上升，而它要服务的质量、客户或交付正在受损。',
    todo: '由业务部门与质量部门一起看两条线：核对样本，把结果指标设为底线，或用一个合并的目标代替两个互相抵消的指标。',
    lookalike: '结果指标在所有单位都变坏（市场）、两个比率共用一个分母、已用合并目标约定的取舍，都不属于这种情况。',
    reading: '两条线都以自己的平均为 100%：一条向好、另一条向坏，就是指标与目的分开了；散点则是按指标分成五组的平均。',
    source:
      '数据陷阱规则 4（目标与激励）；Theil–Sen 见 Sen 1968，偏等级相关见 Kendall 1975；Campbell 1979、Goodhart 1975。',
    counted: '个观察点',
    effect: { label: '结果指标每期变化（相对平均）或相关系数', print: (effect) => number(effect, 'zh', 3) },
    facts: {
      outcome: '配对的结果指标',
      outcome_zh: '结果指标名称',
      outcome_en: '结果指标名称（英文）',
      kpi_slope: '指标每期变化',
      kpi_low: '指标每期变化的下限',
      kpi_high: '指标每期变化的上限',
      outcome_slope: '结果指标每期变化',
      outcome_low: '结果指标每期变化的下限',
      outcome_high: '结果指标每期变化的上限',
      correlation: '偏等级相关系数',
      employee_periods: '员工×期数',
      suggested: '可以考虑登记的结果指标',
    },
    reasons: {
      trend: '指标与结果走势相反',
      trade_off: '两个指标相互抵消',
      no_pairs: '没有登记指标与结果的配对；请在设置文件的 pairs 中登记（kpi、outcome），例如产量与返工',
      unknown_kpi: '登记的指标在数据中不存在',
      combined_goal: '已用合并目标约定取舍，不再检查',
      same_denominator: '两个比率共用一个分母，此消彼长是算术上的',
    },
    params: {
      pairs: '登记的配对（指标 → 结果）',
      correlation: '相关系数的界限',
      level: 'q 的界限',
      change: '整段时间的变化至少占平均的比例',
      fewest: '至少期数',
      fewest_people: '至少员工×期数',
      most: '每个单位最多取的员工×期数',
    },
    toy: {
      intro: '服务台按关闭的工单数考核。拖动滑块：考核压得越紧，多关闭的工单里没解决的越多，一半会变成投诉。',
      slider: '要求多关闭的工单（%）',
      says: (push) =>
        `年底每月关闭 ${number(closed(push).at(-1), 'zh', 0)} 单，投诉 ${number(complaints(push).at(-1), 'zh', 0)} 件；真正解决的仍是 ${number(solved(push), 'zh', 0)} 单。`,
    },
  },
  en: {
    title: 'Number without purpose, conflicting KPIs',
    question: 'Does the KPI improve while what it is for gets worse?',
    finding: ({ reason, kpiName, evidence: { facts } }) => {
      const outcome = String(facts['outcome_en'] ?? facts['outcome'] ?? 'the outcome')
      return reason === 'trade_off'
        ? `The better ${kpiName ?? 'the KPI'}, the worse ${outcome} (r = ${number(facts['correlation'], 'en')}): the two work against each other.`
        : `${kpiName ?? 'The KPI'} rises while ${outcome} worsens: the measure misses quality.`
    },
    change: 'the outcome is appraised too, or both movements have another source',
    decision: 'A rising number is celebrated while the quality, the customers or the delivery it stands for suffer.',
    todo: 'Business unit and quality department look at both lines: check a sample, make the outcome a guardrail, or replace two KPIs that work against each other by one combined goal.',
    lookalike:
      'An outcome that worsens in all units (the market), two rates of one denominator, and a trade-off agreed on in a combined goal are not this.',
    reading:
      'Both lines are drawn with their own mean as 100 %: one turning good and the other bad means that measure and purpose part. Points are means of five groups by the KPI.',
    source:
      'Data-trap rules 4 (targets); Theil–Sen: Sen 1968, partial rank correlation: Kendall 1975; Campbell 1979, Goodhart 1975.',
    counted: 'observations',
    effect: { label: 'Change of the outcome per period (of its mean), or correlation', print: (effect) => number(effect, 'en', 3) }, // prettier-ignore
    facts: {
      outcome: 'Paired outcome',
      outcome_zh: 'Name of the outcome (Chinese)',
      outcome_en: 'Name of the outcome',
      kpi_slope: 'KPI, change per period',
      kpi_low: 'KPI, lower limit of the change',
      kpi_high: 'KPI, upper limit of the change',
      outcome_slope: 'Outcome, change per period',
      outcome_low: 'Outcome, lower limit of the change',
      outcome_high: 'Outcome, upper limit of the change',
      correlation: 'Partial rank correlation',
      employee_periods: 'Employee-periods',
      suggested: 'Outcomes that could be declared',
    },
    reasons: {
      trend: 'KPI and outcome move apart',
      trade_off: 'two KPIs work against each other',
      no_pairs:
        'no KPI is paired with an outcome; declare pairs (kpi, outcome) in the setting file, such as output and rework',
      unknown_kpi: 'a declared KPI is not in the data',
      combined_goal: 'the trade-off is agreed on in a combined goal',
      same_denominator: 'both are rates of the same cases, which arithmetic moves against each other',
    },
    params: {
      pairs: 'Declared pairs (KPI → outcome)',
      correlation: 'Limit of the correlation',
      level: 'Limit of q',
      change: 'Least change over the span (of the mean)',
      fewest: 'Fewest periods',
      fewest_people: 'Fewest employee-periods',
      most: 'Most employee-periods taken of a unit',
    },
    toy: {
      intro:
        'A service desk is appraised by the cases it closes. The harder that number is pushed, the more are closed unsolved, and half of those come back as complaints.',
      slider: 'More closed cases demanded (%)',
      says: (push) =>
        `At the end of the year ${number(closed(push).at(-1), 'en', 0)} cases a month are closed and ${number(complaints(push).at(-1), 'en', 0)} complaints come in; those really solved are still ${number(solved(push), 'en', 0)}.`,
    },
  },
}
