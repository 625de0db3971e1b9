import { ownerFunctionName } from '#queries/improvement/plan/owner-functions.ts'
import type { AnalysisText } from '#queries/define.ts'
import { causeName } from '#queries/improvement/cause-names.ts'
import type { Lang, Text } from '#queries/locale.ts'
import { gapWords } from '#queries/words/gap.ts'
import { formatExact, formatList, formatNumber, formatPercent, nameOf } from '#queries/words/format.ts'
import { columnNames, rateText, stopNames } from './names.ts'
import type { LoopResult, Overdue, Proposal } from './result.ts'

export type LoopText = AnalysisText<LoopResult> & {
  empty: string
  due: string
  stages: string
  closure: (found: LoopResult) => string
  repeat: (found: LoopResult) => string
  owed: (found: LoopResult) => string
  overdue: (item: Overdue) => string
  sides: (found: LoopResult) => string
  investment: (found: LoopResult) => string
  response: (found: LoopResult) => string
  carryOver: (found: LoopResult) => string
  mismatch: (found: LoopResult) => string
  coverage: (found: LoopResult) => string
  execution: (found: LoopResult) => string
  proposal: (one: Proposal) => string
  personPlans: (n: number) => string
  noLessons: string
}

export const text: Text<LoopText> = {
  zh: {
    title: '改进闭环',
    question: '差距有没有走完诊断、计划、跟进、成效的全程？同样的问题有没有再来？公司答应的事做到了吗？',
    reading: '每根横条是到期差距中走到这一步的数量；各步分别计数，不由后一步推断前一步。',
    caveat:
      '没有记录的步骤按“未到达”计，可能只是没有记录；受保护单位和未到期的差距不在其中；成效为“无法判断”的不算走完闭环。看板中新建的计划从下一次导入起计入。',
    source: '改进闭环规格 §7；占比区间：Wilson 1927；两个占比相减的区间：Newcombe 1998；响应时长：Kaplan、Meier 1958。',
    empty: '还没有差距信号、改进计划或投入数据：导入结果和计划后可以回答。',
    due: '到期的差距',
    stages: '走到这一步的差距',
    closure: (found) => closure(found, 'zh'),
    repeat: (found) => repeat(found, 'zh'),
    owed: (found) => owed(found, 'zh'),
    overdue: (item) => overdue(item, 'zh'),
    sides: (found) => sides(found, 'zh'),
    investment: (found) => investment(found, 'zh'),
    response: (found) => response(found, 'zh'),
    carryOver: ({ carry_over }) => `已闭环单位的后续目标中引用经验的：${rateText(carry_over, 'zh')}。`,
    mismatch: ({ plans }) => `措施与原因不符：${rateText(plans.mismatch, 'zh')}；另有 ${formatExact(plans.n_without_diagnosis, 'zh')} 项计划未诊断，单独计数。`, // prettier-ignore
    coverage: ({ plans }) => `已开始的计划中有两类以上证据的：${rateText(plans.diagnosis, 'zh')}。`,
    execution: (found) => execution(found, 'zh'),
    proposal: (one) => proposal(one, 'zh'),
    personPlans: (n) => `另有 ${formatExact(n, 'zh')} 项个人计划，只合并评估，不在此列出。`,
    noLessons: '还没有记录经验。计划关闭时写下试了什么、在哪里、结果如何。',
    finding: (found) => finding(found, 'zh'),
  },
  en: {
    title: 'Improvement loop',
    question:
      'Do gaps go all the way through diagnosis, plan, follow-up and effect? Does the same come back? Does the company keep its promises?',
    reading:
      'Each bar is the number of due gaps that reached the step; steps are counted by themselves, none is inferred from a later one.',
    caveat:
      'A step without a record counts as not reached, and may only be unrecorded; protected units and gaps that are not yet due are left out; an effect that cannot be told closes no loop. Plans made on the dashboard count from the next import on.',
    source:
      'Specification of the improvement loop §7; shares: Wilson 1927; their difference: Newcombe 1998; response time: Kaplan and Meier 1958.',
    empty: 'No gap signals, plans or figures of what is spent yet: results and plans would allow an answer.',
    due: 'Due gaps',
    stages: 'Gaps that reached this step',
    closure: (found) => closure(found, 'en'),
    repeat: (found) => repeat(found, 'en'),
    owed: (found) => owed(found, 'en'),
    overdue: (item) => overdue(item, 'en'),
    sides: (found) => sides(found, 'en'),
    investment: (found) => investment(found, 'en'),
    response: (found) => response(found, 'en'),
    carryOver: ({ carry_over }) =>
      `Targets of units with a closed gap that cite a lesson: ${rateText(carry_over, 'en')}.`,
    mismatch: ({ plans }) => `Remedy does not fit the cause: ${rateText(plans.mismatch, 'en')}; ${formatExact(plans.n_without_diagnosis, 'en')} plans without a diagnosis are counted apart.`, // prettier-ignore
    coverage: ({ plans }) => `Started plans with two or more kinds of evidence: ${rateText(plans.diagnosis, 'en')}.`,
    execution: (found) => execution(found, 'en'),
    proposal: (one) => proposal(one, 'en'),
    personPlans: (n) => `${formatExact(n, 'en')} more plans of persons are only judged together and not listed.`,
    noLessons: 'No lesson recorded yet. When a plan closes, write what was tried, where, and what came of it.',
    finding: (found) => finding(found, 'en'),
  },
}

