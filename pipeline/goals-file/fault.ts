import { fileFault } from '#pipeline/stats-file/file-fault.ts'
import type { CausewayError } from '#pipeline/errors.ts'
import { LONGEST_GOAL, MOST_BYTES } from './limits.ts'

export const noGoals = (file: string): CausewayError =>
  fileFault(
    { zh: '文件中没有目标', en: 'the file holds no goal' },
    {
      zh: '请每行写一条目标，或提供含“目标描述”一列的表格。',
      en: 'Write one goal a line, or give a table with a column "Goal".',
    },
    { file },
  )

export const notText = (file: string): CausewayError =>
  fileFault(
    { zh: '不是文本文件', en: 'this is not a text file' },
    {
      zh: '支持 JSONL、CSV 与纯文本；工作簿请先另存为“CSV UTF-8”。',
      en: 'JSONL, CSV and plain text are read; save a workbook as "CSV UTF-8" first.',
    },
    { file },
  )

export const notUtf8Text = (file: string, line: number): CausewayError =>
  fileFault(
    { zh: '不是 UTF-8，也不是 GB18030 中文文本', en: 'this is neither UTF-8 nor Chinese text in GB18030' },
    { zh: '请另存为 UTF-8 后再试。', en: 'Save it as UTF-8 and try again.' },
    { file, line },
  )

export const tooManyBytes = (file: string): CausewayError =>
  fileFault(
    { zh: `文件超过 ${MOST_BYTES / 1e6} MB`, en: `the file is larger than ${MOST_BYTES / 1e6} MB` },
    { zh: '请拆成几个文件。', en: 'Split it into several files.' },
    { file },
  )

export const goalTooLong = (file: string, line: number): CausewayError =>
  fileFault(
    { zh: `这条目标超过 ${LONGEST_GOAL} 个字符`, en: `this goal is longer than ${LONGEST_GOAL} characters` },
    { zh: '请核对换行与引号：一行一条目标。', en: 'Check line breaks and quotation marks: one goal a line.' },
    { file, line },
  )

export const badJsonLine = (file: string, line: number, found: string): CausewayError =>
  fileFault(
    { zh: '这一行不是 JSON 对象', en: 'this line is not a JSON object' },
    { zh: '每行一个对象，例如 {"id":"1","text":"…"}。', en: 'Write one object a line, such as {"id":"1","text":"…"}.' },
    { file, line, found: cut(found) },
  )

export const badJsonField = (file: string, line: number, column: string, found: string): CausewayError =>
  fileFault(
    { zh: '这一项缺失，或不是应有的类型', en: 'this field is missing or not of its type' },
    {
      zh: 'text 必须是文字；其余可省略：id、lang（zh 或 en）、period、kpi {name, direction}、target、baseline、history、peer_best、facts。',
      en: 'text must be a text; optional are id, lang (zh or en), period, kpi {name, direction}, target, baseline, history, peer_best, facts.',
    },
    { file, line, column, found: cut(found) },
  )

export const noGoalColumn = (file: string, names: string[]): CausewayError =>
  fileFault(
    { zh: '表头中没有目标描述或指标名称', en: 'no column of the header holds goals or KPI names' },
    {
      zh: `现有的列：${names.slice(0, 20).join('、')}。请把目标一列命名为“目标描述”；不是表格的文本请存为 .txt。`,
      en: `It has: ${names.slice(0, 20).join(', ')}. Name the column of goals "Goal"; save a text that is no table as .txt.`,
    },
    { file, line: 1 },
  )

const cut = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
