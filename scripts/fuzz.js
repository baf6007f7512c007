/**
 * Runs the property tests for long, with two hundred times as many strange inputs as `npm test` tries, and the hostile clients
 * of the sandbox and the sealed key files.
 *
 *   npm run fuzz [-- --short]
 *
 * `--short` tries as few as the suite does. A failure prints the seed that repeats it.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { setUp } from './setup.js'

setUp()
const root = fileURLToPath(new URL('..', import.meta.url))
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))
const env = { ...process.env, RISITI_FUZZ: process.argv.includes('--short') ? 'short' : 'long' }
for (const tests of [
  ['.property.test.'],
  ['--config', 'vitest.long.config.ts', 'sandbox-hostile', 'sealed-file-key-store'],
]) {
  const result = spawnSync(process.execPath, [vitest, 'run', ...tests], { cwd: root, stdio: 'inherit', env })
  if (result.error) throw result.error
  process.exitCode ||= result.status ?? 1
}
