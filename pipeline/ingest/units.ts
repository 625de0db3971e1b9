import { createHash } from 'node:crypto'
import { ROOT_UNIT } from '#queries/domain.ts'
import type { Identity } from '#pipeline/store/identity.ts'
import { foldId, foldName } from './fold.ts'
import { LIMITS } from './limits.ts'
import type { Mapping } from './mapping.ts'

export type UnitText = {
  path: string
  code: string
  nameEn: string
  kind: string
  sortOrder: string
  company: string
  parent: string
}
export type UnitRow = {
  unit_id: string
  parent_id: string
  name_zh: string
  name_en: string
  kind: string
  sort_order: string
  path: string
}

/**
 * Units by code or by path. The same unit keeps one id in all files: the id is the code where one is delivered first, else a short
 * hash of the folded path. Every ancestor of a path is a unit too; the company itself is the root.
 */
export function unitRegistry(identity: Identity, mapping: Pick<Mapping, 'path_separator' | 'company'>) {
  const rows = new Map<string, UnitRow>()
  /** Parents of top units that are no unit themselves: when it is one name, it is the company's. */
  const strangers = new Set<string>()
  const separator = separatorOf(mapping.path_separator)
  const companyNames = new Set(
    [mapping.company?.zh, mapping.company?.en].filter((name) => name !== undefined).map(foldName),
  )

  const segmentsOf = (path: string) => {
    const parts = (separator ? path.split(separator) : [path]).map((part) => part.trim()).filter((part) => part !== '')
    return parts.length > 0 && companyNames.has(foldName(parts[0] ?? '')) ? parts.slice(1) : parts
  }

  /** The id of a unit; '' when the row names none; null when its path is deeper than any organisation. */
  function idOf(text: UnitText): string | null {
    const code = foldId(text.code)
    let segments = segmentsOf(text.path)
    const company = text.company.trim()
    if (company !== '' && !companyNames.has(foldName(company)) && foldName(segments[0] ?? '') !== foldName(company))
      segments = [company, ...segments]
    if (segments.length === 0 && text.parent === '' && code === '')
      return text.path.trim() === '' && company === '' ? '' : root()
    if (segments.length > LIMITS.organisationDepth) return null
    if (segments.length === 0) return leaf(code, [code], parentOf(text, []), text)
    const under = segments.length === 1 ? parentOf(text, segments) : ancestor(segments.slice(0, -1))
    return leaf(code, segments, under, text)
  }

  /** Says before any row is written which path a code belongs to, so that ids do not depend on the order of rows. */
  function announce(rawCode: string, path: string): void {
    const code = foldId(rawCode)
    const segments = segmentsOf(path)
    if (code === '' || segments.length === 0) return
    const alias = pathAlias(segments)
    if (identity.known('unit', `code:${code}`) || identity.known('unit', alias)) return
    identity.learn('unit', [`code:${code}`, alias], { id: code, code, attributes: {} })
  }

  /** The unit above a path of one segment: the delivered parent if it is known, else the root. */
  function parentOf(text: UnitText, segments: string[]): string {
    const parent = foldId(text.parent)
    if (parent === '' || companyNames.has(foldName(parent))) return ROOT_UNIT
    const byCode = identity.known('unit', `code:${parent}`)
    const byPath = identity.known('unit', pathAlias(segmentsOf(parent)))
    if (!byCode && !byPath && segments.length === 1) strangers.add(parent)
    return byCode?.id ?? byPath?.id ?? (segments.length === 0 ? ancestor([parent]) : ROOT_UNIT)
  }

  function ancestor(segments: string[]): string {
    const above = segments.length > 1 ? ancestor(segments.slice(0, -1)) : ROOT_UNIT
    return leaf('', segments, above, null)
  }

  function root(): string {
    const zh = mapping.company?.zh ?? (strangers.size === 1 ? [...strangers][0] : '') ?? ''
    rows.set(ROOT_UNIT, {
      unit_id: ROOT_UNIT,
      parent_id: '',
      name_zh: zh,
      name_en: mapping.company?.en ?? zh,
      kind: 'company',
      sort_order: '',
      path: '',
    })
    return ROOT_UNIT
  }

  function leaf(code: string, segments: string[], parent: string, text: UnitText | null): string {
    const alias = pathAlias(segments)
    const byPath = identity.known('unit', alias)
    // One path with two codes is two units (a name used twice); a path that never had a code is the one meant.
    const known =
      code === ''
        ? byPath
        : (identity.known('unit', `code:${code}`) ?? (byPath && byPath.code === '' ? byPath : undefined))
    const name = segments.at(-1) ?? code
    const attributes = {
      ...known?.attributes,
      ...given({
        parent_id: parent,
        name_zh: name,
        name_en: text?.nameEn ?? '',
        kind: text?.kind ?? '',
        sort_order: text?.sortOrder ?? '',
        path: segments.join('/'),
      }),
    }
    const id = known?.id ?? (code !== '' ? code : `u-${shortHash(alias)}`)
    identity.learn('unit', code === '' ? [alias] : [`code:${code}`, alias], {
      id,
      code: code || (known?.code ?? ''),
      attributes,
    })
    rows.set(id, rowOf(id, attributes))
    return id
  }

  return {
    idOf,
    announce,
    rowFor: (id: string) => rows.get(id),
    rows: () => [...rows.values()],
    /** The root as a unit of its own, once the company's name is known. */
    nameRoot: () => (mapping.company || strangers.size === 1 ? root() : null),
  }
}

function rowOf(id: string, known: Record<string, string>): UnitRow {
  const name = known['name_zh'] ?? id
  return {
    unit_id: id,
    parent_id: known['parent_id'] ?? ROOT_UNIT,
    name_zh: name,
    name_en: known['name_en'] ?? name,
    kind: known['kind'] ?? '',
    sort_order: known['sort_order'] ?? '',
    path: known['path'] ?? name,
  }
}

const pathAlias = (segments: string[]) => `path:${segments.map(foldName).join('/')}`
const given = (all: Record<string, string>) =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))

export const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8)

/** A copy that does not keep the whole piece of text alive from which a cell was cut. */
export const copyOf = (text: string): string => ` ${text}`.slice(1)

function separatorOf(wanted: string | undefined): RegExp | null {
  if (wanted === 'none') return null
  if (wanted === undefined) return /\s*[/\\>＞／]\s*|\s+-\s+/
  return new RegExp(wanted.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
}
