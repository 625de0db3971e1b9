import { ownerFunctionName } from '#queries/improvement/plan/owner-functions.ts'
import type { AnalysisText } from '#queries/define.ts'
import type { Lang, Text } from '#queries/locale.ts'
import { gapWords } from '#queries/words/gap.ts'
import { formatExact, formatList, nameOf } from '#queries/words/format.ts'
import { blockerCause, columnNames, confounderNames, measureNames, rangeOf, waitNames } from './names.ts'
import type { Measure, Owed, ParticipationResult } from './result.ts'

export type ParticipationText = AnalysisText<ParticipationResult> & {
  empty: string
  company: string
  here: string
  shownOf: (shown: number, all: number) => string
  /** What stands in place of a figure. */
  state: (measure: Measure) => string
  /** 412 个中 319 个; the counts behind a figure. */
  cases: (measure: Measure) => string
  link: (measure: Measure) => string
  owed: (line: Owed) => string
  onlyAssociation: string
  /** One sentence on the curves of what waits. */
  waits: (result: ParticipationResult) => string
  days: string
  blockers: string
  columns: Record<'owner' | 'cause' | 'n' | 'open' | 'median' | 'oldest' | 'share', string>
  all: string
  between: string
  stop: string
}

export const text: Text<ParticipationText> = {
  zh: {
    title: '参与和过程反馈',
    question: '目标和计划有没有员工参与？过程中有没有人跟进，困难多久得到答复？',
    reading:
      '每行是一项占比：点为本部门，短线为 95% 区间，空心点为全公司。天数和次数见表；仍在等待的按“尚未答复”计入，不算作已答复。',
    caveat:
      '部门不是抽签分到这些做法的：与差距的关联不是原因，可能方向相反。没有记录不等于没有发生；来源从不填写的列不算“否”。个人的计划不在其中。',
    source:
      '占比区间：Wilson 1927；等待时间：Kaplan、Meier 1958；秩相关与按部门重抽样的区间，多重比较按 Benjamini、Hochberg 1995。',
    empty: '还没有参与和过程反馈的数据：导入目标提出方、沟通记录、障碍与建议或改进计划后可以回答。',
    company: '全公司',
    here: '本部门',
    shownOf: (shown, all) => `显示 ${shown} 项，共 ${all} 项，其余见表`,
    state: (measure) => state(measure, 'zh'),
    cases: (measure) => cases(measure, 'zh'),
    link: (measure) => link(measure, 'zh'),
    owed: (line) => owed(line, 'zh'),
    waits: (found) => waits(found, 'zh'),
    days: '提出后的天数',
    onlyAssociation: '只是关联，不是原因；部门自己选择了这些做法。',
    blockers: '困难：由谁答复，等了多久',
    columns: {
      owner: '责任部门',
      cause: '原因',
      n: '数量',
      open: '未答复',
      median: '中位天数',
      oldest: '最长未答复天数',
      share: '累计占比',
    },
    all: '全部指标、图与表',
    between: '；',
    stop: '。',
    finding: (found) => finding(found, 'zh'),
  },
  en: {
    title: 'Participation and feedback on the way',
    question:
      'Do staff take part in goals and plans? Does anybody follow up, and how long do difficulties wait for an answer?',
    reading:
      'Each line is a share: the dot is this unit, the bar its 95 % interval, the hollow dot the company. Days and counts are in the table; what still waits counts as waiting, not as answered.',
    caveat:
      'Units were not drawn by lot: an association with the gap is no cause and may run the other way. Not recorded is not the same as not done; a column that a source never fills in is no "no". Plans of persons are not in it.',
    source:
      'Interval of shares: Wilson 1927; waiting times: Kaplan and Meier 1958; rank correlation with an interval by redrawing units, many comparisons after Benjamini and Hochberg 1995.',
    empty:
      'No data on participation yet: who proposed a goal, talks, difficulties and proposals, or improvement plans would allow an answer.',
    company: 'Company',
    here: 'This unit',
    shownOf: (shown, all) => `${shown} of ${all} shown, the rest is in the table`,
    state: (measure) => state(measure, 'en'),
    cases: (measure) => cases(measure, 'en'),
    link: (measure) => link(measure, 'en'),
    owed: (line) => owed(line, 'en'),
    waits: (found) => waits(found, 'en'),
    days: 'Days since it was raised',
    onlyAssociation: 'An association only, no cause: units chose these ways themselves.',
    blockers: 'Difficulties: who owes an answer, and since when',
    columns: {
      owner: 'Owner function',
      cause: 'Cause',
      n: 'Count',
      open: 'Open',
      median: 'Median days',
      oldest: 'Oldest open, days',
      share: 'Running share',
    },
    all: 'All measures, chart and table',
    between: '; ',
    stop: '.',
    finding: (found) => finding(found, 'en'),
  },
}

