import { defineAnalysis } from '#queries/define.ts'
import { chart } from './chart.ts'
import { countsRow, type Counts } from './counts.ts'
import { judgeQuestions } from './judge-questions.ts'
import { params, result, type DataSufficiencyResult } from './result.ts'
import { tables } from './tables.ts'
import { text } from './text.ts'

/** What these data can answer, and the one column that would unlock the next question. Counts only, never a value. */
export default defineAnalysis({
  slug: 'data-sufficiency',
  params,
  queries: { counts: countsRow },
  result,
  text,
  analyse: ({ counts }): DataSufficiencyResult => analyse(counts),
  // Rows, periods, units, KPIs and plans are no people.
  figures: ({ questions }: DataSufficiencyResult) =>
    questions
      .filter(({ counted, have }) => (counted === 'people' || counted === 'raters') && (have ?? 0) > 0)
      .map(({ code, have }) => ({ key: code, n: have, cell: null })),
  withhold: (found: DataSufficiencyResult, keys) => ({
    ...found,
    questions: found.questions.map((question) => (keys.has(question.code) ? { ...question, have: null } : question)),
  }),
  chart,
  tables,
})

function analyse(rows: readonly Counts[]): DataSufficiencyResult {
  const counts = rows[0]
  if (!counts || counts.n_results + counts.n_ratings + counts.n_plans + counts.n_context_units === 0) {
    return { kind: 'empty', questions: [], next: null }
  }
  const questions = judgeQuestions(counts)
  const next = questions.find(({ unlock }) => unlock !== null)
  return { kind: 'found', questions, next: next?.unlock ? { column: next.unlock, question: next.code } : null }
}
