import { text as qualityText } from '#queries/analyses/import-quality/text.ts'
import { signalsOf } from '#pipeline/report/sections/signals.ts'
import type { MonthlyReport } from '#pipeline/report/monthly.ts'
import type { Lang, Text } from '#queries/locale.ts'
import { formatNumber, formatPeriod } from '#queries/words/format.ts'
import { gapWords } from '#queries/words/gap.ts'
import { verdictSentence } from '#queries/words/verdict.ts'

/** The words of the mail; subject and body hold no figure of a single unit, and no name of a unit or person. */
export type MailText = {
  subject: string
  sentences: string[]
  decision: string
  facts: { label: string; value: string }[]
  notes: string[]
}

type MailWords = {
  subject: (company: string, period: string) => string
  repeat: string
  trust: (grade: string, periods: string, from: string, to: string) => string
  noTrust: string
  gaps: (below: string, judged: string, company: string | null) => string
  noGaps: (judged: string, company: string | null) => string
  cannotCompare: string
  signals: (found: string, checked: string) => string
  noSignals: string
  tooShort: string
  causes: string
  decision: string
  /** How many decisions the report asks for; which ones stands inside, because they name units. */
  decisions: (n: number) => string
  nothing: string
  scope: string
  snapshot: string
  state: string
  hash: string
  next: string
  noNext: string
  attachment: string
  who: string
  stop: string
}

const words: Text<MailWords> = {
  zh: {
    subject: (company, period) => `${company} 绩效改进月报 ${period}（高管版）`,
    repeat: '（重发）',
    trust: (grade, periods, from, to) => `数据可信度：${grade}；数据共 ${periods} 期（${from}至${to}）。`,
    noTrust: '数据可信度本次未能生成。',
    gaps: (below, judged, company) =>
      `在可判断的 ${judged} 个部门中，有 ${below} 个未达目标且超出正常波动${company ? `；全公司与目标的差距为 ${company}` : ''}。`,
    noGaps: (judged, company) =>
      `在可判断的 ${judged} 个部门中，没有超出正常波动的差距${company ? `；全公司与目标的差距为 ${company}` : ''}。`,
    cannotCompare: '本期没有可比较的部门差距。',
    signals: (found, checked) => `检查了 ${checked} 条趋势，本月有 ${found} 个统计信号，其余变化都在正常波动内。`,
    noSignals: '本月无统计信号，变化都在正常波动内。',
    tooShort: '历史不足 8 期，还不能判断变化是信号还是波动。',
    causes: '原因尚未判断；先由归口部门核对目标、资源与流程。',
    decision: '本月没有需要您决定的事项。',
    decisions: (n) => `有 ${n} 项事项待您决定，见报告第 1 页。`,
    nothing: '本月没有统计信号，也没有需要您决定的事项。',
    scope: '范围',
    snapshot: '数据快照',
    state: '状态',
    hash: '数据指纹',
    next: '下次发送',
    noNext: '未排定',
    attachment: '完整报告见附件（PDF）。',
    who: '本报告供高管阅读，请勿转发给未列入名单的人。内容均为至少 5 人的汇总，不含个人。仅供分析参考，不得作为调薪、晋升或解除劳动关系的唯一依据。',
    stop: '不再接收：回复发件人，由系统运维从名单中移除。',
  },
  en: {
    subject: (company, period) => `${company}: performance improvement report, ${period} (executive)`,
    repeat: ' (repeat)',
    trust: (grade, periods, from, to) => `Data trust is ${grade}; the data hold ${periods} periods (${from} to ${to}).`,
    noTrust: 'Data trust could not be worked out this time.',
    gaps: (below, judged, company) =>
      `Of ${judged} units that can be judged, ${below} are short of target beyond normal variation${company ? `; the gap of the whole company is ${company}` : ''}.`,
    noGaps: (judged, company) =>
      `Of ${judged} units that can be judged, none has a gap beyond normal variation${company ? `; the gap of the whole company is ${company}` : ''}.`,
    cannotCompare: 'There is no comparable gap this period.',
    signals: (found, checked) =>
      `${checked} trends were checked and ${found} show a statistical signal this month; all other changes are inside normal variation.`,
    noSignals: 'No statistical signal this month; all changes are inside normal variation.',
    tooShort: 'There are fewer than 8 periods, too few to tell a signal from variation.',
    causes: 'Causes are not judged yet: let the owner functions check targets, resources and process first.',
    decision: 'Nothing needs your decision this month.',
    decisions: (n) =>
      `${n} ${n === 1 ? 'matter needs' : 'matters need'} your decision; see the first page of the report.`,
    nothing: 'No statistical signal and nothing to decide this month.',
    scope: 'Scope',
    snapshot: 'Snapshot',
    state: 'State',
    hash: 'Data hash',
    next: 'Next report',
    noNext: 'not scheduled',
    attachment: 'The full report is attached (PDF).',
    who: 'This report is for executives; please do not pass it to anyone who is not on the list. Every figure covers at least 5 people and none a single person. Analysis aid: it must not be the only basis for a decision about pay, promotion or dismissal.',
    stop: 'To stop receiving it, reply to the sender; the operator takes you off the list.',
  },
}

