import { expect, test } from 'vitest'
import type { Answer } from '#queries/define.ts'
import { answers } from '#web/server/answers.ts'
import { gate } from '#web/server/gate.ts'

/** Lets everything that is already decided run. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('at most two pieces of work run at once, and they begin in the order in which they came', async () => {
  const pass = gate(2, 10)
  const begun: number[] = []
  const finish: (() => void)[] = []
  const all = [0, 1, 2, 3, 4].map((number) =>
    pass(async () => {
      begun.push(number)
      await new Promise<void>((resolve) => finish.push(resolve))
    }),
  )
  await settled()
  expect(begun).toEqual([0, 1])
  finish[1]?.()
  await settled()
  expect(begun).toEqual([0, 1, 2])
  for (let turn = 0; turn < 5; turn++) {
    for (const done of finish) done()
    await settled()
  }
  await Promise.all(all)
  expect(begun).toEqual([0, 1, 2, 3, 4])
})

test('who finds the queue full is refused with 503, and a failure gives its place back', async () => {
  const pass = gate(1, 1)
  const { promise, reject } = Promise.withResolvers<void>()
  const running = pass(() => promise)
  const queued = pass(async () => 'done')
  await expect(pass(async () => 'never')).rejects.toMatchObject({ code: 'busy', status: 503 })
  reject(new Error('failed'))
  await expect(running).rejects.toThrow('failed')
  await expect(queued).resolves.toBe('done')
  await expect(pass(async () => 'free again')).resolves.toBe('free again')
})

const answerOf = (text: string): Answer => ({
  result: text,
  provenance: { snapshot: 's', analysis: 'a', params: {}, state: '', code_version: '', rows: 0, as_of: null },
})

test('fifty readers who ask the same at the same time cost one computation', async () => {
  const kept = answers(10_000)
  let made = 0
  const make = async () => {
    made++
    await settled()
    return answerOf('x')
  }
  const read = await Promise.all(Array.from({ length: 50 }, () => kept.get('key', make)))
  expect(made).toBe(1)
  expect(new Set(read).size).toBe(1)
})

test('memory stays below its bound, and what was read last is kept longest', async () => {
  const size = JSON.stringify(answerOf('a'.repeat(100))).length * 2
  const kept = answers(size * 2)
  let made = ''
  const read = (key: string) =>
    kept.get(key, async () => {
      made += key
      return answerOf(key.repeat(100))
    })
  await read('a')
  await read('b')
  await read('a') // now b is the oldest
  await read('c')
  expect(kept.bytes()).toBeLessThanOrEqual(size * 2)
  await read('a')
  await read('b')
  expect(made).toBe('abcb')
})

test('an answer larger than the whole bound is given but not kept, and a failure is never kept', async () => {
  const kept = answers(10)
  await kept.get('big', async () => answerOf('larger than ten bytes'))
  expect(kept.bytes()).toBe(0)
  await expect(kept.get('k', () => Promise.reject(new Error('first')))).rejects.toThrow('first')
  await expect(kept.get('k', async () => answerOf('second'))).resolves.toMatchObject({ answer: { result: 'second' } })
})