function state({ status, needs, kind }: Measure, lang: Lang): string {
  if (status === 'not_testable') {
    const column = columnNames[lang][needs ?? ''] ?? needs ?? ''
    return lang === 'zh' ? `不可检验：缺少${column}` : `not testable: needs ${column}`
  }
  if (status === 'none') return lang === 'zh' ? '本部门没有记录' : 'nothing recorded here'
  if (status === 'counts_only') return lang === 'zh' ? '不足 10 例，只报数量' : 'fewer than 10 cases: counts only'
  if (kind === 'days') return lang === 'zh' ? '一半以上仍在等待，或受保护' : 'more than half still wait, or protected'
  return ''
}

function cases({ n, k, kind, code }: Measure, lang: Lang): string {
  const all = formatExact(n, lang)
  if (k === null || kind === 'mean') {
    const unit =
      code === 'talks_per_month' ? (lang === 'zh' ? '人月' : 'person-months') : lang === 'zh' ? '条记录' : 'records'
    return n === 0 ? '' : `${all} ${unit}`
  }
  const hits = formatExact(k, lang)
  if (kind === 'days') return lang === 'zh' ? `${all} 件，${hits} 件已答复` : `${all}, ${hits} answered`
  return lang === 'zh' ? `${hits} / ${all}` : `${hits} of ${all}`
}

/** −0.41（区间 −0.62 至 −0.12），44 个部门；可能另有：… */
function link(measure: Measure, lang: Lang): string {
  const found = measure.link
  if (!found) return ''
  if (found.status === 'few_units')
    return lang === 'zh'
      ? `与差距的关联不可检验：可比部门 ${found.n_units} 个，需要 10 个`
      : `Association with the gap not testable: ${found.n_units} comparable units, 10 needed`
  if (found.status !== 'found' || found.r === null)
    return lang === 'zh'
      ? '与差距的关联不可检验：各部门没有不同或没有差距'
      : 'Association with the gap not testable: units do not differ, or have no gap'
  const r = signed(found.r)
  const range =
    found.low === null || found.high === null
      ? ''
      : lang === 'zh'
        ? `（区间 ${signed(found.low)} 至 ${signed(found.high)}）`
        : ` (range ${signed(found.low)} to ${signed(found.high)})`
  const others = formatList(
    found.confounders.map((code) => confounderNames[lang][code]),
    lang,
  )
  // An interval beside 0 that does not stand up among so many measures is said to be just that.
  const isBeside = found.low !== null && found.high !== null && found.low * found.high > 0
  const state = found.is_clear ? (found.r > 0 ? 'nearer' : 'farther') : isBeside ? 'unconfirmed' : 'none'
  const what = {
    zh: {
      nearer: '越高的部门离目标越近',
      farther: '越高的部门离目标越远',
      unconfirmed: '同时检验多项后不能确认',
      none: '没有明确的关联',
    },
    en: {
      nearer: 'units with more of it are nearer to target',
      farther: 'units with more of it are farther from target',
      unconfirmed: 'not confirmed among so many measures',
      none: 'no clear association',
    },
  }[lang][state]
  return lang === 'zh'
    ? `与差距的秩相关 ${r}${range}，${found.n_units} 个部门：${what}。也可能来自：${others}`
    : `Rank correlation with the gap ${r}${range}, ${found.n_units} units: ${what}. Could also come from: ${others}`
}

