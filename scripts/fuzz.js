/**
 * Runs every property for long, with up to two hundred times as many strange inputs as `npm test` tries, and the hostile clients
 * of the sandbox and the sealed key files. It draws from another seed each time, which it says.
 *
 *   npm run fuzz [-- --short] [--seed <number>]
 *
 * `--short` tries as few as the suite does, `--seed` what was tried before.
 */
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { setUp } from './setup.js'

const { values } = parseArgs({ options: { short: { type: 'boolean' }, seed: { type: 'string' } } })
const seed = values.seed ?? String(randomInt(2 ** 31))
if (!/^\d{1,10}$/.test(seed)) {
  console.error(`--seed ${seed}: a seed is a whole number, as an earlier run said it.`)
  process.exit(1)
}

setUp()
const root = fileURLToPath(new URL('..', import.meta.url))
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))
const env = { ...process.env, RISITI_FUZZ: values.short ? 'short' : 'long', RISITI_SEED: seed }

const properties = filesWithProperties()
console.log(`Seed ${seed}. The same again: npm run fuzz -- --seed ${seed}`)
for (const tests of [
  properties.filter((file) => !isLong(file)),
  [
    '--config',
    'vitest.long.config.ts',
    ...properties.filter(isLong),
    'sandbox-hostile',
    'sealed-file-key-store',
  ],
]) {
  const result = spawnSync(process.execPath, [vitest, 'run', ...tests], { cwd: root, stdio: 'inherit', env })
  if (result.error) throw result.error
  process.exitCode ||= result.status ?? 1
}

/** Test files that draw what they try. */
function filesWithProperties() {
  const folders = readdirSync(`${root}/packages`).map((name) => `packages/${name}/test`)
  const files = folders
    .filter((folder) => existsSync(root + folder))
    .flatMap((folder) => readdirSync(root + folder, { recursive: true }).map((file) => `${folder}/${file}`))
  return files.filter(
    (file) => file.endsWith('.test.ts') && readFileSync(root + file, 'utf8').includes("from 'fast-check'"),
  )
}

function isLong(file) {
  return file.endsWith('.long.test.ts')
}
