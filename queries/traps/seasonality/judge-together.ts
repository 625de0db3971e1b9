import type { Tested } from '../define.ts'
import { judgeAll, type Limits, type Series } from './judge.ts'
import { pattern } from './pattern.ts'

/**
 * Company and departments, each season told once.
 *
 * Where one department, left out, takes the season of the company with it, the season is that department's. Otherwise the company's
 * finding speaks for all its departments, and a department with a season is one of its own only where its distance from the company
 * has a season too.
 */
export function judgeTogether(all: readonly Series[], limits: Limits): Tested[] {
  const whole = all.find(({ unit }) => unit.kind === 'company')
  const first = judgeAll(all, limits)
  const isFound = (tested: readonly Tested[], one: Series) => tested[all.indexOf(one)]!.touched.length > 0
  if (!whole || !isFound(first, whole)) return first
  const seasonal = all.filter((one) => one !== whole && isFound(first, one))
  const isOfOne = seasonal.some((one) => {
    const rest = lessOne(whole, one)
    return !isFound(judgeAll(all.map((other) => (other === whole ? rest : other)), limits), whole) // prettier-ignore
  })
  if (isOfOne) return judgeAll(all.map((one) => (one === whole ? { ...one, explainedBy: 'of_one_unit' } : one)), limits) // prettier-ignore
  // A family of their own: the certain finding of the company must not make the distances from it look more certain.
  const departments = all.filter((one) => one !== whole)
  const beyond = judgeAll(
    departments.map((one) => (seasonal.includes(one) ? lessCompany(one, whole) : one)),
    limits,
  )
  const isOwn = (one: Series) => beyond[departments.indexOf(one)]!.touched.length > 0
  return judgeAll(
    all.map((one) => (seasonal.includes(one) && !isOwn(one) ? { ...one, explainedBy: 'as_company' } : one)),
    limits,
  )
}

/** The series of the company without one of its units. */
function lessOne(whole: Series, { points }: Series): Series {
  return changed(whole, points, (all, part) => {
    const share = Math.min(0.9, part.n_averaged / all.n_averaged)
    return (all.value - share * part.value) / (1 - share)
  })
}

/** The series of a unit as its distance from the company. */
const lessCompany = (one: Series, { points }: Series): Series => changed(one, points, (own, of) => own.value - of.value)

type Value = Series['points'][number]

function changed(series: Series, by: readonly Value[], value: (own: Value, other: Value) => number): Series {
  const others = new Map(by.map((point) => [point.period_no, point]))
  const points = series.points.map((point) => {
    const other = others.get(point.period_no)
    return other ? { ...point, value: value(point, other) } : point
  })
  return { ...series, points, pattern: series.pattern && pattern(points, series.pattern.levels.length) }
}
