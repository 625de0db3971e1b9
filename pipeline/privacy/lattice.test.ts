import { afterAll, beforeAll, expect, test } from 'vitest'
import { runAnalysis } from '#pipeline/run-analysis.ts'
import { openSamples, type Samples } from '#tests/sample-snapshot.ts'
import { latticeOf } from './lattice.ts'

let samples: Samples
beforeAll(async () => {
  samples = await openSamples()
})
afterAll(() => samples.close())

const mixShift = (params: Record<string, unknown>) =>
  runAnalysis('mix-shift', params, { role: 'executive' }, samples.filled)

test('both parameters that name a period may hold the periods of the snapshot and no other', async () => {
  const { ids } = await latticeOf(samples.filled)
  expect(ids.get('compare')?.has('2025-02')).toBe(true)
  expect(ids.get('compare')?.has('2031-02')).toBe(false)
  expect(ids.get('compare')).toEqual(ids.get('cycle'))
})

test('an unknown second period is answered like an unknown first one, and a known one is not refused', async () => {
  const words = { code: 'not-found', status: 404 }
  await expect(mixShift({ unit: 'a', compare: '2031-02' })).rejects.toMatchObject(words)
  await expect(mixShift({ unit: 'a', cycle: '2031-02' })).rejects.toMatchObject(words)
  const { result } = await mixShift({ unit: 'a', compare: '2024-02' })
  expect(result).toMatchObject({ kind: 'found', from: { period_id: '2024-02' } })
})
