import { z } from 'zod'
import { defineAnalysis } from '#queries/define.ts'
import { ALL_KPIS } from '#queries/domain.ts'
import { goalCheck } from '#queries/goals/lint/check.ts'
import { CODES } from '#queries/goals/lint/codes.ts'
import { rewrite } from '#queries/goals/lint/rewrite.ts'
import { chart } from './chart.ts'
import { params, result, type GoalWordingResult, type WordingExample } from './result.ts'
import { tables } from './tables.ts'
import { text } from './text.ts'

const row = z.object({
  unit_id: z.string(),
  code: z.string(),
  position: z.number().int(),
  text: z.string(),
  check_json: z.string(),
  n_people: z.number().int(),
  last_period: z.string(),
})
type Row = z.infer<typeof row>
/** What privacy needs and nobody is shown. */
type Placed = WordingExample & { place?: { unit_id: string; period_id: string } }

/** Examples of unclear texts with another way to write each: for human resources, without owner and without unit. */
export default defineAnalysis({
  slug: 'goal-wording',
  params,
  queries: { rows: row },
  result,
  text,
  analyse,
  figures: ({ examples }: GoalWordingResult) =>
    (examples as Placed[]).map((one) => ({
      key: keyOf(one),
      n: one.n_people,
      cell: one.place ? { ...one.place, kpi_id: ALL_KPIS } : null,
    })),
  withhold: (found: GoalWordingResult, keys) => {
    const examples = found.examples.filter((one) => !keys.has(keyOf(one)))
    return { ...found, examples }
  },
  chart,
  tables,
  readers: ['hr'],
})

const keyOf = (one: Placed) => JSON.stringify([one.code, one.text, one.place?.unit_id ?? null])

function analyse({ rows }: { rows: Row[] }): GoalWordingResult {
  const inOrder = rows.toSorted(
    (a, b) =>
      place(a) - place(b) ||
      a.position - b.position ||
      (a.text < b.text ? -1 : a.text > b.text ? 1 : a.unit_id < b.unit_id ? -1 : 1),
  )
  const seen = new Map<string, Set<string>>()
  const examples = inOrder.flatMap((one): Placed[] => {
    const texts = seen.get(one.code) ?? new Set()
    seen.set(one.code, texts)
    if (texts.has(one.text) || texts.size >= MOST_OF_CODE) return []
    const check = goalCheck.safeParse(JSON.parse(one.check_json))
    const finding = check.success ? check.data.findings.find(({ code }) => code === one.code) : undefined
    if (!check.success || !finding) return []
    texts.add(one.text)
    return [
      {
        ...{ code: one.code, letter: finding.letter, severity: finding.severity, text: one.text },
        ...{ start: finding.start, end: finding.end, n_people: one.n_people },
        rewrite: { zh: rewrite(finding, check.data, 'zh'), en: rewrite(finding, check.data, 'en') },
        place: { unit_id: one.unit_id, period_id: one.last_period },
      },
    ]
  })
  return { kind: examples.length > 0 ? 'found' : 'empty', examples }
}

const place = ({ code }: Row) => (CODES as readonly string[]).indexOf(code)
const MOST_OF_CODE = 4
