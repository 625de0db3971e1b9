#!/usr/bin/env node
// Only this import may stand here: everything else is loaded after the check of Node's version.
import { requireNode } from './node-version.ts'

requireNode()
const { main } = await import('./terminal/main.ts')
process.exitCode = await main(process.argv.slice(2), process.env)
