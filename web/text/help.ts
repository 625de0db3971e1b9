import type { Text } from '#queries/locale.ts'

/** One of the guards of the catalogue of traps that are no statistical checks. */
export type Guard = { id: string; title: string; rule: string; says: string; quiet: string }

/** The frame of the help pages; each check explains itself. */
export type HelpFrame = {
  nav: string
  title: string
  lead: string
  checks: string
  checksLead: string
  try: string
  slider: (label: string, value: string) => string
  decision: string
  lookalike: string
  todo: string
  change: string
  blocks: string
  blocksNone: string
  rule: string
  ruleLead: string
  threshold: string
  standard: string
  range: string
  rangeOf: (low: string, high: string) => string
  needs: string
  needsNone: string
  effect: string
  counted: string
  reading: string
  source: string
  previous: string
  next: string
  toFindings: string
  guards: string
  guardsLead: string
  guardSays: string
  guardQuiet: string
  guardList: Guard[]
  tryLabel: string
  tryNote: string
  tryText: string
  tryFine: string
  figure: {
    title: string
    lead: string
    titleSays: string
    textSays: string
    hasSource: string
    system: string
    rest: string
    twoVersions: (title: number, text: number) => string
    restRatio: (title: number, text: number) => string
    unsourced: string
    sourced: (share: number) => string
  }
}

