import type { Text } from '#queries/locale.ts'

/** Fixed sentences and heads of P7, P8 and P9 and of the belief check on P2; what is found is said in the words of the analyses. */
export type LoopReportWords = {
  noPlan: string
  overdue: string
  overdueColumns: { owner: string; item: string; units: string; due: string; days: string }
  protectedUnit: string
  sides: string
  oneSided: (rate: string) => string
  funnel: string
  funnelColumns: { stage: string; plans: string; unknown: string }
  fit: string
  blockers: string
  blockerColumns: {
    owner: string
    cause: string
    n: string
    open: string
    median: string
    oldest: string
    share: string
  }
  noBlockers: string
  participation: string
  more: (n: string) => string
  asOf: (day: string) => string
  noOutcome: string
  outcomes: string
  outcomeColumns: { plan: string; raw: string; expected: string; net: string; verdict: string }
  personPlans: string
  plansTogether: (name: string, n: string) => string
  inSd: string
  sentences: string
  spent: string
  noSpent: string
  split: string
  splitLine: (plan: string, more: string, better: string) => string
  noCycle: string
  closure: string
  stages: string
  stageColumns: { stage: string; cases: string }
  investment: string
  lessons: string
  lessonColumns: { lesson: string; cause: string; verdict: string; units: string }
  noLessons: string
  proposals: string
  noProposals: string
  beliefs: string
  beliefLine: (belief: string, test: string, answer: string) => string
}

export const loopReportWords: Text<LoopReportWords> = {
  zh: {
    noPlan: '本期没有进行中的改进计划。',
    overdue: '逾期的公司侧待办',
    overdueColumns: { owner: '责任部门', item: '事项', units: '计划所在单位', due: '应完成', days: '逾期天数' },
    protectedUnit: '已保护的单位',
    sides: '双向承诺',
    oneSided: (rate) => `没有公司侧待办的“单边计划”：${rate}。`,
    funnel: '计划走到哪一步',
    funnelColumns: { stage: '环节', plans: '计划', unknown: '没有记录' },
    fit: '先诊断，再开方',
    blockers: '障碍：谁该答复，等了多久',
    blockerColumns: {
      owner: '责任部门',
      cause: '原因',
      n: '数量',
      open: '未答复',
      median: '中位天数',
      oldest: '最长天数',
      share: '累计',
    },
    noBlockers: '没有收到障碍记录。',
    participation: '参与和跟进',
    more: (n) => `另有 ${n} 项未逐一列出；屏幕上可查看。`,
    asOf: (day) => `计划、承诺与障碍以 ${day} 为准，来自导入的数据。`,
    noOutcome: '还没有到可以评估成效的计划。',
    outcomes: '每项计划：原始变化、本来会有、净效果',
    outcomeColumns: { plan: '计划', raw: '原始变化', expected: '本来会有', net: '净效果（95% 区间）', verdict: '判断' },
    personPlans: '个人计划（合并评估）',
    plansTogether: (name, n) => `${name}（${n} 项合并）`,
    inSd: '单位：对照单位的一个标准差。',
    sentences: '判断与护栏',
    spent: '有投入而看不到效果',
    noSpent: '没有已评估而看不到效果的投入。',
    split: '更多，还是更好',
    splitLine: (plan, more, better) => `${plan}：数量类 ${more}，质量与效率类 ${better}（标准差）。`,
    noCycle: '闭环数据不足一个完整周期。',
    closure: '闭环率与复发率',
    stages: '到期差距走到哪一步',
    stageColumns: { stage: '环节', cases: '差距' },
    investment: '投入：考核与改进',
    lessons: '经验',
    lessonColumns: { lesson: '经验', cause: '原因 → 措施', verdict: '成效', units: '单位' },
    noLessons: '还没有记录经验。',
    proposals: '下一周期目标建议（带上经验）',
    noProposals: '还没有可以带入下一周期目标的经验。',
    beliefs: '常见误区检验',
    beliefLine: (belief, test, answer) => `${belief}：${test} ${answer}。`,
  },
  en: {
    noPlan: 'No improvement plan is running.',
    overdue: 'Company-side items overdue',
    overdueColumns: {
      owner: 'Owner function',
      item: 'Item',
      units: 'Units of the plan',
      due: 'Due',
      days: 'Days overdue',
    },
    protectedUnit: 'a protected unit',
    sides: 'Commitments of both sides',
    oneSided: (rate) => `"One-sided" plans without a company item: ${rate}.`,
    funnel: 'How far plans have come',
    funnelColumns: { stage: 'Stage', plans: 'Plans', unknown: 'Not recorded' },
    fit: 'Diagnosis before treatment',
    blockers: 'Difficulties: who owes an answer, and since when',
    blockerColumns: {
      owner: 'Owner function',
      cause: 'Cause',
      n: 'Count',
      open: 'Open',
      median: 'Median days',
      oldest: 'Oldest, days',
      share: 'Running',
    },
    noBlockers: 'No record of difficulties was received.',
    participation: 'Participation and follow-up',
    more: (n) => `${n} more are not listed; the screen shows them.`,
    asOf: (day) => `Plans, promises and difficulties as of ${day}, from the imported data.`,
    noOutcome: 'No plan has reached its time of evaluation.',
    outcomes: 'Each plan: raw change, expected anyway, net effect',
    outcomeColumns: {
      plan: 'Plan',
      raw: 'Raw change',
      expected: 'Expected anyway',
      net: 'Net effect (95% range)',
      verdict: 'Verdict',
    },
    personPlans: 'Plans of persons (judged together)',
    plansTogether: (name, n) => `${name} (${n} together)`,
    inSd: 'Unit: one standard deviation of the comparison units.',
    sentences: 'Verdicts and guardrails',
    spent: 'Spent without a visible effect',
    noSpent: 'Nothing that was judged was spent without a visible effect.',
    split: 'More, or better',
    splitLine: (plan, more, better) =>
      `${plan}: volume ${more}, quality and efficiency ${better} (standard deviations).`,
    noCycle: 'Less than one full cycle of loop data.',
    closure: 'Loop closure and repeats',
    stages: 'How far due gaps went',
    stageColumns: { stage: 'Stage', cases: 'Gaps' },
    investment: 'What is spent: appraising and improving',
    lessons: 'Lessons',
    lessonColumns: { lesson: 'Lesson', cause: 'Cause → remedy', verdict: 'Verdict', units: 'Units' },
    noLessons: 'No lesson recorded yet.',
    proposals: "Proposals for the next cycle's targets, with their lesson",
    noProposals: 'No lesson yet that could go into a target of the next cycle.',
    beliefs: 'Belief check',
    beliefLine: (belief, test, answer) => `${belief}: ${test} ${answer}.`,
  },
}
