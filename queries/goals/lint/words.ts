import type { Text } from '#queries/locale.ts'
import type { GoalCode } from './codes.ts'

/** `title`: what was found; `why`: why it matters; `example`: a goal in which it is found; `better`: the same goal without it. */
export type GoalCodeWords = { title: string; why: string; example: string; better: string }

/** What every finding means to the people who write goals: for the rules page, help and the command line. */
export const goalCodeWords: Text<Record<GoalCode, GoalCodeWords>> = {
  zh: {
    M_NO_CRITERION: {
      title: '没有写出怎样算完成',
      why: '没有数量，没有可以验收的事件，也没有目标值：期末各人有各人的说法。',
      example: '加强客户关系维护',
      better: '9月底前把重点客户续约率由82%提升到88%',
    },
    M_ACTIVITY_ONLY: {
      title: '只数了活动次数',
      why: '次数说明做了多少，不说明做成什么。',
      example: '全年开展培训12场',
      better: '全年开展培训12场，上岗考核一次通过率达到90%',
    },
    T_MISSING: {
      title: '没有期限',
      why: '没有期限，就无法安排检查点，也无法判断早晚。',
      example: '采购成本节约800万元',
      better: '今年采购成本节约800万元',
    },
    T_VAGUE_WORD: {
      title: '期限用词模糊',
      why: '“尽快、持续、及时”每个人理解不同。',
      example: '尽快解决历史遗留的技术债',
      better: '6月底前关闭技术债清单中的前20项',
    },
    T_SLA_NOT_DEADLINE: {
      title: '响应时限不是期限',
      why: '“48小时内”说的是多快，没有说从何时起、统计到何时。',
      example: '投诉48小时内闭环',
      better: '7月起按月统计，投诉48小时闭环率达到95%',
    },
    S_VAGUE_VERB: {
      title: '动词可指很多事',
      why: '“提高、加强、优化”没有说明要改变什么。',
      example: '优化内部管理',
      better: '第三季度修订报销审批流程',
    },
    S_GENERIC_OBJECT: {
      title: '对象太笼统',
      why: '不知道是哪项指标、哪些客户、哪条产线，行动就无从选择。',
      example: '各项指标全面提升10%',
      better: '华东区老客户复购率较去年提升10%',
    },
    S_NO_SCOPE: {
      title: '没有具体动作与对象',
      why: '看不出做完以后有什么不同。',
      example: '销售增长',
      better: '今年新市场客户销售额达到1200万元',
    },
    A_BEYOND_HISTORY: {
      title: '超出历史最大改善',
      why: '要求的改善超过历史最大一步的两倍，同类中也没有达到的；需要资源或分阶段。',
      example: '单元测试覆盖率从35%提高到70%',
      better: '上半年提高到45%，年底提高到55%',
    },
    A_TOO_EASY: {
      title: '目标低于近期实际',
      why: '比最近三期的实际都低，反映不出改进。',
      example: '合格率达到90%',
      better: '合格率达到97%',
    },
    A_ABSOLUTE: {
      title: '绝对化要求',
      why: '“一切、永不”没有人做到过；写明上限更有用。',
      example: '杜绝一切质量问题',
      better: '全年批量质量问题不超过2起',
    },
    R_TRAIT_NOT_OUTCOME: {
      title: '写的是态度，不是结果',
      why: '态度无法验收，也容易变成对人的评价。',
      example: '耐心细致地接待客户',
      better: '每月接待满意度达到4.7分',
    },
    R_NO_LINK: {
      title: '没有连接上级目标',
      why: '看不出这条目标为了什么。',
      example: '（上级目标一列为空）',
      better: '（选择上级目标，或写明“为了什么”）',
    },
    DIRECTION_CONFLICT: {
      title: '方向与指标相反',
      why: '动词与指标的方向不一致，考核会奖励相反的结果。',
      example: '降低客户满意度',
      better: '提高客户满意度',
    },
    TEXT_TARGET_MISMATCH: {
      title: '文字与目标值不一致',
      why: '文字写一个数，目标值列是另一个数，期末以哪个为准？',
      example: '合格率达到95%（目标值列为98）',
      better: '合格率达到98%（目标值列为98）',
    },
    BASELINE_MISSING: {
      title: '没有基准',
      why: '“提升20%”没有说明从多少提升。',
      example: '今年销售额提升20%',
      better: '今年销售额较去年的4800万元提升20%',
    },
    GOAL_COMPOUND: {
      title: '一条目标多个标准',
      why: '一个达到、一个没达到时，无法说完成与否。',
      example: '全年新增客户30家，并且回款率达到95%',
      better: '分成两条，各有数值与权重',
    },
    SHARE_UNSTATED: {
      title: '“重点”没有份额',
      why: '没有份额，重点与非重点无法区分。',
      example: '今年新增客户30家，重点开拓新市场',
      better: '今年新增客户30家，其中新市场不少于12家',
    },
  },
  en: {
    M_NO_CRITERION: {
      title: 'does not say what done looks like',
      why: 'Without a quantity, an event to accept or a target value, everybody has an own view at the end.',
      example: 'Build stronger relationships with key accounts',
      better: 'Raise the renewal rate of key accounts from 82% to 88% by September',
    },
    M_ACTIVITY_ONLY: {
      title: 'counts activity only',
      why: 'A count of what is done does not say what comes of it.',
      example: 'Hold 12 workshops this year',
      better: 'Hold 12 workshops this year so that 90% pass the practical test',
    },
    T_MISSING: {
      title: 'no deadline',
      why: 'Without a date no checkpoint can be set, and nobody knows what is late.',
      example: 'Cut travel spend by 15%',
      better: 'Cut travel spend by 15% in FY2026',
    },
    T_VAGUE_WORD: {
      title: 'vague word for time',
      why: '"Soon", "timely" and "ongoing" mean something else to everybody.',
      example: 'Fix the backlog as soon as possible',
      better: 'Close the 20 oldest items of the backlog by 30 June',
    },
    T_SLA_NOT_DEADLINE: {
      title: 'response time, no deadline',
      why: '"Within 48 hours" says how fast, not from when and until when it is counted.',
      example: 'Answer every complaint within 48 hours',
      better: 'Answer 95% of complaints within 48 hours, counted monthly from July',
    },
    S_VAGUE_VERB: {
      title: 'verb can mean many things',
      why: '"Improve", "support" and "optimise" do not say what will be different.',
      example: 'Improve internal administration',
      better: 'Revise the travel approval process in Q3',
    },
    S_GENERIC_OBJECT: {
      title: 'object too general',
      why: 'Without product, customers or line nobody can choose an action.',
      example: 'Improve all KPIs by 10%',
      better: 'Raise repeat orders of existing customers in the north by 10% on last year',
    },
    S_NO_SCOPE: {
      title: 'no concrete action and object',
      why: 'Nobody can see what will be different afterwards.',
      example: 'Sales growth',
      better: 'Sell 12 million to new-market customers this year',
    },
    A_BEYOND_HISTORY: {
      title: 'beyond the largest past step',
      why: 'No past step was half as large and no peer is there; it needs resources or stages.',
      example: 'Raise unit-test coverage from 35% to 70%',
      better: 'Raise it to 45% by June and 55% by December',
    },
    A_TOO_EASY: {
      title: 'below recent results',
      why: 'Worse than each of the last three results: such a target shows no improvement.',
      example: 'Reach a yield of 90%',
      better: 'Reach a yield of 97%',
    },
    A_ABSOLUTE: {
      title: 'absolute demand',
      why: '"Never" and "all" have not been reached by anybody; an upper limit helps more.',
      example: 'Eliminate all quality problems',
      better: 'At most two batch defects in 2026',
    },
    R_TRAIT_NOT_OUTCOME: {
      title: 'an attitude, not an outcome',
      why: 'An attitude cannot be accepted as done, and soon becomes a judgement of a person.',
      example: 'Be a team player and show commitment',
      better: 'Answer 90% of requests of other teams in two days, each month',
    },
    R_NO_LINK: {
      title: 'no link to a parent goal',
      why: 'Nobody can see what the goal is for.',
      example: '(the column of the parent goal is empty)',
      better: '(choose a parent goal, or say what it is for)',
    },
    DIRECTION_CONFLICT: {
      title: 'against the direction of the KPI',
      why: 'Verb and measure disagree; the appraisal would reward the opposite.',
      example: 'Reduce customer satisfaction',
      better: 'Raise customer satisfaction',
    },
    TEXT_TARGET_MISMATCH: {
      title: 'text and target differ',
      why: 'The text says one number, the column another; which one counts at the end?',
      example: 'Reach a yield of 95% (target column: 98)',
      better: 'Reach a yield of 98% (target column: 98)',
    },
    BASELINE_MISSING: {
      title: 'no baseline',
      why: '"Grow by 20%" does not say from what.',
      example: 'Grow sales by 20% this year',
      better: 'Grow sales by 20% this year from 48 million last year',
    },
    GOAL_COMPOUND: {
      title: 'several criteria in one goal',
      why: 'When one is reached and the other is not, nobody can say whether it is done.',
      example: 'Win 30 customers this year and collect 95% of receivables',
      better: 'Two goals, each with its number and weight',
    },
    SHARE_UNSTATED: {
      title: '"mainly" without a share',
      why: 'Without a share the main part cannot be told from the rest.',
      example: 'Win 30 customers this year, mainly in new markets',
      better: 'Win 30 customers this year, at least 12 of them in new markets',
    },
  },
}
