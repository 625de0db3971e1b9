import type { Lang, Text } from '#queries/locale.ts'
import { formatPercent } from '#queries/words/format.ts'
import type { Seen, TrapText } from '../define.ts'
import { against, meanOf, original } from './toy.ts'

const percent = (ratio: number, lang: Lang) => formatPercent(ratio, lang)

/** "; on the original target attainment is {a}, not {b}", where both are known. */
function attainment({ evidence: { facts } }: Seen, lang: Lang): string {
  const [a, b] = [facts['original'], facts['current']]
  if (typeof a !== 'number' || typeof b !== 'number') return lang === 'zh' ? '。' : '.'
  return lang === 'zh'
    ? `；按期初目标，达成率为${percent(a, lang)}而非${percent(b, lang)}。`
    : `; on the original target attainment is ${percent(a, lang)}, not ${percent(b, lang)}.`
}

const moments = {
  zh: {
    after: '的目标在期末后修改',
    undated: '的目标与期初不同，没有修改日期',
    rebased: '的目标随全公司调整，没有公布日期',
    last_part: '的目标在期末前最后阶段修改',
    unreasoned: '的目标在期中修改，记录中没有原因',
  },
  en: {
    after: 'of targets were changed after period end',
    undated: 'of targets differ from the original without a date of change',
    rebased: 'of targets moved with a company-wide re-base without a date',
    last_part: 'of targets were changed in the last part of the period',
    unreasoned: 'of targets were changed mid-period without a recorded reason',
  },
}
const momentOf = ({ reason }: Seen) => (reason ?? 'after') as keyof typeof moments.zh

export const text: Text<TrapText> = {
  zh: {
    title: '目标事后变更',
    question: '目标是不是在结果已经知道之后才改的？',
    finding: (seen) =>
      `${percent(Number(seen.evidence.facts['share']), 'zh')}${moments.zh[momentOf(seen)]}${attainment(seen, 'zh')}`,
    change: '补齐修改日期、原因与批准记录，或按期初目标重算',
    decision: '把目标的修改当成结果来奖励：差距没有缩小，只是尺子挪了；改进计划也因此显得“有效”。',
    todo: '由目标归口部门补齐每次修改的日期、原因、批准人与适用范围；在此之前，差距与计划成效按期初目标阅读。',
    lookalike:
      '期中（前 80%）有原因、有批准的动态调整，期初前公布的全公司调整，不到 0.5% 的笔误更正，都不属于这种情况。',
    reading: '实线是对期初目标的达成率，虚线是对现行目标的达成率；两条线分开的月份，目标改过。',
    source: '数据陷阱规则 4（目标与激励）、目标体检规则 10（合理调整与事后改目标）；区间为 Wilson 1927。',
    counted: '个目标',
    effect: { label: '期末后修改的比例', print: (effect) => percent(effect, 'zh') },
    facts: {
      changed: '计入的目标',
      targets: '目标',
      share: '比例',
      one_period: '比例最高的一期',
      original: '对期初目标的平均达成率',
      current: '对现行目标的平均达成率',
      after: '期末后修改',
      undated: '与期初不同而无日期',
      rebased: '全公司调整而无日期',
      last_part: '最后阶段修改',
      unreasoned: '期中修改而无原因',
    },
    reasons: {
      after: '多数在期末后修改',
      undated: '多数没有修改日期',
      rebased: '多数随全公司调整，没有公布日期',
      last_part: '多数在期末前最后阶段修改',
      unreasoned: '多数在期中修改，记录中没有原因',
    },
    params: {
      typo: '小于多少算笔误（目标的比例）',
      last: '一期的最后多少算期末（比例）',
      share: '全部目标中的比例界限',
      period_share: '一期之内的比例界限',
      fewest: '至少目标个数',
    },
    toy: {
      intro: '一年十二个月的结果，慢慢往下走。拖动滑块，让最后几个月的目标在月末之后降到实际完成值。',
      slider: '事后改低目标的月份数',
      says: (lowered) =>
        lowered === 0
          ? `目标没有改动：全年平均达成 ${percent(meanOf(original), 'zh')}，下降看得清清楚楚。`
          : `最后 ${lowered} 个月的目标事后改低：平均变成 ${percent(meanOf(against(lowered)), 'zh')}，下降不见了，而结果一点没变。`,
    },
  },
  en: {
    title: 'Target changed after the fact',
    question: 'Were targets changed when the result was already known?',
    finding: (seen) =>
      `${percent(Number(seen.evidence.facts['share']), 'en')} ${moments.en[momentOf(seen)]}${attainment(seen, 'en')}`,
    change: 'date, reason and approval of the changes are added, or the original targets are used',
    decision:
      'A revision is rewarded as a result: the gap did not close, the ruler moved, and a plan running at the time looks as if it had worked.',
    todo: 'The target owner adds date, reason, approver and scope of each change; until then read gaps and plan effects on the original targets.',
    lookalike:
      'An adjustment before 80 % of the period with reason and approver, a company-wide re-base announced before the period, and corrections below 0.5 % are not this.',
    reading:
      'The solid line is attainment against the original targets, the dashed one against the current targets; where they part, targets were changed.',
    source:
      'Data-trap rules 4 (targets), goal-check rules 10 (adjustment or moved goalposts); interval after Wilson 1927.',
    counted: 'targets',
    effect: { label: 'Share changed after period end', print: (effect) => percent(effect, 'en') },
    facts: {
      changed: 'Targets counted',
      targets: 'Targets',
      share: 'Share',
      one_period: 'Period with the largest share',
      original: 'Mean attainment, original targets',
      current: 'Mean attainment, current targets',
      after: 'Changed after period end',
      undated: 'Different without a date',
      rebased: 'Company-wide re-base without a date',
      last_part: 'Changed in the last part',
      unreasoned: 'Changed mid-period without a reason',
    },
    reasons: {
      after: 'most were changed after period end',
      undated: 'most have no date of change',
      rebased: 'most moved with a company-wide re-base without a date',
      last_part: 'most were changed in the last part of the period',
      unreasoned: 'most were changed mid-period without a recorded reason',
    },
    params: {
      typo: 'Largest correction that counts as a typo (ratio)',
      last: 'Last part of a period (ratio)',
      share: 'Limit over all targets',
      period_share: 'Limit within one period',
      fewest: 'Fewest targets',
    },
    toy: {
      intro:
        'Results of twelve months that slowly fall. Let the targets of the last months be lowered to the result once the month is over.',
      slider: 'Months whose target is lowered afterwards',
      says: (lowered) =>
        lowered === 0
          ? `No target was changed: mean attainment is ${percent(meanOf(original), 'en')}, and the fall is plain to see.`
          : `With ${lowered} targets lowered afterwards the mean becomes ${percent(meanOf(against(lowered)), 'en')} and the fall is gone, though no result has moved.`,
    },
  },
}
