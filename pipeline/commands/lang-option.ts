import { InvalidArgumentError } from 'commander'
import { isLang, type Lang } from '#queries/locale.ts'

/** The value of an option `--lang <zh|en>`. */
export function langOption(value: string): Lang {
  if (!isLang(value)) throw new InvalidArgumentError('zh | en')
  return value
}
