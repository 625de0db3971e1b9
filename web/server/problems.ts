import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { CausewayError } from '#pipeline/errors.ts'
import type { Log } from '#pipeline/effects.ts'
import type { Both } from '#queries/locale.ts'
import type { Problem } from '#web/contract/problem.ts'

/** Seconds after which a reader may try again when the server was too busy. */
const RETRY_AFTER_S = 5

type Words = { code: string; title: Both; remedy: Both }

/** Gives every error of the server the one body; what happened inside goes to the log under the same requestId. */
export function answerProblems(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const { status, words } = described(error)
    if (status >= 500) log.error({ requestId: request.id, path: pathOf(request), error: error.stack }, 'request failed')
    return sendProblem(request, reply, status, words)
  })
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, status: number, words: Words): FastifyReply {
  const body: Problem = { ...words, requestId: request.id }
  if (status === 503) void reply.header('retry-after', String(RETRY_AFTER_S))
  // Whatever a route had promised of its answer is not true of this body.
  void reply.removeHeader('etag').removeHeader('content-disposition')
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(body)
}

function described(error: FastifyError): { status: number; words: Words } {
  if (error instanceof CausewayError) return { status: error.status, words: wordsOf(error) }
  const status = error.statusCode ?? 500
  if (status === 503) return { status, words: wordsOf(busy()) }
  if (status >= 400 && status < 500)
    return { status, words: { ...BAD_REQUEST, code: CODES[status] ?? BAD_REQUEST.code } }
  return { status: 500, words: INTERNAL }
}

const wordsOf = ({ code, title, remedy }: CausewayError): Words => ({ code, title, remedy })
const pathOf = (request: FastifyRequest) => request.url.split('?', 1)[0]

const CODES: Record<number, string> = {
  404: 'not-found',
  405: 'method-not-allowed',
  408: 'request-timeout',
  413: 'too-large',
  414: 'address-too-long',
  415: 'unsupported-media-type',
  431: 'headers-too-large',
}

const BAD_REQUEST: Words = {
  code: 'bad-request',
  title: { zh: '无法理解这个请求。', en: 'The request cannot be understood.' },
  remedy: {
    zh: '请检查地址和参数，或从首页重新进入。',
    en: 'Check the address and its parameters, or start again from the first page.',
  },
}

const INTERNAL: Words = {
  code: 'internal',
  title: { zh: '服务器内部出错，数据没有受到影响。', en: 'The server failed inside; the data are not affected.' },
  remedy: {
    zh: '请稍后重试；如仍失败，请将请求编号告诉管理员。',
    en: 'Try again later; if it fails again, give the request id to the operator.',
  },
}

export const NO_ROUTE: Words = {
  code: 'not-found',
  title: { zh: '这个地址不存在。', en: 'There is nothing at this address.' },
  remedy: { zh: '可用的分析见 /api/analyses。', en: 'GET /api/analyses lists what is there.' },
}

export const busy = () =>
  new CausewayError(
    'busy',
    {
      title: { zh: '服务器正忙，此请求未执行。', en: 'The server is busy and did not run this request.' },
      remedy: { zh: '请几秒后重试。', en: 'Try again in a few seconds.' },
    },
    { status: 503 },
  )

export const unknownSnapshot = () =>
  new CausewayError(
    'unknown-snapshot',
    {
      title: { zh: '这份数据快照不存在或已被删除。', en: 'This snapshot does not exist or has been removed.' },
      remedy: { zh: '请去掉 snap 参数以查看当前数据。', en: 'Leave out the snap parameter to read the current data.' },
    },
    { status: 404 },
  )

export const badHost = () =>
  new CausewayError(
    'bad-host',
    {
      title: { zh: '此服务只回应本机地址。', en: 'This server answers to the addresses of this machine only.' },
      remedy: { zh: '请使用 http://127.0.0.1 或 http://localhost。', en: 'Use http://127.0.0.1 or http://localhost.' },
    },
    { status: 421 },
  )

export const badParameter = (name: string, allowed: readonly string[]) =>
  new CausewayError('bad-parameter', {
    title: { zh: `参数 ${name} 无法使用。`, en: `The parameter ${name} cannot be used.` },
    remedy: { zh: `可用值：${allowed.join('、')}`, en: `Allowed: ${allowed.join(', ')}` },
  })

export const notAcceptable = (types: readonly string[]) =>
  new CausewayError(
    'not-acceptable',
    {
      title: { zh: '不能以所要求的格式回答。', en: 'The answer does not exist in the form that was asked for.' },
      remedy: { zh: `可用格式：${types.join('、')}`, en: `Available: ${types.join(', ')}` },
    },
    { status: 406 },
  )
