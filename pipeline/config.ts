import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** The folder of the product itself; relative defaults hang from it, wherever the command was called. */
export const productDir = fileURLToPath(new URL('../', import.meta.url))

/** Where real imports go, and where the example company lives. */
export const MAIN_WAREHOUSE = `${productDir}data/warehouse/main`
export const DEMO_WAREHOUSE = `${productDir}data/warehouse/demo`

/** The static pages that `npm run build` makes. */
export const BUILD_DIR = `${productDir}build`

/** Longest run of one SQL statement, milliseconds; then it is interrupted and the reader is told to try again. */
export const STATEMENT_TIMEOUT_MS = 5000

/** Analyses computed at the same time: each uses all of DuckDB's threads, so more would only make all of them slower. */
export const HEAVY_AT_ONCE = 2

/** Analyses that may wait for their turn; one more is refused with 503 instead of waiting longer than anyone would. */
export const HEAVY_QUEUE = 100

/** Memory for finished answers, bytes of their JSON; the objects themselves take about three times as much. */
export const ANSWER_CACHE_BYTES = 64 * 1024 * 1024

/** Mean delay of the event loop over one second, milliseconds, above which new requests get 503. */
export const MAX_LOOP_DELAY_MS = 2000

/** Settings of the environment, read once by the two doors. */
const settings = z.object({
  /** TCP port of the dashboard on 127.0.0.1 as it was written; `serve` checks it like its own --port. */
  PORT: z.string().min(1).default('4180'),
  /** Warehouse folder when a command has no --warehouse. */
  CAUSEWAY_WAREHOUSE: z.string().min(1).default(MAIN_WAREHOUSE),
})

export type Settings = { port: string; warehouse: string }

export function readSettings(env: Record<string, string | undefined>): Settings {
  // `PORT=` in a service file means "not set".
  const { PORT, CAUSEWAY_WAREHOUSE } = settings.parse({
    PORT: env.PORT || undefined,
    CAUSEWAY_WAREHOUSE: env.CAUSEWAY_WAREHOUSE || undefined,
  })
  return { port: PORT, warehouse: CAUSEWAY_WAREHOUSE }
}
