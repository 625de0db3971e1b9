import type { Text } from '#queries/locale.ts'

/** The frame of the plans: list, form, one plan. Labels, causes and verdicts are worded by queries/improvement. */
export type PlansFrame = {
  title: string
  lead: string
  none: string
  noneNext: string
  make: string
  makeFor: (unit: string) => string
  funnel: string
  funnelChart: (parts: string) => string
  funnelStage: string
  funnelN: string
  funnelUnknown: string
  funnelNote: string
  overdue: string
  overdueSentence: (n: number, days: number, owner: string) => string
  overdueNone: string
  overdueItem: (owner: string, days: number) => string
  share: (k: number, n: number) => string
  sides: Record<'company' | 'team', string>
  onTime: (side: string, k: number, n: number, items: number) => string
  fitTitle: string
  fitSentence: (parts: { k: number; n: number; without: number; kWithout: number }) => string
  blockers: string
  blockersNone: string
  owner: string
  cause: string
  open: string
  unanswered: string
  oldest: string
  days: (n: number) => string
  list: string
  count: (shown: number, all: number) => string
  more: (n: number) => string
  filters: string
  all: string
  stage: string
  fit: string
  label: string
  clear: string
  nothingFits: string
  imported: string
  importedNote: string
  person: string
  units: (n: number) => string
  steps: (done: number, all: number) => string
  companyOverdue: (n: number) => string
  untitled: (cause: string, remedy: string) => string
  ofUnit: string
  ofUnitNone: string
  ofUnitAll: string
  startPlan: string
  form: PlanFormWords
  page: PlanPageWords
}

type PlanFormWords = {
  title: string
  editTitle: string
  lead: string
  executive: string
  errors: (n: number) => string
  warnings: string
  name: string
  nameHint: string
  where: string
  unit: string
  unitFind: string
  unitNone: string
  subject: string
  subjects: Record<'unit' | 'process' | 'goal', string>
  why: string
  cause: string
  causeNone: string
  evidence: string
  evidenceNone: (cause: string) => string
  evidenceUnit: string
  against: (here: string, peers: string) => string
  verdict: string
  kinds: string
  kindNames: Record<'data' | 'interview' | 'observation', string>
  kindsHint: string
  compared: string
  diagnosisText: string
  what: string
  remedy: string
  remedyNone: string
  fits: string
  others: string
  measure: string
  measureNone: string
  allKpis: string
  start: string
  end: string
  followUps: (days: string) => string
  followUpsNone: string
  programme: string
  programmeHint: string
  nUnits: string
  mde: (n: number, mde: string) => string
  mdeSmaller: string
  effect: string
  owner: string
  ownerNone: string
  steps: string
  stepsHint: string
  step: (n: number) => string
  side: string
  kind: string
  kinds3: Record<'milestone' | 'commitment' | 'action', string>
  text: string
  due: string
  addCompany: string
  addTeam: string
  remove: (n: number) => string
  more: string
  benefit: string
  coAuthored: string
  yes: string
  no: string
  unsaid: string
  level: string
  levels: string[]
  hours: string
  cost: string
  save: string
  saveChange: string
  cancel: string
  changed: string
}

type PlanPageWords = {
  unknown: string
  unit: string
  trend: string
  cause: string
  remedy: string
  measure: string
  evidence: string
  start: string
  planned: (day: string) => string
  owner: string
  benefit: string
  expected: string
  expectedSd: (sd: string) => string
  diagnosis: string
  programme: string
  commitments: string
  doneOn: (day: string) => string
  due: (day: string) => string
  overdue: (days: number) => string
  tick: (step: string) => string
  hiddenText: string
  actions: string
  on: string
  acknowledge: string
  begin: string
  close: string
  closeHint: string
  lesson: string
  edit: string
  saved: string
  changed: string
  reload: string
  result: string
  raw: string
  anyway: string
  net: string
  interval: (low: string, high: string) => string
  counts: (treated: string, control: string, after: string) => string
  guardrails: string
  guardStates: Record<'kept' | 'open' | 'worse', string>
  followUps: string
  followUp: (months: number, day: string) => string
  followDue: string
  trail: string
  trailActions: Record<string, string>
  afterStart: string
  fields: (names: string) => string
  blockers: string
  blockerAdd: string
  blockerText: string
  blockerSince: (day: string, days: number) => string
  answered: string
  answeredOn: (day: string) => string
  cleared: string
  clearedOn: (day: string) => string
  readOnly: string
  cannotSay: string
  cannotSayItems: string[]
}

