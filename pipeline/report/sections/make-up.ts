import { chart } from '#queries/analyses/system-or-individual/chart.ts'
import { partShares } from '#queries/analyses/system-or-individual/part-shares.ts'
import type { SystemOrIndividualResult, UnitVerdict } from '#queries/analyses/system-or-individual/result.ts'
import { text as verdictText } from '#queries/analyses/system-or-individual/text.ts'
import { lightPalette } from '#queries/palette.ts'
import { diagnosisWords, PARTS } from '#queries/words/diagnosis.ts'
import { DASH, formatExact, formatList, formatNumber, formatPercent } from '#queries/words/format.ts'
import {
  CANNOT_SAY,
  goodParts,
  limitSentences,
  shareRange,
  systemShare,
  verdictSentence,
} from '#queries/words/verdict.ts'
import { diagnosisReportWords } from '../diagnosis-words.ts'
import type { Block, Section } from '../document.ts'
import type { Subject } from '../subject.ts'
import { drawSvg } from '../svg.ts'

/** Bars drawn under the company's; the table lists all. */
const MOST_BARS = 9
/** The full text width of a portrait page in CSS pixels (174 mm), so that 12 px print as 9 pt. */
const WIDTH = 658
const HEAD_AND_FOOT = 60
const BAR = 40

/** P4: how much of the shortfall is common, conditions, individual or fluctuation, unit by unit; what cannot be told, and why. */
export async function makeUpSection(subject: Subject): Promise<Section> {
  return { id: 'P4', title: subject.words.section.P4, landscape: false, blocks: await blocks(subject) }
}

async function blocks(subject: Subject): Promise<Block[]> {
  const { parts, words, lang } = subject
  const said = diagnosisReportWords[lang]
  if (!parts.verdicts.ok) return [{ kind: 'failed', text: words.failed(parts.verdicts.code) }]
  const found = parts.verdicts.result
  const { company } = found
  if (found.kind === 'empty' || company === null) return [{ kind: 'paragraph', tone: 'body', text: said.noVerdict }]
  const good = goodParts(company, lang)
  return [
    { kind: 'paragraph', tone: 'lead', text: verdictText[lang].finding({ ...found, unit: null }) },
    ...(good.length > 0
      ? [{ kind: 'paragraph', tone: 'body', text: good.join(lang === 'zh' ? '' : ' ') } as const]
      : []),
    ...(await picture(found, subject)),
    { kind: 'heading', text: said.units },
    ...unitTable(found, subject),
    ...waiting(found, subject),
    ...cannotTell(found, subject),
    { kind: 'heading', text: said.limits },
    { kind: 'list', isQuiet: true, items: limitSentences(company.limits, lang) },
    { kind: 'heading', text: said.cannotSay },
    { kind: 'list', isQuiet: true, items: [...CANNOT_SAY[lang], diagnosisWords[lang].ladderMeaning] },
  ]
}

/** The company and the units that are clearly low: the same bars as on the screen. */
async function picture(found: SystemOrIndividualResult, { lang }: Subject): Promise<Block[]> {
  const said = diagnosisReportWords[lang]
  const drawn = { ...found, unit: null, units: furthestLow(found) }
  if (found.company === null || partShares(found.company) === null) return []
  const size = { width: WIDTH, height: HEAD_AND_FOOT + BAR * (drawn.units.length + 1) }
  const figure = chart(drawn, { lang, palette: lightPalette, ...size })
  return [
    { kind: 'heading', text: diagnosisWords[lang].makeUp },
    {
      kind: 'charts',
      isWide: true,
      items: [
        {
          id: 'P4-F1',
          title: `P4-F1  ${said.makeUpTitle}`,
          sentence: said.makeUpDetail,
          detail: '',
          alt: verdictText[lang].finding({ ...found, unit: null }),
          svg: await drawSvg(figure, size),
          figures: [found.company, ...drawn.units].map((unit) => [unit.unit_id, unit.shortfall, unit.q]),
        },
      ],
    },
  ]
}

