// An import as a process of its own, so that a test can kill it: node import-child.ts WAREHOUSE FILE
import { importFiles } from '#pipeline/warehouse/import.ts'
import { quiet, readDelivery } from './deliveries.ts'

const [dir, path] = process.argv.slice(2)
await importFiles({ dir: dir!, paths: [path!] }, quiet, readDelivery)
