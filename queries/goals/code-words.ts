import type { Text } from '#queries/locale.ts'

export type CodeWords = { name: string; rule: string }

/** Every finding of the goal check with its name and its rule (goals 3), for lists, the rules on the page and paper. */
export const codeWords: Text<Record<string, CodeWords>> = {
  zh: {
    M_NO_CRITERION: { name: '没有写出怎样算完成', rule: '文字里没有数量、也没有可以验收的事件，目标值一列也是空的。' },
    M_ACTIVITY_ONLY: { name: '只数了活动次数', rule: '唯一的数量是培训、会议一类的次数，看不出结果。' },
    T_MISSING: { name: '没有期限', rule: '文字里没有日期或周期，也没有考核周期一列。' },
    T_VAGUE_WORD: { name: '期限用词模糊', rule: '“尽快、及时、持续”不是期限。' },
    T_SLA_NOT_DEADLINE: { name: '响应时限不是期限', rule: '“48 小时内”是服务标准，不是考核期限。' },
    S_VAGUE_VERB: { name: '动词可指很多事', rule: '“提高、加强、改善”没有说明做什么。' },
    S_GENERIC_OBJECT: { name: '对象太笼统', rule: '“各项指标、业绩”没有说明是哪一项。' },
    S_NO_SCOPE: { name: '没有范围', rule: '没有写明产品、客户、产线或区域。' },
    A_BEYOND_HISTORY: { name: '超出历史最大改善', rule: '要求的一步大于过去最大改善的两倍，同类也没有达到。' },
    A_TOO_EASY: { name: '目标低于近期实际', rule: '目标比最近三期实际都低。' },
    A_ABSOLUTE: { name: '绝对化要求', rule: '“杜绝一切、万无一失”没有余地。' },
    R_TRAIT_NOT_OUTCOME: { name: '写的是品质，不是结果', rule: '“耐心、用心”是对人的描述，不是目标。' },
    R_NO_LINK: { name: '没有连接上级目标', rule: '没有上级目标、维度或指标库的连接。' },
    BASELINE_MISSING: { name: '没有基准', rule: '“提升 20%”没有写从多少提升。' },
    GOAL_COMPOUND: { name: '一条目标多个标准', rule: '两个以上的标准写在一条里，宜拆开。' },
    SHARE_UNSTATED: { name: '“重点”没有份额', rule: '“重点、主要”没有写占多少。' },
    DIRECTION_CONFLICT: { name: '方向与指标相反', rule: '动词的方向与指标库里的方向相反。' },
    TEXT_TARGET_MISMATCH: { name: '文字与目标值不一致', rule: '文字里的数与目标值一列不同。' },
    ORPHAN_GOAL: { name: '没有行动的目标', rule: '计划中没有任何行动指向这个目标。' },
  },
  en: {
    M_NO_CRITERION: {
      name: 'does not say what done looks like',
      rule: 'No quantity and no event to accept in the text, and no value in the target column.',
    },
    M_ACTIVITY_ONLY: {
      name: 'counts activity only',
      rule: 'The only quantity counts trainings, meetings and the like, not a result.',
    },
    T_MISSING: { name: 'no deadline', rule: 'No date or recurrence in the text, and no period column.' },
    T_VAGUE_WORD: {
      name: 'vague word for time',
      rule: '"As soon as possible", "timely" and "ongoing" are no deadline.',
    },
    T_SLA_NOT_DEADLINE: {
      name: 'response time, no deadline',
      rule: '"Within 48 hours" is a service level, not a deadline.',
    },
    S_VAGUE_VERB: {
      name: 'verb can mean many things',
      rule: '"Improve", "strengthen", "optimise" do not say what is done.',
    },
    S_GENERIC_OBJECT: { name: 'object too general', rule: '"All indicators", "performance" do not say which.' },
    S_NO_SCOPE: { name: 'no scope', rule: 'No product, segment, line or region.' },
    A_BEYOND_HISTORY: {
      name: 'beyond the largest past step',
      rule: 'The step asked for is over twice the largest so far, and no peer is there.',
    },
    A_TOO_EASY: { name: 'below recent results', rule: 'The target is worse than each of the last three results.' },
    A_ABSOLUTE: { name: 'absolute demand', rule: '"Never" and "100 % at all times" leave no room.' },
    R_TRAIT_NOT_OUTCOME: {
      name: 'a trait, no outcome',
      rule: '"Proactive", "team player" describe people, not a goal.',
    },
    R_NO_LINK: { name: 'no link to a parent goal', rule: 'No parent goal, dimension or KPI dictionary behind it.' },
    BASELINE_MISSING: { name: 'no baseline', rule: '"Up 20 %" does not say from what.' },
    GOAL_COMPOUND: { name: 'several criteria in one goal', rule: 'Two or more criteria in one goal; better split.' },
    SHARE_UNSTATED: { name: '"mainly" without a share', rule: '"Mainly", "focus on" do not say how much.' },
    DIRECTION_CONFLICT: {
      name: 'against the direction of the KPI',
      rule: 'The verb goes against the direction in the KPI dictionary.',
    },
    TEXT_TARGET_MISMATCH: {
      name: 'text and target differ',
      rule: 'The number in the text is not that of the target column.',
    },
    ORPHAN_GOAL: { name: 'goal without an action', rule: 'No action of any plan points to this goal.' },
  },
}
