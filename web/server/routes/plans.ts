import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Clock, Log } from '#pipeline/effects.ts'
import { CausewayError } from '#pipeline/errors.ts'
import { readPlanBook, type PlanBook } from '#pipeline/plans/plan-book.ts'
import { dayOf, plans } from '#pipeline/store/plans.ts'
import type { Viewer } from '#queries/domain.ts'
import { day, LONGEST_LINE, LONGEST_TEXT } from '#queries/improvement/plan/body.ts'
import { isOwnerFunction } from '#queries/improvement/plan/owner-functions.ts'
import { isCause } from '#queries/improvement/causes.ts'
import { problemOf, type PlanProblem } from '#queries/improvement/plan/problems.ts'
import { hasHiddenCharacters } from '#queries/words/hidden-characters.ts'
import {
  dated,
  newPlan,
  planChange,
  planList,
  planPage,
  planQuery,
  savedPlan,
  type SavedPlan,
} from '#web/contract/plans.ts'
import type { UseStore } from '../store-when-needed.ts'
import { sendProblem } from '../problems.ts'
import type { UseSnapshot } from '../snapshots.ts'

type Deps = { use: UseSnapshot; store: UseStore; viewer: Viewer; clock: Clock; log: Log }

/** Room for the longest texts of a plan and a hundred steps, in Chinese. */
const BODY_BYTES = 512 * 1024

/** The routes of web/contract/plans.ts. */
export function planRoutes(app: FastifyInstance, { use, store, viewer, clock, log }: Deps): void {
  const written = () => plans(store())
  const writing = () => ({ role: viewer.role, now: clock.now() })
  const routes = app.withTypeProvider<ZodTypeProvider>()
  const id = z.strictObject({ id: z.string().max(300) })
  const snap = z.strictObject({ snap: z.string().optional() })

  /** All plans that a snapshot and the store know, for this reader. */
  const withBook = <T>(pinned: string | undefined, work: (book: PlanBook) => Promise<T>): Promise<T> =>
    use(pinned, async (snapshot) =>
      work(await readPlanBook({ stored: written().list(), snapshot, viewer, today: dayOf(clock.now()), log })),
    )

  routes.get(
    '/api/plans',
    { schema: { querystring: planQuery, response: { 200: planList } } },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store')
      return withBook(request.query.snap, (book) => book.list(request.query.unit ?? null))
    },
  )

  routes.get(
    '/api/plans/:id',
    { schema: { params: id, querystring: snap, response: { 200: planPage } } },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store')
      return withBook(request.query.snap, async (book) => {
        const page = await book.page(request.params.id)
        return { ...page, history: viewer.role === 'hr' ? written().history(request.params.id) : [] }
      })
    },
  )

  // Asked before anything is read, so that the refusal is the same for every id.
  const write = {
    bodyLimit: BODY_BYTES,
    onRequest: async (request: FastifyRequest) => {
      if (viewer.role !== 'hr') throw mayNotWrite()
      if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) throw notJson()
    },
  }

  routes.post('/api/plans', { ...write, schema: { body: newPlan } }, async (request, reply) =>
    withBook(request.body.snap, async (book) => {
      const { body, problems } = book.check(request.body.plan, null)
      if (body === null) return refuse(request, reply, problems)
      return answer(reply.code(201), { plan: written().create(body, writing()), problems })
    }),
  )

  routes.patch('/api/plans/:id', { ...write, schema: { params: id, body: planChange } }, async (request, reply) => {
    const { params, body: change } = request
    if ('plan' in change) {
      return withBook(change.snap, async (book) => {
        const { body, problems } = book.check(change.plan, params.id)
        if (body === null) return refuse(request, reply, problems)
        return answer(reply, { plan: written().revise(params.id, change.version, body, writing()), problems })
      })
    }
    const problems = problemsOf(change)
    if (problems.length > 0) return refuse(request, reply, problems)
    if ('steps' in change)
      return answer(reply, {
        plan: written().stepsDone(params.id, change.version, change.steps, writing()),
        problems: [],
      })
    if ('blocker' in change)
      return answer(reply, {
        plan: written().addBlocker(params.id, change.version, change.blocker, writing()),
        problems: [],
      })
    const { version, ...state } = change
    return answer(reply, { plan: written().blockerState(params.id, version, state, writing()), problems: [] })
  })

  for (const step of ['acknowledge', 'start', 'close'] as const) {
    routes.post(`/api/plans/:id/${step}`, { ...write, schema: { params: id, body: dated } }, async (request, reply) => {
      const { version, on, lesson = '' } = request.body
      const problems = [...dayProblem('on', on), ...textProblem('lesson', lesson, LONGEST_TEXT)]
      if (problems.length > 0) return refuse(request, reply, problems)
      const plan =
        step === 'close'
          ? written().close(request.params.id, version, { on, lesson: lesson.trim() }, writing())
          : written()[step](request.params.id, version, on, writing())
      return answer(reply, { plan, problems: [] })
    })
  }
}

