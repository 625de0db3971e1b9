import type { Lang, Text } from '#queries/locale.ts'
import { formatExact, formatPercent } from '#queries/words/format.ts'
import type { TrapText } from '../define.ts'
import { reachedAtEnd, targetsAt } from './toy.ts'

const number = (value: unknown, lang: Lang) => formatExact(value === null ? null : Number(value), lang, 2)

export const text: Text<TrapText> = {
  zh: {
    title: '目标棘轮（鞭打快牛）',
    question: '一期做得好，下一期的目标是不是就跟着上调？',
    finding: () => '目标随上期实际完成值上调，规则可能让各单位预留余力。',
    change: '目标改按市场、产能或事先约定的规则制定',
    decision: '把“刚好完成”当成真实能力，把好成绩换成更高的目标：下一期的差距其实是上一期好结果的代价。',
    todo: '由目标归口部门（战略、财务）说明目标怎样产生；改用市场或产能依据，或提前约定两三期不变的规则。',
    lookalike: '全公司统一的增长系数、跟随公开市场指数调整的目标、新岗位逐期爬坡的目标，都不属于这种情况。',
    reading:
      '把每一次“增长—下期目标”按增长分成五组，每点是一组的平均，已去掉同一指标同一时期的共同变化。点沿虚线向右上走，就是目标跟着结果走；斜率为 1 表示增长多少，目标就加多少。',
    source: '数据陷阱规则 4（目标与激励）；棘轮效应见 Weitzman 1980；组内最小二乘，t 检验，Benjamini & Hochberg 1995。',
    counted: '次目标调整',
    effect: { label: '目标跟随增长的斜率', print: (slope) => number(slope, 'zh') },
    facts: {
      slope: '目标跟随增长的斜率',
      beyond_plan: '扣除原定增长后的斜率',
      pairs: '目标调整次数',
      capped_share: '达成率在 100%–105% 的比例',
      capped_share_others: '其他单位的这一比例',
    },
    reasons: {},
    params: {
      slope: '斜率达到多少',
      level: 'q 的界限',
      fewest: '至少目标调整次数',
      largest: '变化超过多少倍视为换了单位',
    },
    toy: {
      intro: '一个团队平时每季完成 100，第三季赶上好机会完成 130。拖动滑块：增长的多少会写进下一季的目标。',
      slider: '增长计入下期目标的比例（%）',
      says: (percent) =>
        percent === 0
          ? '目标一直是 100：好的一季就是好的一季，之后仍然达标。'
          : `此后目标停在 ${number(targetsAt(percent).at(-1), 'zh')}：同样完成 100，达成率只有 ${formatPercent(reachedAtEnd(percent), 'zh')}。下次再有机会，合理的做法就是留一手。`,
    },
  },
  en: {
    title: 'Ratchet',
    question: 'Does the target of the next period go up after a good one?',
    finding: () => 'Targets rise after good results; the rule may invite holding back.',
    change: 'targets are set from market, capacity or a rule agreed in advance',
    decision:
      'Results just at target are taken for what is possible, and good results are answered with higher targets: the next gap is the price of the last success.',
    todo: 'The owner of the targets (strategy, finance) explains how they come about; base them on market or capacity, or agree on a rule for two or three periods ahead.',
    lookalike:
      'One growth factor for the whole company, targets that follow a published market index, and the ramp of a new post are not this.',
    reading:
      'Every growth of a result with the change of target after it, in five groups by growth; each point is the mean of a group, without what the same KPI did everywhere in that period. Points along the dashed line mean that targets follow results; a slope of 1 adds the whole growth to the target.',
    source:
      'Data-trap rules 4 (targets); the ratchet effect: Weitzman 1980; least squares within groups, t test, Benjamini & Hochberg 1995.',
    counted: 'changes of target',
    effect: { label: 'Slope of targets on growth', print: (slope) => number(slope, 'en') },
    facts: {
      slope: 'Slope of targets on growth',
      beyond_plan: 'Slope beyond planned growth',
      pairs: 'Changes of target',
      capped_share: 'Share of attainments from 100 to 105 %',
      capped_share_others: 'The same elsewhere',
    },
    reasons: {},
    params: {
      slope: 'Slope that counts',
      level: 'Limit of q',
      fewest: 'Fewest changes of target',
      largest: 'Factor beyond which the unit has changed',
    },
    toy: {
      intro:
        'A team delivers 100 a quarter; in the third an opportunity brings 130. The slider says how much of that growth enters the next target.',
      slider: 'Growth added to the next target (%)',
      says: (percent) =>
        percent === 0
          ? 'The target stays at 100: a good quarter is a good quarter, and the others still reach it.'
          : `From then on the target is ${number(targetsAt(percent).at(-1), 'en')}: the same 100 reaches only ${formatPercent(reachedAtEnd(percent), 'en')}. At the next opportunity it is sensible to hold something back.`,
    },
  },
}
