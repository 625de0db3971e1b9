import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'

/**
 * A workbook with the traps of the Massachusetts files, whose licence does not allow to ship them: a merged title, numbers as text with
 * blanks and thousands commas, codes with leading zeros, four marks for "no value" and a total row at the end. The figures are invented.
 */
export async function districtWorkbook(dir: string): Promise<string> {
  const rows = [
    ['2018-19  Educator Evaluation Performance (District) - Teachers', ...Array<null>(8).fill(null)],
    [
      'District Name',
      'District Code',
      '# of Educators to be Evaluated',
      '# Evaluated',
      '% Evaluated',
      '% Exemplary',
      '% Proficient',
      '% Needs Improvement',
      '% Unsatisfactory',
    ],
    ['Boston', '00350000', '   4,312', '   4,101', '  95.1', '  14.2', '  80.0', '   5.1', '   0.7'],
    ['Athol-Royalston', '06150000', '     110', '     104', '  94.5', '-', '-', '-', '-'],
    ['Atlantis Charter (District)', '04910000', 'NA', 'NA', 'NA', 'NA', 'NA', 'NA', 'NA'],
    ['Nowhere', '00990000', 'NI', 'NI', 'NI', 'NI', 'NI', 'NI', 'NI'],
    ['Northfield', '00010000', 'NR', 'NR', 'NR', 'NR', 'NR', 'NR', 'NR'],
    ['State Totals', '00000000', '   4,422', '   4,205', '  95.1', '  14.2', '  80.0', '   5.1', '   0.7'],
  ]
  const merges = [{ startRow: 0, startCol: 0, endRow: 0, endCol: 8 }]
  const path = join(dir, 'districts_2018-19.xlsx')
  writeFileSync(path, await writeXlsx({ sheets: [{ name: 'Educator Evaluation Performance', rows, merges }] }))
  return path
}
