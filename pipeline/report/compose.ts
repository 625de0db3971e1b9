import { silent, type Log } from '#pipeline/effects.ts'
import { CausewayError } from '#pipeline/errors.ts'
import type { Lang } from '#queries/locale.ts'
import type { PeriodName } from '#queries/result.ts'
import { formatPeriod, nameOf } from '#queries/words/format.ts'
import { unitLabels } from '#queries/words/unit-label.ts'
import { characterMap } from './character-map.ts'
import type { ReportDocument, Section } from './document.ts'
import { reportFonts } from './fonts.ts'
import type { Parts } from './parts.ts'
import { replaceRareGlyphs, type Replaced } from './rare-glyphs.ts'
import { answersSection } from './sections/answers.ts'
import { definitionsSection } from './sections/definitions.ts'
import { evidenceSection } from './sections/evidence.ts'
import { goalsSection } from './sections/goals.ts'
import { heatmapSection } from './sections/heatmap.ts'
import { loopSection } from './sections/loop.ts'
import { makeUpSection } from './sections/make-up.ts'
import { outcomesSection } from './sections/outcomes.ts'
import { plansSection } from './sections/plans.ts'
import { trendsSection } from './sections/trends.ts'
import type { Subject } from './subject.ts'
import { words as reportWords, type ReportWords } from './words.ts'

export type Composition = {
  lang: Lang
  /** YYYY-MM, as asked for; `period` is what it stands for in the data. */
  month: string
  period: PeriodName
  newest: PeriodName
  company: { name_zh: string; name_en: string }
  snapshot: string
  state: string
  parts: Parts
  log?: Log
}

/**
 * The data section: the sections in their fixed order, every text drawable with the report's font. Depends on nothing but its argument,
 * so it is the same whenever it is made.
 */
export async function composeDocument(given: Composition): Promise<{ document: ReportDocument; replaced: Replaced[] }> {
  const { lang, month, period, newest, snapshot, state, parts } = given
  const words = reportWords[lang]
  const subject: Subject = {
    lang,
    words,
    company: nameOf(given.company, lang),
    period: formatPeriod(period.period_id, lang),
    periodId: period.period_id,
    snapshot,
    newest,
    parts,
    log: given.log ?? silent,
    unitLabel: unitLabels(parts.byPeriod.ok ? parts.byPeriod.result.rows : [], lang),
  }
  const sections = [
    await sectionOf('P1', subject, answersSection),
    await sectionOf('P2', subject, heatmapSection),
    await sectionOf('P3', subject, trendsSection),
    await sectionOf('P4', subject, makeUpSection),
    await sectionOf('P5', subject, evidenceSection),
    await sectionOf('P6', subject, goalsSection),
    await sectionOf('P7', subject, plansSection),
    await sectionOf('P8', subject, outcomesSection),
    await sectionOf('P9', subject, loopSection),
    await sectionOf('P10', subject, definitionsSection),
  ]
  const written: ReportDocument = {
    lang,
    title: words.title,
    scope: subject.company,
    period: subject.period,
    month,
    snapshot,
    state,
    dated: period.period_end,
    sections,
  }
  const { value: document, replaced } = replaceRareGlyphs(written, drawableCharacters())
  if (replaced.length > 0) {
    const list = replaced.map(({ code_point, n }) => `${code_point} ×${n}`).join(lang === 'zh' ? '、' : ', ')
    document.sections.at(-1)?.blocks.push({ kind: 'paragraph', tone: 'body', text: words.replaced(list) })
  }
  return { document, replaced }
}

/** A section that cannot be written still has its page and says so; the others are not affected. */
async function sectionOf(
  id: keyof ReportWords['section'],
  subject: Subject,
  write: (subject: Subject) => Section | Promise<Section>,
): Promise<Section> {
  try {
    return await write(subject)
  } catch (error) {
    const code = `${id}-${error instanceof CausewayError ? error.code : 'internal'}`
    subject.log.error({ code, error: String(error) }, 'a section of the monthly report failed')
    const { words } = subject
    return { id, title: words.section[id], landscape: false, blocks: [{ kind: 'failed', text: words.failed(code) }] }
  }
}

let drawable: ReadonlySet<number> | null = null

/** What both weights can draw; read once per process. */
function drawableCharacters(): ReadonlySet<number> {
  if (drawable) return drawable
  const { regular, bold } = reportFonts()
  const inBold = characterMap(bold)
  drawable = new Set([...characterMap(regular)].filter((code) => inBold.has(code)))
  return drawable
}
