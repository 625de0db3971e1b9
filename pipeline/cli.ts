#!/usr/bin/env node
// Only this import may stand here: everything else is loaded after the check of Node's version.
import { requireNode } from './node-version.ts'

requireNode()
// Compiled code is kept beside the packages it came from: a command starts in half the time. Where that folder is read-only nothing is kept.
const { join } = await import('node:path')
const { enableCompileCache } = await import('node:module')
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/causeway'))
const { main } = await import('./terminal/main.ts')
process.exitCode = await main(process.argv.slice(2), process.env)
