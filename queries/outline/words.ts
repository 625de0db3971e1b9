import type { WeekTopic } from '#queries/decisions/this-week.ts'
import type { Lang, Text } from '#queries/locale.ts'

/** Three questions a topic, open ones: about data, conditions and support, never about who. */
export const questions: Record<Lang, Record<WeekTopic | 'general', readonly [string, string, string]>> = {
  zh: {
    general: [
      '最近几期，哪项条件变了：流程、资源、口径还是市场？从什么时候开始？',
      '目标够得着吗，说清了吗？要修订哪一条，依据是什么？',
      '还缺哪项决定或资源？由哪个职能答复，什么时候？',
    ],
    data: [
      '这些数字是怎样填报的？口径、时间点或分制有没有改过？',
      '哪些记录可以更正，由哪个职能归口，什么时候完成？',
      '更正之前，哪些结论先不用？更正之后看哪个数？',
    ],
    verdict: [
      '去掉受影响的结果后判断不同：哪一种更接近实际情况，有什么记录可以对照？',
      '受影响的那段时间里，条件有什么不同？',
      '补充哪项数据，就能判断？',
    ],
    plan: [
      '计划里哪几步真正做了？哪一步在等公司侧？',
      '如果继续：三个月后看哪个数，到多少算有效？',
      '如果停止：时间和资源转到哪一项原因？',
    ],
    goal: [
      '目标的基准是什么，去年同期是多少？',
      '要达到这个目标需要什么条件，公司要提供什么？',
      '怎样算完成，什么时候看？',
    ],
  },
  en: {
    general: [
      'Which condition changed over the last periods: process, resources, definitions or market? Since when?',
      'Is the target within reach and clear? Which one should be revised, and on what ground?',
      'Which decision or resource is still missing? Which function answers, and by when?',
    ],
    data: [
      'How were these figures entered? Did definition, date or scale change?',
      'Which records can be corrected, by which function, and by when?',
      'Which conclusions are set aside until then, and which figure is read afterwards?',
    ],
    verdict: [
      'Without the touched results the verdict differs: which is closer to what you see, and which record shows it?',
      'What was different about conditions in the time that is touched?',
      'Which data would settle it?',
    ],
    plan: [
      'Which steps of the plan were really taken? Which one waits for the company?',
      'If it goes on: which figure is read in three months, and what would count as an effect?',
      'If it stops: to which cause do time and resources move?',
    ],
    goal: [
      'What is the baseline of the target, and what was it a year ago?',
      'What does it take to reach this target, and what must the company provide?',
      'What does done look like, and when is it looked at?',
    ],
  },
}

type UnknownWords = {
  goesWith: (factors: string) => string
  trap: (name: string) => string
  noVerdict: string
  untested: (factors: string) => string
  person: string
}
export const unknownWords: Text<UnknownWords> = {
  zh: {
    goesWith: (factors) => `与差距有关联的条件：${factors}；有关联还不是原因。`,
    trap: (name) => `数据检查“${name}”尚未解决，数字先不下结论。`,
    noVerdict: '这里还没有判断。',
    untested: (factors) => `没有数据可以检验：${factors}。`,
    person: '这些数据不说明任何个人。',
  },
  en: {
    goesWith: (factors) => `Conditions that go with the gap: ${factors}; that is not yet a cause.`,
    trap: (name) => `The data check "${name}" is open; the figures are not concluded from.`,
    noVerdict: 'There is no verdict here yet.',
    untested: (factors) => `No data to test: ${factors}.`,
    person: 'These data say nothing about any person.',
  },
}

type OfferWords = {
  owed: (item: string, owner: string, due: string | null) => string
  fitting: (cause: string, remedies: string) => string
  always: string
}
export const offerWords: Text<OfferWords> = {
  zh: {
    owed: (item, owner, due) => `已承诺、尚未完成：${item}（${owner}${due ? `，原定 ${due}` : ''}）。`,
    fitting: (cause, remedies) => `若确认原因是${cause}，可以提供：${remedies}。`,
    always: '一次由归口部门参加的核对：目标、流程、资源各半小时，记下哪个职能在什么时候答复。',
  },
  en: {
    owed: (item, owner, due) => `Promised and not done yet: ${item} (${owner}${due ? `, due ${due}` : ''}).`,
    fitting: (cause, remedies) => `If the cause is confirmed to be ${cause}, on offer: ${remedies}.`,
    always:
      'A review with the owner functions: half an hour each on targets, process and resources, noting which function answers by when.',
  },
}
