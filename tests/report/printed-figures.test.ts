import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderMonthly } from '#pipeline/report/monthly.ts'
import { words } from '#pipeline/report/words.ts'
import { runAnalysis } from '#pipeline/run-analysis.ts'
import { beliefText, rateText } from '#queries/analyses/loop/names.ts'
import type { LoopResult } from '#queries/analyses/loop/result.ts'
import { text as loopText } from '#queries/analyses/loop/text.ts'
import type { ParticipationResult } from '#queries/analyses/participation/result.ts'
import { text as participationText } from '#queries/analyses/participation/text.ts'
import type { PlanOutcomesResult } from '#queries/analyses/plan-outcomes/result.ts'
import { noteSentences, outcomeSentence, sdText } from '#queries/analyses/plan-outcomes/sentence.ts'
import { text as outcomesText } from '#queries/analyses/plan-outcomes/text.ts'
import type { DecisionsResult } from '#queries/analyses/decisions/result.ts'
import heatmap from '#queries/analyses/gap-heatmap/analysis.ts'
import type { HeatmapResult } from '#queries/analyses/gap-heatmap/result.ts'
import type { GoalCheckResult } from '#queries/analyses/goal-check/result.ts'
import { text as goalText } from '#queries/analyses/goal-check/text.ts'
import type { ImportQualityResult } from '#queries/analyses/import-quality/result.ts'
import { text as qualityText } from '#queries/analyses/import-quality/text.ts'
import trendAnalysis from '#queries/analyses/trend/analysis.ts'
import type { TrapSummaryResult } from '#queries/analyses/trap-summary/result.ts'
import type { TrendResult } from '#queries/analyses/trend/result.ts'
import type { FactorEvidenceResult } from '#queries/analyses/factor-evidence/result.ts'
import { text as evidenceText } from '#queries/analyses/factor-evidence/text.ts'
import { partShares } from '#queries/analyses/system-or-individual/part-shares.ts'
import type { SystemOrIndividualResult, UnitVerdict } from '#queries/analyses/system-or-individual/result.ts'
import { text as verdictText } from '#queries/analyses/system-or-individual/text.ts'
import { valueText } from '#queries/analyses/trend/text.ts'
import type { UnitGapResult } from '#queries/analyses/unit-gap/result.ts'
import { decisionWords } from '#queries/decisions/decision-words.ts'
import { analyses } from '#queries/index.ts'
import { codeWords } from '#queries/goals/code-words.ts'
import { chanceWords, goalWords } from '#queries/goals/words.ts'
import { goalReportWords } from '#pipeline/report/goal-words.ts'
import { loopReportWords } from '#pipeline/report/loop-words.ts'
import { LANGUAGES, type Lang } from '#queries/locale.ts'
import { lightPalette } from '#queries/palette.ts'
import {
  formatDate,
  formatExact,
  formatGap,
  formatPeople,
  formatPercent,
  formatPeriod,
  formatPeriodShort,
  formatPoints,
  nameOf,
  pointsOf,
} from '#queries/words/format.ts'
import { trapName } from '#queries/traps/names.ts'
import { PARTS } from '#queries/words/diagnosis.ts'
import { importCodes } from '#queries/words/import-codes.ts'
import { limitSentences, shareRange, systemShare, verdictSentence, verdictShort } from '#queries/words/verdict.ts'
import { openSamples, type Samples } from '#tests/sample-snapshot.ts'
import { readPdf, type Pdf } from './read-pdf.ts'

// The oracle is the API: the same snapshot is asked again here, analysis by analysis, and every value is formatted anew. Nothing of the
// report's own document is used.
const MONTH = '2025-03'
const viewer = { role: 'executive' } as const
const clock = { now: () => new Date('2025-04-03T00:00:00Z') }

let samples: Samples
const printed = new Map<Lang, { pdf: Pdf; hash: string }>()
let byPeriod: HeatmapResult
let byKpi: HeatmapResult
let company: UnitGapResult
let quality: ImportQualityResult
let decisions: DecisionsResult
let trends: TrendResult[]
let verdicts: SystemOrIndividualResult
let goals: GoalCheckResult
let evidence: FactorEvidenceResult[]
let loop: LoopResult
let participation: ParticipationResult
let outcomes: PlanOutcomesResult

