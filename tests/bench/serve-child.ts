// The API as a process of its own, so that the load generator does not slow it down: node serve-child.ts WAREHOUSE
import { silent, systemClock } from '#pipeline/effects.ts'
import { codeVersion } from '#pipeline/warehouse/code-version.ts'
import { followCurrent } from '#pipeline/warehouse/current.ts'
import { buildApp } from '#web/server/app.ts'

const dir = process.argv[2]!
const served = await followCurrent(dir, silent)
const app = await buildApp({ dir, served, clock: systemClock, log: silent, buildDir: null, codeVersion: codeVersion() })
console.log(await app.listen({ host: '127.0.0.1', port: 0 }))
process.once('SIGTERM', () => void app.close().then(() => served.close()))
