import type { Text } from '#queries/locale.ts'

/** Fixed sentences and heads of P6; what is found is said in the words of the goal check. */
export type GoalReportWords = {
  nothing: string
  empty: (sentence: string) => string
  plane: string
  planeDetail: string
  units: string
  unitColumns: { unit: string; goals: string; chance: string }
  targets: string
  targetsRule: (shown: string, all: string) => string
  targetsNone: string
  targetColumns: { unit: string; kpi: string; kind: string; chance: string; basis: string }
  outOfReach: string
  findings: string
  findingColumns: { rule: string; kind: string; goals: string; share: string }
  noTexts: string
  suggestions: string
  revisions: string
  revisionColumns: { kind: string; targets: string; up: string; down: string }
  attainment: (original: string, current: string) => string
  stale: string
  staleLine: (kpi: string, reasons: string) => string
  overlap: (kpi: string, later: number, earlier: number) => string
  wording: string
  wordingLine: (text: string, rewrite: string) => string
}

export const goalReportWords: Text<GoalReportWords> = {
  zh: {
    nothing: '目标文字与目标值未发现需要处理的问题。',
    empty: (sentence) => sentence,
    plane: '目标平面：够得着吗，说清了吗',
    planeDetail: '横轴是按过去结果推算的达成概率，虚线在 10%；纵轴是清楚程度，虚线在 70%。点越大，权重越大。',
    units: '各部门的目标（按权重）',
    unitColumns: { unit: '单位', goals: '目标数', chance: '平均达成概率' },
    targets: '够不着与过松的目标',
    targetsRule: (shown, all) => `按权重列出 ${shown} 项，共 ${all} 项；概率说的是目标，不是人。`,
    targetsNone: '没有够不着或过松的目标。',
    targetColumns: { unit: '单位', kpi: '指标', kind: '类别', chance: '达成概率（95% 区间）', basis: '依据' },
    outOfReach: '够不着',
    findings: '按规则的发现',
    findingColumns: { rule: '规则', kind: '性质', goals: '目标数', share: '占权重' },
    noTexts: '没有目标文字这一列，文字规则不适用。',
    suggestions: '建议不计入部门的数字。',
    revisions: '目标改过吗（近 13 期）',
    revisionColumns: { kind: '类别', targets: '目标数', up: '上调', down: '下调' },
    attainment: (original, current) => `平均达成率：按原目标 ${original}，按现目标 ${current}；原因分析用原目标。`,
    stale: '指标版本与老化',
    staleLine: (kpi, reasons) => `${kpi}：${reasons}。`,
    overlap: (kpi, later, earlier) => `${kpi}：版本 ${later} 与版本 ${earlier} 的有效期重叠。`,
    wording: '文字示例（不带姓名和部门）',
    wordingLine: (text, rewrite) => `“${text}” → ${rewrite}`,
  },
  en: {
    nothing: 'Goal texts and targets show nothing to act on.',
    empty: (sentence) => sentence,
    plane: 'Goal-quality plane: within reach, and clear?',
    planeDetail:
      'Across: the chance to attain by past results, dashed at 10%. Upwards: clarity, dashed at 70%. Larger points weigh more.',
    units: 'Goals by department (by weight)',
    unitColumns: { unit: 'Unit', goals: 'Goals', chance: 'Mean chance' },
    targets: 'Targets out of reach or slack',
    targetsRule: (shown, all) => `${shown} of ${all}, by weight; the chance is one of the target, not of people.`,
    targetsNone: 'No target is out of reach or slack.',
    targetColumns: { unit: 'Unit', kpi: 'KPI', kind: 'Kind', chance: 'Chance (95% range)', basis: 'Rests on' },
    outOfReach: 'out of reach',
    findings: 'Findings by rule',
    findingColumns: { rule: 'Rule', kind: 'Class', goals: 'Goals', share: 'Of the weight' },
    noTexts: 'There is no column of goal texts, so the rules on text do not apply.',
    suggestions: 'Suggestions do not count in the figures of units.',
    revisions: 'Were targets changed (last 13 periods)',
    revisionColumns: { kind: 'Class', targets: 'Targets', up: 'Raised', down: 'Lowered' },
    attainment: (original, current) =>
      `Mean attainment: ${original} under the original target, ${current} under the current one; causes use the original.`,
    stale: 'KPI versions and ageing',
    staleLine: (kpi, reasons) => `${kpi}: ${reasons}.`,
    overlap: (kpi, later, earlier) => `${kpi}: versions ${later} and ${earlier} overlap.`,
    wording: 'Examples of wording (no names, no units)',
    wordingLine: (text, rewrite) => `"${text}" → ${rewrite}`,
  },
}
