import { CausewayError, type Place } from '#pipeline/errors.ts'
import type { Both } from '#queries/locale.ts'

type Facts = Record<string, string | number>
type Words = { title: (f: Facts) => Both; remedy: (f: Facts) => Both }
const say = (zh: string, en: string): Both => ({ zh, en })

/** One line more in the mapping settles it; where the mapping was proposed by us, it is given whole. */
function stated(key: string, line: string, { proposal }: Facts): Both {
  if (proposal === undefined)
    return say(`请在映射中写明 ${key}（如 ${line}）。`, `State ${key} in the mapping (for example ${line}).`)
  return say(
    `请把以下内容保存为文件，写明 ${key}，再用 --mapping 指定：\n${proposal}${line}`,
    `Save the following as a file, state its ${key}, and name it with --mapping:\n${proposal}${line}`,
  )
}

/** Every reason for which a whole file is refused, with what to do. Nothing of a refused file is loaded. */
const REFUSALS = {
  'empty-file': {
    title: () => say('文件为空（0 字节）', 'the file is empty (0 bytes)'),
    remedy: () => say('请重新导出后再导入。', 'Export it again and import the new file.'),
  },
  'no-rows': {
    title: () => say('只有表头，没有数据行', 'there is a header but no row of data'),
    remedy: () =>
      say(
        '空文件不会替换已载入的数据；请导出含数据的文件。',
        'An empty delivery never replaces loaded data; export a file with rows.',
      ),
  },
  'not-text': {
    title: () => say('不是可识别的文本或工作簿', 'neither text nor a workbook that can be read'),
    remedy: () => say('支持 CSV（UTF-8、GB18030、UTF-16）与 XLSX。', 'CSV (UTF-8, GB18030, UTF-16) and XLSX are read.'),
  },
  'looks-like-utf16': {
    title: () => say('像是没有 BOM 的 UTF-16', 'this looks like UTF-16 without a byte order mark'),
    remedy: () =>
      say('请另存为带 BOM 的 UTF-8，或在映射中写明 encoding。', 'Save it as UTF-8, or name the encoding in a mapping.'),
  },
  encoding: {
    title: (f) => say(`第 ${f.offset} 个字节在 ${f.encoding} 中无效`, `byte ${f.offset} is not valid ${f.encoding}`),
    remedy: (f) =>
      say(
        `请另存为 UTF-8，或在映射中写明编码（${f.proposal}）。`,
        `Save the file as UTF-8, or name its encoding in a mapping (${f.proposal}).`,
      ),
  },
  'unsupported-format': {
    title: (f) => say(`文件实际是 ${f.actual}，不支持`, `the file is really ${f.actual}, which is not read`),
    remedy: () =>
      say('请在表格软件中另存为 .xlsx 或 CSV。', 'Open it in a spreadsheet program and save it as .xlsx or CSV.'),
  },
  'extension-differs': {
    title: (f) =>
      say(
        `扩展名是 ${f.extension}，内容却是 ${f.actual}`,
        `the name ends in ${f.extension}, but the content is ${f.actual}`,
      ),
    remedy: (f) =>
      say(
        `请改用与内容相符的扩展名（${f.proposal}）后再导入。`,
        `Give it the ending that fits its content (${f.proposal}) and import it again.`,
      ),
  },
  'password-protected': {
    title: () => say('工作簿受密码保护', 'the workbook is password protected'),
    remedy: () => say('请去除密码后另存为 .xlsx。', 'Save it as .xlsx without a password.'),
  },
  'damaged-archive': {
    title: (f) => say(`工作簿损坏或不完整：${f.zh}`, `the workbook is damaged or incomplete: ${f.en}`),
    remedy: () => say('请重新导出或重新复制该文件。', 'Export or copy the file again.'),
  },
  'unsafe-archive': {
    title: (f) => say(`工作簿压缩包不安全：${f.zh}`, `the workbook archive is not safe to open: ${f.en}`),
    remedy: () => say('请在表格软件中打开并另存为 .xlsx。', 'Open it in a spreadsheet program and save it as .xlsx.'),
  },
  'too-large': {
    title: (f) => say(`超过限制：${f.zh}`, `over the limit: ${f.en}`),
    remedy: () => say('请拆分文件后分次导入。', 'Split the file and import the parts.'),
  },
  'several-sheets': {
    title: (f) => say(`有多个工作表含数据：${f.sheets}`, `several sheets hold tables: ${f.sheets}`),
    remedy: () => say('请在映射中用 sheet 指明一个。', 'Name one of them under "sheet" in a mapping.'),
  },
  'no-such-sheet': {
    title: (f) =>
      say(`没有工作表“${f.sheet}”；现有：${f.sheets}`, `there is no sheet "${f.sheet}"; there are: ${f.sheets}`),
    remedy: () => say('请更正映射中的 sheet。', 'Correct "sheet" in the mapping.'),
  },
  'unknown-file': {
    title: (f) =>
      say(
        `前 20 行没有可识别的表头（读到：${f.found}）`,
        `no header is recognised in the first 20 rows (found: ${f.found})`,
      ),
    remedy: () =>
      say(
        '查找过的表头：工号、部门、考核周期、指标名称、目标值、实际值、得分、计划编号等；其他格式请写映射文件。',
        'Looked for names such as 工号 / Employee ID, 部门 / Department, 考核周期 / Period, 指标名称 / KPI, 目标值 / Target, 实际值 / Actual, 得分 / Score. For another layout write a mapping file.',
      ),
  },
  'missing-column': {
    title: (f) =>
      say(
        `缺少必需的列：${f.missing}；现有列：${f.found}；最接近：${f.nearest}`,
        `required columns are missing: ${f.missing}; found: ${f.found}; nearest: ${f.nearest}`,
      ),
    remedy: () =>
      say('请补充该列，或在映射中指明由哪一列提供。', 'Add the column, or say in a mapping which column it is.'),
  },
  'header-elsewhere': {
    title: () =>
      say('header_row 所指的行没有映射中的列名', 'the row named by header_row has none of the headers of the mapping'),
    remedy: (f) =>
      say(
        `这些列名在第 ${f.line} 行；请改为 header_row: ${f.line}。`,
        `They stand in row ${f.line}: write header_row: ${f.line}.`,
      ),
  },
  'duplicate-header': {
    title: (f) => say(`两列表示同一含义：${f.headers}`, `two columns have one meaning: ${f.headers}`),
    remedy: () =>
      say(
        '请为同名列补上指标或分组名称，或在映射中只取其一。',
        'Give each a KPI or group title, or map only one of them.',
      ),
  },
  'open-quote': {
    title: () => say('引号没有闭合（从这一行开始）', 'a quotation mark opened on this line is never closed'),
    remedy: () =>
      say('请更正该行；含分隔符的文本需成对引号。', 'Correct that line; text in quotation marks needs both of them.'),
  },
  'unit-mixed': {
    title: (f) =>
      say(
        `同一列混用百分数与小数（第 ${f.first} 行与第 ${f.second} 行）`,
        `percent signs on some cells only (rows ${f.first} and ${f.second})`,
      ),
    remedy: () =>
      say(
        '请整列统一，或在映射中写明 number_format。',
        'Use one form for the whole column, or state number_format in a mapping.',
      ),
  },
  'ambiguous-number': {
    title: () => say('千位或小数写法不明确', 'the thousands or decimal mark is ambiguous'),
    remedy: (f) => stated('locale', 'locale: en', f),
  },
  'ambiguous-date': {
    title: () => say('日期写法不明确：日在前还是月在前', 'the date may be day first or month first'),
    remedy: (f) => stated('date_format', 'date_format: dmy', f),
  },
  'id-precision': {
    title: () =>
      say(
        '编号以数值存储且超过 15 位，精度已丢失',
        'ids are stored as numbers of more than 15 digits; digits are already lost',
      ),
    remedy: () => say('请将该列设为文本格式后重新导出。', 'Format the column as text and export again.'),
  },
  'too-many-quarantined': {
    title: (f) =>
      say(
        `${f.quarantined} / ${f.rows} 行无法读取，超过 ${f.limit}；首先：${f.first}`,
        `${f.quarantined} of ${f.rows} rows cannot be read, more than ${f.limit}; first: ${f.first}`,
      ),
    remedy: () =>
      say(
        '请先更正所列单元格，或在映射中说明这些写法。',
        'Correct the cells named, or explain these forms in a mapping.',
      ),
  },
  'needs-confirmation': {
    title: (f) => say(`需要确认：${f.questions_zh}`, `this needs a confirmation: ${f.questions_en}`),
    remedy: (f) =>
      say(
        `如提案正确，请加 --accept；否则保存为文件、修改后用 --mapping 指定。\n提案：\n${f.proposal}`,
        `If the proposal is right, import with --accept; otherwise save it, change it and name it with --mapping.\nProposal:\n${f.proposal}`,
      ),
  },
  'bad-mapping': {
    title: (f) => say(`映射文件有误：${f.zh}`, `the mapping file has a fault: ${f.en}`),
    remedy: () =>
      say(
        '请对照 pipeline/ingest/mapping-format.md 更正。',
        'Correct it; every key is shown in pipeline/ingest/mapping-format.md.',
      ),
  },
  'reader-stopped': {
    title: (f) => say(`读取进程中止：${f.cause}`, `the reading process stopped: ${f.cause}`),
    remedy: () =>
      say(
        '文件未载入。请拆分或重新导出；如为工作簿，可另存为 CSV。',
        'Nothing was loaded. Split the file or export it again; a workbook may be saved as CSV.',
      ),
  },
  'no-such-file': {
    title: () => say('找不到文件', 'there is no such file'),
    remedy: () => say('请检查路径。', 'Check the path.'),
  },
} satisfies Record<string, Words>

export type RefusalCode = keyof typeof REFUSALS

export function refusal(code: RefusalCode, place: Place, facts: Facts = {}, cause?: unknown): CausewayError {
  const words: Words = REFUSALS[code]
  return new CausewayError(
    code,
    { title: words.title(facts), remedy: words.remedy(facts) },
    { place, status: 422, cause },
  )
}
