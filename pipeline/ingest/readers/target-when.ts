import type { Field } from '../fields.ts'
import type { Group } from '../row-source.ts'
import { readPeriod } from '../values/period.ts'
import type { Cells, Read, ReadingContext } from './context.ts'
import type { periodReader } from './period.ts'

/** `target_when`: the target counts only in rows where every named field or header has the value. Null: it counts everywhere. */
export function targetCondition(
  { mapping, sources }: ReadingContext,
  periods: ReturnType<typeof periodReader>,
  text: (field: Field) => Read | null,
): ((cells: Cells, group: Group) => boolean) | null {
  if (!mapping.target_when) return null
  const conditions = Object.entries(mapping.target_when).map(([name, wanted]) => {
    const given = [wanted].flat()
    const values = new Set(
      name === 'period' ? given.map((raw) => readPeriod(raw, mapping.period_rule)?.id ?? raw) : given,
    )
    const read: Read =
      name === 'period'
        ? (cells, group) => periods.of(cells, group)?.id ?? ''
        : (text(name as Field) ?? ((cells) => (cells[sources.indexOf(name)] ?? '').trim()))
    return (cells: Cells, group: Group) => values.has(read(cells, group))
  })
  return (cells, group) => conditions.every((holds) => holds(cells, group))
}
