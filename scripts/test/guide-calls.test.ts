import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const PAGES = ['README.md', ...readdirSync(`${ROOT}docs/guides`).map((name) => `docs/guides/${name}`)]

/** Calls of the gateway's interface, each as one line. */
const calls = PAGES.flatMap((page) =>
  readFileSync(ROOT + page, 'utf8')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => /^curl .*\/v1\//.test(line))
    .map((line) => `${page}: ${line}`),
)

it('every call that a guide shows says who asks: without a key the gateway answers nobody', () => {
  expect(calls.length).toBeGreaterThan(5)
  expect(calls.filter((call) => !call.includes('-H "Authorization: Bearer $RISITI_API_KEY"'))).toEqual([])
})
