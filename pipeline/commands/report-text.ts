import type { Text } from '#queries/locale.ts'

type ReportText = {
  description: string
  month: string
  lang: string
  out: string
  warehouse: string
  examples: string
  written: (file: string, snapshot: string, hash: string) => string
  replaced: (codePoint: string, n: number) => string
}

export const reportText: Text<ReportText> = {
  en: {
    description: 'write the monthly report as PDF: answers, heatmap, trends, definitions and data quality',
    month: 'the month reported, YYYY-MM',
    lang: 'language of the report',
    out: 'the file to write',
    warehouse: 'warehouse folder to read',
    examples: `
Examples:
  $ npx causeway report --month 2026-10 --out october.pdf
  $ npx causeway report --month 2026-10 --lang zh --out 十月.pdf

The figures are those of the dashboard. The same snapshot, month and language always give the same data hash, which
stands on every page, so an old report can be made again and compared.`,
    written: (file, snapshot, hash) => `Wrote ${file} (snapshot ${snapshot}, data hash ${hash}).`,
    replaced: (codePoint, n) => `The font lacks ${codePoint} (${n} times); 〓 stands for it.`,
  },
  zh: {
    description: '生成月报 PDF：结论、热力图、趋势、口径与数据质量',
    month: '报告的月份，YYYY-MM',
    lang: '报告的语言',
    out: '写到哪个文件',
    warehouse: '要读取的数据仓库目录',
    examples: `
示例：
  $ npx causeway report --month 2026-10 --out 十月.pdf
  $ npx causeway report --month 2026-10 --lang en --out october.pdf

数字与屏幕上的完全相同。同一快照、月份和语言的数据指纹总是相同，并印在每一页上，因此旧报告可以重新生成并核对。`,
    written: (file, snapshot, hash) => `已写入 ${file}（快照 ${snapshot}，数据指纹 ${hash}）。`,
    replaced: (codePoint, n) => `字体中没有 ${codePoint}（${n} 处），以〓代替。`,
  },
}
