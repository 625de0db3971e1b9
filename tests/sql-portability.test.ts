import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const queries = fileURLToPath(new URL('../queries/', import.meta.url))
// Staging turns text into types in the loading engine's own words; everything else must run on a warehouse engine unchanged.
const files = globSync('**/*.sql', { cwd: queries })
  .filter((path) => !path.startsWith('staging'))
  .sort()

/**
 * Words that one engine lacks, or that mean something else there. `median` is sampled silently by ClickHouse, `length` counts
 * bytes there; the rest is missing in it. Of these, only the five shims (quantile, safe_div, char_len, char_sub, period_trunc) may be used.
 */
const NOT_PORTABLE = [
  /\bmedian\s*\(/, /\b(?:percentile|quantile)_(?:cont|disc)\b/, /\bregr_\w+/, /\bcorr\s*\(/, /\bcovar_\w+/, /\btry_cast\b/,
  /\bmode\s*\(/, /\barg_(?:max|min)\b/, /\b(?:max|min)_by\b/, /\bstrf?ptime\b/, /\bstrftime\b/, /\b(?:un)?pivot\b/, /\bunnest\b/,
  /\blist(?:_\w+)?\s*\(/, /\bstruct_pack\b/, /\bmap\s*\(/, /\[/, /\blength\s*\(/, /\bsubstr(?:ing)?\s*\(/, /\bilike\b/,
  /\bany_value\s*\(/, /\bfirst\s*\(/, /\blast\s*\(/, /\bstring_agg\b/, /\bgroup_concat\b/, /\browid\b/, /\bexclude\s*\(/, /\bread_\w+\s*\(/,
  /\busing\s+sample\b/, /\bposition(?:al)?\s+join\b/, /\bsummarize\b/, /\bgenerate_series\b/, /\brange\s*\(/, /\brandom\s*\(/,
  /\bnow\s*\(/, /\bcurrent_(?:date|timestamp)\b/, /\binsert\b/, /\bupdate\b/, /\bdelete\b/, /\bcreate\b/, /\bdrop\b/,
] // prettier-ignore

const withoutWords = (sql: string) =>
  sql
    .replace(/--[^\n]*/g, '')
    .replace(/'(?:[^']|'')*'/g, "''")
    .toLowerCase()

test('there are SQL files to check', () => expect(files.length).toBeGreaterThan(30))

test.each(files)('%s keeps to the portable subset', (path) => {
  const sql = withoutWords(readFileSync(queries + path, 'utf8'))
  expect(NOT_PORTABLE.filter((word) => word.test(sql)).map(String)).toEqual([])
})

test.each(globSync('**/*.sql', { cwd: queries }).sort())(
  '%s is one statement and opens with its question, grain and the parameters it takes',
  (path) => {
    const sql = readFileSync(queries + path, 'utf8')
    expect(sql).toMatch(/^-- Question: +\S.*\n(?:--.*\n)*-- Grain: +\S/)
    if (/\$[a-z]/.test(withoutWords(sql))) expect(sql).toMatch(/^-- Parameters: +\$/m)
    expect(withoutWords(sql)).not.toContain(';')
  },
)

test('the check sees a function that only one engine knows', () => {
  const sql = withoutWords("select median(score), 'median(' as label -- regr_slope(x)\nfrom t")
  expect(NOT_PORTABLE.filter((word) => word.test(sql)).map(String)).toEqual([String(/\bmedian\s*\(/)])
})
