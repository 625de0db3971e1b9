import { membersOf, type Side, type Verdict } from '#queries/diagnosis/factors.ts'
import type { Lang, Text } from '#queries/locale.ts'
import { formatList } from './format.ts'

/** The four parts of a shortfall, in the order in which they are drawn. */
export const PARTS = ['common', 'conditions', 'individual', 'fluctuation'] as const
export type Part = (typeof PARTS)[number]

/** Terms of the diagnosis that page, report and mail share. Sentences stand in verdict.ts, limits in limits.ts. */
export type DiagnosisWords = {
  makeUp: string
  /** Instead of `makeUp` where the results have no target. */
  differencesMakeUp: string
  sharesOfDifferences: string
  notSeparable: string
  /** The same where there is little room. */
  inseparable: string
  interval: string
  parts: Record<Part, string>
  partMeaning: Record<Part, string>
  sides: Record<Side, string>
  verdicts: Record<Verdict, string>
  /** One sign for a cell of the heatmap; the label stands beside it in words. */
  marks: Record<Verdict, string>
  /** 说法分级: how far a claim may go. */
  ladder: Record<'described' | 'associated' | 'tried', string>
  ladderMeaning: string
}

export const diagnosisWords: Text<DiagnosisWords> = {
  zh: {
    makeUp: '缺口构成',
    differencesMakeUp: '差异构成',
    sharesOfDifferences: '差异的来源（方差占比）',
    notSeparable: '现有数据分不开',
    inseparable: '分不开',
    interval: '区间',
    parts: { common: '全员共同', conditions: '条件差异', individual: '个人差异', fluctuation: '波动' },
    partMeaning: {
      common: '全公司一样的部分：目标定得高、市场变化',
      conditions: '部门、管理方式、岗位、目标难易、周期之间的不同',
      individual: '同样条件下员工之间的不同；任务、客户区域和评分误差也在其中',
      fluctuation: '下一期不会重复的起伏与测量误差',
    },
    sides: { system: '系统因素', individual: '组内差异', noise: '波动' },
    verdicts: {
      withheld: '已保护',
      measurement_trap: '测量陷阱',
      cannot_tell: '无法判断',
      system: '系统因素为主',
      within_group: '组内差异为主',
      mixed: '两者兼有',
    },
    marks: { withheld: '护', measurement_trap: '陷', cannot_tell: '?', system: '系', within_group: '组', mixed: '兼' },
    ladder: { described: '已描述', associated: '有关联', tried: '经试行支持' },
    ladderMeaning: '这是对数据的描述（已描述）；占比不说明原因，只有试行过的改变才能支持原因。',
  },
  en: {
    makeUp: 'Shortfall make-up',
    differencesMakeUp: 'Make-up of the differences',
    sharesOfDifferences: 'Where the differences come from (shares of variance)',
    notSeparable: 'cannot be separated in these data',
    inseparable: 'not separable',
    interval: 'range',
    parts: { common: 'Common', conditions: 'Conditions', individual: 'Individual', fluctuation: 'Fluctuation' },
    partMeaning: {
      common: 'alike for the whole company: targets set high, the market',
      conditions: 'what differs between units, management, roles, difficulty of targets and periods',
      individual: 'what differs between people in the same conditions; task mix, territory and rating noise are in it',
      fluctuation: 'ups and downs that do not repeat, and measurement error',
    },
    sides: { system: 'System factors', individual: 'Within-group differences', noise: 'Fluctuation' },
    verdicts: {
      withheld: 'Protected',
      measurement_trap: 'Measurement trap',
      cannot_tell: 'Cannot tell',
      system: 'System factors dominate',
      within_group: 'Differences inside the group dominate',
      mixed: 'Mixed',
    },
    marks: { withheld: 'P', measurement_trap: 'T', cannot_tell: '?', system: 'S', within_group: 'W', mixed: 'M' },
    ladder: { described: 'described', associated: 'associated', tried: 'supported by a change that was tried' },
    ladderMeaning:
      'This describes the data (described); a share does not tell a cause, only a change that was tried can support one.',
  },
}

/** 部门 · 部门（含管理方式） · 岗位与目标难易: short enough for an axis. `factor` may be several codes joined by '+'. */
export function factorName(factor: string, lang: Lang): string {
  const members = membersOf(factor)
  const names = NAMES[lang]
  if (members.length === 1) return names[factor] ?? factor
  const withManager = members.includes('department') && members.includes('manager')
  const named = members
    .filter((member) => !(withManager && member === 'manager'))
    .map((member) => names[member] ?? member)
  const list = formatList(named, lang)
  if (!withManager) return list
  return lang === 'zh' ? `${list}（含管理方式）` : `${list} (with how it is managed)`
}

/** The same with what must stand beside it: a merged factor says that it is one, and what it must not be used for. */
export function factorLabel(factor: string, lang: Lang): string {
  const members = membersOf(factor)
  if (members.length === 1) return factorName(factor, lang)
  if (!members.includes('department') || !members.includes('manager')) {
    const apart = diagnosisWords[lang].notSeparable
    return lang === 'zh' ? `${factorName(factor, lang)}（${apart}）` : `${factorName(factor, lang)} (${apart})`
  }
  const others = members.filter((member) => member !== 'manager').map((member) => NAMES[lang][member] ?? member)
  return lang === 'zh'
    ? `${formatList(others, lang)}（含管理方式，现有数据分不开；不作为评价部门负责人的依据）`
    : `${formatList(others, lang)} (with how it is managed, which these data cannot separate; no basis for judging its head)`
}

/** Codes of FACTORS, and what a waterfall adds to them. */
const NAMES: Record<Lang, Record<string, string>> = {
  zh: {
    common: '全员共同',
    department: '部门',
    department_period: '部门×周期',
    manager: '管理方式',
    role: '岗位',
    goal: '目标难易',
    period: '周期（市场、季节）',
    person: '员工间差异',
    person_period: '临时波动',
    residual: '其余波动',
    total: '合计',
  },
  en: {
    common: 'Common to all',
    department: 'Unit',
    department_period: 'Unit by period',
    manager: 'Management',
    role: 'Role',
    goal: 'Difficulty of targets',
    period: 'Market, season',
    person: 'Between people',
    person_period: 'Ups and downs',
    residual: 'Remaining noise',
    total: 'Total',
  },
}