/** How many of what waits are still open, and that the curve counts them. */
function waits({ curves }: ParticipationResult, lang: Lang): string {
  const said = curves.map(({ code, n, n_open }) =>
    lang === 'zh'
      ? `${waitNames.zh[code]}：${formatExact(n, lang)} 件，${formatExact(n_open, lang)} 件仍在等待`
      : `${waitNames.en[code]}: ${formatExact(n, lang)}, ${formatExact(n_open, lang)} still open`,
  )
  if (said.length === 0)
    return lang === 'zh' ? '等待的事项不足 10 例，不画曲线。' : 'Fewer than 10 cases wait: no curve.'
  return lang === 'zh'
    ? `${said.join('；')}。曲线是仍在等待的比例，仍在等待的计入其中。`
    : `${capital(said.join('; '))}. The curve is the part that still waits; open ones are counted in it.`
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

const signed = (r: number) => `${r <= -0.005 ? '−' : r >= 0.005 ? '+' : ''}${Math.abs(r).toFixed(2)}`

function owed({ cause, owner_function, n, n_open, oldest_days }: Owed, lang: Lang): string {
  const owner = ownerFunctionName(owner_function, lang)
  const head = `${owner} · ${blockerCause(cause, lang)}`
  const open =
    oldest_days === null
      ? ''
      : lang === 'zh'
        ? `，${formatExact(n_open, lang)} 项未答复（最长 ${formatExact(oldest_days, lang)} 天）`
        : `, ${formatExact(n_open, lang)} open (longest ${formatExact(oldest_days, lang)} days)`
  return lang === 'zh' ? `${head}：${formatExact(n, lang)} 项${open}` : `${head}: ${formatExact(n, lang)}${open}`
}

function finding({ kind, unit, measures, blockers }: ParticipationResult, lang: Lang): string {
  if (kind === 'empty' || !unit) return text[lang].empty
  const head = nameOf(unit, lang) + (lang === 'zh' ? '：' : ': ')
  if (kind === 'withheld') return head + gapWords[lang].protectedSentence
  const said = (['goals_agreed', 'goals_talked', 'blocker_answered'] as const).flatMap((code) => {
    const one = measures.find((measure) => measure.code === code)
    return one?.here ? [`${measureNames[lang][code]} ${rangeOf(one, one.here, lang)}`] : []
  })
  const open = blockers.filter((line) => line.n_open > 0)
  const oldest = open.toSorted((a, b) => (b.oldest_days ?? 0) - (a.oldest_days ?? 0))[0]
  const n_open = open.reduce((all, line) => all + line.n_open, 0)
  const waits =
    oldest === undefined
      ? []
      : [
          lang === 'zh'
            ? `${formatExact(n_open, lang)} 项困难未答复，最长 ${formatExact(oldest.oldest_days, lang)} 天，等待${ownerFunctionName(oldest.owner_function, lang)}`
            : `${formatExact(n_open, lang)} difficulties open, the longest ${formatExact(oldest.oldest_days, lang)} days, waiting for ${ownerFunctionName(oldest.owner_function, lang)}`,
        ]
  const parts = [...said, ...waits]
  if (parts.length === 0) {
    const missing = measures.filter(({ status }) => status === 'not_testable').length
    return lang === 'zh'
      ? `${head}${missing} 项不可检验，其余不足 10 例，只报数量。`
      : `${head}${missing} measures are not testable; the others have fewer than 10 cases and are only counted.`
  }
  const clear = measures.filter(({ link: one }) => one?.is_clear)
  const names = formatList(
    clear.map(({ code }) => measureNames[lang][code]),
    lang,
  )
  if (lang === 'zh')
    return `${head}${parts.join('；')}。${clear.length > 0 ? `在全公司，${names}与差距有关联，不等于原因。` : '没有一项与差距有明确的关联。'}`
  return `${head}${parts.join('; ')}. ${clear.length > 0 ? `Over the company ${names} go with the gap, which is no cause.` : 'None clearly goes with the gap.'}`
}
