import type { AnalysisText } from '#queries/define.ts'
import type { Lang, Text } from '#queries/locale.ts'
import { diagnosisWords } from '#queries/words/diagnosis.ts'
import { formatPeople } from '#queries/words/format.ts'
import { unitLabels } from '#queries/words/unit-label.ts'
import {
  averageAnswer,
  AVERAGE_QUESTION,
  differencesSentence,
  notLowSentence,
  verdictSentence,
} from '#queries/words/verdict.ts'
import type { SystemOrIndividualResult, UnitVerdict } from './result.ts'

export type SystemOrIndividualText = AnalysisText<SystemOrIndividualResult> & {
  company: string
  empty: string
  averageQuestion: string
  shownOf: (shown: number, all: number) => string
  noParts: string
  sharesReading: string
  noShares: string
}

export const text: Text<SystemOrIndividualText> = {
  zh: {
    title: '系统还是个人',
    question: '没有达到目标，有多少来自系统，有多少来自组内差异？',
    reading:
      '每条横条把平均缺口分成四段，合计 100%：全员共同、条件差异（两者合为系统）、个人差异、波动。' +
      '右侧是判断与系统占比的 95% 区间。某一部分好于目标时不画在条上，用文字说明。',
    caveat:
      '占比是对数据的描述，不说明原因，也不评价个人。目标本身不可解读、评分尺度改变或人数很少时，不要据此下结论。' +
      '“无法判断”是正常的结果，并会说明还缺什么数据。',
    source:
      '方法：随机截距的限制极大似然估计（REML，Patterson 与 Thompson 1971；平均信息算法，Gilmour 等 1995），' +
      '缺口构成按 Shapley 值分配（Shapley 1953），区间来自部门、管理者、岗位与员工效应的联合抽样。',
    company: '全公司',
    empty: '没有可与目标比较的个人结果（缺目标、缺实际值，或指标从不变化），无法分解缺口。请先导入个人的目标与结果。',
    averageQuestion: AVERAGE_QUESTION.zh,
    shownOf: (shown, all) => `显示 ${all} 项中的 ${shown} 项，其余见表格`,
    noParts: '不作分解',
    sharesReading: '横条是各层在差异中的占比，细线是 95% 区间。若有几层在现有数据中分不开，则以括号合并为一条。',
    noShares: '差异占比不显示：管理者或人员太少，或尚未能计算。',
    finding: (found) => finding(found, 'zh'),
  },
  en: {
    title: 'System or individual',
    question: 'Where targets are missed: how much comes from the system, how much from differences inside the group?',
    reading:
      'Each bar splits the mean shortfall into four parts that add up to 100%: common to all and conditions (together the system), ' +
      'individual, fluctuation. The verdict and the 95% range of the system’s share stand at the right. A part ahead of target is not drawn but said in words.',
    caveat:
      'The shares describe the data; they tell no cause and judge no person. Do not conclude from them when targets are unsound, the ' +
      'scale changed or few people are counted. "Cannot tell" is a normal result and says which data are missing.',
    source:
      'Method: restricted maximum likelihood of random intercepts (Patterson and Thompson 1971; average information, Gilmour et al. ' +
      '1995), shares of the shortfall by Shapley value (Shapley 1953), ranges from joint draws of the effects.',
    company: 'Company',
    empty:
      'No result of a person can be compared with a target (no target, no actual value, or a KPI that never varies), so no shortfall can be split. ' +
      'Import targets and results of people first.',
    averageQuestion: AVERAGE_QUESTION.en,
    shownOf: (shown, all) => `${shown} of ${all} shown, the rest is in the table`,
    noParts: 'not split',
    sharesReading:
      'Bars are the share of each level in the differences, thin lines the 95% range. Levels that these data cannot separate, if any, stand in a brace and share one bar.',
    noShares: 'Shares of variance are not shown: too few managers or people, or they could not be calculated.',
    finding: (found) => finding(found, 'en'),
  },
}

/** The verdict of the unit asked for, else of the company: with interval and people, then in sentences. */
function finding(found: SystemOrIndividualResult, lang: Lang): string {
  const unit = subjectOf(found)
  if (!unit) return text[lang].empty
  const name = unitLabels(found.units, lang)(unit)
  if (unit.verdict === 'withheld') return `${name}${lang === 'zh' ? '：' : ': '}${verdictSentence(unit, lang)}`
  const people = unit.n_people === null ? '' : formatPeople(unit.n_people, lang)
  const counted = people === '' ? '' : lang === 'zh' ? `（${people}）` : ` (${people})`
  const short = diagnosisWords[lang].verdicts[unit.verdict] + counted
  const sentences = [notLowSentence(unit, lang), verdictSentence(unit, lang), differencesSentence(unit, lang)].filter(
    (each) => each !== null,
  )
  const answer = averageAnswer(unit, lang)
  const average = answer === null ? [] : [`${AVERAGE_QUESTION[lang]}${lang === 'zh' ? '' : ' '}${answer}`]
  return lang === 'zh'
    ? `${name}：${short}。${[...sentences, ...average].join('')}`
    : `${name}: ${short}. ${[...sentences, ...average].join(' ')}`
}

/** The verdict that the question was about; null where the unit asked for has no results of people. */
export function subjectOf({ company, unit, units }: SystemOrIndividualResult): UnitVerdict | null {
  if (!unit || unit.unit_id === company?.unit_id) return company
  return units.find(({ unit_id }) => unit_id === unit.unit_id) ?? null
}
