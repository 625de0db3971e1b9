import { expect, test } from 'vitest'
import { csv, deliver, LONG_HEADER, LONG_MAPPING, longTable, refused } from './deliver.ts'

const accepted = (rows: string[][]) => rows.length - 1

test('an empty file, and one with only a header, are refused', async () => {
  expect((await refused('a.csv', '')).code).toBe('empty-file')
  expect((await refused('a.csv', csv([LONG_HEADER]))).code).toBe('no-rows')
})

test('a byte order mark is not part of the first name', async () => {
  const { report, tables } = await deliver('a.csv', `\uFEFF${csv(longTable())}`)
  expect(report.rows_in).toBe(60)
  expect(tables['goal_result']).toHaveLength(60)
  expect(report.encoding).toBe('utf-8')
})

test('carriage returns alone end lines, and mixed line ends are read alike with a warning', async () => {
  const alone = await deliver('a.csv', csv(longTable(), ',', '\r'))
  expect(alone.report.rows_in).toBe(60)
  const mixed = csv(longTable())
    .split('\n')
    .map((line, i) => line + (i % 2 ? '\r\n' : '\n'))
    .join('')
    .trimEnd()
  const { report } = await deliver('b.csv', mixed)
  expect(report.rows_in).toBe(60)
  expect(report.warnings.map((warning) => warning.code)).toContain('MIXED_LINE_ENDS')
  expect(report.content_hash).toBe(alone.report.content_hash)
})

test.each([[';'], ['\t'], ['|']])('the delimiter %j is found from the lines', async (delimiter) => {
  const { report, tables } = await deliver('a.csv', csv(longTable(), delimiter))
  expect(report.rows_in).toBe(60)
  expect(tables['goal_result']?.[0]).toMatchObject({ target: '100', actual: '80' })
})

test('the line sep=; of spreadsheets is consumed and still counted as a line', async () => {
  const { report, tables } = await deliver('a.csv', `sep=;\r\n${csv(longTable(), ';', '\r\n')}`)
  expect(report.rows_in).toBe(60)
  expect(report.sheets[0]?.header_row).toBe(2)
  expect(tables['goal_result']?.[0]?.['src_row']).toBe('3')
})

test('quoted cells may hold delimiters, doubled quotes and line breaks, and lines are still the physical ones', async () => {
  const rows = longTable(60, (cells, i) => (i === 0 ? [cells[0] ?? '', '张"三", \n其人', ...cells.slice(2)] : cells))
  const { tables, report } = await deliver('a.csv', csv(rows))
  expect(report.quarantined).toBe(0)
  expect(tables['goal_result']?.[0]?.['src_row']).toBe('2')
  expect(tables['goal_result']?.[1]?.['src_row']).toBe('4')
})

test('a quotation mark that is never closed refuses the file with the line on which it was opened', async () => {
  const lines = csv(longTable(3000)).split('\n')
  lines[2000] = lines[2000]!.replace(/^/, '"')
  const error = await refused('a.csv', lines.join('\n'))
  expect(error.code).toBe('open-quote')
  expect(error.place.line).toBe(2001)
})

test('a quotation mark inside an unquoted cell sets that row aside', async () => {
  const lines = csv(longTable(100)).split('\n')
  lines[5] = lines[5]!.replace('员工5', '员"工5')
  const { report, quarantine } = await deliver('a.csv', lines.join('\n'))
  expect(report.quarantine_by_code).toEqual({ STRUCTURE: 1 })
  expect(quarantine[0]).toMatchObject({ src_row: '6', code: 'STRUCTURE' })
})

test('short and long rows are set aside, a delimiter behind the last column is only noticed', async () => {
  const lines = csv(longTable(200)).split('\n')
  lines[10] = lines[10]!.replace(/,[^,]*$/, '')
  lines[20] += ',多余'
  lines[30] += ','
  const { report, quarantine } = await deliver('a.csv', lines.join('\n'))
  expect(quarantine.map((row) => row['src_row'])).toEqual(['11', '21'])
  expect(report.warnings.map((warning) => warning.code)).toContain('TRAILING_DELIMITER')
  expect(report.records).toBe(198)
})

test('blank lines are counted apart and a repeated header is no data', async () => {
  const rows = csv(longTable(100)).split('\n')
  rows.splice(50, 0, '', ',,,,,,', LONG_HEADER.join(','))
  const { report } = await deliver('a.csv', rows.join('\n'))
  expect(report.rows_in).toBe(101)
  expect(report.quarantine_by_code).toEqual({ REPEATED_HEADER: 1 })
  expect(report.blank_lines).toBe(2)
})

test('a title above the header is kept, totals and notes below are set aside without counting against the file', async () => {
  const rows = [
    ['某集团2025年3月绩效考核明细表'],
    ...longTable(20),
    ['', '合计', '', '', '', '2000', '1800'],
    ['制表人：综合部'],
    ['注：以上为初稿'],
  ]
  const { report } = await deliver('a.csv', csv(rows))
  expect(report.rows_in).toBe(23)
  expect(report.quarantine_by_code).toEqual({ TOTAL_ROW: 1, FOOT_ROW: 2 })
  expect(report.sheets[0]).toMatchObject({ header_row: 2, title: '某集团2025年3月绩效考核明细表' })
})

