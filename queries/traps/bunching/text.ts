import type { Lang, Text } from '#queries/locale.ts'
import { formatPercent } from '#queries/words/format.ts'
import type { TrapText } from '../define.ts'
import { shareAbove } from './toy.ts'

const percent = (ratio: number, lang: Lang) => formatPercent(ratio, lang)
const cutOf = (cut: unknown) => `${Math.round(100 * Number(cut))}%`

export const text: Text<TrapText> = {
  zh: {
    title: '目标线聚集（踩线）',
    question: '结果是不是异常地多集中在目标线或奖金、等级台阶的上方？',
    finding: ({ evidence: { facts } }) => `${cutOf(facts['cut'])}附近异常集中，奖金或等级台阶可能影响填报规则。`,
    change: '核对线上、线下各一格的原始记录，或取消这一台阶',
    decision: '把“刚好达标”当成精确的完成：线上的结果与线下的结果其实相近，却得到不同的奖金、等级和判断。',
    todo: '由薪酬与数据归口部门核对线两侧的原始记录与填报规则；考虑用连续的计算方式代替台阶。',
    lookalike:
      '只有几个取值的计数指标（10 件完成 10 件）、按定义封顶在 100% 的指标、按 5% 取整的数字、把目标降到实际值（见“目标事后变更”），都不属于这种情况。',
    reading:
      '每组柱子是线附近一格达成率（%）的比例，一根是这里，一根是同样指标在其他单位；紧挨着线的两格一高一低，就是聚集。',
    source:
      '数据陷阱规则 4（目标与激励）；二项分布上尾，Benjamini & Hochberg 1995；密度跳跃见 Cattaneo, Jansson & Ma 2018。',
    counted: '条线旁的结果',
    effect: { label: '线旁结果中在线上方的比例', print: (effect) => percent(effect, 'zh') },
    facts: {
      cut: '线',
      above: '线上方的结果',
      below: '线下方的结果',
      share: '在线上方的比例',
      expected: '预期的比例',
      excess: '多出的部分占全部结果',
      jump_t: '密度跳跃（标准误的倍数）',
      jump_p: '密度跳跃的 p',
    },
    reasons: {},
    params: {
      width: '线两侧看多宽（达成率）',
      share: '在线上方的比例界限',
      cuts: '奖金或等级的线（达成率）',
      fewest: '线旁至少结果条数',
      density_fewest: '密度检验至少结果条数',
    },
    toy: {
      intro: '五百个结果，奖金从 100% 开始。拖动滑块：略低于 100% 的结果中，有多少在上报时“刚好”过线？',
      slider: '略低于线而过线的比例（%）',
      says: (moved) =>
        `线两侧两个百分点之内，${percent(shareAbove(moved), 'zh')}在线上方${moved === 0 ? '，两边几乎一样多' : '；其余的结果一个也没变'}。`,
    },
  },
  en: {
    title: 'Bunching at the line',
    question: 'Do unusually many results lie just above the target or above a step of pay or grade?',
    finding: ({ evidence: { facts } }) =>
      `Results crowd just above ${cutOf(facts['cut'])}; a pay or grade step may be shaping reporting.`,
    change: 'the records just above and below the line are checked, or the step is removed',
    decision:
      'Just reaching the line is read as precise compliance: results on either side are nearly equal, and get different pay, grade and judgement.',
    todo: 'Compensation and the data owner check the records on both sides of the line and the reporting rule; consider a continuous formula instead of a step.',
    lookalike:
      'Counts with few values (10 of 10), results capped at 100 % by definition, figures rounded to 5 %, and targets lowered to the result (see "Target changed after the fact") are not this.',
    reading:
      'Each pair of bars is the share of attainments in one class (in %) near the line, here and for the same KPIs elsewhere; a low class next to a high one at the line is the crowding.',
    source:
      'Data-trap rules 4 (targets); binomial upper tail, Benjamini & Hochberg 1995; density jump after Cattaneo, Jansson & Ma 2018.',
    counted: 'results beside the line',
    effect: { label: 'Share above the line of those beside it', print: (effect) => percent(effect, 'en') },
    facts: {
      cut: 'Line',
      above: 'Results just above',
      below: 'Results just below',
      share: 'Share above',
      expected: 'Share expected',
      excess: 'Surplus as a share of all results',
      jump_t: 'Jump of the density (standard errors)',
      jump_p: 'p of the jump',
    },
    reasons: {},
    params: {
      width: 'Width looked at on either side (attainment)',
      share: 'Limit of the share above',
      cuts: 'Lines of pay or grade (attainment)',
      fewest: 'Fewest results beside the line',
      density_fewest: 'Fewest results for the density test',
    },
    toy: {
      intro:
        'Five hundred results, and a bonus that starts at 100 %. How many of those just below come out just above when they are reported?',
      slider: 'Moved over the line, of those just below (%)',
      says: (moved) =>
        `Within two points of the line ${percent(shareAbove(moved), 'en')} lie above it${moved === 0 ? ', about as many as below' : '; no other result has changed'}.`,
    },
  },
}
