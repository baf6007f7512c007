import { configDefaults, defineConfig } from 'vitest/config'
import suite, { LONG } from './vitest.config.js'

const { testTimeout, ...test } = suite.test!

export default defineConfig({
  ...suite,
  test: {
    ...test,
    include: [LONG],
    exclude: configDefaults.exclude,
    testTimeout: Math.max(testTimeout!, 120_000),
  },
})
