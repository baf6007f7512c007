import { configDefaults, defineConfig } from 'vitest/config'
import suite, { KILLS } from './vitest.config.js'

export default defineConfig({
  ...suite,
  test: { ...suite.test, include: KILLS, exclude: configDefaults.exclude },
})
