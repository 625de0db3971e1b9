import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'
import config from './svelte.config.js'

export default defineConfig({
  root: 'web',
  cacheDir: '../node_modules/.vite',
  plugins: [sveltekit(config)],
  server: { proxy: { '/api': 'http://127.0.0.1:4180' } },
  build: { target: 'es2023' },
})