/** `next` is the next run as printed, with its zone; null when nothing is scheduled. */
export function mailText(
  report: Pick<MonthlyReport, 'document' | 'parts' | 'contentHash'>,
  next: string | null,
  isRepeat = false,
): MailText {
  const { document, parts } = report
  const { lang, scope, period } = document
  const said = words[lang]
  const found = parts.byPeriod.ok ? signalsOf(parts.trends, periodIdOf(report)) : null
  const hasSignal = found !== null && found.found.length > 0
  const asked = parts.decisions.ok ? parts.decisions.result.decisions.length : 0
  const changes = !found
    ? []
    : hasSignal
      ? [said.signals(count(found.found.length, lang), count(found.checked, lang))]
      : [found.checked > 0 || found.tooShort === 0 ? said.noSignals : said.tooShort]
  return {
    subject: oneLine(said.subject(scope, period) + (isRepeat ? said.repeat : '')),
    sentences: [
      trustSentence(report),
      gapSentence(report),
      [...changes, causeSentence(report)].join(lang === 'zh' ? '' : ' '),
    ],
    decision:
      asked > 0 ? said.decisions(asked) : found && found.checked > 0 && !hasSignal ? said.nothing : said.decision,
    facts: [
      { label: said.scope, value: scope },
      { label: said.snapshot, value: document.snapshot },
      { label: said.state, value: document.state },
      { label: said.hash, value: report.contentHash.slice(0, 12) },
      { label: said.next, value: next ?? said.noNext },
    ],
    notes: [said.attachment, said.who, said.stop],
  }
}

type Written = Pick<MonthlyReport, 'document' | 'parts'>

function trustSentence({ document: { lang }, parts }: Written): string {
  const said = words[lang]
  if (!parts.quality.ok) return said.noTrust
  const { trust, coverage } = parts.quality.result
  const [first, last] = [coverage[0], coverage.at(-1)]
  if (!first || !last) return said.noTrust
  const name = (id: string) => formatPeriod(id, lang)
  return said.trust(
    qualityText[lang].grade[trust.grade],
    count(coverage.length, lang),
    name(first.period_id),
    name(last.period_id),
  )
}

function gapSentence(report: Written): string {
  const {
    document: { lang },
    parts,
  } = report
  const said = words[lang]
  if (!parts.byPeriod.ok || parts.byPeriod.result.kind === 'empty') return said.cannotCompare
  const { cells, scope } = parts.byPeriod.result
  const periodId = periodIdOf(report)
  const judged = cells.filter(
    (cell) =>
      cell.column_id === periodId &&
      cell.unit_id !== scope?.unit_id &&
      cell.state === 'shown' &&
      cell.signal !== 'unjudged',
  )
  const below = judged.filter((cell) => cell.signal === 'below' && (cell.gap_ratio ?? 0) < 0)
  const overall = parts.company.ok ? parts.company.result.overall : null
  const company = overall?.state === 'shown' ? gapWords[lang].measured(overall) : null
  if (below.length === 0) return said.noGaps(count(judged.length, lang), company)
  return said.gaps(count(below.length, lang), count(judged.length, lang), company)
}

/** The verdict on the company, in the words of the page; it names no unit. */
function causeSentence({ document: { lang }, parts }: Written): string {
  const company = parts.verdicts.ok ? parts.verdicts.result.company : null
  return company === null || company.verdict === 'withheld' ? words[lang].causes : verdictSentence(company, lang)
}

/** The newest column of the matrix by period is the reported one. */
function periodIdOf({ parts }: Written): string {
  return parts.byPeriod.ok ? (parts.byPeriod.result.columns.at(-1)?.id ?? '') : ''
}

const count = (n: number, lang: Lang) => formatNumber(n, lang)
// eslint-disable-next-line no-control-regex -- a company name with a line break must not begin a new header
const oneLine = (text: string) => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
