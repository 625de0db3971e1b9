import { planBody, type PlanBody } from './body.ts'

/** What is wrong with a plan, or worth saying before it is saved. Errors stop it; warnings become labels. */
export const PROBLEMS = {
  unit_missing: 'error',
  unit_unknown: 'error',
  title_missing: 'error',
  text_missing: 'error',
  text_too_long: 'error',
  control_characters: 'error',
  not_text: 'error',
  not_a_number: 'error',
  out_of_range: 'error',
  bad_choice: 'error',
  bad_date: 'error',
  cause_missing: 'error',
  remedy_missing: 'error',
  unknown_function: 'error',
  unknown_measure: 'error',
  too_many: 'error',
  unknown_field: 'error',
  end_before_start: 'error',
  milestones_out_of_order: 'error',
  start_missing: 'warning',
  measure_missing: 'warning',
  start_before_data: 'warning',
  overlapping_plan: 'warning',
} as const satisfies Record<string, 'error' | 'warning'>
export type ProblemCode = keyof typeof PROBLEMS

/** `field` is a path such as `starts_on` or `steps.2.text`: where the form shows it. */
export type PlanProblem = { field: string; code: ProblemCode; severity: 'error' | 'warning' }

const isProblem = (code: string): code is ProblemCode => Object.hasOwn(PROBLEMS, code)
export const problemOf = (field: string, code: ProblemCode): PlanProblem => ({ field, code, severity: PROBLEMS[code] })

/** Reads what was typed or sent: the plan, or null with what is wrong. Warnings do not stop it. */
export function checkBody(raw: unknown): { body: PlanBody | null; problems: PlanProblem[] } {
  const parsed = planBody.safeParse(raw)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue): PlanProblem => {
      const code = issue.code === 'unrecognized_keys' ? 'unknown_field' : issue.message
      return problemOf(issue.path.join('.'), isProblem(code) ? code : 'bad_choice')
    })
    return { body: null, problems: firstOfEach(problems) }
  }
  const problems = datesOf(parsed.data)
  return { body: problems.some(({ severity }) => severity === 'error') ? null : parsed.data, problems }
}

/** The dates among themselves. */
function datesOf({ starts_on, ends_on, kpi_id, steps }: PlanBody): PlanProblem[] {
  const problems: PlanProblem[] = []
  if (starts_on === null) problems.push(problemOf('starts_on', 'start_missing'))
  if (kpi_id === null) problems.push(problemOf('kpi_id', 'measure_missing'))
  if (starts_on !== null && ends_on !== null && ends_on < starts_on)
    problems.push(problemOf('ends_on', 'end_before_start'))
  let latest = ''
  steps.forEach(({ kind, due_on }, i) => {
    if (kind !== 'milestone' || due_on === null) return
    if (due_on < latest) problems.push(problemOf(`steps.${i}.due_on`, 'milestones_out_of_order'))
    else latest = due_on
  })
  return problems
}

/** One sentence a field, in the order of the form: the first reason is the one to mend. */
const firstOfEach = (problems: PlanProblem[]): PlanProblem[] =>
  problems.filter(({ field }, i) => problems.findIndex((one) => one.field === field) === i)