const answer = (reply: FastifyReply, saved: SavedPlan) =>
  reply.header('cache-control', 'no-store').send(savedPlan.parse(saved))

/** 422 with the fields: nothing was saved. */
function refuse(request: FastifyRequest, reply: FastifyReply, problems: PlanProblem[]): FastifyReply {
  const words = {
    code: 'plan-not-saved',
    title: {
      zh: '计划没有保存：有需要修改的地方。',
      en: 'The plan is not saved: something must be mended first.',
    },
    remedy: { zh: '请按各字段旁的说明修改。', en: 'See what stands beside each field.' },
    problems,
  }
  return sendProblem(request, reply, 422, words)
}

type StateChange = Exclude<z.infer<typeof planChange>, { plan: unknown }>

/** What is wrong with the dates and texts of a step or a blocker. */
function problemsOf(change: StateChange): PlanProblem[] {
  if ('steps' in change)
    return change.steps.flatMap(({ step_no, done_on }) =>
      done_on === null ? [] : dayProblem(`steps.${step_no}.done_on`, done_on),
    )
  if ('blocker' in change) {
    const { cause, owner_function, text, opened_on } = change.blocker
    return [
      ...dayProblem('opened_on', opened_on),
      ...(text.trim() === '' ? [problemOf('text', 'text_missing')] : textProblem('text', text, LONGEST_LINE)),
      ...(owner_function !== null && !isOwnerFunction(owner_function)
        ? [problemOf('owner_function', 'unknown_function')]
        : []),
      ...(cause !== null && !isCause(cause) ? [problemOf('cause', 'bad_choice')] : []),
    ]
  }
  return [change.answered_on, change.closed_on].flatMap((on) =>
    on === null || on === undefined ? [] : dayProblem('on', on),
  )
}

const dayProblem = (field: string, on: string): PlanProblem[] =>
  day.safeParse(on).success ? [] : [problemOf(field, 'bad_date')]
const textProblem = (field: string, text: string, longest: number): PlanProblem[] =>
  text.length > longest
    ? [problemOf(field, 'text_too_long')]
    : hasHiddenCharacters(text.replaceAll('\r\n', '\n'))
      ? [problemOf(field, 'control_characters')]
      : []

const mayNotWrite = () =>
  new CausewayError(
    'may-not-write',
    {
      title: { zh: '您的身份可以查看计划，不能修改。', en: 'Your role may read plans and not change them.' },
      remedy: { zh: '请由人力资源修改。', en: 'Ask human resources to change it.' },
    },
    { status: 403 },
  )

const notJson = () =>
  new CausewayError(
    'unsupported-media-type',
    {
      title: { zh: '写入的内容必须是 JSON。', en: 'What is written must be JSON.' },
      remedy: { zh: '请在本页面中操作。', en: 'Write from the pages of this server.' },
    },
    { status: 415 },
  )
