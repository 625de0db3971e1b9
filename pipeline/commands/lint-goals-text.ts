import type { Letter, LetterReading } from '#queries/goals/lint/check.ts'
import type { Text } from '#queries/locale.ts'

type LintGoalsText = {
  description: string
  file: string
  format: string
  examples: string
  letter: Record<Letter, string>
  reading: Record<LetterReading, string>
  severity: { firm: string; suggestion: string }
  inherited: { M: string; T: string }
  heads: string[]
  summary: (goals: number, firm: number, suggestions: number) => string
  note: string
}

const counted = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`

export const lintGoalsText: Text<LintGoalsText> = {
  en: {
    description:
      'read goals before a cycle starts: what is not specific, measurable or dated, where, and how to write it',
    file: 'JSONL ({"id","text"} a line), CSV with a header, or one goal a line; - reads standard input',
    format: 'text or json',
    examples: `
Examples:
  $ npx causeway lint-goals goals.csv
  $ npx causeway lint-goals goals.jsonl --format json > checked.json
  $ echo "Increase sales" | npx causeway lint-goals -
  $ echo "提高销售额" | npx causeway lint-goals -
  $ echo "在今年Q4新增20%的销售额，重点开拓新市场客户" | npx causeway lint-goals -

The first goal of the two ("increase sales") says neither what, how much nor until when: S, M and T fail. The second passes
all three and still lacks a base (20% of what?) and a share (how much is "mainly"?). A and R need data: history, peers, links.

CSV columns are known by their names: Goal, KPI Name, Target, Baseline, Period, Direction, Weight, Dimension, Parent Goal
(目标描述, 指标名称, 目标值 … as in imports). A KPI with a numeric target is measurable whatever the words say; a period column
gives the date. JSONL may carry lang, period, kpi {name, direction}, target, baseline, history, peer_best, weight, has_parent, dimension.

JSON: [{id, text, letters: {S, M, A, R, T}, findings: [{letter, code, severity, start, end, rewrite}]}]; start and end count UTF-16
units of the text. The rewrite is in the language of --lang, or else of the goal. Goals are read, nobody is graded; nothing is kept.
Exit code 0 whether or not something was found; 1 when the file cannot be read.`,
    letter: { S: 'specific', M: 'measurable', A: 'achievable', R: 'relevant', T: 'time-bound' },
    reading: { pass: 'yes', fail: 'no', unknown: 'not known' },
    severity: { firm: 'finding', suggestion: 'suggestion' },
    inherited: { M: 'measurable by the target column', T: 'dated by the period column' },
    heads: ['letter', 'yes', 'no', 'not known'],
    summary: (goals, firm, suggestions) =>
      `${counted(goals, 'goal')}: ${counted(firm, 'finding')}, ${counted(suggestions, 'suggestion')}.`,
    note: 'Findings say what is missing in the goal; suggestions are for its writer to take or leave.',
  },
  zh: {
    description: '在考核周期开始前检查目标文字：哪里不具体、不可衡量、没有时限，可以怎样写',
    file: 'JSONL（每行 {"id","text"}）、带表头的 CSV，或每行一条目标的文本；- 表示标准输入',
    format: 'text 或 json',
    examples: `
示例：
  $ npx causeway lint-goals 目标.csv
  $ npx causeway lint-goals 目标.jsonl --format json > 结果.json
  $ echo "提高销售额" | npx causeway lint-goals -
  $ echo "在今年Q4新增20%的销售额，重点开拓新市场客户" | npx causeway lint-goals -

第一条没有说明做什么、做到多少、何时完成：S、M、T 均不通过。第二条三项通过，但还缺基准（20% 是从多少算起）与份额（“重点”占多少）。
A 与 R 需要数据：历史、同类、上级目标。

CSV 的列按列名识别：目标描述、指标名称、目标值、基准值、考核周期、指标方向、权重、维度、上级目标（与导入相同，中英文均可）。
有指标与数值目标的行即可衡量；有考核周期的行随周期有时限。JSONL 可带 lang、period、kpi {name, direction}、target、baseline、
history、peer_best、weight、has_parent、dimension。

JSON：[{id, text, letters: {S, M, A, R, T}, findings: [{letter, code, severity, start, end, rewrite}]}]；start 与 end 按 UTF-16 计。
改写建议用 --lang 的语言，未指定时用目标自身的语言。检查的是目标，不给人打分；不保存任何内容。
无论有无发现退出码都是 0；文件读不出来时为 1。`,
    letter: { S: '具体', M: '可衡量', A: '可实现', R: '相关', T: '有时限' },
    reading: { pass: '是', fail: '否', unknown: '未知' },
    severity: { firm: '发现', suggestion: '建议' },
    inherited: { M: '由目标值列可衡量', T: '随考核周期有时限' },
    heads: ['字母', '是', '否', '未知'],
    summary: (goals, firm, suggestions) => `共 ${goals} 条目标：发现 ${firm} 处，建议 ${suggestions} 处。`,
    note: '“发现”说明目标里缺什么；“建议”由撰写的人决定是否采用。',
  },
}
