import type { Text } from '#queries/locale.ts'
import type { Tab } from '#web/lib/tabs.ts'

/**
 * The frame of the diagnosis page, the verdicts of the overview and the marks of the heatmap. Verdicts and limits are worded by
 * `queries/words/`, factors by their analysis.
 */
export type DiagnosisFrame = {
  title: (unit: string) => string
  nav: string
  basis: (parts: { people: string; personPeriods: string; rows: string; periods: string }) => string[]
  verdict: string
  reason: (says: string, settledBy: string | null) => string
  ladder: string
  ladderWhy: Record<'described' | 'associated' | 'tried', string>
  limitsMet: string
  averageNone: string
  makeUp: string
  makeUpNone: string
  shares: string
  sharesWhose: string
  waterfall: string
  factors: string
  factorsOfCompany: string
  tabs: Record<Tab, string>
  tabEmpty: string
  tabData: Record<Tab, string>
  here: string
  peers: string
  before: string
  goesWith: string
  goesWithHere: string
  shareOfVariance: string
  tiedWith: (others: string) => string
  /** A tried, B associated, C reported; a dash where nothing was found. */
  gradeLetters: Record<'tried' | 'associated' | 'reported' | 'none', string>
  inBrackets: (text: string) => string
  measuredOn: (units: string, cells: string, source: 'record' | 'survey') => string
  tree: string
  treeLead: string
  grades: Record<'seen' | 'reported' | 'assumed', string>
  gradesWhy: Record<'seen' | 'reported' | 'assumed', string>
  treeParts: { common: string; innerSpread: string[]; conditionsOpen: (tab: string) => string; rest: string }
  change: string
  toSufficiency: string
  toMethod: string
  foot: string
  why: string
  whyMore: string
  departments: (n: number) => string
  flagged: (n: number) => string
  flaggedNone: string
  notLow: string
  notLowTitle: string
  whereShort: string
  ofAll: string
  hasEvidence: string
  verdictOfPeriods: string
  largest: (factor: string) => string
  overAll: (people: string) => string
  topFactor: (factor: string, grade: 'tried' | 'associated' | 'reported') => string
  measure: string
  measureGap: string
  measureVerdict: string
  sufficiency: string
}

