import type { Lang, Text } from '#queries/locale.ts'
import { formatExact, formatPercent } from '#queries/words/format.ts'
import type { TrapText } from '../define.ts'
import { at } from './toy.ts'

const percent = (ratio: number, lang: Lang) => formatPercent(ratio, lang)
const count = (n: unknown, lang: Lang) => formatExact(Number(n), lang)

export const text: Text<TrapText> = {
  zh: {
    title: '目标不可达',
    question: '这个目标，有没有人达到过？',
    finding: ({ evidence: { facts } }) =>
      `该目标${count(facts['results'], 'zh')}次中仅${count(facts['reached'], 'zh')}次达到，建议复核目标或补资源。`,
    change: '目标按历史与同行水平重定，或资源补足后有单位达到',
    decision: '把“天花板目标”的缺口算到人身上：谁来都达不到，差距只说明目标定在了够不着的地方。',
    todo: '由目标归口部门对照历史与同行的最好水平复核目标，或说明达到它还缺哪些资源；在此之前不解读这一指标的差距。',
    lookalike:
      'OKR 的挑战目标（0.7 属正常）、同一目标别的单位都能达到而只有一个单位没有、以前达到过而现在达不到（那是环境变了）、只有一个冲击期，都不属于这种情况。',
    reading: '实线是全体的平均达成率，虚线是每期最高的部门，点线是目标；连最高的部门也一直在目标之下，就是够不着。',
    source: '数据陷阱规则 4（目标与激励）、目标体检规则 7（天花板目标）；区间为 Wilson 1927，二项分布下尾。',
    counted: '次结果',
    effect: { label: '达到目标的比例', print: (effect) => percent(effect, 'zh') },
    facts: {
      reached: '达到目标',
      results: '结果',
      share: '达到的比例',
      median: '达成率的中位数',
      unit_share: '各单位达到比例的平均',
      units: '单位',
      periods: '期数',
      units_reached: '以前达到过的单位',
    },
    reasons: {
      stretch: 'OKR 挑战目标，0.7 属正常，不检查',
      peers_reach: '别的单位达到了同一目标',
      reached_before: '以前有单位达到过：是环境变了，不是目标太高',
    },
    params: {
      hit_share: '达到的比例低于多少',
      upper: '区间上限低于多少',
      median: '达成率中位数低于多少',
      subjects: '至少人数（或单位数）',
      periods: '至少期数',
      fewest: '至少结果条数',
    },
    toy: {
      intro: '八个组每月交付的件数不变。拖动滑块改变目标，看达成率和“差距”怎样跟着走。',
      slider: '目标（件）',
      says: (target) => {
        const { reached, mean } = at(target)
        return `目标 ${target} 件：八个组中 ${reached} 个达到，平均达成 ${percent(mean, 'zh')}。交付的件数一件没变，变的是目标。`
      },
    },
  },
  en: {
    title: 'Unattainable target',
    question: 'Has anybody ever reached this target?',
    finding: ({ evidence: { facts } }) =>
      `This target was reached ${count(facts['reached'], 'en')} times out of ${count(facts['results'], 'en')}; review the target or add resources.`,
    change: 'the target is set by history and peers, or a unit reaches it with more resources',
    decision:
      'The gap to a ceiling target is counted against people: whoever does the work misses it, and the gap says only that the target is out of reach.',
    todo: 'The target owner reviews it against the best of history and peers, or names the resources it needs; until then this gap is not read.',
    lookalike:
      'Stretch goals of OKRs (0.7 is normal), one unit that misses what its peers reach, a target that was reached before (the conditions changed), and a single shock period are not this.',
    reading:
      'The solid line is the mean attainment of everybody, the dashed one the highest unit of each period, the dotted one the target; when even the highest unit stays below, it is out of reach.',
    source:
      'Data-trap rules 4 (targets), goal-check rules 7 (ceiling target); interval after Wilson 1927, binomial lower tail.',
    counted: 'results',
    effect: { label: 'Share that reach the target', print: (effect) => percent(effect, 'en') },
    facts: {
      reached: 'Reached',
      results: 'Results',
      share: 'Share reached',
      median: 'Median attainment',
      unit_share: 'Mean share over units',
      units: 'Units',
      periods: 'Periods',
      units_reached: 'Units that reached it before',
    },
    reasons: {
      stretch: 'a stretch goal of an OKR, where 0.7 is normal; not tested',
      peers_reach: 'other units reach the same target',
      reached_before: 'a unit reached it before: conditions changed, the target is not too high',
    },
    params: {
      hit_share: 'Share reached below',
      upper: 'Upper end of its interval below',
      median: 'Median attainment below',
      subjects: 'Fewest people (or units)',
      periods: 'Fewest periods',
      fewest: 'Fewest results',
    },
    toy: {
      intro:
        'Eight teams deliver the same number of pieces every month. Change the target and watch attainment and the "gap" follow it.',
      slider: 'Target (pieces)',
      says: (target) => {
        const { reached, mean } = at(target)
        return `With a target of ${target} pieces ${reached} of eight teams reach it, mean attainment ${percent(mean, 'en')}. Not one piece has changed; the target has.`
      },
    },
  },
}
