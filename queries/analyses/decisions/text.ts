import type { AnalysisText } from '#queries/define.ts'
import { decisionWords } from '#queries/decisions/decision-words.ts'
import type { Lang, Text } from '#queries/locale.ts'
import { formatDate } from '#queries/words/format.ts'
import { unitLabels } from '#queries/words/unit-label.ts'
import type { DecisionsResult } from './result.ts'

export type DecisionsText = AnalysisText<DecisionsResult> & {
  none: string
  waiting: (n: number) => string
  asOf: (day: string) => string
  byRule: string
}

export const text: Text<DecisionsText> = {
  zh: {
    title: '待决事项',
    question: '现在需要决定什么？',
    reading:
      '按固定规则选出，不凭偏好：先是逾期的公司侧待办，再是系统因素为主却没有计划的部门、不可解读的目标、与原因不符的措施、到期的计划；' +
      '同类之中，涉及目标权重较大的在前，其次按组织顺序。最多三项。',
    caveat:
      '“逾期”以数据截止日计；在本页面新建的计划要等下次导入才计入。没有归口部门或日期的条目只能提醒，不能判断是谁的工作。' +
      '个人计划不在其中。',
    source: '规则：report §3（P1）；措施与原因的匹配见 improvement §6。',
    none: '本月没有需要您决定的事项。',
    waiting: (n) => `另有 ${n} 项在等待`,
    asOf: (day) => `以 ${day} 为准`,
    byRule: '各条规则找到的事项数',
    finding: (found) => finding(found, 'zh'),
  },
  en: {
    title: 'For your decision',
    question: 'What has to be decided now?',
    reading:
      'Chosen by fixed rules, not by taste: overdue company items first, then units where the system dominates without a plan, targets ' +
      'that cannot be interpreted, remedies that miss the cause, plans at their end; among equals the larger goal weight, then the ' +
      'organisation chart. Three at most.',
    caveat:
      'Overdue means on the last day of the data; plans made in these pages count after the next import. An item without function or ' +
      'date is only a reminder. Plans of persons are not among them.',
    source: 'Rules: report §3 (P1); fit of remedy and cause: improvement §6.',
    none: 'Nothing needs your decision this month.',
    waiting: (n) => `${n} more waiting`,
    asOf: (day) => `as of ${day}`,
    byRule: 'What each rule found',
    finding: (found) => finding(found, 'en'),
  },
}

function finding(found: DecisionsResult, lang: Lang): string {
  if (found.kind === 'empty')
    return lang === 'zh' ? '还没有数据，没有可以决定的事项。' : 'No data yet, so nothing to decide.'
  if (found.decisions.length === 0 || found.as_of === null) return text[lang].none
  const label = unitLabels(
    found.decisions.map(({ unit }) => unit),
    lang,
  )
  const said = found.decisions.map((one) => decisionWords(one, label(one.unit), lang).title)
  const day = formatDate(found.as_of, lang)
  return lang === 'zh' ? `${said.join('')}（${text.zh.asOf(day)}）` : `${said.join(' ')} (${text.en.asOf(day)})`
}
