import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

/** The documents of each page. The console has another behind scanned QR codes. */
const DOCUMENTS = { console: ['index.html', 'verify.html'], dashboard: ['index.html'] }

/** One page, `--mode console` or `--mode dashboard`, to static files. Nothing is inline. */
export default defineConfig(({ mode: page }) => ({
  root: page,
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [tailwindcss()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: `../dist/${page}`,
    emptyOutDir: true,
    assetsDir: 'page',
    assetsInlineLimit: 0,
    modulePreload: false,
    // The licences of what is bundled ask that they go with it.
    license: { fileName: 'licenses.txt' },
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    rolldownOptions: { input: DOCUMENTS[page].map((name) => `${page}/${name}`) },
  },
}))
