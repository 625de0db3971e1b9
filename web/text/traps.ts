import type { Role } from '#queries/domain.ts'
import type { Text } from '#queries/locale.ts'

/** What a cell of the board says, from parts that are already words. */
type CellParts = {
  where: string
  check: string
  status: string
  n: number
  /** Share of the results touched, as words; null where none. */
  touched: string | null
  /** Claims that it blocks, as a list; null where none. */
  blocks: string | null
  /** The earlier check it follows from; null where none. */
  follows: string | null
}

/** The frame of the board of data traps, of one finding, and of what they do to other pages. Checks word themselves. */
export type TrapsFrame = {
  title: string
  lead: string
  worst: (units: string) => string
  worstUnit: (unit: string, checks: string) => string
  /** The first two checks by name, and how many there are. */
  andMore: (names: string, all: number) => string
  /** At the end of the lead: how many of the findings are expected to be false. */
  expected: (sentence: string) => string
  filters: string
  status: string
  statusAll: string
  family: string
  familyAll: string
  blocks: string
  blocksAll: string
  find: string
  findHint: string
  clear: string
  scope: (unit: string) => string
  object: string
  groups: Record<'company' | 'unit' | 'kpi' | 'withheld', string>
  withheldRow: string
  cell: (parts: CellParts) => string
  cellNothing: (where: string, check: string) => string
  keys: string
  legend: string
  legendFollows: string
  legendNothing: string
  rows: (shown: number, all: number) => string
  more: (n: number) => string
  nothingFits: string
  nothingFound: string
  places: (n: number) => string
  passTitle: (n: number) => string
  passLead: string
  passUnits: (n: number) => string
  untestedTitle: (n: number) => string
  untestedLead: string
  untestedUnits: (n: number) => string
  missing: (column: string) => string
  toSufficiency: string
  blockedTitle: (n: number) => string
  blockedLead: string
  blockedNone: string
  blockedBy: (checks: string) => string
  changedTitle: string
  changedNone: string
  changed: (parts: { check: string; threshold: string; from: string; to: string }) => string
  changedBy: (by: string, on: string) => string
  changedMark: string
  counts: string
  countsLead: string
  finding: FindingFrame
  here: HereFrame
  trust: TrustFrame
}

/** One finding. */
type FindingFrame = {
  title: (check: string, where: string) => string
  object: string
  interval: string
  q: string
  p: string
  n: string
  people: string
  period: string
  touched: string
  touchedOf: (rows: string, share: string, whose: string) => string
  company: string
  noTouched: string
  blocks: string
  blocksNone: string
  follows: (check: string) => string
  decision: string
  todo: string
  lookalike: string
  evidence: string
  facts: string
  affected: string
  gapAsIs: string
  gapWithout: string
  gapNote: string
  scopeUnit: string
  scopeShare: string
  scopeAlone: string
  scopeWithout: string
  scopeNext: string
  scopeNone: string
  scopeMore: (n: number) => string
  toCell: string
  toDiagnosis: string
  thresholds: string
  threshold: string
  used: string
  standard: string
  rule: (version: number) => string
  sources: string
  sourcesLead: string
  file: string
  load: string
  rows: string
  range: string
  rangeOf: (first: string, last: string) => string
  sourcesNone: string
  others: string
  othersNone: string
  related: string
  nothing: string
  toHelp: string
}

/** What a trap does to the figures of other pages. */
type HereFrame = {
  title: string
  notRead: string
  targetNotRead: string
  trend: (periods: string) => string
  toFinding: string
  toCheck: string
  alone: string
  aloneLead: string
  without: string
  below: string
  waitingList: (n: number) => string
  gates: string
}

/** The badge of data trust. */
type TrustFrame = {
  traps: (n: number, names: string) => string
  blocked: (n: number) => string
  companyDefect: (names: string) => string
  more: string
}

/** As whom the pages are read; only what is more than usual is said. */
export const viewing: Text<Record<Role, string | null>> = {
  zh: { executive: null, hr: '以人力资源身份查看' },
  en: { executive: null, hr: 'Viewing as HR' },
}

