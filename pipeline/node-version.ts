/** Oldest Node that runs this product: TypeScript without a build step, `node:sqlite`, the `imports` map of both. */
const OLDEST_MAJOR = 24

/**
 * Stops the process with one clear line when Node is too old. Imports nothing, so that it can run before any module that an
 * old Node could not even load.
 */
export function requireNode(version: string = process.versions.node): void {
  if (Number.parseInt(version, 10) >= OLDEST_MAJOR) return
  process.stderr.write(
    `Causeway needs Node ${OLDEST_MAJOR} or newer; this is ${version}. Use npx causeway …, or node_modules/.bin/node. ` +
      `/ 需要 Node ${OLDEST_MAJOR} 或更新版本，当前为 ${version}。\n`,
  )
  process.exit(1)
}
