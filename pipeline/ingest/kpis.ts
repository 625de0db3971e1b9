import type { Identity } from '#pipeline/store/identity.ts'
import { foldId, foldName } from './fold.ts'
import { shortHash } from './units.ts'

export type KpiText = { code: string; nameZh: string; nameEn: string; unit: string; direction: string }
export type KpiRow = { kpi_id: string; code: string; name_zh: string; name_en: string; unit: string; direction: string }

/** KPIs by code or name; like units they keep one id in all files, also in a file that has names without codes. */
export function kpiRegistry(identity: Identity) {
  const rows = new Map<string, KpiRow>()

  /** The id of a KPI; '' when the row names none. */
  function idOf(text: KpiText): string {
    const code = foldId(text.code)
    const name = text.nameZh.trim() || text.nameEn.trim() || code
    if (name === '') return ''
    const alias = `name:${foldName(name)}`
    const byName = identity.known('kpi', alias)
    // Two codes with one name are two KPIs; a name that never had a code is the one meant.
    const known =
      code === ''
        ? byName
        : (identity.known('kpi', `code:${code}`) ?? (byName && byName.code === '' ? byName : undefined))
    const isNamed = text.nameZh.trim() !== '' || text.nameEn.trim() !== ''
    const attributes = { ...known?.attributes }
    // A name found by itself has been met before; only a row with a code can rename a KPI.
    if (attributes['name_zh'] === undefined || (isNamed && code !== '')) attributes['name_zh'] = name
    if (text.nameEn.trim() !== '') attributes['name_en'] = text.nameEn.trim()
    if (text.unit.trim() !== '') attributes['unit'] = text.unit.trim()
    if (text.direction !== '' && text.direction !== 'unknown') attributes['direction'] = text.direction
    const id = known?.id ?? (code !== '' ? code : `k-${shortHash(alias)}`)
    identity.learn('kpi', code === '' ? [alias] : [`code:${code}`, alias], {
      id,
      code: code || (known?.code ?? ''),
      attributes,
    })
    rows.set(id, {
      kpi_id: id,
      code: code || (known?.code ?? ''),
      name_zh: attributes['name_zh'] ?? name,
      name_en: attributes['name_en'] ?? attributes['name_zh'] ?? name,
      unit: attributes['unit'] ?? '',
      direction: attributes['direction'] ?? '',
    })
    return id
  }

  /** What every file before this one said of a KPI: a scorecard without directions takes them from the KPI list. */
  const knownOf = (id: string) => rows.get(id)
  return { idOf, knownOf, rows: () => [...rows.values()] }
}
