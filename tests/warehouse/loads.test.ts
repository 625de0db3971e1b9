import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CausewayError } from '#pipeline/errors.ts'
import { batchManifest } from '#pipeline/ingest/manifest.ts'
import { buildSnapshot } from '#pipeline/warehouse/build.ts'
import { importFiles } from '#pipeline/warehouse/import.ts'
import { layout } from '#pipeline/warehouse/layout.ts'
import { openSnapshot, openWorkspace } from '#pipeline/warehouse/open.ts'
import { currentId, snapshotPath } from '#pipeline/warehouse/publish.ts'
import { deliver, folder, quiet, readDelivery, result, unit, type Delivery } from './deliveries.ts'

let dir: string
let remove: () => void
beforeEach(() => ({ dir, remove } = folder()))
afterEach(() => remove())

const folders = () => layout(join(dir, 'warehouse'))
async function ask(sql: string) {
  const snapshot = await openSnapshot(snapshotPath(folders(), (await currentId(folders()))!))
  try {
    return await snapshot.query(sql)
  } finally {
    await snapshot.close()
  }
}
const goals = (...rows: Parameters<typeof result>[0][]): Delivery => ({ tables: { goal_result: rows.map(result) } })
const file = (name: string, delivery: Delivery | string) => {
  const path = join(dir, name)
  writeFileSync(path, typeof delivery === 'string' ? delivery : JSON.stringify(delivery))
  return path
}
const importAll = (paths: string[], more = {}) =>
  importFiles({ dir: folders().dir, paths, ...more }, quiet, readDelivery)

test('rows that repeat each other are superseded, rows that contradict each other are set aside with their row numbers', async () => {
  const outcome = await deliver(dir, goals(
    { person_key: 'p1' }, // row 2
    { person_key: 'p1' }, // row 3 repeats row 2
    { person_key: 'p2', actual: 1 }, // rows 4 and 5 contradict each other
    { person_key: 'p2', actual: 2 },
    { person_key: 'p3' },
  )) // prettier-ignore
  expect(outcome.files[0]).toMatchObject({ status: 'loaded', rows_in: 5, loaded: 2, superseded: 1, quarantined: 2 })
  expect(await ask('select person_key from goal_result order by 1')).toEqual([
    { person_key: 'p1' },
    { person_key: 'p3' },
  ])
  expect(await ask('select src_row, code, detail from quarantine')).toEqual([
    { src_row: 4, code: 'DUP_CONFLICT', detail: 'goal_result: 4, 5' },
    { src_row: 5, code: 'DUP_CONFLICT', detail: 'goal_result: 4, 5' },
  ])
})

test('a source row of several records is loaded when one of them is, and counts once', async () => {
  const wide = (person_key: string, src_row: number, actual: number) => [
    { person_key, src_row, period_id: '2025-01', actual },
    { person_key, src_row, period_id: '2025-02', actual: 50 },
  ]
  // Rows 2 and 3 contradict each other in January and repeat each other in February.
  const outcome = await deliver(dir, goals(...wide('p1', 2, 1), ...wide('p1', 3, 2), ...wide('p2', 4, 3)))
  expect(outcome.files[0]).toMatchObject({ rows_in: 3, loaded: 2, superseded: 1, quarantined: 0 })
})

test('a row whose result is contradicted is set aside, though it is the row that tells the person’s review', async () => {
  const review = { person_key: 'p1', period_id: '2025-03', review_id: 'r1', stage: 'final', score: 80, src_row: 2 }
  const outcome = await deliver(dir, {
    tables: {
      goal_result: [
        result({ person_key: 'p1', src_row: 2, actual: 1 }),
        result({ person_key: 'p1', src_row: 3, actual: 2 }),
        result({ person_key: 'p2', src_row: 4 }),
      ],
      review: [review],
      comment: [{ comment_id: 't1', text: 'x', src_row: 2 }],
    },
  })
  expect(outcome.files[0]).toMatchObject({ rows_in: 3, loaded: 1, quarantined: 2, superseded: 0 })
  expect(await ask('select score from review')).toEqual([{ score: 80 }])
})

