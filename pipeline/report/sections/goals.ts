import { chart } from '#queries/analyses/goal-check/chart.ts'
import type { GoalCheckResult, GoalPoint } from '#queries/analyses/goal-check/result.ts'
import { text as goalText } from '#queries/analyses/goal-check/text.ts'
import { codeWords } from '#queries/goals/code-words.ts'
import { QUADRANTS, type Quadrant } from '#queries/goals/plane.ts'
import { chanceWords, goalWords } from '#queries/goals/words.ts'
import { lightPalette } from '#queries/palette.ts'
import { formatExact, formatList, formatNumber, formatPercent, nameOf } from '#queries/words/format.ts'
import { gapWords } from '#queries/words/gap.ts'
import type { Block, Section, TableBlock } from '../document.ts'
import { goalReportWords } from '../goal-words.ts'
import type { Subject } from '../subject.ts'
import { drawSvg } from '../svg.ts'

/** The full text width of a portrait page in CSS pixels (174 mm). */
const PLANE = { width: 658, height: 280 }
const MOST_TARGETS = 12
const MOST_EXAMPLES = 6

/** P6: are the goals within reach, do they say what done looks like, and were they changed? */
export async function goalsSection(subject: Subject): Promise<Section> {
  return { id: 'P6', title: subject.words.section.P6, landscape: false, blocks: await blocks(subject) }
}

async function blocks(subject: Subject): Promise<Block[]> {
  const { parts, words, lang } = subject
  if (!parts.goals.ok) return [{ kind: 'failed', text: words.failed(parts.goals.code) }]
  const found = parts.goals.result
  const lead: Block = { kind: 'paragraph', tone: 'lead', text: goalText[lang].finding(found) }
  if (found.kind !== 'found') return [lead]
  const firm = found.findings.some(({ firmness }) => firmness !== 'suggestion')
  const isQuiet =
    !firm &&
    targetsOf(found).length === 0 &&
    (found.revisions?.n_changed ?? 0) === 0 &&
    found.kpis.every(({ stale, overlaps }) => stale.length + overlaps.length === 0)
  return [
    lead,
    ...(isQuiet ? [{ kind: 'paragraph', tone: 'body', text: goalReportWords[lang].nothing } as const] : []),
    ...(await plane(found, subject)),
    ...units(found, subject),
    ...targets(found, subject),
    ...findings(found, subject),
    ...revisions(found, subject),
    ...ageing(found, subject),
    ...wording(subject),
    { kind: 'paragraph', tone: 'quiet', text: goalText[lang].caveat },
  ]
}

async function plane(found: GoalCheckResult, { lang }: Subject): Promise<Block[]> {
  if (found.points.length === 0) return []
  const said = goalReportWords[lang]
  const figure = chart(found, { lang, palette: lightPalette, ...PLANE })
  return [
    { kind: 'heading', text: said.plane },
    {
      kind: 'charts',
      isWide: true,
      items: [
        {
          id: 'P6-F1',
          title: `P6-F1  ${goalText[lang].axes.chance} × ${goalText[lang].axes.clarity}`,
          sentence: said.planeDetail,
          detail: '',
          alt: goalText[lang].finding(found),
          svg: await drawSvg(figure, PLANE),
          figures: found.points.map((point) => [
            point.unit_id,
            point.kpi_id,
            point.chance,
            point.clarity,
            point.weight_share,
          ]),
        },
      ],
    },
  ]
}

function units(found: GoalCheckResult, { words, lang, unitLabel }: Subject): Block[] {
  if (found.units.length === 0) return []
  const said = goalReportWords[lang]
  const used = QUADRANTS.filter((quadrant) =>
    found.units.some(({ places }) => places?.some((one) => one.quadrant === quadrant)),
  )
  return [
    { kind: 'heading', text: said.units },
    {
      kind: 'table',
      id: 'P6-T1',
      caption: words.tableName('P6-T1', said.units, formatNumber(found.units.length, lang)),
      continued: words.continued,
      columns: [
        { label: said.unitColumns.unit, align: 'start', width: 'wide' },
        ...[
          said.unitColumns.goals,
          said.unitColumns.chance,
          ...used.map((quadrant) => goalWords[lang].quadrant[quadrant]),
        ].map((label) => ({ label, align: 'end', width: 'auto' }) as const),
      ],
      rows: found.units.map((unit) => {
        const { places } = unit
        if (places === null)
          return [unitLabel(unit), ...Array.from({ length: used.length + 2 }, () => gapWords[lang].protected)]
        const share = (quadrant: Quadrant) => places.find((one) => one.quadrant === quadrant)?.weight_share ?? 0
        return [
          unitLabel(unit),
          formatExact(
            places.reduce((sum, { n_goals }) => sum + n_goals, 0),
            lang,
          ),
          formatPercent(unit.mean_chance, lang),
          ...used.map((quadrant) => formatPercent(share(quadrant), lang)),
        ]
      }),
    },
  ]
}

const targetsOf = ({ points }: GoalCheckResult): GoalPoint[] => {
  const rank = (point: GoalPoint) => (point.is_ceiling ? 0 : point.is_slack ? 1 : 2)
  return points
    .filter(({ is_ceiling, is_slack, quadrant }) => is_ceiling || is_slack || quadrant.endsWith('out_of_reach'))
    .toSorted((a, b) => rank(a) - rank(b) || b.weight_share - a.weight_share)
}

