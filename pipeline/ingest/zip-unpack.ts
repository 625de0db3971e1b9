import { createInflateRaw, crc32 } from 'node:zlib'
import { LIMITS } from './limits.ts'
import { refusal } from './refusal.ts'
import type { ZipEntry } from './zip-directory.ts'

const SLICE_BYTES = 65_536

/** What was unpacked of an archive so far, and how many packed bytes it came from. */
export type Unpacked = { unpacked: number; packed: number }

/**
 * Unpacks one entry piece by piece through a counter: it stops as soon as the whole archive passes the size limit or the ratio,
 * whatever sizes were declared, and however many entries a bomb is divided into. The checksum is verified at the end.
 */
export async function unpack(
  bytes: Buffer,
  entry: ZipEntry,
  counter: Unpacked,
  file: string,
  sink: (piece: Buffer) => void,
): Promise<void> {
  const packed = bytes.subarray(entry.start, entry.start + entry.packed)
  let crc = 0
  const take = (piece: Buffer, consumed: number) => {
    counter.unpacked += piece.length
    const allowed = LIMITS.unpackFloorBytes + LIMITS.unpackRatio * (counter.packed + consumed)
    if (counter.unpacked > Math.min(allowed, LIMITS.unpackedBytes)) {
      const limit = counter.unpacked > allowed ? `${LIMITS.unpackRatio}:1` : `${LIMITS.unpackedBytes} bytes`
      throw refusal('unsafe-archive', { file }, { zh: `解压后超过 ${limit}`, en: `it unpacks to more than ${limit}` })
    }
    crc = crc32(piece, crc)
    sink(piece)
  }
  if (entry.method === 0) take(packed, packed.length)
  else await inflate(packed, take, file)
  counter.packed += packed.length
  if (crc !== entry.crc)
    throw refusal('damaged-archive', { file }, { zh: '校验和不符', en: 'a checksum does not agree' })
}

async function inflate(packed: Buffer, take: (piece: Buffer, consumed: number) => void, file: string): Promise<void> {
  const inflater = createInflateRaw({ chunkSize: SLICE_BYTES })
  const reading = (async () => {
    for await (const piece of inflater) take(piece, inflater.bytesWritten)
  })()
  // Awaited below; without this a refusal thrown while writing would count as unhandled.
  reading.catch(() => {})
  try {
    for (let at = 0; at < packed.length && !inflater.destroyed; at += SLICE_BYTES) {
      if (!inflater.write(packed.subarray(at, at + SLICE_BYTES))) await drained(inflater)
    }
    inflater.end()
    await reading
  } catch (cause) {
    if (isZlibError(cause))
      throw refusal(
        'damaged-archive',
        { file },
        { zh: '压缩数据无法读取', en: 'its packed data cannot be read' },
        cause,
      )
    throw cause
  } finally {
    inflater.destroy()
  }
}

const drained = (stream: ReturnType<typeof createInflateRaw>) =>
  new Promise<void>((resolve) => {
    const done = () => resolve()
    stream.once('drain', done).once('close', done).once('error', done)
  })

const isZlibError = (cause: unknown) => cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_')
