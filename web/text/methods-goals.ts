import type { Text } from '#queries/locale.ts'
import { GOAL_SETTINGS } from '#queries/goals/settings.ts'
import type { MethodSection } from './methods-diagnosis.ts'

const { window, fewest_periods, fewest_peer_results, out_of_reach, slack, slack_level, clear, floor } = GOAL_SETTINGS
const percent = (ratio: number) => `${Math.round(ratio * 100)}%`

/** How the goal check works: what a chance rests on, what is clear, when a gap is not read because of its targets. */
export const methodsOfGoals: Text<MethodSection[]> = {
  zh: [
    {
      id: 'goals-chance',
      title: '目标体检：达成概率',
      words: [
        `个人的目标：过去 ${window} 期（至少 ${fewest_periods} 期）里，同一单位、同一指标的结果达到“现在要求的水平”的比例。同一期的结果会一起升降，因此按各期之间的离散放宽区间。目标的涨跌按同一人前后两期的目标连接，人员变化不算水平变化。`,
        `单位自己的目标（每期一个结果）：用过去的均值预测，斜率显著时用直线，按 t 分布计算达到目标的概率。`,
        `历史不足时，用同一指标、同一版本的其他单位（至少 ${fewest_peer_results} 个结果）；仍不足时只说“历史不足”，不给默认值。口径变更之前的结果不与之后的合并。`,
        `天花板目标：概率低于 ${percent(out_of_reach)}，而且本单位（包括已离开的人）和同一指标最好的单位都没有达到过。过松：概率高于 ${percent(slack)}，平均达成率超过 ${percent(slack_level)}。OKR 的挑战目标不标。`,
      ],
      source:
        'Wilson 1927；Pearson 离散：McCullagh & Nelder 1989, Generalized Linear Models, 4.5；预测区间：Student t。阈值与数据陷阱“目标不可达”“目标过低”一致',
    },
    {
      id: 'goals-clarity',
      title: '目标体检：清楚程度与改动',
      words: [
        `清楚程度只看可衡量（30）、有时限（20）、具体（20），看不出的字母不计；达到 ${percent(clear)} 为清楚。没有目标文字时，只看有没有目标值和周期。每种不同的文字只读一次；文字规则评目标，不评人。`,
        '改动：事后改目标、期末调整、无记录、合理调整。达成率总是同时按原目标和现目标给出，原因分析用原目标。',
        `一个单位或格子里，若有 ${percent(floor)} 以上的目标权重够不着、过松或没有写出怎样算完成，其差距暂不解读（◤，目标不可解读）。`,
        '目标文字只保存没有姓名和部门的示例，只来自至少 5 人有目标文字的部门，只给人力资源查看；发布前预检的文字不保存。',
      ],
      source: '目标体检规则 3–10',
    },
  ],
  en: [
    {
      id: 'goals-chance',
      title: 'Goal check: the chance to attain',
      words: [
        `Goals of people: the share of results of the same unit and KPI that reach the level asked for now, over the last ${window} periods (at least ${fewest_periods}). Results of one period move together, so the interval is widened by the dispersion between periods. Targets are chained by those who have one in two periods running: a change of people is no change of level.`,
        'Goals of the unit itself (one result a period): foretold from the mean, or from a straight line where its slope is significant, with Student’s t.',
        `With too little history other units on the same KPI and version stand in (at least ${fewest_peer_results} results); with too little of both it says so and gives no default. Results before a change of definition are not joined with those after it.`,
        `Ceiling target: a chance under ${percent(out_of_reach)}, and neither the unit (those who left included) nor the best unit on the same KPI was ever there. Slack: a chance over ${percent(slack)} and a mean attainment over ${percent(slack_level)}. Stretch goals of OKRs are not flagged.`,
      ],
      source:
        'Wilson 1927; Pearson dispersion: McCullagh & Nelder 1989, Generalized Linear Models, 4.5; prediction with Student’s t. Thresholds are those of the data-trap checks of targets',
    },
    {
      id: 'goals-clarity',
      title: 'Goal check: clarity and changes',
      words: [
        `Clarity looks at measurable (30), time-bound (20) and specific (20); letters that cannot be told are left out, and ${percent(clear)} is clear. Without goal texts only target value and period count. Every different text is read once; the rules judge goals, not people.`,
        'Changes are moved goalposts, late, without record, or adjustments. Attainment is always given under the original and the current target; causes use the original.',
        `Where at least ${percent(floor)} of the goal weight of a unit or cell is out of reach, slack or does not say what done looks like, its gap is not read (◤, target not interpretable).`,
        'Of goal texts only examples without names and units are kept, from units where at least five people have one, for human resources; texts of the pre-check are not kept.',
      ],
      source: 'Goal-check rules 3–10',
    },
  ],
}
