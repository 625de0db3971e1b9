import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import type { Problem } from '#web/contract/problem.ts'

/** A request that is no HTTP gets the same body as every other problem, written by hand because no route has seen it. */
export function clientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [status, code] = STATUS[error.code ?? ''] ?? ['400 Bad Request', 'bad-request']
  const problem: Problem = {
    code,
    title: { zh: '无法理解这个请求。', en: 'The request cannot be understood.' },
    remedy: { zh: '请缩短地址或请求头后重试。', en: 'Shorten the address or the headers and try again.' },
    requestId: randomUUID(),
  }
  const body = JSON.stringify(problem)
  const head = [
    `HTTP/1.1 ${status}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

const STATUS: Record<string, [string, string]> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'headers-too-large'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'request-timeout'],
}
