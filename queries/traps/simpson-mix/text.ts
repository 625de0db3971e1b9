import { factorNames } from '#queries/analyses/factor-evidence/factor-names.ts'
import type { Lang, Text } from '#queries/locale.ts'
import { formatExact, formatPoints } from '#queries/words/format.ts'
import type { Seen, TrapText } from '../define.ts'
import { totals } from './toy.ts'

export const text: Text<TrapText> = {
  zh: {
    title: '辛普森悖论、结构变化与生态谬误',
    question: '总体的变化，是各单位自己变了，还是各单位所占的人数变了？',
    finding: (seen) => {
      const { unit, unitName, evidence } = seen
      if (seen.reason === 'slopes')
        return `单位之间“${factorOf(seen, 'zh')}”与结果的关系，在单位内部的员工之间正好相反；部门之间的关系不能推到个人。`
      const dir = Number(evidence.facts['change']) < 0 ? '下降' : '上升'
      return `${unit.kind === 'department' ? unitName : ''}总体${dir}来自业务结构变化，不是各单位都在${dir}。`
    },
    change: '按各单位自身的变化看，或固定人数占比重算',
    decision: '各单位都在改进，总体却在下降：只看总体会追问正在改进的单位；或把部门之间的关系当成个人的规律。',
    todo: '由人力资源部与财务部核对各单位人数占比为何变动；趋势按单位分别看，总体用固定占比重算。',
    lookalike: '结构与各单位同方向变化、新设单位（另计入新设与撤并）、各单位自身变化仍在区间之内，都不属于这种情况。',
    reading:
      '从首四分之一各期到末四分之一各期：总体变化 = 各单位自身 + 人数占比 + 新设与撤并（百分点）；细线为95%区间。方向相反，就是结构在起作用。',
    source:
      '数据陷阱规则 3；Kitagawa 1955 的率分解，区间按人抽样（自助法），多重比较按 Benjamini–Hochberg；单位之间与单位内部的斜率见 Robinson 1950。',
    counted: '人',
    effect: { label: '各单位自身的变化', print: (effect) => signedPoints(effect, 'zh') },
    facts: {
      before: '期初平均缺口（比率）',
      after: '期末平均缺口（比率）',
      change: '总体变化',
      rate: '各单位自身的变化',
      mix: '人数占比的变化',
      membership: '新设与撤并',
      factor: '所测条件',
      between: '单位之间的斜率',
      within: '单位内部的斜率',
      slope_units: '用于斜率的单位数',
      slope_people: '用于斜率的人数',
    },
    reasons: { mix: '结构变化改变了方向', slopes: '单位之间与单位内部方向相反' },
    params: {
      mix_part: '结构变化至少占总体变化',
      smallest: '各单位自身的变化至少（标准差）',
      groups: '至少单位数',
      fewest: '每个单位两端至少人数',
      units: '斜率至少单位数',
    },
    toy: {
      intro: '两个区都提高了 4 个百分点。拖动滑块，让更多的人在较难的甲区：没有一个区变低，总体却在下降。',
      slider: '本期在甲区的人数占比（%）',
      says: (hardShare) => {
        const { before, after } = totals(hardShare)
        return `甲区占${hardShare}%：两个区都升 4 个百分点，总体由${formatExact(before, 'zh', 1)}%变为${formatExact(after, 'zh', 1)}%。`
      },
    },
  },
  en: {
    title: 'Simpson reversal, mix shift, ecological fallacy',
    question: 'Did the parts themselves change, or the number of people in each?',
    finding: (seen) => {
      const { unit, unitName, evidence } = seen
      if (seen.reason === 'slopes')
        return `What goes with results between units (${factorOf(seen, 'en')}) goes the other way between people inside them; a relation of units is not one of people.`
      const dir = Number(evidence.facts['change']) < 0 ? 'fall' : 'rise'
      const where = unit.kind === 'department' ? ` in ${unitName}` : ''
      return `The overall ${dir}${where} comes from a change in mix, not from the units themselves.`
    },
    change: 'the units are read one by one, or the total is made with fixed shares',
    decision:
      'All units improve and the total falls: whoever reads the total questions units that get better. Or a relation between departments is taken for one between people.',
    todo: 'Human resources and finance check why the shares of the units moved; read trends unit by unit, and the total with fixed shares.',
    lookalike:
      'A mix that moves the same way as the units, a unit that is new (it counts as new or gone), and a change of the units inside its interval are not this.',
    reading:
      'From the first to the last quarter of the periods: total change = the units themselves + their shares of people + units new or gone (points); the line is the 95 % range. Opposite directions show the mix at work.',
    source:
      'Data-trap rules 3; decomposition of Kitagawa 1955, interval by drawing people (bootstrap), Benjamini–Hochberg over units; slopes between and within units after Robinson 1950.',
    counted: 'people',
    effect: { label: 'Change of the units themselves', print: (effect) => signedPoints(effect, 'en') },
    facts: {
      before: 'Mean gap at the beginning (ratio)',
      after: 'Mean gap at the end (ratio)',
      change: 'Total change',
      rate: 'Change of the units themselves',
      mix: 'Change of their shares of people',
      membership: 'Units new or gone',
      factor: 'Measured circumstance',
      between: 'Slope between units',
      within: 'Slope inside units',
      slope_units: 'Units behind the slopes',
      slope_people: 'People behind the slopes',
    },
    reasons: { mix: 'the mix turned the direction', slopes: 'opposite between and inside units' },
    params: {
      mix_part: 'Least part of the total change that is mix',
      smallest: 'Least change of the units themselves (standard deviations)',
      groups: 'Fewest units',
      fewest: 'Fewest people of a unit at either end',
      units: 'Fewest units for slopes',
    },
    toy: {
      intro:
        'Both regions gain four points. Put more of the people into the harder region A: no region has become worse, and yet the total falls.',
      slider: 'Share of people in region A afterwards (%)',
      says: (hardShare) => {
        const { before, after } = totals(hardShare)
        return `Region A has ${hardShare} %: both regions gain 4 points, the total goes from ${formatExact(before, 'en', 1)} % to ${formatExact(after, 'en', 1)} %.`
      },
    },
  },
}

const factorOf = ({ evidence }: Seen, lang: Lang) => factorNames[lang](String(evidence.facts['factor']))

/** −1.3 个百分点, +0.4 pp. */
export function signedPoints(ratio: number, lang: Lang): string {
  const sign = Math.abs(ratio) < 0.0005 ? '' : ratio < 0 ? '−' : '+'
  return sign + formatPoints(Math.abs(ratio), lang)
}
