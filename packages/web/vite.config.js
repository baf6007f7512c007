import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

/** Two documents, the console and the page behind a scanned QR code, and what they share. Nothing is inline. */
export default defineConfig({
  root: 'console',
  plugins: [tailwindcss()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    assetsDir: 'page',
    assetsInlineLimit: 0,
    modulePreload: false,
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    rolldownOptions: { input: ['console/index.html', 'console/verify.html'] },
  },
})