function closure({ cases }: LoopResult, lang: Lang): string {
  const { closure: rate, stopped_at } = cases
  if (rate.status === 'none_due')
    return lang === 'zh' ? '没有到期的差距，闭环率不可检验。' : 'No gap is due: the loop-closure rate is not testable.'
  const [n, k] = [formatExact(rate.n, lang), formatExact(rate.k, lang)]
  const share =
    rate.share === null
      ? lang === 'zh'
        ? '不足 10 例，只报数量'
        : 'fewer than 10: counts only'
      : `${formatPercent(rate.share, lang)}${lang === 'zh' ? '，' : ', '}${formatPercent(rate.low, lang)}–${formatPercent(rate.high, lang)}`
  const stage = stopped_at ? stopNames[lang][stopped_at.stage] : null
  if (lang === 'zh') return `${n} 个到期差距中 ${k} 个走完闭环（${share}）${stage ? `；主要停在“${stage}”环节` : ''}。`
  return `${k} of ${n} due gaps completed the loop (${share})${stage ? `; most stop at "${stage}"` : ''}.`
}

function repeat({ cases }: LoopResult, lang: Lang): string {
  const rate = rateText(cases.repeat, lang)
  const causes = formatList(
    cases.repeat_causes.map(({ cause, n }) => `${causeName(cause, lang)} ${formatExact(n, lang)}`),
    lang,
  )
  if (cases.repeat.status === 'none_due')
    return lang === 'zh'
      ? '还没有已闭环且下一周期已观察完的差距，复发率不可检验。'
      : 'No closed gap has a following cycle in the data yet: the repeat rate is not testable.'
  if (lang === 'zh') return `同一单位同一原因再次出现：${rate}${causes ? `；${causes}，上次措施未触及这些原因` : ''}。`
  return `The same cause came back in the same unit: ${rate}${causes ? `; ${causes}: the last remedy did not reach them` : ''}.`
}

function owed({ commitments }: LoopResult, lang: Lang): string {
  const { overdue: items, n_overdue } = commitments
  const longest = items[0]
  if (!longest) return lang === 'zh' ? '没有逾期的公司侧待办。' : 'No company-side item is overdue.'
  const owner = ownerFunctionName(longest.owner_function, lang)
  return lang === 'zh'
    ? `公司侧待办 ${formatExact(n_overdue, lang)} 项逾期（最长 ${formatExact(longest.days, lang)} 天，${owner}）。`
    : `${formatExact(n_overdue, lang)} company-side ${n_overdue === 1 ? 'item' : 'items'} overdue (longest ${formatExact(longest.days, lang)} days, ${owner}).`
}

