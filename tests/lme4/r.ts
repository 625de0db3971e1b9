import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What lme4 found, in the order of the factors it was given. */
export type Lme4Fit = {
  minus2LogREML: number
  variances: number[]
  residual: number
  fixed: number[]
  evaluations: number
  seconds: number
  singular: boolean
  version: string
}
/** `fit` is null when lme4 was stopped at the time limit; what one evaluation of its deviance takes is known before. Seconds. */
export type Lme4Run = { setup: number; evaluation: number; fit: Lme4Fit | null }

/** One thread for R and whatever linear algebra it was built with. */
const ONE_THREAD = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' }
const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** "lme4 1.1.31, R 4.2.2, BLAS …", or null where R or lme4 is not installed. */
export function lme4Version(): string | null {
  const says = `cat(paste0("lme4 ", packageVersion("lme4"), ", R ", getRversion(), ", BLAS ", basename(extSoftVersion()["BLAS"])))`
  const asked = spawnSync('Rscript', ['-e', says], { encoding: 'utf8', env: { ...process.env, ...ONE_THREAD } })
  return asked.status === 0 && asked.stdout.startsWith('lme4') ? asked.stdout.trim() : null
}

export const NO_R = 'R with lme4 is not installed here (Debian: apt-get install r-cran-lme4), so nothing was compared.'

/** Writes the textbook sets of lme4 as CSV files into a folder. */
export function writeTextbookSets(folder: string): void {
  const done = spawnSync('Rscript', [script('textbook.R'), folder], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`textbook.R: ${done.stderr}`)
}

export type Lme4Options = {
  /** A numeric column that enters as a slope; '1' is the intercept alone. */
  fixed?: string
  /** lme4's own stopping rule, which leaves 4 to 6 digits, or one that goes on until nothing moves. */
  precision?: 'usual' | 'tight'
  limitSeconds?: number
}

/**
 * Fits y ~ 1 + (1|a) + (1|b) + … with lme4, by REML, on one thread, derivatives at the optimum left out.
 */
export async function fitByLme4(
  path: string,
  response: string,
  factors: string[],
  { fixed = '1', precision = 'usual', limitSeconds = 3600 }: Lme4Options = {},
): Promise<Lme4Run> {
  const child = spawn('Rscript', [script('fit.R'), path, response, factors.join(','), fixed, precision], {
    env: { ...process.env, ...ONE_THREAD },
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (bytes: Buffer) => void (out += bytes.toString()))
  child.stderr.on('data', (bytes: Buffer) => void (err += bytes.toString()))
  const timer = setTimeout(() => child.kill('SIGKILL'), limitSeconds * 1000)
  await new Promise((resolve) => child.once('close', resolve))
  clearTimeout(timer)
  const lines = out.split('\n').filter((line) => line.startsWith('{'))
  // fit.R prints these two shapes and nothing else in braces.
  const [first, second] = lines.map(
    (line) => JSON.parse(line) as { setup: number; evaluation: number } & { fit: Lme4Fit },
  )
  if (!first) throw new Error(`fit.R ended before its first finding: ${err}`)
  return { setup: first.setup, evaluation: first.evaluation, fit: second?.fit ?? null }
}
