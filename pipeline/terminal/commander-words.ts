import type { Command, Help, Option } from 'commander'
import type { Lang } from '#queries/locale.ts'
import { displayWidth } from './text-table.ts'

/** Gives commander's own words the language of the reader and counts Chinese characters as two columns when it wraps. */
export function speak(program: Command, lang: Lang): Command {
  program.configureHelp({ displayWidth: (text) => displayWidth(withoutColour(text)) })
  if (lang === 'en') return program
  return program
    .configureHelp({
      displayWidth: (text) => displayWidth(withoutColour(text)),
      styleTitle: (title) => TITLES[title] ?? title,
      optionDescription: chineseOption,
    })
    .configureOutput({ outputError: (text, write) => write(chineseError(text)) })
}

// eslint-disable-next-line no-control-regex -- the escape sign begins a colour sequence
const withoutColour = (text: string) => text.replace(/\u001b\[[\d;]*m/g, '')

const TITLES: Record<string, string> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '全局选项：',
  'Commands:': '命令：',
}

/** The description with default and choices, as commander's own but in Chinese. */
function chineseOption(this: Help | void, option: Option): string {
  const notes = [
    option.argChoices && `可选：${option.argChoices.join('、')}`,
    shownDefault(option) && `默认：${shownDefault(option)}`,
  ].filter(Boolean)
  return option.description + (notes.length > 0 ? `（${notes.join('；')}）` : '')
}

function shownDefault({ defaultValue, defaultValueDescription }: Option): string {
  if (defaultValueDescription) return defaultValueDescription
  return typeof defaultValue === 'string' || typeof defaultValue === 'number' ? String(defaultValue) : ''
}

/** Commander's messages, which have no other form than English text. One that is not here stays English. */
const ERRORS: [RegExp, string][] = [
  [/unknown command '(.+?)'/, '未知命令“$1”'],
  [/unknown option '(.+?)'/, '未知选项“$1”'],
  [/missing required argument '(.+?)'/, '缺少必需的参数“$1”'],
  [/option '(.+?)' argument missing/, '选项“$1”缺少参数'],
  [/required option '(.+?)' not specified/, '必须给出选项“$1”'],
  [/option '(.+?)' argument '(.+?)' is invalid\./, '选项“$1”的值“$2”无效。'],
  [/command-argument value '(.+?)' is invalid for argument '(.+?)'\./, '参数“$2”的值“$1”无效。'],
  [/too many arguments.*? Expected (\d+) arguments? but got (\d+)\./, '参数过多：需要 $1 个，给出了 $2 个。'],
  [/Allowed choices are (.+)\./, '可选值：$1。'],
  [/\(Did you mean (?:one of )?(.+?)\?\)/, '（是否指 $1？）'],
  [/^error: /, '错误：'],
]

const chineseError = (text: string) => ERRORS.reduce((said, [english, chinese]) => said.replace(english, chinese), text)
