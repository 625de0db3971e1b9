import type { Text } from '#queries/locale.ts'
import type {
  Design,
  Guardrail,
  OutcomeNote,
  OutcomeReason,
  OutcomeVerdict,
} from '#queries/improvement/outcome/define.ts'

export type OutcomeWords = {
  verdicts: Record<OutcomeVerdict, string>
  /** Why it cannot be judged, and what would settle it. */
  reasons: Record<OutcomeReason, { reason: string; data: string }>
  designs: Record<Design, string>
  notes: Record<OutcomeNote, string>
  guardrails: Record<Guardrail, string>
}

export const outcomeWords: Text<OutcomeWords> = {
  zh: {
    verdicts: {
      cannot_tell: '无法判断',
      harmful: '有负面影响',
      worked: '有效',
      no_relevant_effect: '无实质效果',
      explained_by_regression: '均值回归可解释',
      promising: '有迹象，未确认',
      not_confirmed: '尚不能确认',
      trade_off: '取舍',
    },
    reasons: {
      no_start: { reason: '计划没有开始日期', data: '开始日期' },
      no_measure: { reason: '计划所在单位没有可用的结果', data: '该单位的指标结果' },
      unknown_unit: { reason: '计划所写的单位或人员在数据中找不到', data: '正确的单位或工号' },
      not_started: { reason: '计划的开始日期晚于最新一期数据', data: '开始后的结果' },
      older_than_data: { reason: '计划早于现有数据，开始前没有结果', data: '开始前的结果' },
      no_after: { reason: '开始后还没有结果', data: '开始后的结果' },
      overlapping: { reason: '同一时期还有另一项计划，两者分不开', data: '错开的开始时间，或两项计划合并评估的说明' },
      few_treated: { reason: '实施计划的对象少于 20 个', data: '更多单位的同类计划' },
      few_controls: { reason: '可比较的对象少于 20 个', data: '更多未实施计划的可比单位' },
      few_clusters: { reason: '对象集中在太少的管理者之下', data: '更多管理者下的对象' },
      one_cluster: {
        reason: '只有一个单位实施，没有区间；只能与未实施单位的变化比较位次',
        data: '更多单位的同类计划，或开始前 8 期、开始后 4 期的序列',
      },
      leads_not_flat: { reason: '开始之前，两组走势已经不同', data: '走势相近的对照单位' },
      blocked: { reason: '期间内指标口径发生变化', data: '统一口径后的结果' },
      short_series: { reason: '序列太短', data: '更多期的结果' },
      signal: {
        reason: '序列较短，只能说控制图在开始后出现信号，不能给出幅度',
        data: '开始前 8 期、开始后 4 期的结果',
      },
      no_signal: { reason: '序列较短，控制图在开始后没有信号', data: '开始前 8 期、开始后 4 期的结果' },
      undefined: { reason: '结果没有变化或缺失过多，无法估计', data: '开始前后都完整的结果' },
      protected: { reason: '涉及人数过少，为保护个人不显示', data: '涉及更多人员的同类计划' },
    },
    designs: {
      did: '双重差分',
      staggered: '分批启动（批次×期间）',
      ancova: '协方差分析',
      its: '中断时间序列',
      placebo: '安慰剂位次',
      xmr: '控制图',
      none: '未估计',
    },
    notes: {
      few_clusters: '群组少于 30 个，区间由自助法得出',
      no_guardrail: '没有负荷、体验或质量的数据，护栏未检验',
      guardrail_open: '护栏尚不能确认，不宜单独宣布成功',
      spillover: '部分对照与实施对象同属一位管理者；另给出去除后的结果',
      overlap_left_out: '同期另有计划的对象已去除或截断',
      other_goals: '对照单位的指标不尽相同',
      leavers: '一成以上的对象在开始后没有结果',
      one_after: '开始后只有一期结果',
      no_lead_test: '开始前的期数不足以检验走势',
      no_selection: '开始前只有入选期',
      many_plans: '同时评估多项计划，门槛已提高',
      exploratory: '探索性：指标是事后选定的',
      matched_differs: '配对后的结果不同',
    },
    guardrails: { load: '负荷', experience: '体验', quality: '质量' },
  },
  en: {
    verdicts: {
      cannot_tell: 'Cannot tell',
      harmful: 'Harmful',
      worked: 'Worked',
      no_relevant_effect: 'No relevant effect',
      explained_by_regression: 'Explained by regression to the mean',
      promising: 'Promising, not confirmed',
      not_confirmed: 'Not confirmed',
      trade_off: 'Trade-off',
    },
    reasons: {
      no_start: { reason: 'the plan has no start date', data: 'A start date' },
      no_measure: { reason: 'the units of the plan have no usable results', data: 'Results of these units' },
      unknown_unit: {
        reason: 'the unit or person of the plan is not in the data',
        data: 'The right unit or staff number',
      },
      not_started: { reason: 'the plan starts after the newest period', data: 'Results from its start on' },
      older_than_data: {
        reason: 'the plan is older than the data, so nothing is known of before',
        data: 'Results from before the start',
      },
      no_after: { reason: 'there are no results yet from after the start', data: 'Results from its start on' },
      overlapping: {
        reason: 'another plan ran at the same time and place, and the two cannot be told apart',
        data: 'Starts apart in time, or judging both as one programme',
      },
      few_treated: {
        reason: 'fewer than 20 units or people have the plan',
        data: 'More units with the same kind of plan',
      },
      few_controls: {
        reason: 'fewer than 20 units or people can be compared with',
        data: 'More comparable units without a plan',
      },
      few_clusters: { reason: 'they belong to too few managers', data: 'Units of more managers' },
      one_cluster: {
        reason: 'one unit alone has the plan, which gives no interval, only a place among the changes of other units',
        data: 'More units with the plan, or 8 periods before and 4 after the start',
      },
      leads_not_flat: {
        reason: 'both groups were on different paths before the start',
        data: 'Comparison units on the same path',
      },
      blocked: { reason: 'the definition of the measure changed in between', data: 'Results under one definition' },
      short_series: { reason: 'the series is too short', data: 'More periods' },
      signal: {
        reason: 'the series is short: the control chart gives a signal after the start, but no size',
        data: '8 periods before and 4 after the start',
      },
      no_signal: {
        reason: 'the series is short, and the control chart gives no signal after the start',
        data: '8 periods before and 4 after the start',
      },
      undefined: {
        reason: 'results do not vary or too many are missing',
        data: 'Complete results before and after the start',
      },
      protected: {
        reason: 'too few people are concerned, which is protected',
        data: 'More people with the same kind of plan',
      },
    },
    designs: {
      did: 'difference in differences',
      staggered: 'staggered starts (cohort by period)',
      ancova: 'analysis of covariance',
      its: 'interrupted time series',
      placebo: 'placebo rank',
      xmr: 'control chart',
      none: 'not estimated',
    },
    notes: {
      few_clusters: 'fewer than 30 clusters: the interval comes from a bootstrap',
      no_guardrail: 'no data on load, experience or quality: guardrails not checked',
      guardrail_open: 'a guardrail is not settled: not to be called a success by itself',
      spillover: 'some comparison units share a manager with units of the plan; the result without them stands beside',
      overlap_left_out: 'units with another plan at the same time were left out or cut off',
      other_goals: 'the comparison units are not all measured by the same KPIs',
      leavers: 'more than a tenth has no result after the start',
      one_after: 'only one period after the start',
      no_lead_test: 'too few periods before the start to compare the paths',
      no_selection: 'only the selection period lies before the start',
      many_plans: 'several plans are judged at once, which raises the bar',
      exploratory: 'exploratory: the measure was chosen afterwards',
      matched_differs: 'matched pairs say something else',
    },
    guardrails: { load: 'load', experience: 'experience', quality: 'quality' },
  },
}