beforeAll(async () => {
  samples = await openSamples()
  const snapshot = samples.filled
  const ask = async <R>(slug: string, params: Record<string, unknown>) =>
    (await runAnalysis(slug, params, viewer, snapshot)).result as R
  byPeriod = await ask('gap-heatmap', { by: 'period', cycle: MONTH })
  byKpi = await ask('gap-heatmap', { by: 'kpi', cycle: MONTH })
  company = await ask('unit-gap', { unit: 'root', cycle: MONTH })
  quality = await ask('import-quality', {})
  decisions = await ask('decisions', {})
  trends = await Promise.all(byPeriod.rows.map((unit) => ask<TrendResult>('trend', { unit: unit.unit_id })))
  verdicts = await ask('system-or-individual', {})
  goals = await ask('goal-check', { cycle: MONTH })
  loop = await ask('loop', {})
  participation = await ask('participation', {})
  outcomes = await ask('plan-outcomes', {})
  evidence = await Promise.all(
    judged().map(({ unit_id }) => ask<FactorEvidenceResult>('factor-evidence', { unit: unit_id })),
  )
  for (const lang of LANGUAGES) {
    const { pdf, contentHash } = await renderMonthly({ month: MONTH, lang, snapshot, viewer, clock })
    printed.set(lang, { pdf: await readPdf(pdf), hash: contentHash })
  }
})
afterAll(() => samples.close())

/** The company and the units that are clearly low: whose verdicts are listed. */
const judged = (): UnitVerdict[] => [
  ...(verdicts.company ? [verdicts.company] : []),
  ...verdicts.units.filter((unit) => unit.is_low),
]

const squeeze = (text: string) => text.replace(/\s+/g, '')

