import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { productDir } from '#pipeline/config.ts'
import { exportsOf } from './exports.ts'
import { sampleCompany } from './samples.ts'

// Run by hand after a change of the exports: node pipeline/demo/write-samples.ts. A test compares the committed files with the code.
const dir = join(productDir, 'data/demo/samples')
rmSync(dir, { recursive: true, force: true })
mkdirSync(dir, { recursive: true })
for (const { name, bytes } of await exportsOf(sampleCompany())) writeFileSync(join(dir, name), bytes)
