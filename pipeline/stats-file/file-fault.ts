import { CausewayError, type Place } from '#pipeline/errors.ts'
import type { Both } from '#queries/locale.ts'

/** The fault lies in how the tool was called: a name that the file does not have, a column that is not what it is taken for. */
export const callFault = (title: Both, remedy: Both, place: Place = {}): CausewayError =>
  new CausewayError('bad-call', { title, remedy }, { place })

/** The fault lies in the file itself. */
export const fileFault = (title: Both, remedy: Both, place: Place): CausewayError =>
  new CausewayError('bad-file', { title, remedy }, { place })

export const noSuchFile = (path: string) =>
  callFault(
    { zh: '没有这个文件，或无法读取', en: 'there is no such file, or it cannot be read' },
    { zh: '请检查路径与权限。', en: 'Check the path and the permissions.' },
    { file: path },
  )

export const emptyFile = (file: string) =>
  fileFault(
    { zh: '文件为空', en: 'the file is empty' },
    {
      zh: '第一行须为列名，其后每行一条记录。',
      en: 'The first line must name the columns; each line below is one row.',
    },
    { file },
  )

export const notUtf8 = (file: string, line: number | undefined) =>
  fileFault(
    { zh: '文件不是 UTF-8 文本', en: 'the file is not UTF-8 text' },
    {
      zh: '请在表格软件中另存为“CSV UTF-8（逗号分隔）”。GB18030、UTF-16 与工作簿需先转换。',
      en: 'Save it as "CSV UTF-8 (comma delimited)" in a spreadsheet program; GB18030, UTF-16 and workbooks need converting first.',
    },
    line === undefined ? { file } : { file, line },
  )

export const noSuchColumn = (file: string, column: string, header: string[]) =>
  callFault(
    { zh: '文件中没有这一列', en: 'the file has no such column' },
    {
      zh: `现有的列：${listed(header, '、')}。请照抄列名；交互项写作 a:b。`,
      en: `It has: ${listed(header, ', ')}. Write the name exactly; an interaction is written a:b.`,
    },
    { file, column },
  )

export const sameColumnTwice = (file: string, column: string) =>
  fileFault(
    { zh: '表头中有两列同名', en: 'two columns of the header have this name' },
    { zh: '请改名其中一列。', en: 'Rename one of them.' },
    { file, column },
  )

export const brokenHeader = (file: string) =>
  fileFault(
    { zh: '表头中有列名含换行', en: 'a name in the header contains a line break' },
    { zh: '请把每个列名写在一行内。', en: 'Write each name of a column on one line.' },
    { file, line: 1 },
  )

/** `kind` is DuckDB's word for what is wrong with a row; one that is not known here is left out. */
export const brokenRow = (file: string, line: number, kind: string) =>
  fileFault(
    { zh: '这一行的列数或引号与表头不符', en: 'the cells or quotation marks of this row do not fit the header' },
    {
      zh: `${ROW_FAULTS[kind]?.zh ?? ''}请更正该行；含分隔符的单元格须用双引号括起。`,
      en: `${ROW_FAULTS[kind]?.en ?? ''}Correct the row; a cell that contains the delimiter must stand in double quotes.`,
    },
    { file, line },
  )

/** Lines that end in different ways, and lines of more than two million characters. */
export const unreadableRows = (file: string, cause: unknown) =>
  new CausewayError(
    'bad-file',
    {
      title: { zh: '无法把文件分成行', en: 'the file cannot be split into rows' },
      remedy: {
        zh: '各行的换行符可能不一致。请在表格软件中另存为“CSV UTF-8（逗号分隔）”。',
        en: 'Its lines may end in different ways. Save it again as "CSV UTF-8 (comma delimited)" in a spreadsheet program.',
      },
    },
    { place: { file }, cause },
  )

export const notANumber = (file: string, line: number, column: string, found: string, others: number) =>
  callFault(
    { zh: '不是数字', en: 'this is not a number' },
    {
      zh: `${others > 0 ? `另有 ${others} 行也是如此。` : ''}数字写作 -12.5 或 1e3，不带千分位、单位或百分号；缺失请留空或写 NA。`,
      en: `${others > 0 ? `The same holds for ${others} more rows. ` : ''}Write numbers as -12.5 or 1e3, without thousands separators, units or percent signs; leave a missing one empty or write NA.`,
    },
    { file, line, column, found },
  )

export const tooLarge = (file: string, line: number, column: string, found: string) =>
  callFault(
    { zh: '这个数太大，无法求平方', en: 'this number is too large to be squared' },
    { zh: '请换用更大的单位，例如亿元代替元。', en: 'Write the column in a larger unit, such as millions.' },
    { file, line, column, found },
  )

const ROW_FAULTS: Record<string, Both> = {
  'missing columns': { zh: '单元格太少。', en: 'It has too few cells. ' },
  'too many columns': { zh: '单元格太多。', en: 'It has too many cells. ' },
  'unquoted value': { zh: '引号没有配对。', en: 'A quotation mark is not closed. ' },
}

/** Names of columns, as many as fit a message. */
const listed = (names: string[], comma: string): string =>
  names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(comma)} …` : names.join(comma)

const MOST_NAMES = 30