function unitTable(found: SystemOrIndividualResult, { words, lang, unitLabel, company }: Subject): Block[] {
  const said = diagnosisReportWords[lang]
  const head = said.unitsColumns
  const low = lowUnits(found)
  const rows = [...(found.company ? [found.company] : []), ...low].map((unit) => {
    const share = systemShare(unit)
    const of = partShares(unit)
    return [
      unit === found.company ? company : unitLabel(unit),
      diagnosisWords[lang].verdicts[unit.verdict],
      share ? `${formatPercent(share.estimate, lang)} (${shareRange(share.low, share.high, lang)})` : DASH,
      ...PARTS.map((part) => (of ? formatPercent(of[part], lang) : DASH)),
      formatExact(unit.n_people, lang),
    ]
  })
  const judged = found.units.filter(({ verdict }) => verdict !== 'withheld').length
  return [
    {
      kind: 'table',
      id: 'P4-T1',
      caption: words.tableName('P4-T1', said.units, formatNumber(rows.length, lang)),
      continued: words.continued,
      columns: [
        { label: head.unit, align: 'start', width: 'wide' },
        { label: head.verdict, align: 'start', width: 'wide' },
        { label: head.system, align: 'end', width: 'auto' },
        ...PARTS.map((part) => ({ label: head[part], align: 'end', width: 'auto' }) as const),
        { label: head.people, align: 'end', width: 'auto' },
      ],
      rows,
    },
    {
      kind: 'paragraph',
      tone: 'quiet',
      text:
        low.length === 0 ? said.noLowUnits : said.unitsRule(formatNumber(low.length, lang), formatNumber(judged, lang)),
    },
  ]
}

/** Units whose verdict waits because a data trap touches their results; one line for the same checks. */
function waiting(found: SystemOrIndividualResult, { words, lang, unitLabel }: Subject): Block[] {
  const units = found.units.filter(({ verdict }) => verdict === 'measurement_trap')
  if (units.length === 0) return []
  const items = [...Map.groupBy(units, (unit) => verdictSentence(unit, lang))].map(([verdict, some]) =>
    words.waitingLine(verdict, formatList(some.map(unitLabel), lang)),
  )
  return [
    { kind: 'heading', text: words.waiting },
    { kind: 'list', items },
  ]
}

/** Units below target of which nothing can be said, with the data that would decide; few people is no finding and is left out. */
function cannotTell(found: SystemOrIndividualResult, { lang, unitLabel }: Subject): Block[] {
  const said = diagnosisReportWords[lang]
  const unsure = found.units.filter(
    ({ verdict, reason, gap_z }) =>
      verdict === 'cannot_tell' && reason !== 'few_people' && reason !== 'no_shortfall' && (gap_z ?? 0) < 0,
  )
  if (unsure.length === 0) return []
  // One line a reason: thirty units of which the same is missing are one message.
  const items = [...Map.groupBy(unsure, (unit) => verdictSentence(unit, lang))].map(([reason, units]) =>
    said.cannotTellLine(reason, formatList(units.map(unitLabel), lang)),
  )
  return [
    { kind: 'heading', text: said.cannotTell },
    { kind: 'list', items },
  ]
}

/** In organisation-chart order. */
export const lowUnits = ({ units }: SystemOrIndividualResult): UnitVerdict[] => units.filter(({ is_low }) => is_low)

/** Those that fall furthest short, still in organisation-chart order. */
function furthestLow(found: SystemOrIndividualResult): UnitVerdict[] {
  const drawable = lowUnits(found).filter((unit) => partShares(unit) !== null)
  const furthest = drawable.toSorted((a, b) => (a.gap_z ?? 0) - (b.gap_z ?? 0)).slice(0, MOST_BARS)
  return drawable.filter((unit) => furthest.includes(unit))
}
