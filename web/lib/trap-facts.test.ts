import { expect, test } from 'vitest'
import { loadedTraps } from '#queries/traps/loaded.ts'
import { factsOf } from './trap-facts.ts'

const names = { lang: 'en' as const, yes: 'yes', no: 'no', wordOf: (code: string) => ({ K1: 'Revenue' })[code] }
const said = (facts: Parameters<typeof factsOf>[0], zh: Record<string, string>) =>
  factsOf(facts, { zh, own: zh }, names).map(({ value }) => value)

test('shares are per cent, multiples, slopes and counts are not, codes are words', () => {
  expect(
    said(
      {
        share: 0.1234,
        mean: 1.02,
        ratio: 3.456789,
        slope: 0.61239,
        n: 1200,
        p: 0.012,
        at: '2026-03',
        of: 'K1',
        on: true,
      },
      {
        ...{ share: '比例', mean: '平均达成率', ratio: '倍数（比例）', slope: '斜率', n: '结果条数' },
        ...{ p: '概率', at: '期间', of: '指标', on: '是否' },
      },
    ),
  ).toEqual(['12.3%', '102.0%', '3.457', '0.6124', '1,200', '0.012', 'Mar 2026', 'Revenue', 'yes'])
})

test('a fact without a label or without a value stays out', () => {
  expect(said({ hidden: 4, n: null, m: 2 }, { n: '条数', m: '期数', other: '其他' })).toEqual(['2'])
})

test('both languages of every check label the same facts', () => {
  for (const { slug, text } of Object.values(loadedTraps)) {
    expect(Object.keys(text.en.facts), slug).toEqual(Object.keys(text.zh.facts))
  }
})
