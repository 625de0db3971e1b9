import { callFault, fileFault } from './file-fault.ts'
import { openCsv } from './csv-file.ts'
import { demandNumbers, loadRows } from './delivered-rows.ts'
import { inScratchWorkspace } from './scratch-workspace.ts'

export type SeriesQuestion = { path: string; series: string; period: string; value: string }
/** One series in the order of its periods; `place` numbers all periods of the file, so that a missing one leaves a gap. */
export type Series = { series: string; points: { period: string; place: number; value: number }[] }

/**
 * The series of a file, by name. Rows without series, period or value are left out and counted.
 *
 * @throws a letter when a value is no number, when one series has two values in a period, and when the order of the periods
 *         cannot be told from how they are written
 */
export async function seriesOfFile({ path, series, period, value }: SeriesQuestion): Promise<{
  series: Series[]
  rows: number
  dropped: number
}> {
  const file = openCsv(path)
  return inScratchWorkspace(file.bytes, async (workspace) => {
    await loadRows(workspace, file, [value, series, period])
    await demandNumbers(workspace, file, value, 0)
    const complete = 'c0 is not null and c1 is not null and c2 is not null'
    const [counted] = await workspace.rows(
      `select count(*) as delivered, count(*) filter (where ${complete}) as kept from delivered`,
    )
    const [twice] = await workspace.rows(
      `select c1, c2, count(*) as n from delivered where ${complete} group by all having count(*) > 1 order by c1, c2 limit 1`,
    )
    if (twice) throw twoValues(file.name, String(twice['c1']), String(twice['c2']), Number(twice['n']))

    const periods = await workspace.rows(`select distinct c2 as period from delivered where ${complete}`)
    const placeOf = new Map(
      inTimeOrder(
        file.name,
        period,
        periods.map((row) => String(row['period'])),
      ).map((name, place) => [name, place]),
    )
    const found = new Map<string, Series['points']>()
    for (const row of await workspace.rows(
      `select c1 as series, c2 as period, c0::double as value from delivered where ${complete} order by c1`,
    )) {
      const points = found.get(String(row['series'])) ?? []
      found.set(String(row['series']), points)
      points.push({
        period: String(row['period']),
        place: placeOf.get(String(row['period'])) ?? 0,
        value: Number(row['value']),
      })
    }
    const all = [...found].map(([name, points]) => ({
      series: name,
      points: points.sort((one, other) => one.place - other.place),
    }))
    const [delivered, kept] = [Number(counted?.['delivered']), Number(counted?.['kept'])]
    return { series: all, rows: kept, dropped: delivered - kept }
  })
}

/**
 * Numbers by size; other labels as people read them, so that 2024-2 comes before 2024-10 and 第2期 before 第10期. Months by name and
 * days before the year have no such order: guessing would turn a series inside out.
 */
function inTimeOrder(file: string, column: string, periods: string[]): string[] {
  const unclear = periods.find((period) => DAY_FIRST.test(period) || MONTH_BY_NAME.test(period))
  if (unclear !== undefined) throw unclearOrder(file, column, unclear)
  if (periods.every((period) => NUMBER.test(period)))
    return periods.sort((one, other) => Number(one) - Number(other) || (one < other ? -1 : 1))
  const { compare } = new Intl.Collator('en', { numeric: true })
  return periods.sort((one, other) => compare(one, other) || (one < other ? -1 : 1))
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/
const DAY_FIRST = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|^\d{1,2}[-/.]\d{4}$|^Q[1-4]\b/i
const MONTH_BY_NAME = /(^|[^a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i

const twoValues = (file: string, series: string, period: string, n: number) =>
  fileFault(
    {
      zh: `序列“${series}”在周期“${period}”有 ${n} 个值`,
      en: `series "${series}" has ${n} values in period "${period}"`,
    },
    {
      zh: '每个序列每个周期只能有一个值；请先汇总，或用更细的列作为序列。',
      en: 'A series has one value per period: aggregate first, or name a finer column as the series.',
    },
    { file },
  )

const unclearOrder = (file: string, column: string, found: string) =>
  callFault(
    { zh: '从写法看不出先后顺序', en: 'the order of the periods cannot be told from how they are written' },
    {
      zh: '请写成年在前的形式，如 2026-03、2026Q1、2026-03-31，或用序号。',
      en: 'Write the year first, as in 2026-03, 2026Q1 or 2026-03-31, or number the periods.',
    },
    { file, column, found },
  )
