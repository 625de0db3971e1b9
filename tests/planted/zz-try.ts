import { organisation } from '#pipeline/demo/organisation.ts'
import { factorEvidence } from '#queries/evidence/factor-evidence.ts'
import { evidenceOf } from '#tests/planted/evidence-organisation.ts'
const seed = Number(process.argv[2] ?? 20261101)
const company = organisation({ seed })
let t = performance.now()
const data = evidenceOf(company)
console.log('data', performance.now() - t, data.unit.length, data.units.length)
t = performance.now()
const found = factorEvidence(data, 1)
console.log('fit', performance.now() - t)
const r = (x: unknown) => (typeof x === 'number' ? Math.round(x * 1000) / 1000 : x)
console.table(
  found.diagnosis_factor.map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([k]) => !['tab', 'measure_unit', 'level', 'source'].includes(k))
        .map(([k, v]) => [k.replace('_low', '_l').replace('_high', '_h'), r(v)]),
    ),
  ),
)
console.table(
  found.diagnosis_factor_unit
    .filter((row) => row.grade !== 'none' || row.unit_id === '010101' || row.unit_id?.startsWith('0402'))
    .map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k.replace('contribution', 'c'), r(v)]))),
)
