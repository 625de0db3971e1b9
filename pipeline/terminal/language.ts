import { isLang, type Lang } from '#queries/locale.ts'

/** `--lang` anywhere on the line, or else the locale of the shell; English where it says neither. */
export function languageOf(args: string[], env: Record<string, string | undefined>): Lang {
  const place = args.indexOf('--lang')
  const named = place >= 0 ? args[place + 1] : args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length)
  if (isLang(named)) return named
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}
