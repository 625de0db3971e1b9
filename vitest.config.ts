import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{pipeline,queries,web,tests}/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'tests/bench/**', 'tests/browser/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: '100%', // the default leaves one core of a small machine idle
  },
})
