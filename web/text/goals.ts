import type { Text } from '#queries/locale.ts'

/** The frame of the goal check: headings, filters, the pre-check. What is found is worded by queries/goals and its analyses. */
export type GoalsFrame = {
  title: string
  filters: string
  units: string
  unit: string
  goals: string
  meanChance: string
  all: string
  targets: string
  targetsLead: string
  targetsNone: string
  outOfReach: string
  alsoCheck: (name: string) => string
  more: (n: number) => string
  findings: string
  findingsNone: string
  noTexts: string
  rules: string
  rule: string
  counted: (n: number, share: string) => string
  suggestionsLead: string
  suggestions: (n: number) => string
  origins: string
  originsNone: string
  originsProtected: string
  originsNote: string
  met: (share: string, low: string, high: string, n: number) => string
  revisions: string
  revisionsNone: string
  revisionsNoTargets: string
  both: (original: string, current: string) => string
  bothShort: (original: string, current: string) => string
  changed: (n: number, up: number, down: number) => string
  lanes: string
  lanesNote: string
  laneGoals: (n: number) => string
  laneMet: (met: number, judged: number) => string
  versions: string
  versionsNone: string
  version: (n: number | null) => string
  until: string
  since: (from: string) => string
  span: (from: string, to: string) => string
  onlyUntil: (to: string) => string
  overlap: (a: number, b: number) => string
  undocumented: (list: string) => string
  noStages: string
  links: string
  linksNone: string
  actionsWithout: (n: number, all: number) => string
  wording: string
  wordingNone: string
  write: string
  pre: {
    title: string
    lead: string
    file: string
    text: string
    textHint: string
    period: string
    periodHint: string
    check: string
    checking: string
    again: string
    empty: string
    tooLarge: string
    unreadable: string
    answer: (goals: number, without: number, firm: number) => string
    allFine: (goals: number) => string
    leftOut: (n: number) => string
    goal: string
    letters: string
    findings: string
    nothing: string
    state: Record<'pass' | 'fail' | 'unknown', string>
    letter: Record<'S' | 'M' | 'A' | 'R' | 'T', string>
    only: string
    all: string
  }
}

