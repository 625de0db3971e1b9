import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
let known: string | null = null

/**
 * The version that made a number: the package version and, in a git checkout, the short commit (`0.1.0+dab679e`).
 * Read once per process: a checkout that changes under a running server does not change the code that runs.
 */
export function codeVersion(): string {
  known ??= [packageVersion(), commit()].filter(Boolean).join('+')
  return known
}

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string }
  return version
}

/** Empty outside a checkout, or where git is not installed: an unpacked release has only its version. */
function commit(): string {
  try {
    // Without --git-dir, an unpacked release inside someone else's checkout would report that one's commit.
    return execFileSync('git', ['--git-dir', `${root}.git`, 'rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return ''
  }
}
