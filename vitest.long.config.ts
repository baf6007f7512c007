import { configDefaults, defineConfig } from 'vitest/config'
import suite, { LONG } from './vitest.config.js'

export default defineConfig({
  ...suite,
  test: { ...suite.test, include: LONG, exclude: configDefaults.exclude, testTimeout: 120_000 },
})