function targets(found: GoalCheckResult, { words, lang }: Subject): Block[] {
  const said = goalReportWords[lang]
  const all = targetsOf(found)
  const heading: Block = { kind: 'heading', text: said.targets }
  if (all.length === 0) return [heading, { kind: 'paragraph', tone: 'body', text: said.targetsNone }]
  const shown = all.slice(0, MOST_TARGETS)
  const head = said.targetColumns
  const table: TableBlock = {
    kind: 'table',
    id: 'P6-T2',
    caption: words.tableName('P6-T2', said.targets, formatNumber(shown.length, lang)),
    continued: words.continued,
    columns: [
      ...[head.unit, head.kpi].map((label) => ({ label, align: 'start', width: 'wide' }) as const),
      ...[head.kind, head.chance, head.basis].map((label) => ({ label, align: 'start', width: 'auto' }) as const),
    ],
    rows: shown.map((point) => [
      lang === 'zh' ? point.unit_zh : point.unit_en,
      (lang === 'zh' ? point.kpi_zh : point.kpi_en) ?? '—',
      point.is_ceiling ? goalWords[lang].ceiling : point.is_slack ? goalWords[lang].slack : said.outOfReach,
      point.chance === null ? '—' : chanceWords({ chance: point.chance, low: point.low, high: point.high }, lang),
      point.basis === 'none' ? goalWords[lang].basis.none : goalWords[lang].basis[point.basis](point.n_periods),
    ]),
  }
  const n = (value: number) => formatNumber(value, lang)
  return [
    heading,
    table,
    ...(shown.length < all.length
      ? [{ kind: 'paragraph', tone: 'quiet', text: said.targetsRule(n(shown.length), n(all.length)) } as const]
      : []),
  ]
}

function findings(found: GoalCheckResult, { words, lang }: Subject): Block[] {
  const said = goalReportWords[lang]
  const heading: Block = { kind: 'heading', text: said.findings }
  if (found.findings.length === 0) {
    return [heading, { kind: 'paragraph', tone: 'body', text: found.n_texts === 0 ? said.noTexts : said.nothing }]
  }
  const head = said.findingColumns
  return [
    heading,
    {
      kind: 'table',
      id: 'P6-T3',
      caption: words.tableName('P6-T3', said.findings, formatNumber(found.findings.length, lang)),
      continued: words.continued,
      columns: [
        { label: head.rule, align: 'start', width: 'wide' },
        { label: head.kind, align: 'start', width: 'auto' },
        { label: head.goals, align: 'end', width: 'auto' },
        { label: head.share, align: 'end', width: 'auto' },
      ],
      rows: found.findings.map((one) => [
        codeWords[lang][one.code]?.name ?? one.code,
        goalWords[lang].firmness[one.firmness],
        formatExact(one.n_goals, lang),
        formatPercent(one.weight_share, lang),
      ]),
    },
    { kind: 'paragraph', tone: 'quiet', text: said.suggestions },
  ]
}

function revisions({ revisions: revised }: GoalCheckResult, { words, lang }: Subject): Block[] {
  if (!revised || revised.n_changed === 0) return []
  const said = goalReportWords[lang]
  const head = said.revisionColumns
  return [
    { kind: 'heading', text: said.revisions },
    {
      kind: 'table',
      id: 'P6-T4',
      caption: words.tableName('P6-T4', said.revisions, formatNumber(revised.classes.length, lang)),
      continued: words.continued,
      columns: [
        { label: head.kind, align: 'start', width: 'wide' },
        ...[head.targets, head.up, head.down].map((label) => ({ label, align: 'end', width: 'auto' }) as const),
      ],
      rows: revised.classes.map((one) => [
        goalWords[lang].revision[one.class],
        ...[one.n_goals, one.n_up, one.n_down].map((n) => formatExact(n, lang)),
      ]),
    },
    {
      kind: 'paragraph',
      tone: 'body',
      text: said.attainment(formatPercent(revised.original, lang), formatPercent(revised.current, lang)),
    },
    {
      kind: 'list',
      isQuiet: true,
      items: revised.classes.map(
        (one) =>
          `${goalWords[lang].revision[one.class]}${lang === 'zh' ? '：' : ': '}${goalWords[lang].revisionNote[one.class]}`,
      ),
    },
  ]
}

function ageing({ kpis }: GoalCheckResult, { lang }: Subject): Block[] {
  const said = goalReportWords[lang]
  const items = kpis.flatMap((kpi) => [
    ...(kpi.stale.length > 0
      ? [
          said.staleLine(
            nameOf(kpi, lang),
            formatList(
              kpi.stale.map((reason) => goalWords[lang].stale[reason]),
              lang,
            ),
          ),
        ]
      : []),
    ...kpi.overlaps.map(({ version, before }) => said.overlap(nameOf(kpi, lang), version, before)),
  ])
  return items.length === 0
    ? []
    : [
        { kind: 'heading', text: said.stale },
        { kind: 'list', items },
      ]
}

/** For human resources only, and never who wrote it or where; what is firm before what is suggested. */
function wording({ parts, lang }: Subject): Block[] {
  if (!parts.wording?.ok) return []
  const said = goalReportWords[lang]
  const { examples } = parts.wording.result
  const shown = [
    ...examples.filter(({ severity }) => severity === 'firm'),
    ...examples.filter(({ severity }) => severity === 'suggestion'),
  ].slice(0, MOST_EXAMPLES)
  if (shown.length === 0) return []
  return [
    { kind: 'heading', text: said.wording },
    {
      kind: 'list',
      items: shown.map((one) => said.wordingLine(cut(one.text), one.rewrite[lang])),
    },
  ]
}

/** One line of a text of any length. */
function cut(text: string): string {
  const signs = [...text.replaceAll(/\s+/g, ' ')]
  return signs.length > 80 ? `${signs.slice(0, 80).join('')}…` : signs.join('')
}
