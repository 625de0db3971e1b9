import type { Analysis, Answer, Provenance } from '#queries/define.ts'
import { analyses } from '#queries/index.ts'
import type { Problem } from '#web/contract/problem.ts'

export type Params = Record<string, string | null>

/** Every request ends in a reply, never in a rejection: a failed panel must leave the others alone. */
export type Reply<T> = { ok: true; value: T } | { ok: false; problem: Problem }

/** A request under way; `slug` lets a panel ask again, `cancel` gives up waiting. */
export type Asked<T> = { slug: string; promise: Promise<Reply<T>>; cancel: () => void }

/** An answer with the analysis that knows how to draw and word it, and the address it came from. */
export type Answered<R> = { analysis: Analysis; result: R; provenance: Provenance; params: Params; snapshot: string }

/** Asks one analysis of one snapshot; its words and chart are loaded beside the numbers. */
export function ask<R>(slug: string, params: Params, snapshot: string): Asked<Answered<R>> {
  const controller = new AbortController()
  const promise = (async (): Promise<Reply<Answered<R>>> => {
    const load = analyses[slug]
    if (!load) return { ok: false, problem: localProblem('unknown-analysis') }
    const [reply, analysis] = await Promise.all([
      getJson<Answer<R>>(analysisUrl(slug, params, snapshot), controller.signal),
      load(),
    ])
    if (!reply.ok) return reply
    return { ok: true, value: { analysis, ...reply.value, params, snapshot } }
  })().catch((): Reply<Answered<R>> => ({ ok: false, problem: localProblem('page-outdated') }))
  return { slug, promise, cancel: () => controller.abort() }
}

export function analysisUrl(slug: string, params: Params, snapshot: string, extra: Params = {}): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...params, ...extra, snap: snapshot }))
    if (value !== null) query.set(key, value)
  return `/api/analyses/${encodeURIComponent(slug)}?${query}`
}

export async function getJson<T>(url: string, signal?: AbortSignal): Promise<Reply<T>> {
  try {
    const response = await fetch(url, { headers: { accept: 'application/json' }, signal: signal ?? null })
    const body: unknown = await response.json()
    if (response.ok) return { ok: true, value: body as T } // the server validated it against the schema T comes from
    return { ok: false, problem: isProblem(body) ? body : localProblem(`http-${response.status}`) }
  } catch {
    return { ok: false, problem: localProblem(signal?.aborted ? 'cancelled' : 'unreachable') }
  }
}

/** Writes, and hands back what the server says stands now; `undefined` where it says nothing (204). */
export async function sendJson<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  body?: unknown,
): Promise<Reply<T>> {
  try {
    const response = await fetch(url, {
      method,
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? null : JSON.stringify(body),
    })
    const answer: unknown = response.status === 204 ? undefined : await response.json()
    if (response.ok) return { ok: true, value: answer as T } // the server validated it against the schema T comes from
    return { ok: false, problem: isProblem(answer) ? answer : localProblem(`http-${response.status}`) }
  } catch {
    return { ok: false, problem: localProblem('unreachable') }
  }
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'title' in body

/** What the browser itself noticed; the frame has words for these codes. */
function localProblem(code: string): Problem {
  return { code, title: { zh: '', en: '' }, remedy: { zh: '', en: '' }, requestId: '' }
}
