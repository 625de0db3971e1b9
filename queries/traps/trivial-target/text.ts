import type { Lang, Text } from '#queries/locale.ts'
import { formatPercent } from '#queries/words/format.ts'
import type { TrapText } from '../define.ts'
import { counted } from './toy.ts'

const percent = (ratio: number, lang: Lang) => formatPercent(ratio, lang)

export const text: Text<TrapText> = {
  zh: {
    title: '目标过低',
    question: '是不是几乎所有结果都远远超过这个目标？',
    finding: () => '几乎全部超额，目标没有拉开距离。',
    change: '目标按近几期的实际水平重定',
    decision: '把松的目标当成好的结果：人人超额，看不出哪里真的在改进，也看不出哪里需要支持。',
    todo: '由目标归口部门按近几期的实际水平复核目标；在此之前，不把这一指标的达成当成业绩说明。',
    lookalike:
      '安全、合规等必须 100% 的目标（中位数就是 1）、只有一个意外大好的期间、只有一个单位很强而别的单位没有达到，都不属于这种情况。',
    reading:
      '实线是全体的平均达成率，虚线是每期最低的部门，点线是目标；连最低的部门也一直远在目标之上，目标就没有分辨力。',
    source: '数据陷阱规则 4（目标与激励）；区间为 Wilson 1927，二项分布上尾。',
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
      periods_slack: '中位数超过界限的期数',
    },
    reasons: {
      stretch: 'OKR 挑战目标另有尺度，不检查',
      limit: '这是不该发生的事的上限，多数结果为零',
      others_miss: '别的单位没有达到同一目标',
      windfall: '只在少数期间远超目标',
    },
    params: {
      hit_share: '达到的比例超过多少',
      lower: '检验所用的比例',
      median: '达成率中位数超过多少',
      subjects: '至少人数（或单位数）',
      fewest: '至少结果条数',
    },
    toy: {
      intro: '八个组每月交付的件数不变，从 80 件到 124 件；达成率最高计到 120%。把目标往下调，看分得清几个组。',
      slider: '目标（件）',
      says: (target) => {
        const { reached, atCap } = counted(target)
        return `目标 ${target} 件：${reached} 个组达到，其中 ${atCap} 个组封顶在 120%，计入的达成率完全相同；交付的件数其实各不一样。`
      },
    },
  },
  en: {
    title: 'Target too low',
    question: 'Do nearly all results exceed this target by far?',
    finding: () => 'Almost everyone exceeds it; the target does not discriminate.',
    change: 'the target is set by the level of recent periods',
    decision:
      'A slack target is read as a good result: everybody exceeds it, and nobody sees where things improve or where support is needed.',
    todo: 'The target owner reviews the target against recent results; until then attainment of this KPI is no evidence of how well things go.',
    lookalike:
      'Safety and compliance goals where 100 % is required (the median is 1), a single windfall period, and one strong unit while others miss the target are not this.',
    reading:
      'The solid line is the mean attainment of everybody, the dashed one the lowest unit of each period, the dotted one the target; when even the lowest unit stays far above, the target tells nothing apart.',
    source: 'Data-trap rules 4 (targets); interval after Wilson 1927, binomial upper tail.',
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
      periods_slack: 'Periods with a median beyond the limit',
    },
    reasons: {
      stretch: 'a stretch goal of an OKR, which has another measure; not tested',
      limit: 'a limit to what should not happen, and mostly does not',
      others_miss: 'other units miss the same target',
      windfall: 'far beyond the target in few periods only',
    },
    params: {
      hit_share: 'Share reached above',
      lower: 'Share that the test compares with',
      median: 'Median attainment above',
      subjects: 'Fewest people (or units)',
      fewest: 'Fewest results',
    },
    toy: {
      intro:
        'Eight teams deliver the same pieces every month, from 80 to 124; attainment counts up to 120 %. Lower the target and see how many teams can still be told apart.',
      slider: 'Target (pieces)',
      says: (target) => {
        const { reached, atCap } = counted(target)
        return `With a target of ${target} pieces ${reached} teams reach it and ${atCap} of them stop at 120 %, all with the same figure; what they deliver differs.`
      },
    },
  },
}
