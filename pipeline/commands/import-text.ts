import type { Text } from '#queries/locale.ts'

type ImportText = {
  description: string
  mapping: string
  accept: string
  dryRun: string
  warehouse: string
  format: string
  examples: string
  nothing: string
  already: (file: string, seq: number) => string
  dry: string
  columns: { file: string; rows_in: string; loaded: string; quarantined: string; superseded: string }
  total: string
  mappingOf: (file: string) => string
  origins: Record<'named' | 'saved' | 'detected' | 'accepted', string>
  setAside: string
  sameContent: (seq: string) => string
  row: (file: string, sheet: string | null, row: number, column: string | null, found: string | null) => string
  moreRows: string
  published: (snapshot: string) => string
  unchanged: (snapshot: string) => string
  notPublished: string
}

export const importText: Text<ImportText> = {
  en: {
    description: 'load exports (CSV, XLSX) and publish a new snapshot',
    mapping: 'a mapping file (YAML) to read every file by; naming it confirms it',
    accept: 'accept the proposed mapping where a confirmation is needed, and remember it',
    dryRun: 'read and check everything, keep and publish nothing',
    warehouse: 'warehouse folder to load into; made when it does not exist',
    format: 'how to print the outcome',
    examples: `
Examples:
  $ npx causeway import exports/2025-03.csv
  $ npx causeway import exports/ --dry-run
  $ npx causeway import survey.xlsx --mapping survey.yaml --warehouse data/warehouse/survey
  $ npx causeway import exports/ --format json

Every row of a file has one outcome: rows = loaded + quarantined + superseded. The same file twice is loaded once; a corrected
file of the same source replaces the periods, units and KPIs it holds. A refused file changes nothing.`,
    nothing: 'Nothing to import: the folder holds no data files.',
    already: (file, seq) => `${file}: already loaded as import ${seq}`,
    dry: 'Dry run: nothing was kept or published.',
    columns: { file: 'File', rows_in: 'Rows', loaded: 'Loaded', quarantined: 'Quarantined', superseded: 'Superseded' },
    total: 'Total',
    mappingOf: (file) => `Columns of ${file}`,
    origins: {
      named: 'mapping named',
      saved: 'mapping remembered',
      detected: 'recognised',
      accepted: 'proposal accepted',
    },
    setAside: 'Set aside, and what to do:',
    sameContent: (seq) => `The content is the same as in import ${seq}; it counts once.`,
    row: (file, sheet, row, column, found) =>
      `${file}${sheet ? `, sheet "${sheet}"` : ''}, row ${row}${column ? `, column "${column}"` : ''}${found === null ? '' : `, found "${found}"`}:`,
    moreRows: '… more in quarantine.csv of the batch folder, and with --format json.',
    published: (snapshot) => `Snapshot ${snapshot} is published.`,
    unchanged: (snapshot) => `Snapshot ${snapshot} stays published; there is nothing new.`,
    notPublished: 'No snapshot is published yet.',
  },
  zh: {
    description: '导入导出文件（CSV、XLSX）并发布新的数据快照',
    mapping: '用于读取所有文件的映射文件（YAML）；指定即视为确认',
    accept: '需要确认时接受所提议的映射，并记住它',
    dryRun: '只读取和检查，不保存也不发布',
    warehouse: '要载入的数据仓库目录；不存在时会创建',
    format: '结果的输出格式',
    examples: `
示例：
  $ npx causeway import 导出/2025-03.csv
  $ npx causeway import 导出/ --dry-run
  $ npx causeway import survey.xlsx --mapping survey.yaml --warehouse data/warehouse/survey
  $ npx causeway import 导出/ --format json

文件的每一行只有一种结果：总行数 = 载入 + 隔离 + 被取代。同一文件重复导入只载入一次；同一来源的更正文件会替换其中的期间、
单位和指标。被拒绝的文件不会改变任何数据。`,
    nothing: '没有可导入的文件：目录中没有数据文件。',
    already: (file, seq) => `${file}：已在第 ${seq} 次导入中载入`,
    dry: '试运行：没有保存，也没有发布。',
    columns: { file: '文件', rows_in: '总行数', loaded: '载入', quarantined: '隔离', superseded: '被取代' },
    total: '合计',
    mappingOf: (file) => `${file} 的列`,
    origins: { named: '指定的映射', saved: '已记住的映射', detected: '自动识别', accepted: '已接受提议' },
    setAside: '被隔离的行与处理办法：',
    sameContent: (seq) => `内容与第 ${seq} 次导入相同，只计一次。`,
    row: (file, sheet, row, column, found) =>
      `${file}${sheet ? `，工作表“${sheet}”` : ''}，第 ${row} 行${column ? `，列“${column}”` : ''}${found === null ? '' : `，读到“${found}”`}：`,
    moreRows: '…… 其余见批次目录中的 quarantine.csv，或使用 --format json。',
    published: (snapshot) => `数据快照 ${snapshot} 已发布。`,
    unchanged: (snapshot) => `没有新数据，仍使用数据快照 ${snapshot}。`,
    notPublished: '尚未发布任何数据快照。',
  },
}
