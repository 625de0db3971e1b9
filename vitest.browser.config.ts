import { defineConfig } from 'vitest/config'

/** Journeys in a real Chromium against the built pages and one server with the example company; `vite build` comes first. */
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: ['tests/browser/example-server.ts'],
    testTimeout: 60_000,
    hookTimeout: 300_000,
    pool: 'forks',
    maxWorkers: 2, // a page waits for its server more than it computes
  },
})
