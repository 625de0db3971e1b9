import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    url: string
  }
}

/** One server for all files: the example company in a warehouse of its own. CAUSEWAY_URL names one that already runs. */
export default async function setup(project: TestProject) {
  if (process.env.CAUSEWAY_URL) {
    project.provide('url', process.env.CAUSEWAY_URL)
    return
  }
  const { BUILD_DIR } = await import('#pipeline/config.ts')
  const { silent, systemClock } = await import('#pipeline/effects.ts')
  const { loadDemo } = await import('#pipeline/demo/load.ts')
  const { start } = await import('#web/server/main.ts')
  if (!existsSync(join(BUILD_DIR, 'index.html'))) {
    throw new Error(`no pages in ${BUILD_DIR}: run "npm run build" before the browser tests`)
  }
  const dir = await mkdtemp(join(tmpdir(), 'causeway-browser-'))
  await loadDemo(join(dir, 'warehouse'), { clock: systemClock, progress: () => {}, log: silent }, join(dir, 'exports'))
  const server = await start({ dir: join(dir, 'warehouse'), port: 0, clock: systemClock, log: silent, env: {} })
  project.provide('url', server.url)
  return async () => {
    await server.stop()
    await rm(dir, { recursive: true, force: true })
  }
}