test('what the reader set aside is in the snapshot by place and code, without the raw row', async () => {
  await deliver(dir, {
    ...goals({ person_key: 'p1' }),
    quarantine: [
      { src_sheet: 'data', src_row: 9, src_col: 'F', raw_row: '张三,九十', code: 'BAD_NUMBER', detail: 'F' },
    ],
  })
  const [row] = await ask('select * from quarantine')
  expect(row).toMatchObject({ src_row: 9, src_col: 'F', code: 'BAD_NUMBER', state: 'open' })
  expect(Object.keys(row!)).not.toContain('raw_row')
  const [batch] = readdirSync(folders().batches)
  expect(readFileSync(join(folders().batches, batch!, 'quarantine.csv'), 'utf8')).toContain('张三')
  expect(await ask('select rows_in, loaded, quarantined from batch')).toEqual([
    { rows_in: 2, loaded: 1, quarantined: 1 },
  ])
})

test('ids and numbers arrive exactly as delivered', async () => {
  await deliver(
    dir,
    goals({ person_key: '00123', goal_id: '1E5', kpi_id: '9007199254740993', goal_text: 'a "b", c', actual: 0.1 }),
  )
  expect(await ask('select person_key, goal_id, kpi_id, goal_text, actual from goal_result')).toEqual([
    { person_key: '00123', goal_id: '1E5', kpi_id: '9007199254740993', goal_text: 'a "b", c', actual: 0.1 },
  ])
})

test('the same bytes are loaded once, however many imports bring them at the same time', async () => {
  const path = file('same.json', goals({ person_key: 'p1' }, { person_key: 'p2' }))
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => importAll([path])))
  const states = outcomes.map(({ files }) => files[0]!.status).sort()
  expect(states).toEqual([...Array(9).fill('already_loaded'), 'loaded'])
  expect(new Set(outcomes.map(({ files }) => files[0]!.seq))).toEqual(new Set([1]))
  expect(await ask('select count(*) as n from goal_result')).toEqual([{ n: 2 }])
  expect(readdirSync(folders().snapshots)).toHaveLength(1)
})

test('a saved-again copy of the same content is loaded with a warning and counts once', async () => {
  const rows = goals({ person_key: 'p1' }, { person_key: 'p2' })
  await deliver(dir, { ...rows, content_hash: 'same' })
  const again = await deliver(dir, { ...rows, content_hash: 'same', quarantine: [] })
  expect(again.files[0]!.report!.warnings).toContainEqual({ code: 'SAME_CONTENT', detail: '1' })
  expect(await ask('select count(*) as n from goal_result')).toEqual([{ n: 2 }])
})

test('a corrected delivery of one source replaces its scope: changed, added and withdrawn results', async () => {
  await deliver(
    dir,
    goals(
      { person_key: 'p1', actual: 1 },
      { person_key: 'p2', actual: 2 },
      { person_key: 'p9', unit_id: 'b', actual: 9 },
    ),
    goals({ person_key: 'p1', actual: 10 }, { person_key: 'p3', actual: 3 }),
  )
  expect(await ask('select person_key, actual from goal_result order by person_key')).toEqual([
    { person_key: 'p1', actual: 10 },
    { person_key: 'p3', actual: 3 },
    { person_key: 'p9', actual: 9 }, // unit b is in no scope of the second delivery
  ])
  expect(await ask('select seq, replaced_rows from batch order by seq')).toEqual([
    { seq: 1, replaced_rows: 2 },
    { seq: 2, replaced_rows: 0 },
  ])
})

test('files handed over in one import complete each other, also where they share a period, unit and KPI', async () => {
  const [first, second] = [goals({ person_key: 'p1', actual: 1 }), goals({ person_key: 'p2', actual: 2 })]
  await importAll([file('page-1.json', first), file('page-2.json', second)])
  expect(await ask('select person_key, actual from goal_result order by person_key')).toEqual([
    { person_key: 'p1', actual: 1 },
    { person_key: 'p2', actual: 2 },
  ])
})

test('the same result in two files of one import counts once, with the value of the later file', async () => {
  await importAll([
    file('a.json', goals({ person_key: 'p1', actual: 1 })),
    file('b.json', goals({ person_key: 'p1', actual: 2 })),
  ])
  expect(await ask('select actual from goal_result')).toEqual([{ actual: 2 }])
})

test('another source replaces only the very same result, and people only it leaves out stay', async () => {
  await deliver(
    dir,
    { source_id: 'hr', ...goals({ person_key: 'p1', actual: 1 }, { person_key: 'p2', actual: 2 }) },
    { source_id: 'crm', ...goals({ person_key: 'p1', actual: 10 }) },
  )
  expect(await ask('select person_key, actual from goal_result order by person_key')).toEqual([
    { person_key: 'p1', actual: 10 },
    { person_key: 'p2', actual: 2 },
  ])
})

