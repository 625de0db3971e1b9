import type { Text } from '#queries/locale.ts'

type LintTextText = {
  description: string
  file: string
  evidence: string
  format: string
  examples: string
  at: (line: number, column: number) => string
  none: string
  found: (n: number) => string
  tooLarge: string
  tooLargeRemedy: string
  notText: string
  notTextRemedy: string
}

export const lintTextText: Text<LintTextText> = {
  en: {
    description: 'read a text for figures without a source, two values for one claim, and causes that are not shown',
    file: 'a text file in UTF-8',
    evidence: 'what supports its claims of cause: associated, reported, none, or tried (then words of cause may stand)',
    format: 'text or json',
    examples: `
Examples:
  $ npx causeway lint-text report.md
  $ npx causeway lint-text comment.txt --evidence tried --format json

Nothing is changed and nothing is kept. Exit code 1 when something was found.`,
    at: (line, column) => `line ${line}, character ${column}`,
    none: 'Nothing found.',
    found: (n) => `${n} found. The writer decides.`,
    tooLarge: 'the file is larger than 1 MB',
    tooLargeRemedy: 'Give a single text, such as a comment or a page of a report.',
    notText: 'the file is not UTF-8 text',
    notTextRemedy: 'Save it as plain text in UTF-8.',
  },
  zh: {
    description: '检查一段文字：没有来源的数字、同一说法的两个值、尚未说明的因果',
    file: 'UTF-8 文本文件',
    evidence: '因果说法的依据：associated、reported、none，或 tried（已试行，可用因果词）',
    format: 'text 或 json',
    examples: `
示例：
  $ npx causeway lint-text 月报.md
  $ npx causeway lint-text 评语.txt --evidence tried --format json

不改动文件，也不保存内容。有发现时退出码为 1。`,
    at: (line, column) => `第 ${line} 行第 ${column} 字`,
    none: '没有发现。',
    found: (n) => `共 ${n} 处，由撰写的人决定是否修改。`,
    tooLarge: '文件超过 1 MB',
    tooLargeRemedy: '请给出一段文字，例如一条评语或一页报告。',
    notText: '文件不是 UTF-8 文本',
    notTextRemedy: '请另存为 UTF-8 纯文本。',
  },
}