export const helpFrame: Text<HelpFrame> = {
  zh: {
    nav: '帮助',
    title: '帮助：数字怎样误导决定',
    lead: '每一项检查回答一个关于口径、规则、目标或样本的问题，从不回答关于人的问题。每页都有一个可以拖动的例子。',
    checks: '全部检查',
    checksLead: '按类别列出；数据缺陷最先检查，其余按规则的先后。',
    try: '动手试：它是怎样产生的',
    slider: (label, value) => `${label}：${value}`,
    decision: '若没看见，会作出的错误决定',
    lookalike: '看起来相同的正常情形',
    todo: '应当怎么做，由谁负责',
    change: '什么会改变结论',
    blocks: '达到界限时阻止的说法',
    blocksNone: '不阻止任何说法',
    rule: '规则与阈值',
    ruleLead: '先逐个单位检验，再在同一项检查内按 Benjamini–Hochberg 校正；统计显著并且达到实际界限，才称为陷阱。',
    threshold: '阈值',
    standard: '默认值',
    range: '可设范围',
    rangeOf: (low, high) => `${low} 至 ${high}`,
    needs: '需要的数据',
    needsNone: '没有额外要求',
    effect: '效应量',
    counted: '样本量 n 数的是',
    reading: '怎样看证据图',
    source: '出处',
    previous: '上一项',
    next: '下一项',
    toFindings: '看这份数据中的发现',
    guards: '文字与来源的三条守则',
    guardsLead: '它们不是统计检验，而是写在文字和展示里的规矩。',
    tryLabel: '换成您自己的句子试试',
    tryNote: '只在这个窗口里读，不保存，也不发送。',
    tryText: '80% 的绩效问题出在系统。\n90% 的绩效问题出在系统。',
    tryFine: '没有需要改的数字或说法。',
    guardSays: '系统会说',
    guardQuiet: '不作声的情形',
    guardList: [
      {
        id: 'unsourced-figure',
        title: '没有来源、前后不一的数字',
        rule: '手工写入的数字，若没有来源、基数和日期，或者同一个说法有两个值，就不参与判断。',
        says: '此数字没有来源，不参与判断。',
        quiet: '系统自己算出的数字都带出处；只说愿望、不说测量的句子也不在此列。',
      },
      {
        id: 'correlation-as-cause',
        title: '把同时变化说成原因',
        rule: '只有关联证据时，句子里不用表示因果的词。',
        says: '与该因素同时变化；尚不能说明原因。',
        quiet: '改变已经试行、结果支持时，可以说“经试行支持”。',
      },
      {
        id: 'tied-to-pay',
        title: '指标与奖金挂钩',
        rule: '它本身不是陷阱；只多加一句话，并把踩线、事后改目标、取整和期末突击排在前面看。阈值不变。',
        says: '该指标与奖金直接挂钩，解读时留有余地。',
        quiet: '不与奖金挂钩的指标。',
      },
    ],
    figure: {
      title: '第一个例子：一个没有来源的百分比',
      lead: '有一篇关于绩效的文章，题目写“80% 的绩效问题在系统”，正文却写“90%”，两处都没有来源。请调到您相信的数字，看它能支持什么。',
      titleSays: '题目写的比例（%）',
      textSays: '正文写的比例（%）',
      hasSource: '写明来源、基数和日期',
      system: '说是系统的',
      rest: '留给组内的',
      twoVersions: (title, text) => `题目写 ${title}%，正文写 ${text}%：同一个说法有两个值。`,
      restRatio: (title, text) =>
        `听起来接近，留给组内的却是 ${100 - title}% 与 ${100 - text}%，大的是小的 ${ratio(100 - title, 100 - text)} 倍。`,
      unsourced: '此数字没有来源，不参与判断。',
      sourced: (share) =>
        `两处一致，也写明了来源：可以引用 ${share}%。但它说的是那份数据；这里的占比仍由您自己的数据算出，带区间，或者说“还说不准”。`,
    },
  },
  en: {
    nav: 'Help',
    title: 'Help: how numbers mislead decisions',
    lead: 'Each check answers one question about a definition, rule, target or sample, never one about a person. Every page has an example to move with a slider.',
    checks: 'All checks',
    checksLead: 'By family; data defects are checked first, the others in the order of their rules.',
    try: 'Try it: how it arises',
    slider: (label, value) => `${label}: ${value}`,
    decision: 'The wrong decision if it goes unseen',
    lookalike: 'The innocent case that looks the same',
    todo: 'What to do, and who owns it',
    change: 'What would change the judgement',
    blocks: 'Claims it blocks beyond the limit',
    blocksNone: 'It blocks nothing',
    rule: 'Rule and thresholds',
    ruleLead:
      'Each unit is tested, then corrected after Benjamini–Hochberg within the check; only what is both significant and beyond the practical limit is called a trap.',
    threshold: 'Threshold',
    standard: 'Default',
    range: 'May be set',
    rangeOf: (low, high) => `${low} to ${high}`,
    needs: 'Data it needs',
    needsNone: 'nothing in particular',
    effect: 'Effect size',
    counted: 'What n counts',
    reading: 'How to read the evidence',
    source: 'Source',
    previous: 'Previous',
    next: 'Next',
    toFindings: 'See the findings in these data',
    guards: 'Three guards of words and sources',
    guardsLead: 'They are no statistical tests but rules of how things are said and shown.',
    tryLabel: 'Try a sentence of your own',
    tryNote: 'It is read in this window, kept nowhere and sent nowhere.',
    tryText: '80% of performance problems lie in the system.\n90% of performance problems lie in the system.',
    tryFine: 'No figure and no wording to change.',
    guardSays: 'What is said',
    guardQuiet: 'When it stays quiet',
    guardList: [
      {
        id: 'unsourced-figure',
        title: 'A figure without source, or in two versions',
        rule: 'A typed-in figure without source, base and date, or two values for one claim, is not used.',
        says: 'This figure has no source and is not used.',
        quiet: 'Figures computed here carry their lineage; a wish that claims no measurement is no figure.',
      },
      {
        id: 'correlation-as-cause',
        title: 'Moving together told as a cause',
        rule: 'On evidence of association alone, no sentence uses a word of cause.',
        says: 'Moves together with that circumstance; the cause is not shown.',
        quiet: 'Once a change was tried and its result agrees, we may say "supported by a change tried".',
      },
      {
        id: 'tied-to-pay',
        title: 'A measure tied to pay',
        rule: 'Not a trap of its own: it adds one sentence and shows bunching, moved targets, rounding and period-end rush first. Thresholds stay.',
        says: 'This measure pays money; read it with care.',
        quiet: 'Measures that pay nothing.',
      },
    ],
    figure: {
      title: 'First example: a percentage without a source',
      lead: 'An essay on performance says in its title that 80% of the trouble lies in the system, and in its text 90%, with no source for either. Set the figures you believe and see what they can carry.',
      titleSays: 'Share in the title (%)',
      textSays: 'Share in the text (%)',
      hasSource: 'Source, base and date are given',
      system: 'said to be the system',
      rest: 'left inside the group',
      twoVersions: (title, text) => `The title says ${title}%, the text ${text}%: two values for one claim.`,
      restRatio: (title, text) =>
        `They sound alike, but leave ${100 - title}% and ${100 - text}% inside the group: a factor of ${ratio(100 - title, 100 - text)}.`,
      unsourced: 'This figure has no source and is not used.',
      sourced: (share) =>
        `Both agree and a source is given: ${share}% may be quoted. It speaks of those data; here the share is computed from your own, with its range, or we say that we cannot tell.`,
    },
  },
}

/** How many times the larger is the smaller, one decimal. */
const ratio = (a: number, b: number): string => (Math.max(a, b) / Math.max(1, Math.min(a, b))).toFixed(1)
