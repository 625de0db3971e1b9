import { relative } from 'node:path'
import { Option } from 'commander'
import { productDir, readSettings } from '#pipeline/config.ts'

/** `--warehouse DIR` with its default, shown short: the whole path of an installation says nothing in a help text. */
export function warehouseOption(meaning: string, env: Record<string, string | undefined>): Option {
  const { warehouse } = readSettings(env)
  const short = warehouse.startsWith(productDir) ? relative(productDir, warehouse) : warehouse
  return new Option('--warehouse <dir>', meaning).default(warehouse, short)
}
