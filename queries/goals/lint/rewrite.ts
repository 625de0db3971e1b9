import type { Lang } from '#queries/locale.ts'
import type { Finding, GoalCheck } from './check.ts'
import type { GoalCode } from './codes.ts'

/**
 * How the goal could be written instead: what was found, what is missing, one example. Slots come from the row's own data or
 * stay an empty bracket; no number is invented.
 */
export function rewrite(finding: Finding, _check: GoalCheck | null, lang: Lang): string {
  return REWRITES[lang][finding.code](finding.slots)
}

type Slots = Finding['slots']
type Rewrites = Record<GoalCode, (slots: Slots) => string>

/** What was found, cut where it would fill a line. */
const shown = ({ found }: Slots, most = 40): string => {
  const signs = [...String(found ?? '').replaceAll(/\s+/g, ' ')]
  return signs.length > most ? `${signs.slice(0, most).join('')}…` : signs.join('')
}
const slot = (slots: Slots, name: string, empty: string): string => String(slots[name] ?? `[${empty}]`)

const zhMove = ({ direction }: Slots) =>
  direction === 'higher' ? '提升' : direction === 'lower' ? '降低' : '提升/降低'

const zh: Rewrites = {
  M_NO_CRITERION: (s) =>
    `“${shown(s)}”没有写出怎样算完成。可写成：把${slot(s, 'kpi', '指标')}由${slot(s, 'baseline', '基线')}${zhMove(s)}到${slot(s, 'target', '目标值')}${slot(s, 'unit', '单位')}。`,
  M_ACTIVITY_ONLY: (s) =>
    `“${shown(s)}”数的是做了多少，不是做成什么。可补：由此${slot(s, 'kpi', '指标')}达到${slot(s, 'target', '目标值')}。`,
  T_MISSING: (s) => `没有截止时间${s.period ? `（本期为${s.period}）` : ''}。可补：[日期]前，或每[月/季]。`,
  T_VAGUE_WORD: (s) =>
    `“${shown(s)}”不是时间${s.period ? `（本期为${s.period}）` : ''}。可改为：[日期]前，或每[月/季]。`,
  T_SLA_NOT_DEADLINE: (s) => `“${shown(s)}”是响应时限，不是考核期限；请补“自[月]起，按月统计”。`,
  S_VAGUE_VERB: (s) => `“${shown(s)}”可指很多事。请补对象与范围：[产品/客户群/产线/区域]的${slot(s, 'kpi', '指标')}。`,
  S_GENERIC_OBJECT: (s) => `“${shown(s)}”没有说是哪一项。请写明：[产品/客户群/产线/区域]的${slot(s, 'kpi', '指标')}。`,
  S_NO_SCOPE: (s) =>
    `“${shown(s)}”没有写出具体动作与对象。可写成：[修订/搭建/更换]＋[对象]，范围为[部门/产品/客户群]。`,
  A_BEYOND_HISTORY: (s) =>
    `目标要求比上期改善${slot(s, 'required', 'x')}%；过去${slot(s, 'steps', 'n')}期最大改善为${slot(s, 'largest', 'y')}%。这说明目标需要资源方案或分阶段，不说明谁做得不好。`,
  A_TOO_EASY: () => '目标低于最近三期实际完成值，无法反映改进。请确认原因。',
  A_ABSOLUTE: (s) => `“${shown(s)}”没有余地，历史数据才能说明能否做到。可写成：${slot(s, 'kpi', '指标')}不超过[上限]。`,
  R_TRAIT_NOT_OUTCOME: (s) => `“${shown(s)}”说的是态度，不是结果。请写明“为了什么”：由此[谁]得到[什么结果]。`,
  R_NO_LINK: () => '未看到与上级目标的连接；请选择上级目标，或写明“为了什么”。',
  DIRECTION_CONFLICT: (s) =>
    `“${shown(s)}”的方向与指标相反。请核对：${slot(s, 'kpi', '指标')}是越高越好，还是越低越好？`,
  TEXT_TARGET_MISMATCH: (s) => `文字写的是“${shown(s)}”，目标值列是${slot(s, 'target', '目标值')}。请保留其中一个。`,
  BASELINE_MISSING: (s) =>
    `“${shown(s)}”以什么为基准？${s.baseline === undefined ? '以[同期值]为基准。' : `以${s.baseline}为基准。`}`,
  GOAL_COMPOUND: () => '一条目标里有两个以上的标准；请拆成几条，各写数值与权重。',
  SHARE_UNSTATED: (s) => `“${shown(s)}”占多少？可补：其中[对象]不少于[份额]%。`,
}

