import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, stat, statfs } from 'node:fs/promises'
import { CausewayError } from '#pipeline/errors.ts'
import type { Progress } from '#pipeline/effects.ts'
import { sync } from './durable.ts'

/**
 * Copies a delivered file once, hashing what it copies; from then on only the copy is read, so that a file which changes
 * under us is loaded as one state or refused.
 *
 * @returns SHA-256 of the copied bytes, 64 hex digits
 */
export async function copyOnce(from: string, to: string, progress: Progress): Promise<string> {
  const { size } = await stat(from)
  await refuseFullDisk(from, to, size)
  const hash = createHash('sha256')
  const target = createWriteStream(to, { flags: 'wx', mode: 0o600 })
  let done = 0
  for await (const piece of createReadStream(from)) {
    const bytes = piece as Buffer
    hash.update(bytes)
    done += bytes.length
    progress({ stage: 'copy', done, total: size, unit: 'bytes' })
    if (!target.write(bytes)) await once(target, 'drain')
  }
  target.end()
  await once(target, 'finish')
  await chmod(to, 0o400)
  sync(to)
  return hash.digest('hex')
}

/** Room for the copy, the normalised text and the typed tables, and 1 GB for the snapshot built from them. */
async function refuseFullDisk(from: string, to: string, size: number): Promise<void> {
  const { bavail, bsize } = await statfs(to.slice(0, to.lastIndexOf('/')) || '/')
  const free = bavail * bsize
  const needed = 3 * size + 2 ** 30
  if (free >= needed) return
  const gb = (bytes: number) => (bytes / 2 ** 30).toFixed(1)
  throw new CausewayError(
    'disk-full',
    {
      title: {
        zh: `磁盘空间不足：需要 ${gb(needed)} GB，剩余 ${gb(free)} GB。`,
        en: `The disk is too full: ${gb(needed)} GB are needed, ${gb(free)} GB are free.`,
      },
      remedy: {
        zh: '请清理磁盘后再导入；已发布的数据不受影响。',
        en: 'Free some space and import again; what is published is not affected.',
      },
    },
    { status: 507, place: { file: from } },
  )
}
