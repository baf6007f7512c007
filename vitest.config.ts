import { configDefaults, defineConfig } from 'vitest/config'

/** Tests that take long: they start and kill processes, meet every fault, fill lists to their real sizes, or sit before a browser: `npm run test:long`. */
export const LONG = '**/*.long.test.ts'

export default defineConfig({
  test: {
    include: ['packages/*/test/**/*.test.ts', 'scripts/test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, LONG],
    globals: false,
    setupFiles: ['scripts/test/seed.ts'],
    pool: 'forks',
    // One more than the cores of a small machine: many tests wait for processes, leases and lost answers.
    maxWorkers: 3,
    // Files share a process, and what it has loaded: no test changes anything in it for the next one.
    isolate: false,
    testTimeout: process.env.RISITI_FUZZ === 'long' ? 3_600_000 : 20_000,
    hookTimeout: 20_000,
    // What is tested is what ships: Node loads the compiled files itself, each once, which also takes a third of the time.
    server: { deps: { external: [/\/packages\/[a-z]+\/dist\//] } },
  },
})
