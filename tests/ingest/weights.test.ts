import { expect, test } from 'vitest'
import { csv, deliver, LONG_HEADER, refused } from './deliver.ts'

/** One scorecard of KPIs with these weights for one person, beside fifty people whose weights add up. */
function scorecards(weights: string[], others = ['60', '40']): string {
  const card = (person: string, all: string[]) =>
    all.map((weight, i) => [person, '某人', '销售中心', '2025-03', `指标${i}`, '100', '90', weight])
  const rest = Array.from({ length: 50 }, (_, i) => card(`1${String(i).padStart(3, '0')}`, others)).flat()
  return csv([[...LONG_HEADER, '权重'], ...card('00001', weights), ...rest])
}
const weightsOf = async (weights: string[], others?: string[]) => {
  const { tables } = await deliver('a.csv', scorecards(weights, others))
  return (tables['goal_result'] ?? []).slice(0, weights.length).map((row) => row['weight'] || row['weight_null'])
}

test.each([
  [
    ['60', '40'],
    ['0.6', '0.4'],
  ],
  [
    ['0.6', '0.4'],
    ['0.6', '0.4'],
  ],
  [
    ['60%', '40%'],
    ['0.6', '0.4'],
  ],
  // 3 × 33.3 = 99.9: rounding of three weights with one decimal allows 0.15.
  [
    ['33.3', '33.3', '33.3'],
    ['0.333', '0.333', '0.333'],
  ],
])('weights %j are the fractions %j', async (weights, expected) => {
  expect(await weightsOf(weights, weights[0]!.includes('%') ? ['60%', '40%'] : undefined)).toEqual(expected)
})

test.each([[['60', '39.5']], [['80', '40']], [['0', '0']], [['33.5', '33', '33']]])(
  'weights %j do not add up: results are kept, weights are missing with the reason',
  async (weights) => {
    const { report, tables } = await deliver('a.csv', scorecards(weights))
    expect(report.quarantined).toBe(0)
    expect(tables['goal_result']?.[0]).toMatchObject({ weight: '', weight_null: 'WEIGHT_SUM', actual: '90' })
    expect(tables['goal_result']?.at(-1)).toMatchObject({ weight: '0.4', weight_null: '' })
    expect(report.warnings.map((warning) => warning.code)).toContain('WEIGHT_SUM')
  },
)

test.each([
  [['60', '40'], '100'],
  [['0.6', '0.4'], '100'],
  [['60', '39.5'], '99.5'],
  // 0.8 + 0.4 = 1.2 of 1, and 80 + 40 of 100: the same card written in two ways.
  [['0.8', '0.4'], '120'],
  [['80', '40'], '120'],
  [['33.3', '33.3', '33.3'], '99.9'],
  [['60', ''], '60'],
  [['', ''], ''],
])(
  'the weights %j of a scorecard add up to %j percent as delivered, whether they are usable or not',
  async (weights, total) => {
    const { tables } = await deliver('a.csv', scorecards(weights))
    expect(tables['goal_result']?.slice(0, weights.length).map((row) => row['weight_total'])).toEqual(
      weights.map(() => total),
    )
  },
)

test('a file without weights has no total of them', async () => {
  const { tables } = await deliver(
    'a.csv',
    csv([LONG_HEADER, ['1', '某人', '销售中心', '2025-03', '销售额', '100', '90']]),
  )
  expect(tables['goal_result']?.[0]).not.toHaveProperty('weight_total')
})

test('a negative weight sets its row aside', async () => {
  const { quarantine } = await deliver('a.csv', scorecards(['120', '-20']))
  expect(quarantine.map((row) => [row['src_row'], row['code']])).toEqual([['3', 'OUT_OF_RANGE']])
})

test('a mapping may set the scorecard aside or normalise it', async () => {
  const mapping = (policy: string) =>
    `id: w\nsource: w\ncolumns: { 工号: employee_id, 部门: department_path, 考核周期: period, 指标名称: kpi_name, 目标值: target, 实际值: actual, 权重: weight }\nweights_policy: ${policy}\n`
  const normalised = await deliver('a.csv', scorecards(['80', '40']), { mapping: mapping('normalise') })
  // 80 / 120 and 40 / 120.
  expect(normalised.tables['goal_result']?.slice(0, 2).map((row) => row['weight'])).toEqual([
    '0.666666666667',
    '0.333333333333',
  ])
  const setAside = await deliver('a.csv', scorecards(['80', '40']), { mapping: mapping('quarantine') })
  expect(setAside.report.quarantine_by_code).toEqual({ WEIGHT_SUM: 2 })
})

test('the weights of each month stand for themselves', async () => {
  const rows = ['2025-03', '2025-04'].flatMap((month) =>
    [60, 40].map((weight, i) => ['00001', '某人', '销售中心', month, `指标${i}`, '100', '90', String(weight)]),
  )
  const { tables } = await deliver('a.csv', csv([[...LONG_HEADER, '权重'], ...rows]))
  expect(tables['goal_result']?.map((row) => row['weight'])).toEqual(['0.6', '0.4', '0.6', '0.4'])
})

test('an attainment column is percents or ratios as a whole, and mixed signs refuse the file', async () => {
  const table = (header: string, values: string[]) =>
    csv([
      [...LONG_HEADER, header],
      ...values.map((value, i) => [`${i}`, '某人', '销售中心', '2025-03', '销售额', '100', '90', value]),
    ])
  const first = async (header: string, values: string[]) =>
    (await deliver('a.csv', table(header, values))).tables['goal_result']?.[0]?.['attainment_reported']
  expect(await first('完成率(%)', ['98.5', '101', '95'])).toBe('0.985')
  expect(await first('完成率', ['98.5', '101', '95'])).toBe('0.985')
  expect(await first('完成率', ['0.985', '1.01', '0.95'])).toBe('0.985')
  expect(await first('完成率', ['98.5%', '101%', '95%'])).toBe('0.985')
  expect((await refused('a.csv', table('完成率', ['98.5%', '0.985', '95%']))).code).toBe('unit-mixed')
  // A median of 10 may be either: 1000 % as a ratio, or 10 %.
  expect((await refused('a.csv', table('完成率', ['10', '9', '11']))).code).toBe('needs-confirmation')
})
