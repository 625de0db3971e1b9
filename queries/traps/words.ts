import type { Lang, Text } from '#queries/locale.ts'
import { formatExact, formatList, formatPeriod } from '#queries/words/format.ts'
import type { Claim, Family, Seen, Status, TrapText, UnitKind } from './define.ts'
import { reasonWords } from './reasons.ts'

type Words = {
  status: Record<Status, string>
  /** What the status means, for legends. */
  means: Record<Status, string>
  family: Record<Family, string>
  claim: Record<Claim, string>
  unitKind: Record<UnitKind, string>
  expected: string
}

export const trapWords: Text<Words> = {
  zh: {
    status: { trap: '陷阱', caution: '提示', pass: '未发现', not_testable: '无法检查' },
    means: {
      trap: '已检验且达到实际界限；阻止所列的说法',
      caution: '值得留意，但尚未证实或影响较小；不阻止任何说法',
      pass: '已检查，未达到界限',
      not_testable: '数据不足，无法检查；不等于没有问题',
    },
    family: { defect: '数据缺陷', reading: '解读陷阱', target: '目标与激励', rating: '评分' },
    claim: {
      level: '差距水平',
      ['ranking']: '单位对比',
      trend: '趋势',
      split: '系统与组内之分',
      plan: '计划成效',
      rating: '评分',
    },
    unitKind: { company: '全公司', department: '部门', team: '团队', kpi: '指标', rater: '评分口径' },
    expected: '预计其中误报不超过约5%',
  },
  en: {
    status: { trap: 'trap', caution: 'note', pass: 'nothing found', not_testable: 'not testable' },
    means: {
      trap: 'tested, and beyond the practical limit; blocks the claims listed',
      caution: 'worth a look, but not proven or small; blocks nothing',
      pass: 'tested, limit not reached',
      not_testable: 'not enough data to test; this is not "nothing found"',
    },
    family: { defect: 'Data defects', reading: 'Reading', target: 'Targets and incentives', rating: 'Ratings' },
    claim: {
      level: 'level of the gap',
      ['ranking']: 'comparison of units',
      trend: 'trend',
      split: 'system or inside the group',
      plan: 'effect of a plan',
      rating: 'ratings',
    },
    unitKind: { company: 'company', department: 'department', team: 'team', kpi: 'KPI', rater: 'scale use' },
    expected: 'about 5 % of these at most are expected to be false',
  },
}

/** The sign of a status beside its word: shape as well as colour. */
export const STATUS_SIGN: Record<Status, string> = { trap: '◣', caution: '△', pass: '○', not_testable: '–' }

/** The sentence of a finding with its tail (traps 1.6): n, period, what would change it. */
export function findingSentence(text: TrapText, seen: Seen, lang: Lang): string {
  const said = text.finding(seen).replace(/[。.]$/, '')
  const n = `${formatExact(seen.n, lang)} ${text.counted}`
  const span = spanOf(seen, lang)
  return lang === 'zh'
    ? `${said}（n=${n.replace(' ', '')}${span ? `，${span}` : ''}；若${text.change}，判断会改变）。`
    : `${said} (n = ${n}${span ? `, ${span}` : ''}; would change if ${text.change}).`
}

/** Why a unit could not be tested, in the check's own words or the shared ones. */
export const reasonOf = (text: TrapText | null, reason: string | null, lang: Lang): string => {
  if (reason === null) return ''
  const own = text?.reasons[reason]
  if (own) return own
  return Object.hasOwn(reasonWords[lang], reason)
    ? reasonWords[lang][reason as keyof (typeof reasonWords)['zh']]
    : reason
}

export const claimsSaid = (claims: readonly Claim[], lang: Lang): string =>
  formatList(
    claims.map((claim) => trapWords[lang].claim[claim]),
    lang,
  )

function spanOf({ first_period, last_period }: Seen, lang: Lang): string {
  if (first_period === null || last_period === null) return ''
  const [from, to] = [formatPeriod(first_period, lang), formatPeriod(last_period, lang)]
  return from === to ? from : lang === 'zh' ? `${from}至${to}` : `${from} to ${to}`
}
