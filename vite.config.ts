import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'
// @ts-expect-error -- plain JavaScript, because other tools look for a file of this name
import config from './svelte.config.js'

export default defineConfig({
  root: 'web',
  cacheDir: '../node_modules/.vite',
  plugins: [sveltekit(config)],
  server: { proxy: { '/api': 'http://127.0.0.1:4180' } },
  // A small file inlined as data: would be refused by the content security policy.
  build: { target: 'es2023', assetsInlineLimit: 0 },
})
