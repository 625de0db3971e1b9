import type { Text } from '#queries/locale.ts'

/** The frame of decisions, of what is done this week, of the two lanes, and of the outline of a talk. */
export type DecisionsFrame = {
  title: string
  none: string
  noneLink: string
  owner: string
  due: (day: string) => string
  waiting: (n: number) => string
  asOf: (day: string) => string
  rules: string
  week: string
  weekLead: string
  weekNone: string
  outline: string
  outlineTitle: (name: string) => string
  outlineLead: string
  print: string
  facts: string
  unknown: string
  questions: string
  offers: string
  notes: string
  notice: string
  lanes: string
  lanesOurs: string
  appraise: string
  improve: string
  lanesOf: string
}

export const decisionsFrame: Text<DecisionsFrame> = {
  zh: {
    title: '待决事项',
    none: '本月没有需要您决定的事项。',
    noneLink: '看选取的规则',
    owner: '归口',
    due: (day) => `到期 ${day}`,
    waiting: (n) => `另有 ${n} 项在等待`,
    asOf: (day) => `以 ${day} 为准，按固定规则选出`,
    rules: '选取的规则',
    week: '本周要做',
    weekLead: '按规则选出，最多五项；每项可打开一页沟通提纲。',
    weekNone: '本周没有按规则要做的事项。',
    outline: '沟通提纲',
    outlineTitle: (name) => `沟通提纲：${name}`,
    outlineLead: '供与部门负责人沟通时使用：先看事实，再说不知道什么，问三个问题，说明公司能提供什么。',
    print: '打印',
    facts: '已知的事实',
    unknown: '还不知道的',
    questions: '三个问题',
    offers: '公司可以提供的',
    notes: '记录：约定了什么，由哪个职能，什么时候',
    notice: '本页仅供分析参考，不得作为调薪、晋升或解除劳动关系的唯一依据。',
    lanes: '考核与改进：两条同等重要的路',
    lanesOurs: '此表是 Causeway 根据原文其余部分自行重建的，不是原文的表。',
    appraise: '考核',
    improve: '改进',
    lanesOf: '对照项',
  },
  en: {
    title: 'For your decision',
    none: 'Nothing needs your decision this month.',
    noneLink: 'See the rules',
    owner: 'Owner',
    due: (day) => `due ${day}`,
    waiting: (n) => `${n} more waiting`,
    asOf: (day) => `As of ${day}, chosen by fixed rules`,
    rules: 'The rules',
    week: 'This week',
    weekLead: 'Chosen by rule, five lines at most; each opens a one-page outline for a talk.',
    weekNone: 'Nothing to do by rule this week.',
    outline: 'Talk outline',
    outlineTitle: (name) => `Talk outline: ${name}`,
    outlineLead:
      'For a talk with the manager of the unit: the facts, what is unknown, three questions, and what the company offers.',
    print: 'Print',
    facts: 'What is known',
    unknown: 'What is not known',
    questions: 'Three questions',
    offers: 'What the company offers',
    notes: 'Notes: what was agreed, which function, by when',
    notice: 'Analysis aid. It must not be the only basis for a decision about pay, promotion or dismissal.',
    lanes: 'Appraise and improve: two equal lanes',
    lanesOurs: "This table is Causeway's own reconstruction from the rest of the source, not a table of the source.",
    appraise: 'Appraise',
    improve: 'Improve',
    lanesOf: 'Compared on',
  },
}

/** Appraise and improve side by side, row by row. The image of the source (问诊, 治病) is Chinese only. */
export const LANES: Text<readonly (readonly [what: string, appraise: string, improve: string])[]> = {
  zh: [
    ['问题', '是否达标？', '为什么没达标，如何达标？'],
    ['对象', '结果', '过程与系统'],
    ['比喻', '问诊', '治病'],
    ['时间', '周期末', '长期、持续'],
    ['产出', '差距、评分', '根因、方案、成效'],
    ['数据', '指标、评分', '资源、流程、反馈、访谈'],
    ['责任方', '员工对目标', '公司与员工互相承诺'],
    ['风险', '打分分类、焦虑', '无诊断就开方'],
  ],
  en: [
    ['Question', 'Was it reached?', 'Why not, and how could it be?'],
    ['Looks at', 'result', 'process and system'],
    ['Time', 'end of the cycle', 'long, continuous'],
    ['Output', 'gap, score', 'cause, plan, effect'],
    ['Data', 'KPI, ratings', 'resources, process, feedback, interviews'],
    ['Owes', 'staff to the target', 'company and staff to each other'],
    ['Risk', 'sorting, anxiety', 'treating without a diagnosis'],
  ],
}