const en: Rewrites = {
  M_NO_CRITERION: (s) =>
    `Nothing here says what done looks like. Try: move ${slot(s, 'kpi', 'KPI')} from ${slot(s, 'baseline', 'baseline')} to ${slot(s, 'target', 'target')} ${slot(s, 'unit', 'unit')}.`,
  M_ACTIVITY_ONLY: (s) =>
    `"${shown(s)}" counts what is done, not what comes of it. Add: so that ${slot(s, 'kpi', 'KPI')} reaches ${slot(s, 'target', 'target')}.`,
  T_MISSING: (s) =>
    `No date.${s.period ? ` The cycle is ${s.period};` : ''} ${s.period ? 'add' : 'Add'}: by [date], or every [month/quarter].`,
  T_VAGUE_WORD: (s) =>
    `"${shown(s)}" is not a date.${s.period ? ` The cycle is ${s.period};` : ''} ${s.period ? 'try' : 'Try'}: by [date], or every [month/quarter].`,
  T_SLA_NOT_DEADLINE: (s) => `"${shown(s)}" is a response time, not a deadline; add "counted monthly from [month]".`,
  S_VAGUE_VERB: (s) =>
    `"${shown(s)}" can mean many things. Add object and scope: ${slot(s, 'kpi', 'KPI')} of [product/segment/line/region].`,
  S_GENERIC_OBJECT: (s) =>
    `"${shown(s)}" does not say which one. Name it: ${slot(s, 'kpi', 'KPI')} of [product/segment/line/region].`,
  S_NO_SCOPE: () =>
    'No concrete action and object. Try: [revise/install/replace] + [object], for [unit/product/segment].',
  A_BEYOND_HISTORY: (s) =>
    `This asks for ${slot(s, 'required', 'x')}% in one period; the largest of ${slot(s, 'steps', 'n')} past steps was ${slot(s, 'largest', 'y')}%. Add resources or stage it.`,
  A_TOO_EASY: () => 'The target is below the last three results. Please confirm the reason.',
  A_ABSOLUTE: (s) =>
    `"${shown(s)}" leaves no room; only history can say whether it can be reached. Try: ${slot(s, 'kpi', 'KPI')} at most [limit].`,
  R_TRAIT_NOT_OUTCOME: (s) =>
    `"${shown(s)}" is an attitude, not an outcome. Say what it is for: so that [whom] gets [what result].`,
  R_NO_LINK: () => 'No link to a parent goal; choose one or say what it is for.',
  DIRECTION_CONFLICT: (s) =>
    `"${shown(s)}" points against the measure. Please check: is higher or lower better for ${slot(s, 'kpi', 'KPI')}?`,
  TEXT_TARGET_MISMATCH: (s) =>
    `The text says "${shown(s)}", the target column ${slot(s, 'target', 'target')}. Keep one of them.`,
  BASELINE_MISSING: (s) =>
    `"${shown(s)}": ${s.share ?? '[x]%'} of what? ${s.baseline === undefined ? 'Name [same period value].' : `From ${s.baseline}.`}`,
  GOAL_COMPOUND: () => 'One goal holds two or more criteria; split it, each with its number and weight.',
  SHARE_UNSTATED: (s) => `"${shown(s)}": how much of it? Add: of which [object] at least [share]%.`,
}

const REWRITES: Record<Lang, Rewrites> = { zh, en }
