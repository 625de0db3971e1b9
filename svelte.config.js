import adapter from '@sveltejs/adapter-static'
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte'

// Flat options: vite.config.ts hands them to sveltekit(), because Vite's root is web/ and the kit refuses a config file there.
export default {
  preprocess: vitePreprocess(),
  adapter: adapter({ pages: 'build', assets: 'build', fallback: 'index.html', precompress: true }),
  outDir: '../.svelte-kit',
  files: { src: '.', assets: 'static', routes: 'routes', appTemplate: 'app.html' },
  csp: {
    mode: 'hash',
    directives: {
      'default-src': ['self'],
      'script-src': ['self'],
      'style-src': ['self'],
      'style-src-attr': ['unsafe-inline'], // the kit's route announcer sets one inline style
      'img-src': ['self', 'data:', 'blob:'],
      'font-src': ['self'],
      'connect-src': ['self'],
      'object-src': ['none'],
      'base-uri': ['none'],
      'form-action': ['self'],
    },
  },
}
