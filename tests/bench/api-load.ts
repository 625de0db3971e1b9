import { spawn } from 'node:child_process'
import { once } from 'node:events'
import autocannon from 'autocannon'
import { peakMb } from './memory.ts'

export type Latency = { p50: number; p95: number; perSecond: number; failed: number }
const CONNECTIONS = 50
const SECONDS = 8

/** Serves the warehouse and asks for the heatmap on 50 connections: always the same one, then hardly ever the same twice. */
export async function loadHeatmapApi(
  dir: string,
  choices: { units: string[]; kpis: string[]; cycles: string[] },
): Promise<{ cached: Latency; uncached: Latency; serverPeakMb: number | null }> {
  const child = new URL('./serve-child.ts', import.meta.url).pathname
  const server = spawn(process.execPath, [child, dir], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const [line] = (await once(server.stdout, 'data')) as [Buffer]
    const url = `${line.toString().trim()}/api/analyses/gap-heatmap`
    await fetch(url)
    const cached = await measure(url, () => ['/api/analyses/gap-heatmap'])
    const paths = choices.units.flatMap((unit) =>
      choices.kpis.flatMap((kpi) =>
        choices.cycles.map((cycle) => `/api/analyses/gap-heatmap?${new URLSearchParams({ unit, kpi, cycle })}`),
      ),
    )
    // Each connection walks its own part, so that no two ask for the same at once.
    const uncached = await measure(url, (i) => paths.filter((_, at) => at % CONNECTIONS === i))
    return { cached, uncached, serverPeakMb: peakMb(server.pid!) }
  } finally {
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
}

async function measure(url: string, pathsOf: (connection: number) => string[]): Promise<Latency> {
  const times: number[] = []
  let connection = 0
  const run = autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    setupClient: (client) => client.setRequests(pathsOf(connection++).map((path) => ({ path }))),
  })
  run.on('response', (_client, _status, _bytes, ms) => times.push(ms))
  const { non2xx, errors, requests } = await run
  times.sort((a, b) => a - b)
  const quantile = (p: number) => times[Math.floor(p * (times.length - 1))] ?? NaN
  return { p50: quantile(0.5), p95: quantile(0.95), perSecond: requests.average, failed: non2xx + errors }
}
