import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const TRANSACTIONS = new URL('../../dist/transactions.js', import.meta.url).href

/** Refuses to load zod, as if it were not installed. */
const WITHOUT_ZOD = `data:text/javascript,${encodeURIComponent(`
  import { register } from 'node:module'
  const hook = \`export function resolve(name, context, next) {
    if (name === 'zod') throw new Error('the writer loads ' + name + ' for ' + context.parentURL)
    return next(name, context)
  }\`
  register('data:text/javascript,' + encodeURIComponent(hook))
`)}`

it('the writer starts fast: its thread loads no schemas, which are checked before it is asked', () => {
  const load = (url: string) =>
    spawnSync(process.execPath, ['--import', WITHOUT_ZOD, fileURLToPath(url)], { encoding: 'utf8' }).stderr
  expect(load(TRANSACTIONS)).toBe('')
  expect(load(new URL('../../dist/documents/check.js', import.meta.url).href)).toContain(
    'the writer loads zod',
  )
})
