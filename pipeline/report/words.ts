import type { Text } from '#queries/locale.ts'

/** Words of the report's frame: titles, fixed sentences, captions. What an analysis finds is said in the words of its own folder. */
export type ReportWords = {
  title: string
  section: Record<'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P6' | 'P7' | 'P8' | 'P9' | 'P10', string>
  reader: string
  executive: string
  scope: string
  period: string
  snapshot: string
  head: string
  trust: string
  noReason: string
  overall: string
  met: (met: string, judged: string, share: string) => string
  findings: string
  findingSentence: (unit: string, distance: string, signal: string) => string
  findingDetail: (halfWidth: string, people: string, period: string) => string
  noFindings: (judged: string) => string
  nothingComparable: (reason: string) => string
  noTargets: string
  noWhole: string
  notJudgeable: string
  /** `range` is null where no unit can be judged. */
  unitCounts: (all: string, short: string, range: { below: string; within: string; above: string } | null) => string
  changes: string
  noSignals: string
  changeLine: (unit: string, value: string, label: string, meaning: string) => string
  moreSignals: (n: string) => string
  tooShort: (n: string) => string
  seriesChecked: (checked: string, signals: string) => string
  causes: string
  causesNotJudged: string
  unitVerdict: (unit: string, verdict: string) => string
  decisions: string
  noDecision: string
  decisionLine: (title: string, owner: string, due: string | null) => string
  howToRead: string
  reading: string[]
  notice: string
  withheld: string
  failed: (code: string) => string
  chartFailed: (code: string) => string
  continued: string
  tableName: (id: string, caption: string, rows: string) => string
  perCent: string
  rowsLeft: (n: string) => string
  byPeriod: string
  byKpi: string
  signalsTable: string
  unit: string
  value: string
  expected: string
  limits: string
  range: (lower: string, upper: string) => string
  what: string
  meaning: string
  pictures: string
  picturesNote: (shown: string, of: string) => string
  newerData: (newest: string) => string
  /** The dated events of P3. */
  events: {
    title: string
    when: string
    kind: string
    what: string
    source: string
    unsourced: string
    more: (n: string) => string
  }
  notCharted: (n: string) => string
  traps: string
  trapsFound: string
  trapsColumns: { check: string; traps: string; notes: string; pass: string; untested: string }
  trapsExpected: string
  trapsWait: string
  trapsWaitColumns: { unit: string; checks: string }
  trapsUntested: string
  /** 数值的列名；缺少的列 or the plain reason. */
  trapsUntestedLine: (check: string, column: string | null) => string
  trapsQuiet: (names: string) => string
  trustTraps: (names: string, blocked: string | null) => string
  waiting: string
  waitingLine: (verdict: string, units: string) => string
  ledger: string
  ledgerColumns: {
    seq: string
    file: string
    received: string
    rowsIn: string
    loaded: string
    quarantined: string
    superseded: string
  }
  ledgerTotal: string
  quarantine: string
  quarantineColumns: { reason: string; remedy: string; rows: string }
  noQuarantine: string
  coverage: string
  coverageColumns: {
    period: string
    units: string
    people: string
    results: string
    withTarget: string
    withGap: string
  }
  excluded: string
  excludedColumns: { reason: string; results: string }
  excludedReason: Record<'missing_actual' | 'missing_target' | 'zero_target' | 'no_direction', string>
  definitions: string
  protection: string
  protectionNote: (people: string, distribution: string) => string
  replaced: (list: string) => string
  versions: string
  versionsNote: string
  foot: (parts: {
    snapshot: string
    state: string
    hash: string
    version: string
    scope: string
    time: string
  }) => string
  page: [string, string, string]
}

