import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { openStore } from './open.ts'

/**
 * The only place where a person's number and name stand beside the random key that every other table holds, and where the codes and
 * names of units and KPIs lead to one id however a file spells them. Nothing is written before `commit`; a dry run never commits.
 */
export type Identity = {
  /** The random key of a person number; numbers are compared after trimming and NFKC. `scope` is '' or a source of its own numbers. */
  personKey: (scope: string, number: string, name: string) => string
  /** The id that any of the aliases leads to, with everything known of it. */
  known: (kind: 'unit' | 'kpi', alias: string) => KnownThing | undefined
  learn: (kind: 'unit' | 'kpi', aliases: string[], thing: KnownThing) => void
  commit: () => void
  close: () => void
}
export type KnownThing = { id: string; code: string; attributes: Record<string, string> }

const SCHEMA = `
  create table if not exists person (
    scope text not null, number text not null, person_key text not null unique, name text not null default '',
    primary key (scope, number)) without rowid;
  create table if not exists thing (
    kind text not null, id text not null, code text not null, attributes text not null, primary key (kind, id)) without rowid;
  create table if not exists alias (
    kind text not null, alias text not null, id text not null, primary key (kind, alias)) without rowid;
`

export function openIdentity(path: string, options: { dryRun: boolean }): Identity {
  // A dry run of a new warehouse must not leave a file behind.
  const store = options.dryRun && !existsSync(path) ? new DatabaseSync(':memory:') : openStore(path)
  if (!options.dryRun || !existsSync(path)) store.exec(SCHEMA)
  const people = new Map<string, { key: string; name: string }>()
  const things = { unit: new Map<string, KnownThing>(), kpi: new Map<string, KnownThing>() }
  const aliases = { unit: new Map<string, string>(), kpi: new Map<string, string>() }
  load()

  const changedPeople = new Map<string, [scope: string, number: string, key: string, name: string]>()
  const changedThings = new Set<string>()
  const newAliases: ['unit' | 'kpi', string, string][] = []

  function load() {
    for (const row of store.prepare('select scope, number, person_key, name from person').iterate()) {
      people.set(`${row['scope']}\u001f${row['number']}`, { key: String(row['person_key']), name: String(row['name']) })
    }
    for (const row of store.prepare('select kind, id, code, attributes from thing').iterate()) {
      const attributes: Record<string, string> = JSON.parse(String(row['attributes']))
      kindOf(things, row['kind']).set(String(row['id']), {
        id: String(row['id']),
        code: String(row['code']),
        attributes,
      })
    }
    for (const row of store.prepare('select kind, alias, id from alias').iterate()) {
      kindOf(aliases, row['kind']).set(String(row['alias']), String(row['id']))
    }
  }

  function personKey(scope: string, rawNumber: string, rawName: string): string {
    const number = rawNumber.normalize('NFKC').trim()
    const name = rawName.trim()
    const place = `${scope}\u001f${number}`
    const known = people.get(place)
    if (known && (name === '' || name === known.name)) return known.key
    const key = known?.key ?? randomUUID()
    people.set(place, { key, name: name || (known?.name ?? '') })
    changedPeople.set(place, [scope, number, key, name])
    return key
  }

  function learn(kind: 'unit' | 'kpi', names: string[], thing: KnownThing) {
    things[kind].set(thing.id, thing)
    changedThings.add(`${kind}\u001f${thing.id}`)
    for (const alias of names) {
      if (aliases[kind].has(alias)) continue
      aliases[kind].set(alias, thing.id)
      newAliases.push([kind, alias, thing.id])
    }
  }

  function commit() {
    if (options.dryRun) return
    store.exec('begin immediate')
    try {
      const person = store.prepare(
        `insert into person (scope, number, person_key, name) values (?, ?, ?, ?)
         on conflict (scope, number) do update set name = case when excluded.name = '' then name else excluded.name end`,
      )
      for (const row of changedPeople.values()) person.run(...row)
      const thing = store.prepare('insert or replace into thing (kind, id, code, attributes) values (?, ?, ?, ?)')
      for (const place of changedThings) {
        const [kind, id = ''] = place.split('\u001f')
        const found = kindOf(things, kind).get(id)
        if (found) thing.run(kind ?? '', id, found.code, JSON.stringify(found.attributes))
      }
      const alias = store.prepare('insert or ignore into alias (kind, alias, id) values (?, ?, ?)')
      for (const row of newAliases) alias.run(...row)
      store.exec('commit')
    } catch (cause) {
      store.exec('rollback')
      throw cause
    }
  }

  return {
    personKey,
    known: (kind, alias) => {
      const id = aliases[kind].get(alias)
      return id === undefined ? undefined : things[kind].get(id)
    },
    learn,
    commit,
    close: () => store.close(),
  }
}

function kindOf<T>(both: { unit: T; kpi: T }, kind: unknown): T {
  return kind === 'kpi' ? both.kpi : both.unit
}