test('a full description is not forgotten when another export only mentions it, and a correction of its own source replaces it', async () => {
  const org = (name_zh: string, over = {}): Delivery => ({
    source_id: 'org',
    tables: { unit: [{ ...unit('a'), src_row: 2, name_zh, name_en: 'Sales', kind: 'department', ...over }] },
  })
  const mention = { tables: { goal_result: [result({ person_key: 'p1' })], unit: [{ ...unit('a'), name_zh: '销售' }] } }
  const names = "select name_zh, name_en from unit_tree where unit_id = 'root'"
  await deliver(dir, org('销售部'), mention)
  expect(await ask(names)).toEqual([{ name_zh: '销售部', name_en: 'Sales' }])
  await deliver(dir, org('销售中心', { kind: null }))
  expect(await ask(names)).toEqual([{ name_zh: '销售中心', name_en: 'Sales' }])
})

test('a KPI that results mention without a version is not one more version of it', async () => {
  const kpi = [1, 2].map((version) => ({ kpi_id: 'sales', version, name_zh: '销售额', src_row: version + 1 }))
  const mention = [{ kpi_id: 'sales', version: null, name_zh: '销售额', src_row: null }]
  await deliver(
    dir,
    { source_id: 'list', tables: { kpi } },
    { tables: { goal_result: [result({ person_key: 'p1' })], kpi: mention } },
  )
  expect(await ask('select version from kpi order by version')).toEqual([{ version: 1 }, { version: 2 }])
  expect(await ask('select n_versions from kpi_current')).toEqual([{ n_versions: 2 }])
})

test('an export of criteria, which mentions its reviews without a total, does not take their scores away', async () => {
  const review = { person_key: 'p1', period_id: '2025H1', period_start: '2025-01-01', period_end: '2025-06-30', review_id: 'r1', stage: 'final', src_row: 2 } // prettier-ignore
  await deliver(
    dir,
    { source_id: 'results', tables: { review: [{ ...review, score: 88 }] } },
    {
      source_id: 'criteria',
      tables: { review: [review], criterion_score: [{ review_id: 'r1', criterion_id: 'c1', score: 4 }] },
    },
  )
  expect(await ask('select score from review')).toEqual([{ score: 88 }])
})

test('what was written about a person stays in the batch folder; the snapshot knows that there is a comment, and in which language', async () => {
  const place = { period_id: '2025H1', period_start: '2025-01-01', period_end: '2025-06-30', src_row: 2 }
  await deliver(dir, {
    tables: {
      review: [{ ...place, person_key: 'p1', review_id: 'r1', stage: 'final', score: 80, comment_id: 't1' }],
      comment: [{ ...place, comment_id: 't1', author_relation: 'manager', text: '进步明显', lang: 'zh' }],
    },
  })
  expect(
    await ask(
      'select comment.text, lang, author_relation from comment join review on review.comment_id = comment.comment_id',
    ),
  ).toEqual([{ text: null, lang: 'zh', author_relation: 'manager' }])
  const [batch] = readdirSync(folders().batches)
  expect(readdirSync(join(folders().batches, batch!))).toContain('comment.parquet')
})

test('a goal may change twice on one day; the same change delivered again is one', async () => {
  const change = (old_value: number, new_value: number, over = {}) => ({
    ...{
      kpi_id: 'sales',
      unit_id: 'a',
      person_key: 'p1',
      period_id: '2025-03',
      changed_at: '2025-02-10',
      field: 'target',
    },
    ...{ old_value, new_value, ...over },
  })
  const rows = [change(100, 90), change(90, 80), change(100, 90), change(100, 90, { period_id: '2025-04' })]
  const outcome = await deliver(
    dir,
    { tables: { target_revision: rows } },
    { source_id: 'again', tables: { target_revision: [change(90, 80)] } },
  )
  expect(outcome.refused).toEqual([])
  expect(await ask('select period_id, old_value, new_value, kpi_id from target_revision order by 1, 2 desc')).toEqual([
    { period_id: '2025-03', old_value: 100, new_value: 90, kpi_id: 'sales' },
    { period_id: '2025-03', old_value: 90, new_value: 80, kpi_id: 'sales' },
    { period_id: '2025-04', old_value: 100, new_value: 90, kpi_id: 'sales' },
  ])
})