export const trapsFrame: Text<TrapsFrame> = {
  zh: {
    title: '数据陷阱',
    lead: '看起来正确的数字，也可能引向错误的决定。每项检查只问口径、规则、目标或样本，不问人。',
    worst: (units) => `先看：${units}。`,
    worstUnit: (unit, checks) => `${unit}（${checks}）`,
    andMore: (names, all) => `${names}等 ${all} 项`,
    expected: (sentence) => `${sentence}。`,
    filters: '筛选',
    status: '状态',
    statusAll: '全部发现',
    family: '类别',
    familyAll: '全部类别',
    blocks: '阻止的说法',
    blocksAll: '不限',
    find: '查找部门或指标',
    findHint: '名称或编号',
    clear: '清除筛选',
    scope: (unit) => `范围：${unit}`,
    object: '对象',
    groups: { company: '全公司', unit: '部门', kpi: '指标（跨部门）', withheld: '已保护的部门' },
    withheldRow: '已保护',
    cell: ({ where, check, status, n, touched, blocks, follows }) =>
      `${[
        where,
        `${check}：${status}${n > 1 ? `，${n} 处` : ''}`,
        touched === null ? null : `涉及 ${touched}的结果`,
        blocks === null ? null : `阻止：${blocks}`,
        follows === null ? null : `由“${follows}”引起`,
      ]
        .filter((part) => part !== null)
        .join('，')}。`,
    cellNothing: (where, check) => `${where}，${check}：没有陷阱或提示。`,
    keys: '方向键移动，Home 与 End 到行首行末，Enter 打开发现，Esc 回到筛选，t 切换到表格。',
    legend: '图例',
    legendFollows: '由另一项引起，与那一项一起看',
    legendNothing: '空白：没有陷阱或提示',
    rows: (shown, all) => `显示 ${all} 行中的 ${shown} 行`,
    more: (n) => `再显示 ${n} 行`,
    nothingFits: '没有符合筛选的发现。',
    nothingFound: '没有发现陷阱或提示。',
    places: (n) => `${n} 处`,
    passTitle: (n) => `未发现问题的检查（${n}）`,
    passLead: '已检查，没有一处达到界限。',
    passUnits: (n) => `${n} 处已检查`,
    untestedTitle: (n) => `无法检查（${n}）`,
    untestedLead: '“无法检查”不等于没有问题；补上所缺的数据即可检查。',
    untestedUnits: (n) => `另有 ${n} 处无法检查`,
    missing: (column) => `缺少“${column}”`,
    toSufficiency: '看数据能回答什么',
    blockedTitle: (n) => `先不下判断的单位（${n}）`,
    blockedLead: '这些单位的判断建立在陷阱所涉的结果上，先核对数据，再谈差距。',
    blockedNone: '没有单位的判断因数据陷阱而先不下。',
    blockedBy: (checks) => `因为：${checks}`,
    changedTitle: '改过的阈值',
    changedNone: '所有检查都使用默认阈值。',
    changed: ({ check, threshold, from, to }) => `${check}：${threshold}由 ${from} 改为 ${to}`,
    changedBy: (by, on) => `${by}，${on}`,
    changedMark: '已改',
    counts: '每项检查发现了几处',
    countsLead: '这里只有计数；逐个部门的发现由人力资源查看。',
    finding: {
      title: (check, where) => `${check}：${where}`,
      object: '检验对象',
      interval: '95% 区间',
      q: 'q（多重比较校正后）',
      p: 'p（单次检验）',
      n: '检验所依据的',
      people: '涉及人数',
      period: '期间',
      touched: '涉及的结果',
      touchedOf: (rows, share, whose) => `${rows} 条，占${whose}结果的 ${share}`,
      company: '全公司',
      noTouched: '不涉及业务结果',
      blocks: '阻止的说法',
      blocksNone: '不阻止任何说法，只作提示。',
      follows: (check) => `由“${check}”引起，请先看那一项。`,
      decision: '若没看见，会作出的错误决定',
      todo: '应当怎么做，由谁负责',
      lookalike: '看起来相同的正常情形',
      evidence: '证据',
      facts: '可以复算的数字',
      affected: '受影响的数字',
      gapAsIs: '差距，照交来的数据',
      gapWithout: '差距，不计所涉的格子',
      gapNote: '两个数字都只由已发布的格子算出；没有悄悄更正任何数据。',
      scopeUnit: '单位',
      scopeShare: '涉及的结果',
      scopeAlone: '仅看数字时的判断',
      scopeWithout: '去掉所涉结果后的判断',
      scopeNext: '去看',
      scopeNone: '没有单位的判断因这处发现而受阻。',
      scopeMore: (n) => `显示其余 ${n} 个单位`,
      toCell: '热力图中的格子',
      toDiagnosis: '诊断',
      thresholds: '使用的阈值',
      threshold: '阈值',
      used: '使用值',
      standard: '默认值',
      rule: (version) => `规则第 ${version} 版`,
      sources: '所涉结果在交来的文件中的位置',
      sourcesLead: '文件、批次、期间与行的范围，供归口部门核对；不含任何数值。',
      file: '文件',
      load: '批次',
      rows: '行数',
      range: '行的范围',
      rangeOf: (first, last) => `第 ${first}–${last} 行`,
      sourcesNone: '没有可以列出的位置。',
      others: '这项检查的其他发现',
      othersNone: '这项检查没有其他发现。',
      related: '与这里有关的发现',
      nothing: '这里没有单独的发现，或已受保护。',
      toHelp: '这项检查怎样工作（可以动手试）',
    },
    here: {
      title: '数据陷阱',
      notRead: '这个差距暂不解读：有一部分可能来自尺子，而不是结果。',
      targetNotRead: '这个差距暂不解读：目标本身不可解读。',
      trend: (periods) => `数据检查发现 ${periods} 的数字暂不解读，走势也先不下结论：`,
      toFinding: '看这处发现',
      toCheck: '看检查说明',
      alone: '仅看数字时的判断（暂不采用）',
      aloneLead: '陷阱核对之前，不要据此行动。',
      without: '去掉所涉结果后的判断',
      below: '以下照现有数字算出，陷阱核对之前暂不采用。',
      waitingList: (n) => `列出先不下判断的 ${n} 个部门`,
      gates: '目标体检和数据陷阱已先检查；不要从数字推断个人。',
    },
    trust: {
      traps: (n, names) => `${n} 项数据检查发现陷阱：${names}`,
      blocked: (n) => `${n} 个单位的判断因此先不下`,
      companyDefect: (names) => `数据缺陷涉及全公司 5% 以上的结果：${names}`,
      more: '看数据陷阱',
    },
  },
  en: {
    title: 'Data traps',
    lead: 'Correct-looking numbers can lead to a wrong decision. Each check asks about a definition, rule, target or sample, never about a person.',
    worst: (units) => `Look first at ${units}.`,
    worstUnit: (unit, checks) => `${unit} (${checks})`,
    andMore: (names, all) => `${names} and ${all - 2} more`,
    expected: (sentence) => `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`,
    filters: 'Filters',
    status: 'Status',
    statusAll: 'All findings',
    family: 'Family',
    familyAll: 'All families',
    blocks: 'Claim blocked',
    blocksAll: 'Any',
    find: 'Find a unit or KPI',
    findHint: 'Name or code',
    clear: 'Clear filters',
    scope: (unit) => `Scope: ${unit}`,
    object: 'Tested',
    groups: { company: 'Company', unit: 'Units', kpi: 'KPIs (all units)', withheld: 'Protected units' },
    withheldRow: 'protected',
    cell: ({ where, check, status, n, touched, blocks, follows }) =>
      `${[
        where,
        `${check}: ${status}${n > 1 ? `, ${n} places` : ''}`,
        touched === null ? null : `touches ${touched} of the results`,
        blocks === null ? null : `blocks ${blocks}`,
        follows === null ? null : `follows from "${follows}"`,
      ]
        .filter((part) => part !== null)
        .join(', ')}.`,
    cellNothing: (where, check) => `${where}, ${check}: no trap and no note.`,
    keys: 'Arrow keys move, Home and End go to the ends of the row, Enter opens the finding, Esc returns to the filters, t switches to the table.',
    legend: 'Legend',
    legendFollows: 'follows from another check; read it with that one',
    legendNothing: 'empty: no trap and no note',
    rows: (shown, all) => `${shown} of ${all} rows shown`,
    more: (n) => (n === 1 ? 'Show one more row' : `Show ${n} more rows`),
    nothingFits: 'No finding fits the filters.',
    nothingFound: 'No trap and no note was found.',
    places: (n) => `${n} ${n === 1 ? 'place' : 'places'}`,
    passTitle: (n) => `Checks that found nothing (${n})`,
    passLead: 'Tested, and no limit was reached anywhere.',
    passUnits: (n) => `${n} tested`,
    untestedTitle: (n) => `Could not be tested (${n})`,
    untestedLead: '"Not testable" is not "nothing found"; with the missing data the check can run.',
    untestedUnits: (n) => `${n} more could not be tested`,
    missing: (column) => `"${column}" is missing`,
    toSufficiency: 'See what the data can answer',
    blockedTitle: (n) => `Units whose verdict waits (${n})`,
    blockedLead: 'These verdicts stand on results that a trap touches: check the data first, then read the gap.',
    blockedNone: 'No verdict waits because of a data trap.',
    blockedBy: (checks) => `because of ${checks}`,
    changedTitle: 'Changed thresholds',
    changedNone: 'All checks use their default thresholds.',
    changed: ({ check, threshold, from, to }) => `${check}: ${threshold} changed from ${from} to ${to}`,
    changedBy: (by, on) => `${by}, ${on}`,
    changedMark: 'changed',
    counts: 'How many findings each check has',
    countsLead: 'Counts only; findings unit by unit are for human resources.',
    finding: {
      title: (check, where) => `${check}: ${where}`,
      object: 'Tested',
      interval: '95% interval',
      q: 'q (corrected for several comparisons)',
      p: 'p (single test)',
      n: 'Rests on',
      people: 'People behind it',
      period: 'Period',
      touched: 'Results touched',
      touchedOf: (rows, share, whose) => `${rows}, ${share} of the results of ${whose}`,
      company: 'the company',
      noTouched: 'No business result is touched',
      blocks: 'Claims it blocks',
      blocksNone: 'It blocks nothing and stands as a note.',
      follows: (check) => `Follows from "${check}": read that one first.`,
      decision: 'The wrong decision if it goes unseen',
      todo: 'What to do, and who owns it',
      lookalike: 'The innocent case that looks the same',
      evidence: 'Evidence',
      facts: 'Figures to redo the arithmetic',
      affected: 'Figures it affects',
      gapAsIs: 'Gap, as delivered',
      gapWithout: 'Gap, without the cells it touches',
      gapNote: 'Both are made of published cells alone; nothing was repaired silently.',
      scopeUnit: 'Unit',
      scopeShare: 'Results touched',
      scopeAlone: 'Verdict of the figures alone',
      scopeWithout: 'Verdict without these results',
      scopeNext: 'Go to',
      scopeNone: 'No verdict is blocked by this finding.',
      scopeMore: (n) => (n === 1 ? 'Show one more unit' : `Show ${n} more units`),
      toCell: 'Cell of the heatmap',
      toDiagnosis: 'Diagnosis',
      thresholds: 'Thresholds used',
      threshold: 'Threshold',
      used: 'Used',
      standard: 'Default',
      rule: (version) => `rule version ${version}`,
      sources: 'Where these results stand in the deliveries',
      sourcesLead: 'File, load, period and range of rows, for the data owner to check; no value is shown.',
      file: 'File',
      load: 'Load',
      rows: 'Rows',
      range: 'Range',
      rangeOf: (first, last) => `rows ${first}–${last}`,
      sourcesNone: 'There is no place to list.',
      others: 'Other findings of this check',
      othersNone: 'This check found nothing else.',
      related: 'Findings that concern this place',
      nothing: 'There is no finding of its own here, or it is protected.',
      toHelp: 'How this check works (try it yourself)',
    },
    here: {
      title: 'Data traps',
      notRead: 'This gap is not read yet: part of it may be the ruler rather than the results.',
      targetNotRead: 'This gap is not read yet: the target itself cannot be interpreted.',
      trend: (periods) =>
        `The data checks say that the figures of ${periods} are not to be read yet, nor is the trend:`,
      toFinding: 'See the finding',
      toCheck: 'About the check',
      alone: 'Verdict of the figures alone (not to be read yet)',
      aloneLead: 'Do not act on it before the trap has been checked.',
      without: 'Verdict without the results it touches',
      below:
        'What follows is computed from the figures as they are, and is not to be read before the trap has been checked.',
      waitingList: (n) => `List the ${n} ${n === 1 ? 'unit' : 'units'} whose verdict waits`,
      gates: 'Goals and data traps were checked first. Infer nothing about individuals.',
    },
    trust: {
      traps: (n, names) => `${n} data ${n === 1 ? 'check' : 'checks'} found traps: ${names}`,
      blocked: (n) => `the verdict waits on ${n} ${n === 1 ? 'unit' : 'units'}`,
      companyDefect: (names) => `a data defect touches more than 5% of the company's results: ${names}`,
      more: 'See the data traps',
    },
  },
}
