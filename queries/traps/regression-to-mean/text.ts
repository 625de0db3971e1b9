import type { Lang, Text } from '#queries/locale.ts'
import { formatExact } from '#queries/words/format.ts'
import type { TrapText } from '../define.ts'
import { chosenAt } from './toy.ts'

const sd = (value: unknown, lang: Lang) => formatExact(Number(value), lang, 2)

export const text: Text<TrapText> = {
  zh: {
    title: '均值回归',
    question: '计划之后的回升，有多少本来就会出现？',
    finding: ({ evidence: { facts } }) =>
      `回升${sd(facts['raw'], 'zh')}个标准差，其中约${sd(facts['expected'], 'zh')}本来就会出现，净变化${sd(facts['net'], 'zh')}。`,
    change: '净变化的区间离开0',
    decision:
      '因为基线极端而被选中的人或单位，之后自然回落到平常水平；把这部分回升记作计划的成效，会继续投入没有作用的措施。',
    todo: '由计划的归口部门与人力资源部改看净变化，下一批计划留出同样条件的对照，或分批启动；在净变化确认之前不写“有效”。',
    lookalike: '全员参加或随机选入的计划没有这种回升；净变化的区间在0以上的计划，不属于这种情况。',
    reading:
      '三根柱子依次是原始变化、没有计划也会出现的变化、净变化（以没有计划者在计划前的离散为单位），横线是 95% 区间。第二根占了第一根的大半，就不能记作成效。',
    source: '数据陷阱规则 3（解读）与改进规则 2；见 Galton 1886，Barnett, van der Pols & Dobson 2005。',
    counted: '人（有计划的）',
    effect: { label: '净变化（标准差）', print: (effect) => sd(effect, 'zh') },
    facts: {
      plans: '有计划的人数',
      selection: '计划前低于其他人多少（标准差）',
      raw: '原始变化',
      raw_low: '原始变化下限',
      raw_high: '原始变化上限',
      expected: '没有计划也会出现的变化',
      from_mean: '其中来自均值回归',
      net: '净变化',
      net_low: '净变化下限',
      net_high: '净变化上限',
      rho: '没有计划者前后两段的斜率',
      window: '前后各看几期',
    },
    reasons: {
      rebound: '回升主要来自均值回归',
      few_plans: '有计划且有前后结果的人太少',
      few_others: '没有计划的可比人员太少',
      as_company: '与全公司的计划一并说明',
      of_one_unit: '来自一个部门的计划',
    },
    params: {
      fewest: '至少有计划的人数与对照人数',
      selection: '入选时的差距（标准差）',
      share: '均值回归占回升的比例',
    },
    toy: {
      intro: '一百人，每人的真实水平不变，两期各有运气。选出第一期最低的一部分，什么都不做，看他们第二期怎样。',
      slider: '选出最低的百分之几',
      says: (percent) => {
        const { n, before, after } = chosenAt(percent)
        return `选出 ${n} 人：平均由 ${formatExact(before, 'zh', 1)} 变为 ${formatExact(after, 'zh', 1)}，没有任何计划。`
      },
    },
  },
  en: {
    title: 'Regression to the mean',
    question: 'How much of the gain after a plan would have come without it?',
    finding: ({ evidence: { facts } }) =>
      `Of the ${sd(facts['raw'], 'en')} SD gain about ${sd(facts['expected'], 'en')} would have come anyway; net ${sd(facts['net'], 'en')}.`,
    change: 'the interval of the net change leaves 0',
    decision:
      'Whoever was chosen for an extreme start drifts back to the usual level; credit the plan with that gain, and a remedy without effect is paid for again.',
    todo: 'The function that owns the plans and human resources read the net change, keep a comparable group without a plan or start in batches next time, and do not write "worked" before the net change is confirmed.',
    lookalike:
      'A plan for everybody or for people chosen at random has no such gain, and a plan whose net interval lies above 0 is not this.',
    reading:
      'The bars are the raw change, the change that would have come without a plan, and the net change (in spreads of those without a plan before it began), the lines their 95 % intervals. When the second is most of the first, it is no effect.',
    source: 'Data-trap rules 3 (reading) and improvement rules 2; Galton 1886, Barnett, van der Pols & Dobson 2005.',
    counted: 'people with a plan',
    effect: { label: 'Net change (SD)', print: (effect) => sd(effect, 'en') },
    facts: {
      plans: 'People with a plan',
      selection: 'Distance below the others before the plan (SD)',
      raw: 'Raw change',
      raw_low: 'Raw change, lower limit',
      raw_high: 'Raw change, upper limit',
      expected: 'Change expected without a plan',
      from_mean: 'Of it regression to the mean',
      net: 'Net change',
      net_low: 'Net change, lower limit',
      net_high: 'Net change, upper limit',
      rho: 'Slope of after on before without a plan',
      window: 'Periods looked at on either side',
    },
    reasons: {
      rebound: 'most of the gain is regression to the mean',
      few_plans: 'too few people with a plan and results before and after',
      few_others: 'too few comparable people without a plan',
      as_company: 'told with the plans of the company',
      of_one_unit: 'the plans of one department',
    },
    params: {
      fewest: 'Fewest people with a plan, and without',
      selection: 'Distance at the choice (SD)',
      share: 'Share of the gain that is regression',
    },
    toy: {
      intro:
        'A hundred people whose true level never changes, with luck of their own in each of two periods. Choose the lowest of the first, do nothing, and see them in the second.',
      slider: 'Choose the lowest (%)',
      says: (percent) => {
        const { n, before, after } = chosenAt(percent)
        return `${n} people chosen: their mean goes from ${formatExact(before, 'en', 1)} to ${formatExact(after, 'en', 1)}, without any plan.`
      },
    },
  },
}