export const diagnosisFrame: Text<DiagnosisFrame> = {
  zh: {
    title: (unit) => `诊断：${unit}`,
    nav: '诊断',
    basis: ({ people, personPeriods, rows, periods }) => [
      `${people} 人`,
      `${personPeriods} 个员工×周期`,
      `${rows} 项目标结果`,
      `${periods} 期`,
    ],
    verdict: '判断',
    reason: (says, settledBy) => `${says}。${settledBy === null ? '' : `补充${settledBy}后可判断。`}`,
    ladder: '结论阶梯',
    ladderWhy: {
      described: '只描述了缺口由哪些部分构成；还没有量到与之有关联的因素。',
      associated: '量到了与差距有关联的因素；有关联还不是原因。',
      tried: '有一项改变试行过，结果支持这个解释。',
    },
    limitsMet: '这个判断的限度',
    averageNone: '数据还不足以回答。',
    makeUp: '缺口由什么构成？',
    makeUpNone: '没有可以拆分的缺口。',
    shares: '结果的差异来自哪里？',
    sharesWhose: '这里说的是整个公司：各层级占员工之间、周期之间差异的比例，不是某个部门的比例。',
    waterfall: '这个部门的平均差距由哪些部分相加而成？',
    factors: '哪些因素与差距有关联？',
    factorsOfCompany: '关联是在全公司范围内估计的；“这里”是本部门最近几期的平均。',
    tabs: {
      process: '流程',
      goals: '目标',
      experience: '体验',
      feedback: '反馈',
      resource: '资源',
      market: '市场',
      measurement: '测量',
    },
    tabEmpty: '这一类还没有量到的因素，因此不能说它有关，也不能说它无关。',
    tabData: {
      process: '可以补充：按部门和月份记录的等待天数、交接次数、返工率或系统停用时长。',
      goals: '可以补充：目标值的修订记录、由谁设定、是否协商；目标的历史水平可用来估计难度。',
      experience: '可以补充：按部门汇总的职责清晰、参与、工作负荷等调查（每组至少 10 人作答）。',
      feedback: '可以补充：反馈与面谈的记录日期，或“是否得到及时反馈”的调查。',
      resource: '可以补充：按部门和月份的线索、编制与空缺、预算、设备可用时间。',
      market: '可以补充：按地区或产品线的市场指数、订单总量或竞争事件。',
      measurement: '可以补充：评分尺度、考核方式、口径变更日期。',
    },
    here: '这里',
    peers: '同类部门',
    before: '此前',
    goesWith: '全公司：变化一个标准差所对应的差距',
    goesWithHere: '与同类的不同所对应的差距',
    shareOfVariance: '部门与周期之间差异中的占比（扣除偶然）',
    tiedWith: (others) => `与${others}并列，次序分不出`,
    gradeLetters: { tried: 'A', associated: 'B', reported: 'C', none: '—' },
    inBrackets: (text) => `（${text}）`,
    measuredOn: (units, cells, source) =>
      `${source === 'survey' ? '问卷' : '记录'} · ${units} 个部门 · ${cells} 个部门×周期`,
    tree: '原因树',
    treeLead: '从判断到各部分、各层级，再到量到的因素。每一项都注明是数据中看到的、有人反映的，还是假设。',
    grades: { seen: '数据中看到', reported: '有反映', assumed: '假设' },
    gradesWhy: {
      seen: '由本公司的数据算出。',
      reported: '来自调查等反映，没有记录数据佐证。',
      assumed: '可能有关，但没有数据，不能当作结论。',
    },
    treeParts: {
      common: '对所有人一样的目标水平或市场',
      innerSpread: ['任务分配', '客户区域', '评分误差'],
      conditionsOpen: (tab) => `${tab}方面的条件（没有数据）`,
      rest: '一次性的波动，再测一次会不同',
    },
    change: '什么会改变这个判断？',
    toSufficiency: '数据能回答什么：逐项查看',
    toMethod: '这个判断的规则',
    foot: '这些数据不能说明什么',
    why: '为什么？',
    whyMore: '看诊断',
    departments: (n) => `${n} 个部门的判断`,
    flagged: (n) => `列出低于目标且低于公司水平的 ${n} 个部门`,
    flaggedNone: '没有部门在偶然之外低于目标与公司水平。',
    notLow: '未低于公司水平',
    notLowTitle: '未低于公司水平',
    whereShort: '若只看未达标的部分：',
    ofAll: '条形按全部缺口计；文字中的占比是可解释的部分，不含波动。',
    hasEvidence: '有关联',
    verdictOfPeriods: '判断属于部门，依据全部周期的数据，不属于某一格。',
    largest: (factor) => `系统因素中最大的一项：${factor}`,
    overAll: (people) => `全部周期 ${people}`,
    topFactor: (factor, grade) =>
      `${{ tried: '已试行、有结果的因素', associated: '有关联的因素', reported: '有反映的因素' }[grade]}：${factor}`,
    measure: '显示',
    measureGap: '差距',
    measureVerdict: '判断',
    sufficiency: '数据能回答什么',
  },
  en: {
    title: (unit) => `Diagnosis: ${unit}`,
    nav: 'Diagnosis',
    basis: ({ people, personPeriods, rows, periods }) => [
      `n = ${people}`,
      `${personPeriods} employee-periods`,
      `${rows} goal results`,
      `${periods} periods`,
    ],
    verdict: 'Verdict',
    reason: (says, settledBy) =>
      `${upperFirst(says)}.${settledBy === null ? '' : ` ${upperFirst(settledBy)} would settle it.`}`,
    ladder: 'Claim ladder',
    ladderWhy: {
      described: 'It is described what the shortfall is made of; no measured circumstance is known to go with it yet.',
      associated: 'A measured circumstance goes with the gap; that is not yet a cause.',
      tried: 'A change was tried, and its result supports this explanation.',
    },
    limitsMet: 'Limits of this verdict',
    averageNone: 'The data are not enough to answer.',
    makeUp: 'What is the shortfall made of?',
    makeUpNone: 'There is no shortfall to divide.',
    shares: 'Where do the differences come from?',
    sharesWhose:
      'This is about the whole company: how much of the differences between people and periods lies at each level, not a share of one unit.',
    waterfall: "Which parts add up to this unit's mean gap?",
    factors: 'Which circumstances go with the gap?',
    factorsOfCompany:
      'The association is estimated over the whole company; "here" is this unit\'s mean over the newest periods.',
    tabs: {
      process: 'Process',
      goals: 'Goals',
      experience: 'Experience',
      feedback: 'Feedback',
      resource: 'Resource',
      market: 'Market',
      measurement: 'Measurement',
    },
    tabEmpty: 'Nothing of this kind is measured yet, so it can be called neither related nor unrelated.',
    tabData: {
      process: 'It would take: waiting days, hand-overs, rework or system downtime by unit and month.',
      goals:
        'It would take: revisions of targets, who set them and whether they were negotiated; past levels give the difficulty.',
      experience:
        'It would take: surveys of role clarity, participation or load, by unit, with at least 10 answers a group.',
      feedback: 'It would take: dates of feedback and conversations, or a survey asking whether feedback came in time.',
      resource: 'It would take: leads, posts and vacancies, budget or equipment availability by unit and month.',
      market: 'It would take: a market index, total orders or competitor events by region or product line.',
      measurement: 'It would take: rating scales, appraisal methods and dates of changed definitions.',
    },
    here: 'Here',
    peers: 'Other units',
    before: 'Before',
    goesWith: 'Company: change of the gap with one standard deviation',
    goesWithHere: 'Part of the gap that goes with the difference from peers',
    shareOfVariance: 'Share of the differences between units and periods (less chance)',
    tiedWith: (others) => `tied with ${others}; their order cannot be told`,
    gradeLetters: { tried: 'A', associated: 'B', reported: 'C', none: '—' },
    inBrackets: (text) => ` (${text})`,
    measuredOn: (units, cells, source) =>
      `${source === 'survey' ? 'survey' : 'record'} · ${units} units · ${cells} unit-periods`,
    tree: 'Cause tree',
    treeLead:
      'From the verdict to its parts, its levels and the measured circumstances. Each says whether it is seen in data, reported or assumed.',
    grades: { seen: 'seen in data', reported: 'reported', assumed: 'assumed' },
    gradesWhy: {
      seen: "computed from this company's data.",
      reported: 'said in surveys and the like, not backed by records.',
      assumed: 'may matter, but there are no data: not a finding.',
    },
    treeParts: {
      common: 'Target level or market, alike for everybody',
      innerSpread: ['Task mix', 'Territory', 'Rating noise'],
      conditionsOpen: (tab) => `Conditions of ${tab.toLowerCase()} (no data)`,
      rest: 'One-off movement that a second measurement would not repeat',
    },
    change: 'What would change this verdict?',
    toSufficiency: 'What the data can answer, question by question',
    toMethod: 'The rule behind this verdict',
    foot: 'What the data cannot say',
    why: 'Why?',
    whyMore: 'See the diagnosis',
    departments: (n) => `Verdicts on ${n} units`,
    flagged: (n) => `List the ${n} ${n === 1 ? 'unit' : 'units'} below target and below the company`,
    flaggedNone: 'No unit is below its target and below the company beyond chance.',
    notLow: 'not below the company',
    notLowTitle: 'Not below the company',
    whereShort: 'Looking only at what falls short:',
    ofAll: 'The bar is the whole shortfall; shares in the text are of its explainable part, without fluctuation.',
    hasEvidence: 'goes with the gap',
    verdictOfPeriods: 'A verdict belongs to the unit and rests on all periods; it is not a verdict on one cell.',
    largest: (factor) => `Largest of the system factors: ${factor}`,
    overAll: (people) => `${people} over all periods`,
    topFactor: (factor, grade) =>
      `${{ tried: 'Supported by a change that was tried', associated: 'Goes with it', reported: 'Reported by people' }[grade]}: ${factor}`,
    measure: 'Measure',
    measureGap: 'Gap',
    measureVerdict: 'Verdict',
    sufficiency: 'What the data can answer',
  },
}

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
