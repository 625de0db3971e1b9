import { expect, test } from 'vitest'
import type { RemlPrinted } from '#pipeline/commands/stats-reml-answer.ts'
import { stats } from './stats-command.ts'

const REML = 'reml FILE --response Yield --factors Batch --format json'

/** Yield of dyestuff from six batches of an intermediate, five preparations each. Davies & Goldsmith 1972, table 6.5. */
const DYESTUFF = {
  A: [1545, 1440, 1440, 1520, 1580],
  B: [1540, 1555, 1490, 1560, 1495],
  C: [1595, 1550, 1605, 1510, 1560],
  D: [1445, 1440, 1595, 1465, 1545],
  E: [1595, 1630, 1515, 1635, 1625],
  F: [1520, 1455, 1450, 1480, 1445],
}
const dyestuff = Object.entries(DYESTUFF).flatMap(([batch, yields]) => yields.map((y) => `${batch},${y}`))
const table = (lines: string[], header = 'Batch,Yield') => `${header}\n${lines.join('\n')}\n`
const fitted = async (line: string, text: string) => JSON.parse((await stats(line, text)).out) as RemlPrinted

test('Dyestuff: components, deviance and shares are the published ones', async () => {
  const answer = await fitted(REML, table(dyestuff))
  // Analysis of variance by hand: MS between 11271.5, within 2451.25; (11271.5 − 2451.25)/5 = 1764.05.
  expect(answer.components['Batch']).toBeCloseTo(1764.05, 3)
  expect(answer.components['residual']).toBeCloseTo(2451.25, 3)
  // lme4 1.1-31: REMLcrit(lmer(Yield ~ 1 + (1|Batch), Dyestuff)) = 319.654277
  expect(answer.minus2LogREML).toBeCloseTo(319.654277, 6)
  expect(answer).toMatchObject({ rows: 30, method: 'reml', status: 'converged', levels: { Batch: 6 } })
  expect(answer.fixed.intercept).toBeCloseTo(1527.5, 6)
  // 1764.05/(1764.05 + 2451.25)
  expect(answer.shares['Batch']!.estimate).toBeCloseTo(0.4184874, 6)
  expect(answer.shares['residual']!.estimate).toBeCloseTo(1 - 0.4184874, 6)
})

test('every share has an interval around it, and the same seed gives the same one', async () => {
  const [once, again, other] = await Promise.all(
    ['1', '1', '2'].map((seed) => fitted(`${REML} --seed ${seed}`, table(dyestuff))),
  )
  for (const shares of [once!.shares, once!.realisedShares]) {
    for (const { estimate, low, high } of Object.values(shares).map((share) => share!)) {
      expect(low).toBeLessThan(estimate!)
      expect(high).toBeGreaterThan(estimate!)
    }
  }
  // Mean of the draws without shrinkage: .3748871 by the formula of realised shares (statistics of the fit in R).
  expect(once!.realisedShares['Batch']!.estimate).toBeCloseTo(0.3748871, 5)
  expect(again!.realisedShares).toEqual(once!.realisedShares)
  expect(other!.realisedShares['Batch']!.low).not.toBe(once!.realisedShares['Batch']!.low)
})

test('--intervals none leaves the ends out, not the estimates', async () => {
  const { shares, realisedShares } = await fitted(`${REML} --intervals none`, table(dyestuff))
  expect(shares['Batch']).toMatchObject({ low: null, high: null })
  expect(shares['Batch']!.estimate).toBeCloseTo(0.4184874, 6)
  expect(realisedShares['Batch']!.low).toBeNull()
})

test('a:b fits the combinations of two columns, as a column of the combinations would', async () => {
  const lines = dyestuff.map((line, i) => `${line},${i % 2},${line[0]}/${i % 2}`)
  const text = table(lines, 'Batch,Yield,half,cell')
  const [asked, written] = await Promise.all([
    fitted('reml FILE --response Yield --factors Batch,Batch:half --format json', text),
    fitted('reml FILE --response Yield --factors Batch,cell --format json', text),
  ])
  expect(asked.levels).toEqual({ Batch: 6, 'Batch:half': 12 })
  expect(asked.minus2LogREML).toBeCloseTo(written.minus2LogREML!, 9)
  expect(asked.components['Batch:half']).toBeCloseTo(written.components['cell']!, 3)
})