function overdue({ text: what, owner_function, due_on, days, units }: Overdue, lang: Lang): string {
  const owner = ownerFunctionName(owner_function, lang)
  const where =
    units.length > 0
      ? formatList(
          units.map((unit) => nameOf(unit, lang)),
          lang,
        )
      : lang === 'zh'
        ? '已保护的单位'
        : 'a protected unit'
  return lang === 'zh'
    ? `${owner}：${what ?? '—'}（${where}，应于 ${due_on}，逾期 ${formatExact(days, lang)} 天）`
    : `${owner}: ${what ?? '—'} (${where}, due ${due_on}, ${formatExact(days, lang)} days overdue)`
}

const points = (ratio: number) =>
  `${ratio < -0.0005 ? '−' : ratio > 0.0005 ? '+' : ''}${Math.abs(ratio * 100).toFixed(1)}`

function sides({ commitments }: LoopResult, lang: Lang): string {
  const { company_share, company_on_time, team_on_time, balance } = commitments
  const apart =
    balance === null
      ? ''
      : lang === 'zh'
        ? `；公司减团队 ${points(balance.value)} 个百分点（区间 ${points(balance.low)} 至 ${points(balance.high)}）`
        : `; company minus team ${points(balance.value)} points (range ${points(balance.low)} to ${points(balance.high)})`
  return lang === 'zh'
    ? `待办中公司侧：${rateText(company_share, lang)}。按期：公司 ${rateText(company_on_time, lang)}；团队 ${rateText(team_on_time, lang)}${apart}。`
    : `Items owed by the company: ${rateText(company_share, lang)}. On time: company ${rateText(company_on_time, lang)}; teams ${rateText(team_on_time, lang)}${apart}.`
}

function execution({ plans }: LoopResult, lang: Lang): string {
  const { together, imposed, difference } = plans.execution
  if (together.status === 'not_testable')
    return lang === 'zh'
      ? `共同制定与下达的计划谁完成得多：${rateText(together, lang)}。`
      : `Plans written together or handed down, which get done: ${rateText(together, lang)}.`
  const apart =
    difference === null
      ? ''
      : lang === 'zh'
        ? `；相减 ${points(difference.value)} 个百分点（区间 ${points(difference.low)} 至 ${points(difference.high)}）`
        : `; difference ${points(difference.value)} points (range ${points(difference.low)} to ${points(difference.high)})`
  return lang === 'zh'
    ? `到期计划的完成：共同制定的 ${rateText(together, lang)}；下达的 ${rateText(imposed, lang)}${apart}。只是关联：计划的难易、长短和部门都可能不同。`
    : `Due plans that are done: written together ${rateText(together, lang)}; handed down ${rateText(imposed, lang)}${apart}. An association only: plans vary in difficulty, length and unit.`
}

