import type { Field } from './fields.ts'
import { editDistance, foldHeader } from './fold.ts'
import { candidatesByHeader, type Candidate } from './synonyms.ts'
import { readNumber } from './values/number.ts'
import { readWord } from './values/words.ts'

/** What one delivered column means. `near` was not an exact match, and is said so. */
export type Column = {
  index: number
  name: string
  hint: string | null
  field: Field | 'drop' | null
  match: 'exact' | 'near' | 'none'
}

/** Reads the meaning of every column from its name and, where a name has several, from its values and its neighbours. */
export function matchColumns(names: string[], rows: string[][]): Column[] {
  const open = names.map((name, index) => ({ index, name, ...candidatesOf(name) }))
  const certain = new Set<Candidate>(open.filter(({ fields }) => fields.length === 1).flatMap(({ fields }) => fields))
  return open.map(({ index, name, hint, fields, match }) => {
    const values = rows.map((row) => row[index]?.trim() ?? '').filter((value) => value !== '')
    return {
      index,
      name,
      hint,
      match,
      field: fields.length <= 1 ? (fields[0] ?? null) : choose(name, fields, values, hint, certain),
    }
  })
}

function candidatesOf(name: string): { fields: readonly Candidate[]; hint: string | null; match: Column['match'] } {
  const { key, hint } = foldHeader(name)
  const exact = candidatesByHeader.get(key)
  if (exact) return { fields: exact, hint, match: 'exact' }
  const stripped = key.replace(/^(?:员工|被考核人|考核)/, '')
  for (const variant of [stripped, stripped.replace(/(?:名称|值|情况)$/, ''), key.replace(/(?:名称|值|情况)$/, '')]) {
    const found = variant.length >= 2 ? candidatesByHeader.get(variant) : undefined
    if (found) return { fields: found, hint, match: 'near' }
  }
  if (/^[a-z0-9]{6,}$/.test(key)) {
    for (const [known, fields] of candidatesByHeader) {
      if (/^[a-z0-9]+$/.test(known) && editDistance(known, key, 1) === 1) return { fields, hint, match: 'near' }
    }
  }
  return { fields: [], hint, match: 'none' }
}

/** The table of ambiguous headers of import.md section 6: each is decided by a fact of the column or its neighbours. */
function choose(
  name: string,
  fields: readonly Candidate[],
  values: string[],
  hint: string | null,
  certain: Set<Candidate>,
): Field | 'drop' | null {
  const among = (...wanted: Candidate[]) => wanted.every((field) => fields.includes(field))
  const isNumeric = numericShare(values) >= 0.8
  const pick = (condition: boolean, yes: Field, no: Field) => (condition ? yes : no)
  if (among('company', 'unit')) return pick(hint === '公司' || !looksLikeUnits(values, certain), 'company', 'unit')
  if (among('goal_text', 'target')) return pick(isNumeric, 'target', 'goal_text')
  if (among('goal_text', 'definition'))
    return pick(certain.has('period') || certain.has('employee_id'), 'goal_text', 'definition')
  if (among('grade', 'final_rating'))
    return pick(
      values.length > 0 && values.every((v) => /^[SABCDE][+-]?$/i.test(v)) && new Set(values).size > 1,
      'final_rating',
      'grade',
    )
  if (among('employment_status', 'plan_status')) return pick(hasPlan(certain), 'plan_status', 'employment_status')
  if (among('score', 'final_rating'))
    return pick(
      isNumeric && (new Set(values).size > 7 || values.some((v) => v.includes('.'))),
      certain.has('kpi_name') ? 'score' : 'final_score',
      'final_rating',
    )
  if (among('role', 'rater_relation'))
    return pick(values.length > 0 && values.every((v) => readWord('rater_relation', v)), 'rater_relation', 'role')
  if (among('hire_date', 'plan_start')) return pick(hasPlan(certain), 'plan_start', 'hire_date')
  if (among('plan_start', 'starts_on')) return pick(hasPlan(certain), 'plan_start', 'starts_on')
  if (among('plan_end', 'ends_on')) return pick(hasPlan(certain), 'plan_end', 'ends_on')
  if (among('target', 'quota')) return pick(certain.has('final_rating') || certain.has('level_raw'), 'quota', 'target')
  if (among('activity', 'target')) return pick(isNumeric, 'target', 'activity')
  if (among('dimension', 'indicator_type'))
    return pick(values.length > 0 && values.every((v) => readWord('indicator_type', v)), 'indicator_type', 'dimension')
  if (among('participation', 'proposed_by')) return 'proposed_by'
  if (among('stage', 'kpi_stage')) return pick(certain.has('employee_id'), 'stage', 'kpi_stage')
  if (among('parent_goal')) return 'parent_goal'
  if (among('target', 'resources')) return 'target'
  if (among('actual', 'result')) return pick(isNumeric, 'actual', 'result')
  if (among('kpi_code', 'goal_id'))
    return pick(certain.has('kpi_code') || certain.has('kpi_name'), 'goal_id', 'kpi_code')
  if (among('headcount', 'fte'))
    return pick(
      values.every((v) => Number(v) <= 1),
      'fte',
      'headcount',
    )
  if (among('department_name_en', 'kpi_name_en'))
    return pick(certain.has('kpi_name') || certain.has('kpi_code'), 'kpi_name_en', 'department_name_en')
  if (among('rater_id', 'rater_name')) return pick(looksLikeIds(values), 'rater_id', 'rater_name')
  // Two readings that no rule decides: leave the column out rather than guess.
  return fields.length === 1 ? (fields[0] ?? null) : undecided(name, fields)
}

function undecided(name: string, fields: readonly Candidate[]): Field | 'drop' | null {
  const own = fields.find((field) => field === name)
  return own ?? null
}

const hasPlan = (certain: Set<Candidate>) =>
  certain.has('plan_id') || certain.has('plan_type') || certain.has('plan_end')

export function numericShare(values: string[]): number {
  // `1,200` is a number whose locale is not known yet, not a text.
  const numeric = values.filter((value) =>
    ['value', 'ambiguous'].includes(
      readNumber(value, { locale: undefined, exponents: true, nullTokens: new Map() }).kind,
    ),
  )
  return values.length === 0 ? 0 : numeric.length / values.length
}

/** Without a KPI there is nothing to measure, so 单位 is an organisation. */
function looksLikeUnits(values: string[], certain: Set<Candidate>): boolean {
  if (!certain.has('kpi_name') && !certain.has('kpi_code') && !certain.has('target')) return false
  return values.filter((value) => !/公司|集团|厂$|局$|院$/.test(value)).length >= values.length / 2
}

export const looksLikeIds = (values: string[]) =>
  values.length > 0 && values.every((value) => /\d/.test(value) && !/\p{Script=Han}/u.test(value))
