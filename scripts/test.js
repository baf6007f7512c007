/** Makes the clone ready, then runs the tests. Arguments go to vitest: `npm test -- packages/core`. `npm run test:long` runs those that take long. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { setUp } from './setup.js'

setUp()
const root = fileURLToPath(new URL('..', import.meta.url))
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))
const result = spawnSync(process.execPath, [vitest, 'run', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
if (result.error) throw result.error
process.exitCode = result.status ?? 1
