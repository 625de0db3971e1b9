import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { causeFaults } from '#queries/traps/guards/cause-words.ts'

const root = join(import.meta.dirname, '..')
/** Where sentences about data are written: the words of analyses and checks, those they share, and those of the pages. */
const sources = ['queries', 'web/text', 'pipeline/report']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter((name) => /(^web\/text\/.*|text|words\/[a-z-]+)\.ts$/.test(name) && !/no-blame|guards\//.test(name))

/**
 * Sentences in which the word names no cause of a result: what follows by arithmetic or by a definition, which finding explains
 * which, and the limits of a method.
 */
const FOLLOWS: readonly string[] = [
  '会造成假信号',
  '两套指标造成的不同（已先扣除）',
  '因为 OKR 本来就定得高',
  '只因为它还没有结束',
  'because it is not over',
  '只是因为结果较低的一部分人离开了表格',
  'because people with smaller results have left the table',
  '由全员共同造成；方差看不到共同部分',
  'that results lead to',
  'results and ordinary noise lead to',
  'can lead to a wrong decision',
  '由前一项引起的发现只出现一次',
  '”引起',
  '由另一项引起',
  '这句话把结果归因于个人态度，证据中没有这一项',
]

test('no sentence of ours tells a cause where data only show what goes together', () => {
  expect(sources.length).toBeGreaterThan(40)
  const found = sources.flatMap((name) =>
    withoutComments(readFileSync(join(root, name), 'utf8'))
      .split('\n')
      .flatMap((line, i) =>
        FOLLOWS.some((innocent) => line.includes(innocent))
          ? []
          : causeFaults(line, 'associated').map(
              ({ word }) => `${name}:${i + 1} "${word}" in ${line.trim().slice(0, 120)}`,
            ),
      ),
  )
  expect(found).toEqual([])
})

/** Comments may name what they warn of. */
function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' ')).replace(/(^|\s)\/\/.*$/gm, '')
}
