import type { Text } from '#queries/locale.ts'

type AnalyseText = {
  description: string
  param: string
  as: string
  warehouse: string
  format: string
  table: string
  examples: string
  params: string
  listEnd: string
  unknownRole: (found: string) => string
  readers: (roles: readonly string[]) => string
  badParam: string
  unknownTable: (names: string[]) => string
}

export const analyseText: Text<AnalyseText> = {
  en: {
    description: 'answer one question from the current snapshot; without a slug, list the questions',
    param: 'a parameter of the analysis; may be given several times',
    as: 'whose rights apply: executive or hr (default: executive; hr for questions that only HR may ask)',
    warehouse: 'warehouse folder to read',
    format: 'how to print it; csv and arrow write the table',
    table: 'which table of the analysis csv and arrow carry (default: the first)',
    examples: `
Examples:
  $ npx causeway analyse
  $ npx causeway analyse gap-heatmap --param by=kpi --lang en
  $ npx causeway analyse trend --param unit=EC --param kpi=SALES --format json
  $ npx causeway analyse traps --format json
  $ npx causeway analyse gap-heatmap --format csv > gaps.csv
  $ npx causeway analyse gap-heatmap --format arrow > gaps.arrow

An executive sees figures about groups of at least five people, never rows about a person. hr may ask a few more questions
about groups; nobody sees a person.`,
    params: 'parameters',
    listEnd: 'Ask one with: npx causeway analyse SLUG [--param name=value]…',
    unknownRole: (found) =>
      `--as ${found}: only "executive" and "hr" can be used until sign-in exists, because nobody has proved to be anyone else.\n` +
      'Leave --as out, or write --as executive or --as hr.',
    readers: (roles) => `only for: ${roles.map((role) => `--as ${role}`).join(', ')}`,
    badParam: '--param needs name=value, each name once; for example --param by=kpi.',
    unknownTable: (names) => `--table: this analysis has the tables ${names.join(', ')}.`,
  },
  zh: {
    description: '用当前数据快照回答一个问题；不给名称时列出所有问题',
    param: '分析的参数，可重复给出',
    as: '以谁的权限查看：executive（高管）或 hr（人力资源）；默认 executive，仅限人力资源的问题默认 hr',
    warehouse: '要读取的数据仓库目录',
    format: '输出格式；csv 和 arrow 输出表格',
    table: 'csv 和 arrow 输出分析中的哪一张表（默认第一张）',
    examples: `
示例：
  $ npx causeway analyse
  $ npx causeway analyse gap-heatmap --param by=kpi --lang zh
  $ npx causeway analyse trend --param unit=EC --param kpi=SALES --format json
  $ npx causeway analyse traps --format json
  $ npx causeway analyse gap-heatmap --format csv > 差距.csv
  $ npx causeway analyse gap-heatmap --format arrow > gaps.arrow

高管只能看到至少五人的群体数字，看不到任何个人的数据行。hr 可以多问几个关于群体的问题；没有人能看到个人。`,
    params: '参数',
    listEnd: '查看其中一个：npx causeway analyse 名称 [--param 参数=值]…',
    unknownRole: (found) =>
      `--as ${found}：登录功能完成前只能使用 executive（高管）和 hr（人力资源），因为无法确认其他身份。\n` +
      '请去掉 --as，或写 --as executive、--as hr。',
    readers: (roles) => `仅限：${roles.map((role) => `--as ${role}`).join('、')}`,
    badParam: '--param 的写法是 参数=值，每个参数只能给出一次；例如 --param by=kpi。',
    unknownTable: (names) => `--table：这个分析的表有 ${names.join('、')}。`,
  },
}
