import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    url: string
    /** The same warehouse, served as human resources. */
    hrUrl: string
  }
}

/**
 * Two servers for all files, one for each role: the example company in a warehouse of its own. CAUSEWAY_URL and CAUSEWAY_HR_URL name
 * ones that already run.
 */
export default async function setup(project: TestProject) {
  if (process.env.CAUSEWAY_URL) {
    project.provide('url', process.env.CAUSEWAY_URL)
    project.provide('hrUrl', process.env.CAUSEWAY_HR_URL ?? process.env.CAUSEWAY_URL)
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
  const options = { dir: join(dir, 'warehouse'), port: 0, clock: systemClock, log: silent, env: {} }
  const server = await start(options)
  const hrServer = await start({ ...options, role: 'hr' })
  project.provide('url', server.url)
  project.provide('hrUrl', hrServer.url)
  return async () => {
    await server.stop()
    await hrServer.stop()
    await rm(dir, { recursive: true, force: true })
  }
}