function investment({ investment: found }: LoopResult, lang: Lang): string {
  const { status, needs, hours, money, burden, from_day, to_day } = found
  if (status === 'not_testable') {
    const column = columnNames[lang][needs ?? ''] ?? ''
    return lang === 'zh'
      ? `投入比不可检验：缺少${column || '考核与改进两侧的投入'}。`
      : `Investment balance not testable: needs ${column || 'both sides of what is spent'}.`
  }
  const span = from_day && to_day ? `${from_day} – ${to_day}` : ''
  const parts = [
    hours &&
      (lang === 'zh'
        ? `用于考核 ${formatExact(Math.round(hours.appraise), lang)} 小时，用于改进 ${formatExact(Math.round(hours.improve), lang)} 小时（改进占 ${formatPercent(hours.share, lang)}）`
        : `${formatExact(Math.round(hours.appraise), lang)} hours on appraising, ${formatExact(Math.round(hours.improve), lang)} on improving (improving ${formatPercent(hours.share, lang)})`),
    money &&
      (lang === 'zh'
        ? `费用 ${formatNumber(money.appraise, lang, '元')} 与 ${formatNumber(money.improve, lang, '元')}（改进占 ${formatPercent(money.share, lang)}）`
        : `money ${formatNumber(money.appraise, lang, 'CNY')} and ${formatNumber(money.improve, lang, 'CNY')} (improving ${formatPercent(money.share, lang)})`),
    burden !== null &&
      (lang === 'zh'
        ? `考核每人每月 ${formatExact(burden, lang, 1)} 小时`
        : `appraising takes ${formatExact(burden, lang, 1)} hours a head and month`),
  ].filter((part) => typeof part === 'string')
  return lang === 'zh'
    ? `${span}：${parts.join('；')}。没有应达到的比例。`
    : `${span}: ${parts.join('; ')}. No ratio is implied.`
}

function response({ response: found }: LoopResult, lang: Lang): string {
  const { status, needs, n, n_answered, median, low, high } = found
  if (status === 'not_testable')
    return lang === 'zh'
      ? `响应时长不可检验：缺少${columnNames[lang][needs ?? ''] ?? ''}。`
      : `Response time not testable: needs ${columnNames[lang][needs ?? ''] ?? ''}.`
  if (status === 'none_due')
    return lang === 'zh' ? '没有差距信号，响应时长不可检验。' : 'No gap signal: response time not testable.'
  const counts =
    lang === 'zh'
      ? `${formatExact(n, lang)} 个信号中 ${formatExact(n_answered, lang)} 个之后有沟通`
      : `${formatExact(n_answered, lang)} of ${formatExact(n, lang)} signals were followed by a talk`
  if (median === null) return lang === 'zh' ? `${counts}，没有中位数。` : `${counts}; no median.`
  const range =
    low === null
      ? ''
      : lang === 'zh'
        ? `（区间 ${formatExact(low, lang)}${high === null ? ' 天以上' : `–${formatExact(high, lang)} 天`}）`
        : ` (range ${formatExact(low, lang)}${high === null ? ' or more' : `–${formatExact(high, lang)}`} days)`
  return lang === 'zh'
    ? `从信号到首次沟通的中位数 ${formatExact(median, lang)} 天${range}；${counts}。`
    : `Median ${formatExact(median, lang)} days from signal to first talk${range}; ${counts}.`
}

function proposal({ lesson_id, unit, kpi, target, actual, advice, proposed }: Proposal, lang: Lang): string {
  const of = (value: number) => formatNumber(value, lang, kpi.unit)
  const head = `${nameOf(unit, lang)} · ${nameOf(kpi, lang)}`
  if (lang === 'zh')
    return advice === 'stage'
      ? `${head}：近三个月平均 ${of(actual)}，目标 ${of(target)}；下一周期先到 ${of(proposed)}，带上经验 ${lesson_id}。`
      : `${head}：近三个月平均 ${of(actual)}，目标 ${of(target)} 可以保留，带上经验 ${lesson_id}。`
  return advice === 'stage'
    ? `${head}: ${of(actual)} on average over three months, target ${of(target)}; next cycle ${of(proposed)} first, with lesson ${lesson_id}.`
    : `${head}: ${of(actual)} on average over three months; target ${of(target)} can stand, with lesson ${lesson_id}.`
}

function finding(found: LoopResult, lang: Lang): string {
  if (found.kind === 'empty' || !found.unit) return text[lang].empty
  const head = nameOf(found.unit, lang) + (lang === 'zh' ? '：' : ': ')
  if (found.kind === 'withheld') return head + gapWords[lang].protectedSentence
  return [head + closure(found, lang), owed(found, lang)].join(lang === 'zh' ? '' : ' ')
}
