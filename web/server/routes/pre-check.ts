import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { readGoalList } from '#pipeline/goals/read-goal-list.ts'
import type { Viewer } from '#queries/domain.ts'
import { lintGoal } from '#queries/goals/lint/lint-goal.ts'
import { rewrite } from '#queries/goals/lint/rewrite.ts'
import { preCheckAnswer, preCheckRequest, type CheckedGoal, type PreCheckAnswer } from '#web/contract/pre-check.ts'
import type { Gate } from '../gate.ts'

/** A few thousand goals; more are checked by `npx causeway lint-goals`. */
export const PRE_CHECK_BYTES = 2 * 1024 * 1024
/** Goals read before other requests have their turn. */
const AT_ONCE = 250

/**
 * Reads next cycle's goals before they are published (goals 6). The text is read in memory, answered and forgotten: it reaches no log,
 * file, table or cache. For an executive the address does not exist.
 */
export function preCheckRoute(app: FastifyInstance, { viewer, heavy }: { viewer: Viewer; heavy: Gate }): void {
  if (viewer.role !== 'hr') return
  app
    .withTypeProvider<ZodTypeProvider>()
    .post(
      '/api/goals/pre-check',
      { bodyLimit: PRE_CHECK_BYTES, schema: { body: preCheckRequest, response: { 200: preCheckAnswer } } },
      async (request, reply) => {
        void reply.header('cache-control', 'no-store')
        return heavy(() => preCheck(request.body.text, request.body.period ?? null))
      },
    )
}

async function preCheck(text: string, period: string | null): Promise<PreCheckAnswer> {
  const { goals, n_left_out } = readGoalList(text)
  const checked: CheckedGoal[] = []
  for (const [i, goal] of goals.entries()) {
    if (i % AT_ONCE === AT_ONCE - 1) await new Promise((turn) => setImmediate(turn))
    const check = lintGoal({ ...goal, period: goal.period ?? period })
    checked.push({
      id: goal.id,
      text: goal.text,
      letters: check.letters,
      findings: check.findings.map((finding) => ({
        letter: finding.letter,
        code: finding.code,
        severity: finding.severity,
        start: finding.start,
        end: finding.end,
        rewrite: { zh: rewrite(finding, check, 'zh'), en: rewrite(finding, check, 'en') },
      })),
    })
  }
  return {
    n_goals: checked.length,
    n_left_out,
    n_without_criterion: checked.filter(({ findings }) => findings.some(({ code }) => code === 'M_NO_CRITERION'))
      .length,
    n_with_firm: checked.filter(({ findings }) => findings.some(({ severity }) => severity === 'firm')).length,
    goals: checked,
  }
}