export const words: Text<ReportWords> = {
  zh: {
    title: '绩效改进月报',
    section: {
      P1: '本月结论：三个判断、三个待决',
      P2: '部门差距热力图与常见误区检验',
      P3: '趋势：信号还是波动',
      P4: '缺口从哪里来：系统还是组内',
      P5: '因素证据',
      P6: '目标体检：够得着吗？说清了吗？改过吗？',
      P7: '改进计划：匹配、承诺、阻碍',
      P8: '成效：扣除“回归均值”之后',
      P9: '闭环与经验',
      P10: '数据陷阱与口径',
    },
    reader: '读者',
    executive: '高管',
    scope: '范围',
    period: '期间',
    snapshot: '数据快照',
    head: '这里诊断的是目标、流程与资源，不评价个人。数据只说明在哪里、从什么时候开始、是否超出正常波动。',
    trust: '数据可信度',
    noReason: '未发现需要处理的数据问题。',
    overall: '全公司与目标的差距',
    met: (met, judged, share) => `${judged} 项结果中 ${met} 项达标（${share}）。`,
    findings: '超出正常波动的最大差距',
    findingSentence: (unit, distance, signal) => `${unit}：${distance}，${signal}。`,
    findingDetail: (halfWidth, people, period) =>
      [period, halfWidth && `95% 区间半宽 ${halfWidth}`, people, '说法分级：已描述'].filter(Boolean).join(' · '),
    noFindings: (judged) => `本期没有超出正常波动的差距（已判断 ${judged} 个部门），无需专门解释。`,
    nothingComparable: (reason) => `本期没有可比较的部门差距：${reason}。`,
    noTargets: '还没有带目标的结果',
    noWhole: '没有收到全公司整体的结果；各部门有各自的结果。',
    notJudgeable: '现在还说不准哪些差距超出正常波动：需要三个可比的部门，或同一序列的八期数据。',
    unitCounts: (all, short, range) =>
      `${all} 个部门中 ${short} 个未达目标` +
      (range ? `；低于预期范围 ${range.below} 个，在范围内 ${range.within} 个，高于 ${range.above} 个。` : '。'),
    changes: '什么变了',
    noSignals: '本月无统计信号，变化都在正常波动内。',
    changeLine: (unit, value, label, meaning) => `${unit}：${value}，${label}（${meaning}）。`,
    moreSignals: (n) => `另有 ${n} 个信号，见 P3。`,
    tooShort: (n) => `${n} 个单位的历史不足 8 期，还不能判断变化是信号还是波动。`,
    seriesChecked: (checked, signals) =>
      `共检查 ${checked} 条趋势，本月有 ${signals} 个信号；检查的趋势越多，偶然出现的信号也越多。其余变化都在正常波动内。`,
    causes: '为什么',
    causesNotJudged: '原因尚未判断。差距可能来自目标、资源、流程、市场或测量；先由归口部门核对，再谈个人。',
    unitVerdict: (unit, verdict) => `${unit}：${verdict}`,
    decisions: '待决事项',
    noDecision: '本月没有需要您决定的事项。',
    decisionLine: (title, owner, due) => `${title}归口：${owner}${due ? `；到期 ${due}` : ''}。`,
    howToRead: '怎样读一格、一个判断',
    reading: [
      '数值是人均差距：实际对目标，负数为未达目标；目标越低越好的指标已换向。',
      '± 是 95% 区间的半宽（百分点）；n 是不重复人数。',
      '↘ 低于、↗ 高于同级部门的预期范围；无箭头表示在正常波动内，无需解释。',
      '“护”表示为保护个人而不显示；“—”表示没有结果，不等于零。',
    ],
    notice:
      '本页仅供分析参考，不得作为调薪、晋升或解除劳动关系的唯一依据。须由具名人员复核；员工有权要求说明、更正和人工复核。',
    withheld: '为保护个人，此处不显示；相关汇总已同步处理。',
    failed: (code) => `本节未能生成（代码 ${code}），其他部分不受影响。`,
    chartFailed: (code) => `此图未能生成（代码 ${code}），其他部分不受影响。`,
    continued: '（续）',
    tableName: (id, caption, rows) => `表 ${id}：${caption}（共 ${rows} 行）`,
    perCent: '差距单位：%；± 单位：百分点',
    rowsLeft: (n) => `另有 ${n} 个单位本期在预期范围内、不能判断、没有结果或已保护，未逐一列出；屏幕上可查看。`,
    byPeriod: '各部门 × 期间',
    byKpi: '各部门 × 指标',
    signalsTable: '本月信号',
    unit: '单位',
    value: '本月',
    expected: '平均',
    limits: '控制限',
    range: (lower, upper) => `${lower} 至 ${upper}`,
    what: '信号',
    meaning: '含义',
    pictures: '趋势图',
    picturesNote: (shown, of) => `共 ${of} 条趋势，此处画出 ${shown} 条：全公司、有信号的单位和直属单位。`,
    newerData: (newest) => `控制限用到快照中截至${newest}的数据。`,
    events: {
      title: '期间的事件',
      when: '日期',
      kind: '类别',
      what: '事件',
      source: '来源',
      unsourced: '未注明',
      more: (n) => `较早的 ${n} 个事件见屏幕。`,
    },
    notCharted: (n) => `${n} 个单位没有可画的数据或已保护，未画图。`,
    traps: '数据陷阱',
    trapsFound: '有发现的检查',
    trapsColumns: { check: '检查', traps: '陷阱', notes: '提示', pass: '未发现', untested: '无法检查' },
    trapsExpected: '各列为单位（或指标）个数；预计其中误报不超过约5%。“无法检查”不等于没有问题。',
    trapsWait: '判断先不下的单位',
    trapsWaitColumns: { unit: '单位', checks: '由哪些检查提出' },
    trapsUntested: '因数据不足无法检查',
    trapsUntestedLine: (check, column) => (column ? `${check}：需要列 ${column}` : `${check}：数据太少`),
    trapsQuiet: (names) => `已检查、未发现问题：${names}。`,
    trustTraps: (names, blocked) => `数据检查发现：${names}${blocked ? `；${blocked} 个单位的判断先不下` : ''}`,
    waiting: '因数据陷阱先不下判断的单位',
    waitingLine: (verdict, units) => `${verdict}涉及：${units}。`,
    ledger: '导入台账',
    ledgerColumns: {
      seq: '次',
      file: '文件',
      received: '收到',
      rowsIn: '读入行',
      loaded: '载入',
      quarantined: '隔离',
      superseded: '替代',
    },
    ledgerTotal: '合计',
    quarantine: '隔离原因与修正办法',
    quarantineColumns: { reason: '原因', remedy: '修正办法', rows: '行数' },
    noQuarantine: '没有被隔离的行。',
    coverage: '各期数据覆盖',
    coverageColumns: {
      period: '期间',
      units: '单位',
      people: '人数',
      results: '结果',
      withTarget: '有目标',
      withGap: '有差距',
    },
    excluded: '未计入差距的结果',
    excludedColumns: { reason: '原因', results: '结果数' },
    excludedReason: {
      missing_actual: '缺实际值',
      missing_target: '没有目标，不作判断',
      zero_target: '目标为 0 或以下，不能算比例',
      no_direction: '指标方向不明',
    },
    definitions: '口径',
    protection: '个人保护',
    protectionNote: (people, distribution) =>
      `任何数值至少来自 ${people} 名不同员工，分布至少 ${distribution} 名；不足者不显示，可据以推算的汇总也同步处理。报告不含个人姓名、个人评分和文字评语。`,
    replaced: (list) => `报告字体中没有以下字符，已以〓代替：${list}。`,
    versions: '出处与重现',
    versionsNote:
      '每页页脚写明快照、状态、数据指纹和程序版本。同一快照、月份和语言，无论何时生成，数据部分和数据指纹都相同；程序版本与生成时间不计入指纹。',
    foot: ({ snapshot, state, hash, version, scope, time }) =>
      `快照 ${snapshot} · 状态 ${state} · 数据 ${hash} · 版本 ${version} · 范围 ${scope} · ${time}`,
    page: ['第 ', ' 页 / 共 ', ' 页'],
  },
  en: {
    title: 'Performance improvement report',
    section: {
      P1: "This month's answers: findings and decisions",
      P2: 'Gaps by department, and belief check',
      P3: 'Trends: signal or variation',
      P4: 'Where the gap comes from: system or inside the group',
      P5: 'Factor evidence',
      P6: 'Goal check: within reach? clear? changed?',
      P7: 'Plans: fit, promises, difficulties',
      P8: 'Effect, with the expected rebound taken off',
      P9: 'Loop and lessons',
      P10: 'Data traps and definitions',
    },
    reader: 'Reader',
    executive: 'Executive',
    scope: 'Scope',
    period: 'Period',
    snapshot: 'Snapshot',
    head: 'This looks at targets, processes and resources; it does not judge people. The data say where, since when, and how likely it is to be more than chance.',
    trust: 'Data trust',
    noReason: 'No problem of the data was found that needs action.',
    overall: 'Gap of the whole company against target',
    met: (met, judged, share) => `Target met by ${met} of ${judged} results (${share}).`,
    findings: 'Largest gaps beyond normal variation',
    findingSentence: (unit, distance, signal) => `${unit}: ${distance}, ${signal}.`,
    findingDetail: (halfWidth, people, period) =>
      [period, halfWidth && `half width of the 95% interval ${halfWidth}`, people, 'claim: described']
        .filter(Boolean)
        .join(' · '),
    noFindings: (judged) =>
      `No gap is beyond normal variation this period (units judged: ${judged}); no special explanation is needed.`,
    nothingComparable: (reason) => `No comparable gap this period: ${reason}.`,
    noTargets: 'there is no result with a target yet',
    noWhole: 'No figure was delivered for the company as a whole; its units have their own.',
    notJudgeable:
      'Which gaps are beyond normal variation cannot be told yet: it takes three comparable units, or eight periods of one series.',
    unitCounts: (all, short, range) =>
      `Units: ${all}; short of target: ${short}` +
      (range ? `; below the expected range: ${range.below}, inside: ${range.within}, above: ${range.above}.` : '.'),
    changes: 'What changed',
    noSignals: 'No signal this month; all changes are inside normal variation.',
    changeLine: (unit, value, label, meaning) => `${unit}: ${value}, ${label} (${meaning}).`,
    moreSignals: (n) => `More signals on P3: ${n}.`,
    tooShort: (n) => `Series with fewer than 8 periods, too few to tell a signal from variation: ${n}.`,
    seriesChecked: (checked, signals) =>
      `Trends checked: ${checked}; with a signal this month: ${signals}. The more trends are checked, the more signals appear by chance. All other changes are inside normal variation.`,
    causes: 'Why',
    causesNotJudged:
      'Causes are not judged yet. The gap may come from targets, resources, process, market or measurement; the owner functions check these first.',
    unitVerdict: (unit, verdict) => `${unit}: ${verdict}`,
    decisions: 'For your decision',
    noDecision: 'Nothing needs your decision this month.',
    decisionLine: (title, owner, due) => `${title} Owner: ${owner}${due ? `, due ${due}` : ''}.`,
    howToRead: 'How to read a cell and a verdict',
    reading: [
      'Value: mean gap per person; negative is short of target, also where less is better.',
      '± is half the 95% interval, in percentage points; n counts distinct people.',
      '↘ below, ↗ above the range expected of its level; no arrow: normal variation, nothing to explain.',
      'P: protected for privacy; —: no result, not zero.',
    ],
    notice:
      'Analysis aid. It must not be the only basis for a decision about pay, promotion or dismissal. A named person must review; the employee may ask for an explanation, correction and human review.',
    withheld: "Protected for individuals' privacy; related totals are treated too.",
    failed: (code) => `This section could not be produced (code ${code}); the rest is unaffected.`,
    chartFailed: (code) => `This chart could not be produced (code ${code}); the rest is unaffected.`,
    continued: ' (continued)',
    tableName: (id, caption, rows) => `Table ${id}: ${caption} (rows: ${rows})`,
    perCent: 'gap in %, ± in percentage points',
    rowsLeft: (n) =>
      `Units inside their expected range, not judged, without result or protected this month, and not listed: ${n}. The screen shows them.`,
    byPeriod: 'Departments by period',
    byKpi: 'Departments by KPI',
    signalsTable: 'Signals this month',
    unit: 'Unit',
    value: 'This month',
    expected: 'Mean',
    limits: 'Control limits',
    range: (lower, upper) => `${lower} to ${upper}`,
    what: 'Signal',
    meaning: 'Meaning',
    pictures: 'Trend charts',
    picturesNote: (shown, of) =>
      `Of ${of} trends ${shown} are drawn: the company, units with a signal and the units directly below it.`,
    events: {
      title: 'Events in this time',
      when: 'Date',
      kind: 'Kind',
      what: 'Event',
      source: 'Source',
      unsourced: 'not given',
      more: (n) => `Earlier events, on the screen: ${n}.`,
    },
    newerData: (newest) => `The limits rest on the data of the snapshot up to ${newest}.`,
    notCharted: (n) => `Units not drawn, because there is nothing to draw or they are protected: ${n}.`,
    traps: 'Data traps',
    trapsFound: 'Checks with findings',
    trapsColumns: { check: 'Check', traps: 'Traps', notes: 'Notes', pass: 'Nothing found', untested: 'Not testable' },
    trapsExpected:
      'Columns count units (or KPIs); about 5 % of the findings at most are expected to be false. "Not testable" is not "nothing found".',
    trapsWait: 'Units whose verdict waits',
    trapsWaitColumns: { unit: 'Unit', checks: 'Raised by' },
    trapsUntested: 'Not testable for lack of data',
    trapsUntestedLine: (check, column) => (column ? `${check}: needs column ${column}` : `${check}: too little data`),
    trapsQuiet: (names) => `Tested, nothing found: ${names}.`,
    trustTraps: (names, blocked) =>
      `data checks found: ${names}${blocked ? `; the verdict waits on ${blocked} units` : ''}`,
    waiting: 'Units whose verdict waits because of a data trap',
    waitingLine: (verdict, units) => `${verdict} This concerns: ${units}.`,
    ledger: 'Import ledger',
    ledgerColumns: {
      seq: 'No.',
      file: 'File',
      received: 'Received',
      rowsIn: 'Rows in',
      loaded: 'Loaded',
      quarantined: 'Set aside',
      superseded: 'Superseded',
    },
    ledgerTotal: 'Total',
    quarantine: 'Rows set aside, by reason',
    quarantineColumns: { reason: 'Reason', remedy: 'Remedy', rows: 'Rows' },
    noQuarantine: 'No row was set aside.',
    coverage: 'Coverage by period',
    coverageColumns: {
      period: 'Period',
      units: 'Units',
      people: 'People',
      results: 'Results',
      withTarget: 'With target',
      withGap: 'With gap',
    },
    excluded: 'Results that enter no gap',
    excludedColumns: { reason: 'Reason', results: 'Results' },
    excludedReason: {
      missing_actual: 'no actual value',
      missing_target: 'no target, so no verdict',
      zero_target: 'target of 0 or less, so no ratio',
      no_direction: 'direction of the KPI unknown',
    },
    definitions: 'Definitions',
    protection: 'Protection of individuals',
    protectionNote: (people, distribution) =>
      `Every figure rests on at least ${people} distinct people, every distribution on at least ${distribution}; smaller ones are not shown, nor are totals from which they could be worked out. The report holds no person's name, rating or comment.`,
    replaced: (list) => `The report's font lacks these characters; 〓 stands for them: ${list}.`,
    versions: 'Origin and reproduction',
    versionsNote:
      'The foot of each page names snapshot, state, data hash and program version. The same snapshot, month and language give the same data section and the same hash whenever the report is made; version and time of rendering are not part of the hash.',
    foot: ({ snapshot, state, hash, version, scope, time }) =>
      `Snapshot ${snapshot} · state ${state} · data ${hash} · version ${version} · scope ${scope} · ${time}`,
    page: ['Page ', ' of ', ''],
  },
}