test('a list of rating levels is not forgotten when a file of ratings mentions its levels', async () => {
  const level = { scale_id: 'std', level_raw: 'A', ord: 4 }
  await deliver(
    dir,
    { source_id: 'list', tables: { rating_scale: [{ ...level, quota: 0.2 }] } },
    {
      tables: {
        review: [
          { person_key: 'p1', period_id: '2025H1', review_id: 'r1', stage: 'final', rating_raw: 'A', src_row: 2 },
        ],
        rating_scale: [{ ...level, src_row: null }],
      },
    },
  )
  expect(await ask('select level_raw, ord, quota from rating_scale')).toEqual([{ level_raw: 'A', ord: 4, quota: 0.2 }])
})

test('several top units hang below a root of their own; a unit nobody described and a circle hang there too', async () => {
  const units = [unit('b'), unit('a'), unit('a1', 'a'), unit('x', 'y'), unit('y', 'x')]
  await deliver(dir, { tables: { goal_result: [result({ person_key: 'p1', unit_id: 'loose' })], unit: units } })
  expect((await ask('select unit_id, parent_id, depth, tree_order from unit_tree order by tree_order')).map(Object.values)).toEqual([
    ['root', null, 0, 0], ['a', 'root', 1, 1], ['a1', 'a', 2, 2], ['b', 'root', 1, 3], ['loose', 'root', 1, 4], ['x', 'root', 1, 5], ['y', 'root', 1, 6],
  ]) // prettier-ignore
  expect(await ask("select unit_id from unit_closure where ancestor_id = 'a' order by distance")).toEqual([
    { unit_id: 'a' },
    { unit_id: 'a1' },
  ])
})

test('a single top unit is the whole organisation and is not drawn twice', async () => {
  const rows = [result({ person_key: 'p1', unit_id: 'corp' }), result({ person_key: 'p2', unit_id: 'a' })]
  await deliver(dir, { tables: { goal_result: rows, unit: [unit('corp'), unit('a', 'corp')] } })
  expect(await ask('select unit_id, name_zh from unit_tree order by tree_order')).toEqual([
    { unit_id: 'root', name_zh: 'corp' },
    { unit_id: 'a', name_zh: 'a' },
  ])
  expect(await ask("select n_people from gap_cell where unit_id = 'root' and kpi_id = '*'")).toEqual([{ n_people: 2 }])
  expect(await ask('select company_zh from snapshot_info')).toEqual([{ company_zh: 'corp' }])
})

test('a refused file leaves the others loaded and the previous snapshot served', async () => {
  await deliver(dir, goals({ person_key: 'p0' }))
  const before = await currentId(folders())
  const refusing = (job: { raw_path: string; file_name: string; out_dir: string }) => {
    if (!job.file_name.startsWith('bad')) return readDelivery(job as never, { progress: () => {} })
    throw new CausewayError('unknown-file', { title: { zh: '无法识别', en: 'unknown' }, remedy: { zh: '', en: '' } })
  }
  const bad = file('bad.json', '{}')
  const alone = await importFiles({ dir: folders().dir, paths: [bad] }, quiet, refusing)
  expect(alone.refused.map(({ error }) => error.code)).toEqual(['unknown-file'])
  expect(alone.snapshot).toBe(before)
  const both = await importFiles(
    { dir: folders().dir, paths: [bad, file('good.json', goals({ person_key: 'p1' }))] },
    quiet,
    refusing,
  )
  expect(both.files.map(({ status }) => status)).toEqual(['loaded'])
  expect(both.refused).toHaveLength(1)
  expect(both.snapshot).not.toBe(before)
  expect(readdirSync(folders().staging)).toEqual([])
})

test('a folder stands for its data files by name; hidden files, links, notes and mappings are passed over', async () => {
  const names = ['b.json', 'a.json', '.hidden.json', 'README.md', 'map.yaml']
  for (const [i, name] of names.entries()) file(name, goals({ person_key: `p${i}`, unit_id: name }))
  symlinkSync('/etc/hostname', join(dir, 'link.json'))
  const outcome = await importAll([dir])
  expect(outcome.files.map(({ file: path }) => path)).toEqual([join(dir, 'a.json'), join(dir, 'b.json')])
})

test('a dry run counts like an import and keeps nothing', async () => {
  const path = file('one.json', goals({ person_key: 'p1' }, { person_key: 'p1' }))
  const outcome = await importAll([path], { dryRun: true })
  expect(outcome).toMatchObject({
    snapshot: null,
    files: [{ status: 'dry_run', rows_in: 2, loaded: 1, superseded: 1 }],
  })
  expect(readdirSync(dir)).toEqual(['one.json'])
})