test('rows without a response or a factor are left out, counted and said', async () => {
  const text = table([...dyestuff, 'A,', 'B,NA', ',1500'])
  const answer = await fitted(REML, text)
  expect([answer.rows, answer.dropped]).toEqual([30, { rows: 3, response: 2, factors: 1 }])
  expect(answer.minus2LogREML).toBeCloseTo(319.654277, 6)
  expect((await stats(REML.replace('json', 'text'), text)).out).toContain('3 were left out')
})

test.each([
  ['a constant response', dyestuff.map((line) => line.replace(/,.*/, ',5')), 'constant', 'the same in every row'],
  ['a factor with one level', dyestuff.map((line) => line.replace(/^./, 'A')), 'one_level', 'no factor has two levels'],
  ['two rows', ['A,1', 'B,2'], 'too_few_rows', 'too few rows'],
  ['no complete row', ['A,', ',2'], 'no_rows', 'no row has'],
])('%s gives a status in words and no number', async (_, lines, status, words) => {
  const [answer, text] = await Promise.all([
    fitted(REML, table(lines)),
    stats(REML.replace('json', 'text'), table(lines)),
  ])
  expect(answer.status).toBe(status)
  expect(answer.message).toContain(words)
  expect(answer.minus2LogREML).toBeNull()
  expect(Object.values(answer.components)).toEqual([null, null])
  expect(text).toMatchObject({ fault: null, out: expect.stringContaining(words) })
  expect(text.out).not.toMatch(/NaN|Infinity|undefined/)
})

test('two columns that group the rows alike are named, because no fit can divide what they share', async () => {
  const text = table(
    dyestuff.map((line) => `${line},m${line[0]}`),
    'Batch,Yield,manager',
  )
  const { limits } = await fitted('reml FILE --response Yield --factors Batch,manager --format json', text)
  expect(limits).toContainEqual(expect.objectContaining({ code: 'same_partition', factors: ['Batch', 'manager'] }))
})

test('a factor with one level beside another takes no part and has no variance, not one of 0', async () => {
  const text = table(
    dyestuff.map((line) => `${line},here`),
    'Batch,Yield,site',
  )
  const answer = await fitted('reml FILE --response Yield --factors Batch,site --format json', text)
  expect(answer.components['Batch']).toBeCloseTo(1764.05, 3)
  expect([answer.components['site'], answer.shares['site']]).toEqual([null, null])
  expect(answer.limits).toContainEqual(expect.objectContaining({ code: 'one_level', factors: ['site'] }))
})

test.each<[string, 'twice' | 'response' | 'empty' | 'reserved']>([
  ['Batch,Batch', 'twice'],
  ['Batch,Yield', 'response'],
  ['Batch,', 'empty'],
  ['Batch:', 'empty'],
  ['residual,Batch', 'reserved'],
])('--factors %s is refused', async (factors, why) => {
  const { code, err, out } = await stats(REML.replace('factors Batch', `factors ${factors}`), table(dyestuff))
  expect([code, out]).toEqual([2, ''])
  const said = {
    twice: 'twice',
    response: 'contains the response',
    empty: 'empty name',
    reserved: 'no factor explains',
  }
  expect(err).toContain(said[why])
})

test('a response that is no number is refused with its line and column', async () => {
  const { fault, err } = await stats(REML, table([...dyestuff, 'A,n/a']))
  expect(fault?.code).toBe('bad-call')
  expect(err).toContain('line 32, column "Yield" (found "n/a")')
})

test('a number whose square is none is refused by its line, not called a missing row', async () => {
  const { fault, err } = await stats(REML, table([...dyestuff, 'A,1e200']))
  expect(fault?.code).toBe('bad-call')
  expect(err).toContain('line 32, column "Yield" (found "1e200"): this number is too large')
})

test('a line break in a name of the header is refused, because the rows below it would be lost', async () => {
  const { fault, err } = await stats(REML, table(dyestuff, '"Bat\nch",Yield'))
  expect([fault?.code, err]).toEqual(['bad-file', expect.stringContaining('line break')])
})

test('what is wrong with a row is said in the language of the reader', async () => {
  const { err } = await stats(REML, table([...dyestuff, 'A']), 'zh')
  expect(err).toContain('单元格太少')
  expect(err).not.toMatch(/missing columns/i)
})

test('the answer reads in Chinese, with the same codes and keys', async () => {
  const { out } = await stats(REML.replace('json', 'text'), table(dyestuff), 'zh')
  expect(out).toMatch(/“Yield”的方差分解/)
  expect(out).toMatch(/估计已收敛。/)
})
