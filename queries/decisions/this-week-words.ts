import type { Lang } from '#queries/locale.ts'
import { trapName } from '#queries/traps/names.ts'
import { diagnosisWords } from '#queries/words/diagnosis.ts'
import { decisionWords } from './decision-words.ts'
import type { WeekLine, WeekTopic } from './this-week.ts'

export const topicNames: Record<Lang, Record<WeekTopic, string>> = {
  zh: { data: '先修复数据', verdict: '判断有变化', plan: '计划要定去留', goal: '周期开始前修订目标' },
  en: { data: 'Repair data', verdict: 'Verdict changes', plan: 'Stop or continue', goal: 'Fix goals first' },
}

/** One line of the list, in one sentence. @param name  how the list calls the unit */
export function weekSentence(line: WeekLine, name: string, lang: Lang): string {
  const { topic, trap, was, now, n_units, decision } = line
  const trapped = trap === null ? '' : trapName(trap)[lang]
  if (topic === 'data') {
    const others = n_units - 1
    return lang === 'zh'
      ? `“${trapped}”：${name}${others > 0 ? `等 ${n_units} 个部门` : ''}的判断在等数据修复。`
      : `"${trapped}": the verdict on ${name}${others > 0 ? ` and ${others} more` : ''} waits for the data to be repaired.`
  }
  if (topic === 'verdict' && was !== null && now !== null) {
    const [before, after] = [diagnosisWords[lang].verdicts[was], diagnosisWords[lang].verdicts[now]]
    const why = trapped === '' ? '' : lang === 'zh' ? `（${trapped}）` : ` (${trapped})`
    return lang === 'zh'
      ? `${name}：去掉受影响的结果${why}，判断由“${before}”变为“${after}”。`
      : `${name}: without the touched results${why} the verdict changes from "${before}" to "${after}".`
  }
  return decision === null ? name : decisionWords(decision, name, lang).title
}
