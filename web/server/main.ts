import { mkdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { BUILD_DIR } from '#pipeline/config.ts'
import type { Clock, Log } from '#pipeline/effects.ts'
import { CausewayError } from '#pipeline/errors.ts'
import { requireNode } from '#pipeline/node-version.ts'
import { startSchedule } from '#pipeline/delivery/schedule-runner.ts'
import type { Role } from '#queries/domain.ts'
import { codeVersion } from '#pipeline/warehouse/code-version.ts'
import { followCurrent } from '#pipeline/warehouse/current.ts'
import { buildApp } from './app.ts'

export type StartOptions = {
  dir: string
  /** 0 lets the system choose. */
  port: number
  /** As whom everybody reads who can reach this machine's own address; an executive when absent. */
  role?: Role
  clock: Clock
  log: Log
  env: Record<string, string | undefined>
}
export type Running = { url: string; stop: () => Promise<void>; stopped: Promise<void> }

/** Until sign-in exists nobody but this machine may ask: whoever starts a server here holds the data anyway. */
const HOST = '127.0.0.1'

/** Opens the warehouse, listens, and runs the schedule, until SIGINT, SIGTERM or `stop()`; requests under way are finished. */
export async function start({ dir, port, role = 'executive', clock, log, env }: StartOptions): Promise<Running> {
  requireNode()
  await mkdir(dir, { recursive: true })
  const served = await followCurrent(dir, log)
  const viewer = { role }
  const app = await buildApp({ dir, served, clock, log, buildDir: BUILD_DIR, codeVersion: codeVersion(), viewer })
  try {
    await app.listen({ host: HOST, port })
  } catch (error) {
    await app.close()
    await served.close()
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? portBusy(port, error) : error
  }
  const schedule = startSchedule({ dir, served, clock, log, env })
  const url = `http://${HOST}:${(app.server.address() as AddressInfo).port}`
  log.info({ url, role, snapshot: served.id() }, 'listening')

  let stopping: Promise<void> | null = null
  const { promise: stopped, resolve } = Promise.withResolvers<void>()
  const stop = () => {
    stopping ??= (async () => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      schedule.stop()
      await app.close()
      await served.close()
      log.info({}, 'stopped')
      resolve()
    })()
    return stopping
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
  return { url, stop, stopped }
}

const portBusy = (port: number, cause: unknown) =>
  new CausewayError(
    'port-busy',
    {
      title: { zh: `端口 ${port} 已被占用。`, en: `Port ${port} is taken by another program.` },
      remedy: {
        zh: '可能已有一个 Causeway 在运行；请关闭它，或用 --port 选择其他端口。',
        en: 'Perhaps a Causeway is already running: stop it, or choose another with --port.',
      },
    },
    { cause },
  )
