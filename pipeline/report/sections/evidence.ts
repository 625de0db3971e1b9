import { factorNames, gradeNames } from '#queries/analyses/factor-evidence/factor-names.ts'
import { TABS, type FactorEvidence } from '#queries/analyses/factor-evidence/result.ts'
import { text as evidenceText } from '#queries/analyses/factor-evidence/text.ts'
import type { Lang } from '#queries/locale.ts'
import { formatNumber } from '#queries/words/format.ts'
import { gapWords } from '#queries/words/gap.ts'
import { tabNames } from '#queries/words/tabs.ts'
import { diagnosisReportWords } from '../diagnosis-words.ts'
import type { Block, Section } from '../document.ts'
import type { UnitEvidence } from '../parts.ts'
import type { Subject } from '../subject.ts'

/** P5: which measured circumstances go with the gap of the company and of the units that are clearly low. */
export function evidenceSection(subject: Subject): Section {
  return { id: 'P5', title: subject.words.section.P5, landscape: false, blocks: blocks(subject) }
}

function blocks(subject: Subject): Block[] {
  const { parts, words, lang } = subject
  const said = diagnosisReportWords[lang]
  if (!parts.verdicts.ok) return [{ kind: 'failed', text: words.failed(parts.verdicts.code) }]
  const found = parts.evidence.filter(({ evidence }) => evidence.ok && evidence.result.kind !== 'empty')
  const failed = [...new Set(parts.evidence.flatMap(({ evidence }) => (evidence.ok ? [] : [evidence.code])))].map(
    (code): Block => ({ kind: 'failed', text: words.failed(code) }),
  )
  if (found.length === 0) {
    return failed.length > 0 ? failed : [{ kind: 'paragraph', tone: 'body', text: said.noEvidence }]
  }
  const listed = found.filter((each, place) => place === 0 || hasEvidence(each))
  const left = found.length - listed.length
  return [
    matrix(listed, subject),
    { kind: 'paragraph', tone: 'quiet', text: `${said.gradeKey} ${said.evidenceRule}` },
    { kind: 'heading', text: said.evidenceList },
    {
      kind: 'list',
      items: listed.flatMap((each) => finding(each, subject)),
    },
    ...(left > 0
      ? [{ kind: 'paragraph', tone: 'quiet', text: said.notListed(formatNumber(left, lang)) } as const]
      : []),
    { kind: 'paragraph', tone: 'quiet', text: evidenceText[lang].caveat },
    ...untested(found, lang),
    ...failed,
  ]
}

/** Whether any circumstance goes with the shortfall of the unit, so that its sentence says more than "none". */
const hasEvidence = ({ evidence }: UnitEvidence): boolean =>
  evidence.ok &&
  evidence.result.factors.some(
    ({ here }) => here !== null && here.grade !== 'none' && (here.contribution?.estimate ?? 0) < 0,
  )

/** The finding under the unit's full label: several teams may share a name. */
function finding({ unit, evidence }: UnitEvidence, { lang, unitLabel }: Subject): string[] {
  if (!evidence.ok) return []
  const label = unitLabel(unit)
  return [evidenceText[lang].finding({ ...evidence.result, unit: { ...unit, name_zh: label, name_en: label } })]
}

/** Units against the tabs of the diagnosis: how many circumstances have which grade of evidence. */
function matrix(found: UnitEvidence[], { words, lang, unitLabel, company }: Subject): Block {
  const said = diagnosisReportWords[lang]
  const rows = found.map(({ unit, evidence }, place) => {
    const name = place === 0 ? company : unitLabel(unit)
    if (!evidence.ok || evidence.result.kind === 'withheld') return [name, ...TABS.map(() => gapWords[lang].protected)]
    const { factors } = evidence.result
    return [name, ...TABS.map((tab) => grades(factors.filter((factor) => factor.tab === tab)))]
  })
  return {
    kind: 'table',
    id: 'P5-T1',
    caption: words.tableName('P5-T1', said.evidenceMatrix, formatNumber(rows.length, lang)),
    continued: words.continued,
    columns: [
      { label: said.evidenceUnit, align: 'start', width: 'wide' },
      ...TABS.map((tab) => ({ label: tabNames[lang][tab], align: 'start', width: 'auto' }) as const),
    ],
    rows,
  }
}

/** B 1 C 2: letters of the grades with their counts; a dash where nothing is measured or no evidence was found. */
function grades(factors: readonly FactorEvidence[]): string {
  const of = factors.map((factor) => factor.here?.grade ?? factor.grade)
  const counted = (
    [
      ['A', 'tried'],
      ['B', 'associated'],
      ['C', 'reported'],
    ] as const
  ).flatMap(([letter, grade]) => {
    const n = of.filter((each) => each === grade).length
    return n > 0 ? [`${letter} ${n}`] : []
  })
  return counted.length > 0 ? counted.join(' · ') : '—'
}

/** Circumstances of the company that cannot be tested or are only described, each with its reason. */
function untested(found: UnitEvidence[], lang: Lang): Block[] {
  const company = found[0]
  if (!company?.evidence.ok) return []
  const said = evidenceText[lang].reasons
  const items = company.evidence.result.factors.flatMap(({ factor, reason, grade }) =>
    reason === null
      ? []
      : [
          lang === 'zh'
            ? `${factorNames.zh(factor)}（${gradeNames.zh[grade]}）：${said[reason]}。`
            : `${factorNames.en(factor)} (${gradeNames.en[grade]}): ${said[reason]}.`,
        ],
  )
  return items.length === 0 ? [] : [{ kind: 'list', isQuiet: true, items }]
}