export const goalsFrame: Text<GoalsFrame> = {
  zh: {
    title: '目标体检',
    filters: '选择范围与周期',
    units: '各部门的目标',
    unit: '单位',
    goals: '目标数',
    meanChance: '平均达成概率',
    all: '查看全部目标',
    targets: '够不着与过松的目标',
    targetsLead: '按权重从大到小。给出的是目标的达成概率，不是人的表现。',
    targetsNone: '没有够不着或过松的目标。',
    outOfReach: '够不着',
    alsoCheck: (name) => `数据检查“${name}”也有同样的结论`,
    more: (n) => `另有 ${n} 项，见表格`,
    findings: '按规则的发现',
    findingsNone: '目标文字没有需要处理的问题。',
    noTexts: '没有目标文字这一列：目标以指标名称和目标值表示，文字规则不适用。',
    rules: '规则说明',
    rule: '规则',
    counted: (n, share) => `${n} 个目标，占权重 ${share}`,
    suggestionsLead: '建议不计入部门的数字。',
    suggestions: (n) => `可以更清楚：${n} 条建议`,
    origins: '目标是谁定的',
    originsNone: '没有“目标由谁提出”这一列，无法比较。',
    originsProtected: '达成情况涉及人数太少，为保护个人不显示。',
    originsNote: '只是关联：各单位选择怎样定目标，本身有原因。',
    met: (share, low, high, n) => `达成 ${share}（区间 ${low}–${high}，${n} 个可判断）`,
    revisions: '目标改过吗',
    revisionsNone: '近 13 期没有改动过的目标。',
    revisionsNoTargets: '没有目标值，无法判断。',
    both: (original, current) => `平均达成率：按原目标 ${original}，按现目标 ${current}。原因分析用原目标。`,
    bothShort: (original, current) => `达成率：原目标 ${original}，现目标 ${current}`,
    changed: (n, up, down) => `${n} 个目标（上调 ${up}，下调 ${down}）`,
    lanes: 'KPI 与 OKR',
    lanesNote: '两者含义不同，分开看，不合并平均。',
    laneGoals: (n) => `${n} 个目标`,
    laneMet: (met, judged) => `${judged} 个可判断，达成 ${met} 个`,
    versions: '指标版本与老化',
    versionsNone: '没有多个版本的指标，也没有老化的迹象。',
    version: (n) => (n === null ? '版本未注明' : `版本 ${n}`),
    until: '至今',
    since: (from) => `${from} 起`,
    span: (from, to) => `${from} 至 ${to}`,
    onlyUntil: (to) => `至 ${to}`,
    overlap: (a, b) => `版本 ${b} 与版本 ${a} 的有效期重叠`,
    undocumented: (list) => `版本 ${list} 没有理由或批准`,
    noStages: '没有“战略目标”或“业务阶段”这两列，只能看结果是否还有差别。',
    links: '目标与行动',
    linksNone: '行动没有写明对应的目标（缺少计划步骤的目标编号），无法检查。',
    actionsWithout: (n, all) => `${all} 项行动中，${n} 项没有对应目标。`,
    wording: '文字示例（不带姓名和部门）',
    wordingNone: '没有可以显示的文字示例。',
    write: '可以这样写',
    pre: {
      title: '发布前预检',
      lead: '在周期开始前检查下一期的目标。文字只在这台服务器的内存里读，不保存，也不进入日志。',
      file: '选择文件（CSV、TXT、JSON）',
      text: '或粘贴目标',
      textHint: '每行一条目标',
      period: '周期',
      periodHint: '例如 2027Q1；填写后，没有期限的目标按周期计',
      check: '检查',
      checking: '正在检查…',
      again: '清空',
      empty: '没有读到目标。请粘贴文字，或选择带“目标”一列的文件。',
      tooLarge: '文件太大（上限 2 MB）。请拆开，或用命令行 npx causeway lint-goals。',
      unreadable: '这个文件读不出来。请另存为 CSV（UTF-8 或 GB18030）或 TXT。',
      answer: (goals, without, firm) =>
        `${goals} 个目标：${without} 个没有写出怎样算完成，共 ${firm} 个有需要处理的发现。`,
      allFine: (goals) => `${goals} 个目标都没有需要处理的发现。`,
      leftOut: (n) => `另有 ${n} 个目标超出一次的上限，没有检查。`,
      goal: '目标',
      letters: 'SMART',
      findings: '发现与写法',
      nothing: '没有发现',
      state: { pass: '看到', fail: '没有看到', unknown: '看不出' },
      letter: { S: '具体', M: '可衡量', A: '可实现', R: '相关', T: '有时限' },
      only: '只看有发现的',
      all: '全部',
    },
  },
  en: {
    title: 'Goal check',
    filters: 'Choose scope and cycle',
    units: 'Goals by department',
    unit: 'Unit',
    goals: 'Goals',
    meanChance: 'Mean chance',
    all: 'See all goals',
    targets: 'Targets out of reach or slack',
    targetsLead: 'By weight. What is given is the chance of a target, not how people do.',
    targetsNone: 'No target is out of reach or slack.',
    outOfReach: 'out of reach',
    alsoCheck: (name) => `the data check "${name}" says the same`,
    more: (n) => `${n} more in the table`,
    findings: 'Findings by rule',
    findingsNone: 'Goal texts show nothing to act on.',
    noTexts: 'No column of goal texts: goals are a KPI name and a target value, so the rules on text do not apply.',
    rules: 'What the rules say',
    rule: 'Rule',
    counted: (n, share) => `${n} ${n === 1 ? 'goal' : 'goals'}, ${share} of the weight`,
    suggestionsLead: 'Suggestions do not count in the figures of units.',
    suggestions: (n) => `Could be clearer: ${n} ${n === 1 ? 'suggestion' : 'suggestions'}`,
    origins: 'Who set the goals',
    originsNone: 'No column says who proposed a goal, so nothing can be compared.',
    originsProtected: "How many were met is protected for individuals' privacy.",
    originsNote: 'An association only: units choose their way of setting goals for reasons.',
    met: (share, low, high, n) => `${share} met (range ${low}–${high}, ${n} judged)`,
    revisions: 'Were targets changed',
    revisionsNone: 'No target of the last 13 periods was changed.',
    revisionsNoTargets: 'No target values, so nothing can be said.',
    both: (original, current) =>
      `Mean attainment: ${original} under the original target, ${current} under the current one. Causes use the original.`,
    bothShort: (original, current) =>
      `attainment ${original} under the original target, ${current} under the current one`,
    changed: (n, up, down) => `${n} ${n === 1 ? 'target' : 'targets'} (${up} raised, ${down} lowered)`,
    lanes: 'KPI and OKR',
    lanesNote: 'They mean different things; shown apart, never averaged.',
    laneGoals: (n) => `${n} ${n === 1 ? 'goal' : 'goals'}`,
    laneMet: (met, judged) => `${met} of ${judged} judged were met`,
    versions: 'KPI versions and ageing',
    versionsNone: 'No KPI has several versions, and none shows signs of age.',
    version: (n) => (n === null ? 'version not named' : `version ${n}`),
    until: 'today',
    since: (from) => `from ${from}`,
    span: (from, to) => `${from} to ${to}`,
    onlyUntil: (to) => `until ${to}`,
    overlap: (a, b) => `versions ${b} and ${a} overlap`,
    undocumented: (list) => `version ${list} has no reason or approval`,
    noStages: 'No column of strategic goals or business stages; only whether results still differ can be seen.',
    links: 'Goals and actions',
    linksNone: 'Actions do not name a goal (plan steps have no goal id), so this cannot be checked.',
    actionsWithout: (n, all) => `${n} of ${all} actions name no goal.`,
    wording: 'Examples of wording (no names, no units)',
    wordingNone: 'No examples to show.',
    write: 'Could read',
    pre: {
      title: 'Pre-check before publication',
      lead: "Check next cycle's goals before it starts. Texts are read in this server's memory only; nothing is kept or logged.",
      file: 'Choose a file (CSV, TXT, JSON)',
      text: 'Or paste goals',
      textHint: 'One goal a line',
      period: 'Cycle',
      periodHint: 'For example 2027Q1; goals without a date then take the cycle',
      check: 'Check',
      checking: 'Checking…',
      again: 'Clear',
      empty: 'No goals were read. Paste text, or choose a file with a column "goal".',
      tooLarge: 'The file is too large (limit 2 MB). Split it, or use npx causeway lint-goals.',
      unreadable: 'This file cannot be read. Save it as CSV (UTF-8 or GB18030) or TXT.',
      answer: (goals, without, firm) =>
        `${goals} ${goals === 1 ? 'goal' : 'goals'}: ${without} do not say what done looks like, ${firm} in all have findings to act on.`,
      allFine: (goals) => `None of ${goals} ${goals === 1 ? 'goal' : 'goals'} has a finding to act on.`,
      leftOut: (n) => `${n} more goals are beyond the limit of one check and were not read.`,
      goal: 'Goal',
      letters: 'SMART',
      findings: 'Findings and rewrites',
      nothing: 'nothing found',
      state: { pass: 'found', fail: 'not found', unknown: 'cannot say' },
      letter: { S: 'specific', M: 'measurable', A: 'achievable', R: 'relevant', T: 'time-bound' },
      only: 'Only with findings',
      all: 'All',
    },
  },
}
