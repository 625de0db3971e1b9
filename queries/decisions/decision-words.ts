import type { Decision } from './find-decisions.ts'
import type { DecisionRule } from './choose-decisions.ts'
import { outcomeWords } from '#queries/analyses/plan-outcomes/outcome-words.ts'
import { shortFactorName, gradeNames } from '#queries/analyses/factor-evidence/factor-names.ts'
import type { Lang } from '#queries/locale.ts'
import { causeName, remedyName } from '#queries/improvement/cause-names.ts'
import { causeOf, remedyOf } from '#queries/improvement/causes.ts'
import { ownerFunctionName } from '#queries/improvement/plan/owner-functions.ts'
import { formatDate, nameOf } from '#queries/words/format.ts'

/** What is asked, in one sentence; `detail` says on what it rests. The same on page, paper and in mail. */
export type DecisionWords = { title: string; detail: string; owner: string; due: string | null }

/** So much of the text of an item is printed; a file may hold a page of it. */
const LONGEST_ITEM = 60

/** @param name  how the reader's list calls the unit, where its own name alone could mean several */
export function decisionWords(decision: Decision, name: string, lang: Lang): DecisionWords {
  const { owner_function, due_on } = decision
  return {
    ...said[decision.rule](decision, name, lang),
    owner: ownerFunctionName(owner_function ?? OWNER[decision.rule], lang),
    due: due_on === null ? null : formatDate(due_on, lang),
  }
}

export const ruleNames: Record<Lang, Record<DecisionRule, string>> = {
  zh: {
    overdue_company_item: '公司侧待办逾期',
    system_without_plan: '系统因素为主，尚无计划',
    target_not_interpretable: '目标不可解读',
    remedy_mismatch: '措施与原因不符',
    stop_or_continue: '计划到期，停止或继续',
  },
  en: {
    overdue_company_item: 'Company item overdue',
    system_without_plan: 'System dominates, no plan yet',
    target_not_interpretable: 'Target not interpretable',
    remedy_mismatch: 'Remedy and cause do not match',
    stop_or_continue: 'Plan at its end: stop or continue',
  },
}

/** Who is asked where the record names nobody: what several functions share is for general management. */
const OWNER: Record<DecisionRule, string | null> = {
  overdue_company_item: null,
  system_without_plan: 'management',
  target_not_interpretable: 'management',
  remedy_mismatch: 'unit',
  stop_or_continue: 'unit',
}

type Said = (decision: Decision, name: string, lang: Lang) => { title: string; detail: string }

const said: Record<DecisionRule, Said> = {
  overdue_company_item: ({ n_items, days, item, plan_id }, name, lang) => ({
    title:
      lang === 'zh'
        ? n_items === 1
          ? `${name}：公司侧待办逾期${days}天。`
          : `${name}：公司侧待办${n_items}项逾期，最长${days}天。`
        : n_items === 1
          ? `${name}: a company item is overdue by ${days} ${days === 1 ? 'day' : 'days'}.`
          : `${name}: ${n_items} company items overdue, the longest by ${days} ${days === 1 ? 'day' : 'days'}.`,
    detail: [short(item ?? ''), plan(plan_id, lang)].filter(Boolean).join(lang === 'zh' ? '；' : '; '),
  }),
  system_without_plan: ({ factor, grade }, name, lang) => ({
    title:
      lang === 'zh'
        ? `${name}：系统因素为主，还没有改进计划。`
        : `${name}: the system dominates and there is no plan yet.`,
    detail:
      factorWords(factor, grade, lang) ??
      (lang === 'zh' ? '先诊断原因，再定措施。' : 'Find the cause first, then the remedy.'),
  }),
  target_not_interpretable: ({ kpi }, name, lang) => {
    const kpiName = kpi ? nameOf(kpi, lang) : ''
    return {
      title:
        lang === 'zh'
          ? `${name}：“${kpiName}”的目标暂不可解读，先修订目标。`
          : `${name}: the target of "${kpiName}" cannot be interpreted; revise it first.`,
      detail:
        lang === 'zh'
          ? '这项指标的权重不低于平均份额。'
          : 'This KPI carries at least an equal part of the goal weight.',
    }
  },
  remedy_mismatch: ({ remedy, cause, factor, grade, plan_id }, name, lang) => {
    const [what, why] = [word(remedy, remedyOf, remedyName, lang), word(cause, causeOf, causeName, lang)]
    return {
      title:
        lang === 'zh'
          ? `${name}：计划以${what}为主，可能解决不了${why ? `（所写原因：${why}）` : ''}。`
          : `${name}: the plan relies on ${what || '—'}, which may not fix this${why ? ` (cause as written: ${why})` : ''}.`,
      detail: [factorWords(factor, grade, lang), plan(plan_id, lang)].filter(Boolean).join(lang === 'zh' ? '；' : '; '),
    }
  },
  stop_or_continue: ({ remedy, days, plan_id, outcome }, name, lang) => ({
    title:
      days === null && outcome !== null
        ? earlyStop(outcome, name, lang)
        : lang === 'zh'
          ? `${name}：计划${days === 0 ? '今天' : `已于${days}天前`}到期，停止还是继续？`
          : `${name}: the plan ended ${days === 0 ? 'today' : `${days} ${days === 1 ? 'day' : 'days'} ago`}. Stop or continue?`,
    detail: [
      word(remedy, remedyOf, remedyName, lang),
      outcome && outcomeWords[lang].verdicts[outcome],
      plan(plan_id, lang),
    ]
      .filter(Boolean)
      .join(lang === 'zh' ? '；' : '; '),
  }),
}

/** Asked before the end of the plan: what was seen, without its figure, which stands with the plan. */
const earlyStop = (outcome: NonNullable<Decision['outcome']>, name: string, lang: Lang): string =>
  outcome === 'harmful'
    ? lang === 'zh'
      ? `${name}：扣除预期回升后，计划期间结果下降。暂停还是继续？`
      : `${name}: after the expected rebound, results fell under the plan. Pause or continue?`
    : lang === 'zh'
      ? `${name}：计划带来的变化小于有实际意义的幅度。停止还是继续？`
      : `${name}: the change under the plan is below the useful level. Stop or continue?`

function factorWords(factor: string | null, grade: Decision['grade'], lang: Lang): string | null {
  if (factor === null || grade === null) return null
  const names = factor.split('+').map((one) => shortFactorName(one, lang))
  return lang === 'zh'
    ? `${names.join('与')}${gradeNames.zh[grade]}`
    : `${names.join(' and ')}: ${gradeNames.en[grade]}`
}

const plan = (id: string | null, lang: Lang) => (id === null ? null : lang === 'zh' ? `计划 ${id}` : `plan ${id}`)

function word<T extends string>(
  text: string | null,
  codeOf: (text: string) => T | null,
  name: (code: string, lang: Lang) => string,
  lang: Lang,
): string {
  return text ? name(codeOf(text) ?? text, lang) : ''
}

function short(text: string): string {
  const signs = [...text.replace(/\s+/g, ' ').trim()]
  return signs.length > LONGEST_ITEM ? `${signs.slice(0, LONGEST_ITEM - 1).join('')}…` : signs.join('')
}