test('a cell of 100 million characters is refused by the line limit without holding it in memory', async () => {
  const error = await refused(
    'a.csv',
    Buffer.concat([Buffer.from(csv(longTable(5))), Buffer.alloc(100_000_000, 'x')]),
    { memory_mb: 200 },
  )
  expect(error.code).toBe('too-large')
  expect(error.place.line).toBe(7)
})

test('a million columns are refused after the header', async () => {
  const error = await refused('a.csv', `${Array.from({ length: 100_000 }, (_, i) => `c${i}`).join(',')}\n`)
  expect(error.code).toBe('too-large')
})

test('two columns with one meaning are refused, never renamed', async () => {
  const rows = longTable().map((row, i) => [...row, i === 0 ? '目标值' : '90'])
  expect((await refused('a.csv', csv(rows))).code).toBe('duplicate-header')
})

test('headers in full width or with spaces are the same headers', async () => {
  const rows = longTable()
  rows[0] = ['工 号', '姓名', '部门', '考核周期', 'ＫＰＩ名称', '目标值 ', '实际值']
  const { report } = await deliver('a.csv', csv(rows))
  expect(report.records).toBe(60)
})

test('headers that are names of object properties are unknown text columns and nothing else', async () => {
  const rows = longTable().map((row, i) => [
    ...row,
    ...(i === 0 ? ['__proto__', 'constructor', 'toString'] : ['a', 'b', 'c']),
  ])
  const { report } = await deliver('a.csv', csv(rows))
  expect(report.records).toBe(60)
})

test('a missing required column is named with what was found and the nearest name', async () => {
  const rows = longTable()
  rows[0] = ['工号', '姓名', '部门', '考核周期', '指标名称', '目标值', '实际数']
  const error = await refused('a.csv', csv(rows))
  expect(error.code).toBe('missing-column')
  expect(error.title.en).toContain('实际值 / Actual')
  expect(error.title.en).toContain('"实际数"')
})

test('a file that is nothing of ours says what was looked for', async () => {
  const error = await refused('a.csv', 'colour,shape\nred,round\nblue,square\n')
  expect(error.code).toBe('unknown-file')
  expect(error.title.en).toContain('colour')
  expect(error.remedy.zh).toContain('工号')
})

test('ids survive as text whatever they look like as numbers', async () => {
  const ids = ['00123', '1E5', '12345678901234567890', '9007199254740993']
  const rows = longTable(100, (cells, i) => [ids[i] ?? cells[0] ?? '', ...cells.slice(1)]).map((row, i) => [
    ...row,
    i === 0 ? '指标编号' : (ids[i % 4] ?? ''),
  ])
  const { tables } = await deliver('a.csv', csv(rows))
  expect(new Set(tables['goal_result']?.map((row) => row['kpi_id']))).toEqual(new Set(ids))
  expect(new Set(tables['goal_result']?.map((row) => row['person_key'])).size).toBe(100)
})

test('people called Null or NaN, and a formula as a name, are text', async () => {
  const names = ['Null', 'NaN', 'true', 'N/A', "=cmd|'/c calc'!A1"]
  const rows = longTable(60, (cells, i) => [
    cells[0] ?? '',
    names[i] ?? cells[1] ?? '',
    names[i] ?? cells[2] ?? '',
    ...cells.slice(3),
  ])
  const { tables, report } = await deliver('a.csv', csv(rows), { mapping: `${LONG_MAPPING}path_separator: none\n` })
  expect(report.quarantined).toBe(0)
  expect(tables['unit']?.map((unit) => unit['name_zh'])).toEqual(expect.arrayContaining(names))
})

test('a NUL in a cell sets the row aside; an invisible character in text is kept with a warning, in an id it is not', async () => {
  const rows = longTable(300, (cells, i) => {
    if (i === 10) return [...cells.slice(0, 1), '张\u0000三', ...cells.slice(2)]
    if (i === 20) return [...cells.slice(0, 1), '张\u200b三\u202e', ...cells.slice(2)]
    if (i === 30) return [`${cells[0]}\u200b`, ...cells.slice(1)]
    return cells
  })
  const { report, quarantine } = await deliver('a.csv', csv(rows))
  expect(quarantine.map((row) => [row['src_row'], row['code']])).toEqual([
    ['12', 'CONTROL_CHARS'],
    ['32', 'CONTROL_CHARS'],
  ])
  expect(report.warnings.map((warning) => warning.code)).toContain('CONTROL_CHARS')
})

test('a file of several pieces of reading has every row once, in order', async () => {
  // 4 MB are read at a time; rows of 60 bytes make four pieces with cuts inside rows, cells and characters.
  const rows = longTable(200_000)
  const { report, tables } = await deliver('a.csv', csv(rows))
  expect(report.rows_in).toBe(accepted(rows))
  expect(report.quarantined).toBe(0)
  expect(tables['goal_result']?.every((row, i) => row['src_row'] === String(i + 2))).toBe(true)
})

test('text that was decoded wrongly before it reached us is noticed', async () => {
  const { report } = await deliver('a.csv', csv(longTable(5, (cells, i) => (i === 2 ? cells.with(1, 'ZoÃ«') : cells))))
  expect(report.warnings.map(({ code }) => code)).toContain('SUSPICIOUS_TEXT')
  const { report: sound } = await deliver('a.csv', csv(longTable(5, (cells) => cells.with(1, 'Zoë Ångström Ãngel'))))
  expect(sound.warnings.map(({ code }) => code)).not.toContain('SUSPICIOUS_TEXT')
})