describe.each(LANGUAGES)('in %s', (lang) => {
  const pdf = () => printed.get(lang)!.pdf
  /** The text of one section, up to the heading of the next. */
  const section = (id: keyof (typeof words)['zh']['section']) => {
    const ids = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10'] as const
    const next = ids[ids.indexOf(id) + 1]
    const from = pdf().pages.findIndex(({ text }) => text.includes(squeeze(`${id}${words[lang].section[id]}`)))
    const to = next
      ? pdf().pages.findIndex(({ text }) => text.includes(squeeze(`${next}${words[lang].section[next]}`)))
      : pdf().pages.length
    expect(from, id).toBeGreaterThan(-1)
    return pdf()
      .pages.slice(from, to)
      .map(({ text }) => text)
      .join('')
  }
  const prints = (where: string, what: string) => expect(where).toContain(squeeze(what))

  test('P1 prints trust, the company’s gap and the largest gaps as the API has them', () => {
    const page = section('P1')
    prints(
      page,
      qualityText[lang].grade[quality.trust.grade].replace(/^./, (first) => first.toUpperCase()),
    )
    for (const reason of quality.trust.reasons.slice(0, 2)) prints(page, qualityText[lang].reason(reason).slice(1))
    const overall = company.overall!
    expect(overall.state).toBe('shown')
    prints(page, formatGap(overall.gap_ratio, lang))
    if (overall.half_width_ratio !== null) prints(page, `± ${formatPoints(overall.half_width_ratio, lang)}`)
    if (overall.n_people !== null) prints(page, formatPeople(overall.n_people, lang))
    prints(page, formatPercent(overall.n_met! / overall.n_judged!, lang))
    for (const cell of byPeriod.largest) {
      prints(page, formatGap(cell.gap_ratio, lang))
      if (cell.n_people !== null) prints(page, formatPeople(cell.n_people, lang))
      if (cell.half_width_ratio !== null) prints(page, formatPoints(cell.half_width_ratio, lang))
    }
    prints(page, verdictSentence(verdicts.company!, lang))
    const largest = byPeriod.largest.flatMap(({ unit_id }) => verdicts.units.filter((unit) => unit.unit_id === unit_id))
    for (const unit of largest.slice(0, 2)) prints(page, verdictShort(unit, lang))
    expect(decisions.decisions.length).toBeGreaterThan(0)
    for (const one of decisions.decisions) {
      const { title, owner } = decisionWords(one, nameOf(one.unit, lang), lang)
      prints(page, title)
      prints(page, owner)
    }
  })

  test('P10 prints what the data-trap checks found, and the columns that are missing', async () => {
    const { result } = await runAnalysis('trap-summary', {}, { role: 'executive' }, samples.filled)
    const found = result as TrapSummaryResult
    const pages = section('P10')
    for (const check of found.checks.filter(({ n_trap, n_caution }) => n_trap + n_caution > 0)) {
      const row = [trapName(check.slug)[lang], check.n_trap, check.n_caution, check.n_pass, check.n_not_testable]
      prints(pages, row.map((cell) => squeeze(String(cell))).join(''))
    }
    for (const { slug, missing_column } of found.checks.filter(({ status }) => status === 'not_testable')) {
      prints(pages, words[lang].trapsUntestedLine(trapName(slug)[lang], missing_column))
    }
  })

  test('P2 prints every cell of both matrices in the order of the screen', () => {
    const pages = section('P2')
    for (const found of [byPeriod, byKpi]) {
      const cells = new Map(found.cells.map((cell) => [`${cell.unit_id} ${cell.column_id}`, cell]))
      for (const unit of found.rows) {
        const row = found.columns.map((column) => {
          const cell = cells.get(`${unit.unit_id} ${column.id}`)
          if (!cell || cell.state === 'empty') return '—'
          if (cell.state === 'withheld') return lang === 'zh' ? '护' : 'P'
          if (cell.state === 'no_target') return lang === 'zh' ? '无目标' : 'no target'
          const signal = cell.signal === 'below' ? '↘' : cell.signal === 'above' ? '↗' : ''
          // A gap that a data trap blocks has its mark and no signal.
          const mark = cell.blocked_by.length > 0 ? '◣' : signal
          const halfWidth = cell.half_width_ratio === null ? '' : `±${pointsOf(cell.half_width_ratio)}`
          const value = formatGap(cell.gap_ratio, lang).replace(/%$/, '')
          const count = cell.n_people === null ? '' : `n ${cell.n_people}`
          // The mark stands behind the value in wide columns and before the ± in narrow ones.
          return `(?:${escape(value + mark + halfWidth)}|${escape(value + halfWidth + mark)})${escape(count)}`
        })
        expect(pages, nameOf(unit, lang)).toMatch(
          new RegExp(escape(squeeze(nameOf(unit, lang))) + row.map(squeeze).join('')),
        )
      }
    }
  })

  test('P3 lists exactly the trends whose point of the month is a signal, with value, mean and limits', () => {
    const pages = section('P3')
    const signals = trends.flatMap((trend) => {
      const point = trend.points.find((each) => each.period_id === MONTH)
      const isSignal =
        point?.state === 'shown' && point.label !== null && point.label !== 'common' && trend.limits !== 'none'
      return isSignal ? [{ trend, point }] : []
    })
    for (const { trend, point } of signals) {
      const [value, mean, lower, upper] = [point.value, point.mean, point.lower, point.upper].map((each) =>
        valueText(each, trend, lang),
      )
      prints(pages, `${nameOf(trend.unit!, lang)}${value}${mean}${lower}${lang === 'zh' ? '至' : 'to'}${upper}`)
    }
    if (signals.length === 0) prints(pages, words[lang].noSignals)
    else prints(pages, lang === 'zh' ? `共 ${signals.length} 行` : `rows: ${signals.length}`)
  })

  test('P4 prints the verdict, range, parts and people of the company and each low unit as the API has them', () => {
    const page = section('P4')
    prints(page, verdictText[lang].finding(verdicts))
    for (const unit of judged()) {
      const share = systemShare(unit)
      const parts = partShares(unit)
      prints(
        page,
        [
          share ? `${formatPercent(share.estimate, lang)} (${shareRange(share.low, share.high, lang)})` : '—',
          ...PARTS.map((part) => (parts ? formatPercent(parts[part], lang) : '—')),
          formatExact(unit.n_people, lang),
        ].join(''),
      )
    }
    limitSentences(verdicts.company!.limits, lang).forEach((sentence) => prints(page, sentence))
  })

  test('P5 prints what goes with the gap of the company and each low unit as the API has it', () => {
    const page = section('P5')
    const [company, ...units] = evidence
    const graded = units.filter(({ factors }) =>
      factors.some(({ here }) => here !== null && here.grade !== 'none' && (here.contribution?.estimate ?? 0) < 0),
    )
    for (const found of [company!, ...graded]) prints(page, evidenceText[lang].finding(found))
  })

  test('P6 prints goals, targets and changes as the API has them', () => {
    const page = section('P6')
    prints(page, goalText[lang].finding(goals))
    const point = goals.points.find(({ is_ceiling }) => is_ceiling)!
    prints(page, chanceWords({ chance: point.chance!, low: point.low, high: point.high }, lang))
    for (const { places, mean_chance } of goals.units) {
      places?.forEach(({ weight_share }) => prints(page, formatPercent(weight_share, lang)))
      if (places) prints(page, formatPercent(mean_chance, lang))
    }
    for (const { code, n_goals, weight_share } of goals.findings) {
      prints(page, `${codeWords[lang][code]!.name}`)
      prints(page, `${formatExact(n_goals, lang)}${formatPercent(weight_share, lang)}`)
    }
    const { classes, original, current } = goals.revisions!
    for (const { class: name, n_goals } of classes)
      prints(page, `${goalWords[lang].revision[name]}${formatExact(n_goals, lang)}`)
    prints(page, formatPercent(original, lang))
    prints(page, formatPercent(current, lang))
    expect(page).not.toContain('提高销售额')
  })

  test('P10 prints the ledger, the reasons, the coverage and the excluded results as the API has them', () => {
    const pages = section('P10')
    const n = (value: number | null) => formatExact(value, lang)
    for (const load of quality.loads) {
      prints(
        pages,
        `${n(load.seq)}${load.file_name}${formatDate(load.received_at, lang)}${n(load.rows_in)}${n(load.loaded)}${n(load.quarantined)}${n(load.superseded)}`,
      )
    }
    prints(pages, `${n(quality.rows_in)}${n(quality.loaded)}${n(quality.quarantined)}${n(quality.superseded)}`)
    for (const reason of quality.quarantine)
      prints(pages, `${reason.code})${importCodes[reason.code]?.remedy[lang] ?? ''}${n(reason.n)}`)
    for (const period of quality.coverage) {
      prints(
        pages,
        formatPeriod(period.period_id, lang) +
          [period.n_units, period.n_people, period.n_results, period.n_with_target, period.n_with_gap].map(n).join(''),
      )
    }
    for (const [reason, count] of Object.entries(quality.excluded)) {
      prints(pages, `${words[lang].excludedReason[reason as keyof typeof quality.excluded]}${n(count)}`)
    }
  })

  test('no number is printed that is neither in an answer nor in a fixed sentence', async () => {
    const known = new Set<string>()
    const allow = (text: string) => numbers(text).forEach((each) => known.add(each))
    for (const found of [byPeriod, byKpi]) {
      const chart = heatmap.chart(found, { lang, palette: lightPalette })
      if (chart.kind === 'matrix') allow(JSON.stringify(chart))
      allow(String(found.rows.length))
      found.cells.forEach((cell) => allow(`${formatGap(cell.gap_ratio, lang)} ${formatPeople(cell.n_people, lang)}`))
      found.largest.forEach((cell) =>
        allow(
          `${formatGap(Math.abs(cell.gap_ratio ?? 0), lang)} ${formatPoints(cell.half_width_ratio, lang)}`.replace(
            '+',
            '',
          ),
        ),
      )
    }
    byPeriod.columns.forEach(({ id }) => allow(`${formatPeriodShort(id)} ${formatPeriod(id, lang)}`))
    for (const trend of trends) {
      allow(JSON.stringify(trendAnalysis.chart(trend, { lang, palette: lightPalette, width: 318, height: 228 })))
      for (const point of trend.points)
        [point.value, point.mean, point.lower, point.upper].forEach((each) => allow(valueText(each, trend, lang)))
    }
    const overall = company.overall!
    allow(
      [
        formatGap(overall.gap_ratio, lang),
        formatPoints(overall.half_width_ratio, lang),
        formatPeople(overall.n_people, lang),
      ].join(' '),
    )
    allow(
      [
        formatExact(overall.n_met, lang),
        formatExact(overall.n_judged, lang),
        formatPercent(overall.n_met! / overall.n_judged!, lang),
      ].join(' '),
    )
    for (const unit of [...judged(), ...verdicts.units]) {
      const parts = partShares(unit)
      const share = systemShare(unit)
      allow(`${verdictSentence(unit, lang)} ${verdictShort(unit, lang)} ${formatExact(unit.n_people, lang)}`)
      allow(verdictText[lang].finding({ ...verdicts, unit: null, company: { ...verdicts.company!, ...unit } }))
      allow(limitSentences(unit.limits, lang).join(' '))
      PARTS.forEach((part) => parts && allow(`${formatPercent(parts[part], lang)} ${Math.round(parts[part] * 100)}%`))
      if (share) allow(`${formatPercent(share.estimate, lang)} ${Math.round(share.estimate * 100)}%`)
    }
    evidence.forEach((found) => allow(evidenceText[lang].finding(found)))
    allow(goalText[lang].finding(goals))
    // The axes of the plane.
    allow('0 10 25 50 75 100')
    for (const { places, mean_chance } of goals.units) {
      allow(formatPercent(mean_chance, lang))
      places?.forEach(({ n_goals, weight_share }) => allow(`${n_goals} ${formatPercent(weight_share, lang)}`))
    }
    for (const { chance, low, high, basis, n_periods } of goals.points) {
      if (chance !== null) allow(chanceWords({ chance, low, high }, lang))
      if (basis !== 'none') allow(goalWords[lang].basis[basis](n_periods))
    }
    goals.findings.forEach((one) => allow(`${one.n_goals} ${formatPercent(one.weight_share, lang)}`))
    if (goals.revisions) {
      const { classes, original, current } = goals.revisions
      allow(`${formatPercent(original, lang)} ${formatPercent(current, lang)}`)
      classes.forEach((one) => allow(`${formatExact(one.n_goals, lang)} ${formatExact(one.n_down, lang)}`))
    }
    allow(JSON.stringify(goalReportWords[lang]))
    loopSentences(lang).forEach(allow)
    loop.beliefs.forEach((one) => allow(beliefText(one, lang)))
    loop.plans.mismatches.forEach(({ plan_id }) => allow(plan_id))
    for (const { due_on, days, plan_id } of loop.commitments.overdue)
      allow(`${plan_id} ${formatDate(due_on, lang)} ${days}`)
    loop.lessons.forEach(({ plan_id, text }) => allow(`${plan_id} ${text}`))
    loop.proposals.forEach((one) => allow(loopText[lang].proposal(one)))
    allow(formatDate(loop.as_of!, lang))
    for (const line of participation.blockers)
      allow(
        [line.n, line.n_open, line.median_days, line.oldest_days, formatPercent(line.running_share, lang)].join(' '),
      )
    allow(participationText[lang].finding(participation))
    allow(outcomesText[lang].finding(outcomes))
    for (const one of outcomes.outcomes) {
      allow(`${one.plan} ${outcomeSentence(one, lang)} ${noteSentences(one, lang).join(' ')}`)
      allow(
        [one.raw, one.expected, one.corrected, one.low, one.high].map((v) => (v === null ? '' : sdText(v))).join(' '),
      )
    }
    allow(
      JSON.stringify(loopReportWords[lang], (_, value: unknown) =>
        typeof value === 'function' ? String(value) : value,
      ),
    )
    allow('P7-T1 P7-T2 P7-T3 P8 P8-T1 P9-T1 P9-T2')
    quality.trust.reasons.forEach((reason) => allow(qualityText[lang].reason(reason)))
    const { loads, coverage, quarantine, excluded, ...totals } = quality
    for (const row of [...loads, ...coverage, ...quarantine, excluded, totals]) {
      for (const value of Object.values(row))
        allow(typeof value === 'number' ? formatExact(value, lang) : String(value))
    }
    loads.forEach((load) => allow(formatDate(load.received_at, lang)))
    // Fixed sentences, and the counts of rows, trends and charts, which the other tests check one by one.
    allow(JSON.stringify(words[lang], (_, value: unknown) => (typeof value === 'function' ? String(value) : value)))
    allow(JSON.stringify(importCodes))
    for (const load of Object.values(analyses)) {
      const { title, reading, caveat, source } = (await load()).text[lang]
      allow([title, reading, caveat, source].join(' '))
    }
    Array.from({ length: 60 }, (_, count) => allow(String(count)))
    allow(
      'P1 P2 P3 P4 P5 P10 P2-T1 P2-T2 P3-T1 P4-F1 P4-T1 P5-T1 P6 P6-F1 P6-T1 P6-T2 P6-T3 P6-T4 P7 P9 95 100 P10-T1 P10-T2 P10-T3 P10-T4 P10-T5 P10-T6',
    )
    allow('2025-04-03 08:00')

    const strange = pdf().pages.flatMap(({ items }, page) =>
      items
        // The foot holds hashes and versions; it is compared as a whole below.
        .filter(({ y }) => y > 85)
        .flatMap(({ text }) => numbers(text).filter((number) => !known.has(number)))
        .map((number) => `page ${page + 1}: ${number}`),
    )
    expect(strange).toEqual([])
  })

  test('P7 to P9 print what the company owes first, then the effect of each plan and the loop, as the API has them', () => {
    const [plans, effects, closed] = [section('P7'), section('P8'), section('P9')]
    const owed = squeeze(loopText[lang].owed(loop))
    expect(plans.indexOf(owed)).toBeGreaterThan(-1)
    expect(plans.indexOf(owed)).toBeLessThan(plans.indexOf(squeeze(loopReportWords[lang].funnel)))
    expect(loop.commitments.overdue.length).toBeGreaterThan(0)
    for (const item of loop.commitments.overdue) {
      prints(plans, item.text!)
      prints(plans, formatDate(item.due_on, lang))
    }
    prints(plans, rateText(loop.plans.diagnosis, lang))
    for (const line of participation.blockers) prints(plans, formatPercent(line.running_share, lang))
    expect(outcomes.outcomes.length).toBeGreaterThan(0)
    for (const one of outcomes.outcomes) {
      prints(effects, outcomeSentence(one, lang))
      if (one.corrected !== null) prints(effects, sdText(one.corrected))
    }
    for (const sentence of [
      loopText[lang].repeat(loop),
      loopText[lang].response(loop),
      loopText[lang].investment(loop),
    ])
      prints(closed, sentence)
    for (const lesson of loop.lessons) prints(closed, lesson.text)
    for (const belief of loop.beliefs) prints(section('P2'), beliefText(belief, lang))
  })

  test('the foot of each page names snapshot, hash, scope, time with zone and the page', () => {
    const { pages } = pdf()
    const hash = printed.get(lang)!.hash.slice(0, 12)
    pages.forEach(({ text }, i) => {
      prints(text, samples.filled.id)
      prints(text, hash)
      prints(text, '2025-04-03 08:00 Asia/Shanghai')
      prints(text, lang === 'zh' ? `第 ${i + 1} 页 / 共 ${pages.length} 页` : `Page ${i + 1} of ${pages.length}`)
    })
  })

  test('all characters come out: no missing-glyph mark and no replacement character', () => {
    expect(pdf().text).not.toMatch(/[〓\uFFFD]/)
    prints(pdf().text, lang === 'zh' ? '示例集团' : 'Example Group')
  })

  test('no protected value is printed', () => {
    // sample-snapshot.ts plants these gaps where nobody may see them.
    expect(pdf().text).not.toMatch(/77\.7|88\.8/)
  })
})

/** Every sentence that the loop says of itself. */
const loopSentences = (lang: Lang): string[] => {
  const said = loopText[lang]
  const { plans, commitments } = loop
  return [
    ...[said.closure, said.repeat, said.owed, said.sides, said.investment, said.response].map((speak) => speak(loop)),
    ...[
      said.carryOver(loop),
      said.mismatch(loop),
      said.coverage(loop),
      said.execution(loop),
      rateText(plans.one_sided, lang),
    ],
    ...plans.funnel.map(({ n, n_unknown }) => `${n} ${n_unknown}`),
    ...(plans.n_of_people === null ? [] : [said.personPlans(plans.n_of_people)]),
    ...commitments.overdue.map(said.overdue),
  ]
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** Digits with their separators; sign and unit are checked where the figure is. */
const numbers = (text: string) => text.match(/\d+(?:[.,]\d+)*/g) ?? []