export const plansFrame: Text<PlansFrame> = {
  zh: {
    title: '改进计划',
    lead: '在这里制定的计划属于部门、流程或目标，不属于个人。公司应支持的事项与团队行动同等重要。',
    none: '还没有计划。',
    noneNext: '先看诊断，再从诊断页开始一个计划。',
    make: '新建计划',
    makeFor: (unit) => `为“${unit}”新建计划`,
    funnel: '计划走到哪一步',
    funnelChart: (parts) => `计划的进展：${parts}。`,
    funnelStage: '环节',
    funnelN: '计划数',
    funnelUnknown: '未记录',
    funnelNote: '每一步按记录分别计数；“未记录”是资料里没有这一项，不算未做到。',
    overdue: '公司侧承诺',
    overdueSentence: (n, days, owner) => `公司侧待办 ${n} 项逾期（最长 ${days} 天，${owner}）。`,
    overdueNone: '公司侧没有逾期的承诺。',
    overdueItem: (owner, days) => `${owner}，${days} 天`,
    share: (k, n) => `${n} 项中 ${k} 项`,
    sides: { company: '公司侧', team: '团队侧' },
    onTime: (side, k, n, items) => `${side}：${items} 项，已到期 ${n} 项，按期完成 ${k} 项。`,
    fitTitle: '措施与原因是否相符',
    fitSentence: ({ k, n, without, kWithout }) =>
      `有诊断的 ${n} 个计划中，${k} 个措施与原因不符。另有 ${without} 个计划未诊断，单独计数（其中 ${kWithout} 个不符）。`,
    blockers: '困难：由哪个职能答复',
    blockersNone: '没有未解决的困难。',
    owner: '归口部门',
    cause: '原因',
    open: '未解决',
    unanswered: '未答复',
    oldest: '最长',
    days: (n) => `${n} 天`,
    list: '计划',
    count: (shown, all) => (shown === all ? `${all} 个计划` : `${all} 个计划中的 ${shown} 个`),
    more: (n) => `另有 ${n} 个计划未列出，请用筛选缩小范围。`,
    filters: '筛选',
    all: '全部',
    stage: '进展',
    fit: '相符与否',
    label: '标签',
    clear: '清除筛选',
    nothingFits: '没有符合筛选的计划。',
    imported: '导入',
    importedNote: '导入的计划只能查看；请在源系统中修改后重新导入。',
    person: '个人计划（仅人力资源可见）',
    units: (n) => `${n} 个部门`,
    steps: (done, all) => `步骤 ${done}/${all}`,
    companyOverdue: (n) => `公司侧逾期 ${n} 项`,
    untitled: (cause, remedy) => `${cause} → ${remedy}`,
    ofUnit: '改进计划与公司承诺',
    ofUnitNone: '这个部门还没有计划。',
    ofUnitAll: '全部计划',
    startPlan: '开始一个计划',
    form: {
      title: '新建改进计划',
      editTitle: '修改计划',
      lead: '先写证据和原因，再选措施。不写姓名；归口部门是职能。',
      executive: '您的身份可以查看计划，不能新建。',
      errors: (n) => `有 ${n} 处需要修改：`,
      warnings: '可以保存，但请留意：',
      name: '名称',
      nameHint: '一句话写出要改变什么。',
      where: '范围',
      unit: '部门',
      unitFind: '输入部门名称或编码',
      unitNone: '没有名称相符的部门。',
      subject: '计划针对',
      subjects: { unit: '部门', process: '流程', goal: '目标' },
      why: '原因与证据',
      cause: '原因',
      causeNone: '请选择原因',
      evidence: '诊断中的证据',
      evidenceNone: (cause) => `诊断中没有“${cause}”的数据。可以先访谈或观察，再补充记录。`,
      evidenceUnit: '选好部门后，这里显示诊断中的证据。',
      against: (here, peers) => `这里 ${here}，同类 ${peers}`,
      verdict: '诊断的判断',
      kinds: '已有的证据（至少两类）',
      kindNames: { data: '数据', interview: '访谈', observation: '观察' },
      kindsHint: '不足两类证据的计划，在所有页面和报告中标为“未诊断”。',
      compared: '是否在同样条件下做过对比？',
      diagnosisText: '诊断说明（写看到的事实）',
      what: '措施与衡量',
      remedy: '主要措施',
      remedyNone: '请选择措施',
      fits: '与原因相符',
      others: '其他',
      measure: '衡量指标',
      measureNone: '还没有选',
      allKpis: '全部指标',
      start: '开始日期',
      end: '结束日期',
      followUps: (days) => `回看日期（3、6、12 个月）：${days}。`,
      followUpsNone: '填写开始日期后，自动算出 3、6、12 个月的回看日期。',
      programme: '所属项目（可不填）',
      programmeHint: '同一项目的计划一起评估。',
      nUnits: '一起参与的单位数',
      mde: (n, mde) => `以${n}个单位，只能看出≥${mde}个标准差的变化。`,
      mdeSmaller: '预期效果小于这个幅度：即使有效，也多半看不出来。可以让更多单位一起参与。',
      effect: '预期效果（标准差）',
      owner: '归口部门',
      ownerNone: '请选择职能',
      steps: '双向承诺与步骤',
      stepsHint: '公司侧写公司应支持的事项；里程碑请按日期先后排列。',
      step: (n) => `第 ${n} 项`,
      side: '由谁承诺',
      kind: '类型',
      kinds3: { milestone: '里程碑', commitment: '承诺', action: '行动' },
      text: '内容',
      due: '到期日',
      addCompany: '添加公司侧承诺',
      addTeam: '添加团队行动',
      remove: (n) => `移除第 ${n} 项`,
      more: '更多',
      benefit: '对执行的人有什么好处',
      coAuthored: '与团队共同制定',
      yes: '是',
      no: '否',
      unsaid: '未说明',
      level: '团队的决策权',
      levels: ['告知', '征求意见', '共同决定', '自行决定'],
      hours: '预计工时（小时）',
      cost: '预计费用（元）',
      save: '保存计划',
      saveChange: '保存修改',
      cancel: '取消',
      changed: '已有人先保存了修改。请重新打开计划后再改。',
    },
    page: {
      unknown: '没有这个计划，或您无权查看。',
      unit: '部门',
      trend: '看趋势',
      cause: '原因',
      remedy: '措施',
      measure: '衡量指标',
      evidence: '证据',
      start: '开始',
      planned: (day) => `计划 ${day}`,
      owner: '归口部门',
      benefit: '对执行的人有什么好处',
      expected: '预期效果',
      expectedSd: (sd) => `${sd} 个标准差`,
      diagnosis: '诊断说明',
      programme: '所属项目',
      commitments: '承诺与步骤',
      doneOn: (day) => `${day} 完成`,
      due: (day) => `${day} 到期`,
      overdue: (days) => `逾期 ${days} 天`,
      tick: (step) => `完成：${step}`,
      hiddenText: '团队的步骤',
      actions: '下一步',
      on: '日期',
      acknowledge: '确认收到',
      begin: '开始',
      close: '关闭计划',
      closeHint: '关闭后不能再改。',
      lesson: '学到了什么（下一周期的目标会引用）',
      edit: '修改计划',
      saved: '已保存。',
      changed: '这个计划已被修改，下面是最新内容。',
      reload: '重新读取',
      result: '成效',
      raw: '原始变化',
      anyway: '本来就会发生',
      net: '净效果',
      interval: (low, high) => `区间 ${low} 至 ${high}`,
      counts: (treated, control, after) => `参与 ${treated}，对比 ${control}，开始后 ${after} 期。`,
      guardrails: '底线指标',
      guardStates: { kept: '守住', open: '说不准', worse: '下降' },
      followUps: '回看',
      followUp: (months, day) => `${months} 个月：${day}`,
      followDue: '已到',
      trail: '记录',
      trailActions: {
        create: '写成',
        revise: '修改',
        steps: '更新步骤',
        acknowledge: '确认收到',
        start: '开始',
        close: '关闭',
        blocker: '更新困难',
      },
      afterStart: '开始之后',
      fields: (names) => `字段：${names}`,
      blockers: '困难',
      blockerAdd: '记录一个困难',
      blockerText: '遇到了什么',
      blockerSince: (day, days) => `${day} 起，${days} 天`,
      answered: '已答复',
      answeredOn: (day) => `${day} 答复`,
      cleared: '已解决',
      clearedOn: (day) => `${day} 解决`,
      readOnly: '您的身份可以查看，不能修改。',
      cannotSay: '这些数据不能说明什么',
      cannotSayItems: [
        '成效说的是计划和规则，不评价任何人，也不能推到个人。',
        '扣除均值回归之后仍可能有别的变化同时发生；趋势图上的事件要一起看。',
      ],
    },
  },
  en: {
    title: 'Plans',
    lead: 'A plan made here belongs to a unit, a process or a target, never to a person. What the company owes ranks equal with what the team does.',
    none: 'There are no plans yet.',
    noneNext: 'See the diagnosis first and start a plan from there.',
    make: 'New plan',
    makeFor: (unit) => `New plan for “${unit}”`,
    funnel: 'How far plans have come',
    funnelChart: (parts) => `Progress of plans: ${parts}.`,
    funnelStage: 'Stage',
    funnelN: 'Plans',
    funnelUnknown: 'Not recorded',
    funnelNote:
      'Each stage is counted as recorded; “not recorded” means that the data hold no such item, and does not count as missed.',
    overdue: 'Company commitments',
    overdueSentence: (n, days, owner) =>
      n === 1
        ? `One company-side item is overdue (${days} days, ${owner}).`
        : `${n} company-side items are overdue (longest ${days} days, ${owner}).`,
    overdueNone: 'No company commitment is overdue.',
    overdueItem: (owner, days) => `${owner}, ${days} days`,
    share: (k, n) => `${k} of ${n}`,
    sides: { company: 'Company side', team: 'Team side' },
    onTime: (side, k, n, items) => `${side}: ${items} items, ${n} due so far, ${k} of them done on time.`,
    fitTitle: 'Do remedies fit their causes?',
    fitSentence: ({ k, n, without, kWithout }) =>
      `Of ${n} plans with a diagnosis, ${k} have a remedy that does not match the cause. ${without} without a diagnosis are counted apart (${kWithout} of them do not match).`,
    blockers: 'Blockers: which function owes the answer',
    blockersNone: 'No blocker is open.',
    owner: 'Owner function',
    cause: 'Cause',
    open: 'Open',
    unanswered: 'Unanswered',
    oldest: 'Oldest',
    days: (n) => `${n} days`,
    list: 'Plans',
    count: (shown, all) => (shown === all ? `${all} plans` : `${shown} of ${all} plans`),
    more: (n) => `${n} more plans are not listed; narrow the list with the filters.`,
    filters: 'Filters',
    all: 'All',
    stage: 'Progress',
    fit: 'Fit',
    label: 'Label',
    clear: 'Clear filters',
    nothingFits: 'No plan fits these filters.',
    imported: 'imported',
    importedNote: 'Imported plans are read only: change them in their own system and import again.',
    person: 'Individual plan (human resources only)',
    units: (n) => `${n} units`,
    steps: (done, all) => `Steps ${done}/${all}`,
    companyOverdue: (n) => `${n} overdue on the company side`,
    untitled: (cause, remedy) => `${cause} → ${remedy}`,
    ofUnit: 'Plans and company commitments',
    ofUnitNone: 'This unit has no plan yet.',
    ofUnitAll: 'All plans',
    startPlan: 'Start a plan',
    form: {
      title: 'New plan',
      editTitle: 'Change the plan',
      lead: 'Evidence and cause come first, then the remedy. No names; an owner is a function.',
      executive: 'Your role may read plans and not make them.',
      errors: (n) => (n === 1 ? 'One thing must be mended:' : `${n} things must be mended:`),
      warnings: 'This can be saved, but note:',
      name: 'Name',
      nameHint: 'Say in one line what is to change.',
      where: 'Scope',
      unit: 'Unit',
      unitFind: 'Type the name or code of a unit',
      unitNone: 'No unit has such a name.',
      subject: 'The plan is about',
      subjects: { unit: 'a unit', process: 'a process', goal: 'a target' },
      why: 'Cause and evidence',
      cause: 'Cause',
      causeNone: 'Choose a cause',
      evidence: 'Evidence of the diagnosis',
      evidenceNone: (cause) =>
        `The diagnosis holds no data on “${cause}”. Interview or observe first and add the record.`,
      evidenceUnit: 'Once a unit is chosen, the evidence of its diagnosis stands here.',
      against: (here, peers) => `${here} here, ${peers} in peers`,
      verdict: 'Verdict of the diagnosis',
      kinds: 'Evidence at hand (at least two kinds)',
      kindNames: { data: 'data', interview: 'interview', observation: 'observation' },
      kindsHint: 'A plan with fewer than two kinds is labelled “no diagnosis” on every page and in every report.',
      compared: 'Was there a comparison under the same conditions?',
      diagnosisText: 'Diagnosis in words (what was observed)',
      what: 'Remedy and measure',
      remedy: 'Main remedy',
      remedyNone: 'Choose a remedy',
      fits: 'Fit the cause',
      others: 'Others',
      measure: 'Measure',
      measureNone: 'Not chosen yet',
      allKpis: 'All KPIs',
      start: 'Start',
      end: 'End',
      followUps: (days) => `Follow-ups after 3, 6 and 12 months: ${days}.`,
      followUpsNone: 'With a start date, the follow-ups after 3, 6 and 12 months are filled in.',
      programme: 'Programme (optional)',
      programmeHint: 'Plans of one programme are judged together.',
      nUnits: 'Units that take part together',
      mde: (n, mde) => `With ${n} ${n === 1 ? 'unit' : 'units'}, only a change of ≥ ${mde} SD can be seen.`,
      mdeSmaller:
        'The expected effect is smaller: even if it works, it will most likely not be seen. Let more units take part.',
      effect: 'Expected effect (SD)',
      owner: 'Owner function',
      ownerNone: 'Choose a function',
      steps: 'Two-sided commitments and steps',
      stepsHint: 'The company side is what the company owes; put milestones in order of date.',
      step: (n) => `Item ${n}`,
      side: 'Committed by',
      kind: 'Kind',
      kinds3: { milestone: 'milestone', commitment: 'commitment', action: 'action' },
      text: 'What',
      due: 'Due',
      addCompany: 'Add a company commitment',
      addTeam: 'Add a team action',
      remove: (n) => `Remove item ${n}`,
      more: 'More',
      benefit: 'What is in it for those who do it',
      coAuthored: 'Made together with the team',
      yes: 'yes',
      no: 'no',
      unsaid: 'not said',
      level: 'Decision rights of the team',
      levels: ['informed', 'consulted', 'decides with others', 'decides'],
      hours: 'Expected hours',
      cost: 'Expected cost (CNY)',
      save: 'Save the plan',
      saveChange: 'Save the change',
      cancel: 'Cancel',
      changed: 'Somebody saved a change first. Open the plan again and repeat yours.',
    },
    page: {
      unknown: 'There is no such plan, or you may not see it.',
      unit: 'Unit',
      trend: 'See the trend',
      cause: 'Cause',
      remedy: 'Remedy',
      measure: 'Measure',
      evidence: 'Evidence',
      start: 'Start',
      planned: (day) => `planned ${day}`,
      owner: 'Owner function',
      benefit: 'What is in it for those who do it',
      expected: 'Expected effect',
      expectedSd: (sd) => `${sd} SD`,
      diagnosis: 'Diagnosis in words',
      programme: 'Programme',
      commitments: 'Commitments and steps',
      doneOn: (day) => `done ${day}`,
      due: (day) => `due ${day}`,
      overdue: (days) => `${days} days overdue`,
      tick: (step) => `Done: ${step}`,
      hiddenText: 'a step of the team',
      actions: 'Next',
      on: 'Day',
      acknowledge: 'Acknowledge',
      begin: 'Start',
      close: 'Close the plan',
      closeHint: 'A closed plan cannot be changed.',
      lesson: 'What was learnt (next cycle’s targets will cite it)',
      edit: 'Change the plan',
      saved: 'Saved.',
      changed: 'The plan was changed meanwhile; this is how it stands now.',
      reload: 'Read again',
      result: 'Effect',
      raw: 'Raw change',
      anyway: 'Would have come anyway',
      net: 'Net effect',
      interval: (low, high) => `range ${low} to ${high}`,
      counts: (treated, control, after) =>
        `${treated} take part, ${control} to compare with, ${after} periods after the start.`,
      guardrails: 'Guardrails',
      guardStates: { kept: 'kept', open: 'open', worse: 'worse' },
      followUps: 'Follow-ups',
      followUp: (months, day) => `${months} months: ${day}`,
      followDue: 'due',
      trail: 'Trail',
      trailActions: {
        create: 'written',
        revise: 'changed',
        steps: 'steps updated',
        acknowledge: 'acknowledged',
        start: 'started',
        close: 'closed',
        blocker: 'blocker updated',
      },
      afterStart: 'after the start',
      fields: (names) => `fields: ${names}`,
      blockers: 'Blockers',
      blockerAdd: 'Record a blocker',
      blockerText: 'What stands in the way',
      blockerSince: (day, days) => `since ${day}, ${days} days`,
      answered: 'Answered',
      answeredOn: (day) => `answered ${day}`,
      cleared: 'Cleared',
      clearedOn: (day) => `cleared ${day}`,
      readOnly: 'Your role may read plans and not change them.',
      cannotSay: 'What these data cannot say',
      cannotSayItems: [
        'An effect speaks of plans and rules; it judges nobody and cannot be carried over to a person.',
        'With regression to the mean removed, other changes may still have come at the same time; read the events on the trend beside it.',
      ],
    },
  },
}