test('a load that an earlier import committed but never published is published by the next one', async () => {
  await deliver(dir, goals({ person_key: 'p1' }))
  const before = await currentId(folders())
  const path = file('two.json', goals({ person_key: 'p2', unit_id: 'b' }))
  await importAll([path])
  writeFileSync(folders().current, `${before}\n`) // as if it had been killed before the pointer moved
  const outcome = await importAll([path])
  expect(outcome.files[0]!.status).toBe('already_loaded')
  expect(await ask('select count(*) as n from goal_result')).toEqual([{ n: 2 }])
})

test('a batch that an older version stored, without columns of today, still builds: what it could not say is null', async () => {
  await deliver(dir, goals({ person_key: 'p1', weight: 0.5, weight_total: 50, entered_at: '2025-04-02 14:32:10' }))
  const [batch] = readdirSync(folders().batches)
  const path = join(folders().batches, batch!, 'goal_result.parquet')
  const workspace = await openWorkspace(':memory:', { memoryMb: 256, threads: 1, tempDir: join(dir, 'spill') })
  await workspace.run(`create table kept as select * exclude (weight_total, entered_at) from read_parquet('${path}')`)
  await workspace.run(`copy kept to '${path}' (format parquet)`)
  workspace.close()
  const columns = 'select person_key, weight, weight_total, entered_at from goal_result order by person_key'
  expect(await ask(columns)).toEqual([
    { person_key: 'p1', weight: 0.5, weight_total: 50, entered_at: '2025-04-02T14:32:10' },
  ])
  await buildSnapshot(folders().dir, quiet)
  expect(await ask(columns)).toEqual([{ person_key: 'p1', weight: 0.5, weight_total: null, entered_at: null }])
  await deliver(dir, goals({ person_key: 'p2', unit_id: 'b', weight: 1, weight_total: 100 }))
  expect(await ask(columns)).toEqual([
    { person_key: 'p1', weight: 0.5, weight_total: null, entered_at: null },
    { person_key: 'p2', weight: 1, weight_total: 100, entered_at: null },
  ])
})

test('the same result written down at two times is one result', async () => {
  const outcome = await deliver(
    dir,
    goals(
      { person_key: 'p1', entered_at: '2025-04-02 09:00:00' },
      { person_key: 'p1', entered_at: '2025-04-03 09:00:00' },
    ),
  )
  expect(outcome.files[0]).toMatchObject({ rows_in: 2, loaded: 1, superseded: 1, quarantined: 0 })
})

test('a batch folder keeps a complete manifest and raw bytes that nobody may change', async () => {
  await deliver(dir, goals({ person_key: 'p1' }))
  const [batch] = readdirSync(folders().batches)
  const manifest = batchManifest.parse(
    JSON.parse(readFileSync(join(folders().batches, batch!, 'manifest.json'), 'utf8')),
  )
  expect(manifest).toMatchObject({ batch_id: batch, seq: 1, rows_in: 1, loaded: 1, records_loaded: 1 })
  expect(readdirSync(folders().raw)).toEqual([manifest.sha256])
})

test('a snapshot that another version of the program made is made again, without loading anything twice', async () => {
  const path = file('one.json', goals({ person_key: 'p1' }))
  const { snapshot: before } = await importAll([path])
  expect((await importAll([path])).snapshot).toBe(before)

  const made = snapshotPath(folders(), before!)
  const workspace = await openWorkspace(made, { memoryMb: 256, threads: 1, tempDir: join(dir, 'spill') })
  await workspace.run("update snapshot_info set code_version = '0.0.9'")
  workspace.close()
  const outcome = await importAll([path])
  expect(outcome.files[0]!.status).toBe('already_loaded')
  expect(outcome.snapshot).not.toBe(before)
  expect(await ask('select count(*) as n from goal_result')).toEqual([{ n: 1 }])
})

test('the last five snapshots are kept, and the served one always', async () => {
  await deliver(dir, goals({ person_key: 'p1' }))
  for (let i = 0; i < 6; i++) await buildSnapshot(folders().dir, quiet)
  const kept = readdirSync(folders().snapshots).sort()
  expect(kept).toEqual([3, 4, 5, 6, 7].map((n) => `2025-03.${n}.duckdb`))
  expect(await currentId(folders())).toBe('2025-03.7')
})
