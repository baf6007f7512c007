import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApiAnswer } from '../../support/api.js'
import { expectDeclared } from '../../support/declared.js'
import { ExampleBench } from '../../support/example-bench.js'
import { declaredRoutes } from '../../support/routes.js'

/** What the reference shows. Written anew with UPDATE_GOLDEN=1. */
const FILE = new URL('../../../examples/answers.json', import.meta.url)

const EXAMPLES = declaredRoutes().flatMap((route) =>
  Object.entries(route.examples ?? {}).map(([name, example]) => ({ name, example, route })),
)

let bench: ExampleBench
const answers: Record<string, { status: number; body: unknown }> = {}

beforeAll(async () => {
  bench = await ExampleBench.open()
}, 60_000)

afterAll(async () => {
  await bench.close()
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(FILE, `${JSON.stringify(answers, undefined, 2)}\n`)
})

describe('the example', () => {
  it.each(EXAMPLES)(
    '$name is answered as the reference shows',
    async ({ name, example, route }) => {
      const answer = await bench.run(name)
      expect(answer.status, answer.text).toBe(example.status)
      expectDeclared(route, answer)
      if (example.shown === false) return
      answers[name] = { status: answer.status, body: shown(answer) }
      if (process.env.UPDATE_GOLDEN === '1') return
      const recorded = JSON.parse(readFileSync(FILE, 'utf8'))[name]
      expect(lasting(answers[name])).toEqual(lasting(recorded))
    },
    60_000,
  )
})

it('has one name for each example, and at least one for each route that is asked for data', () => {
  const names = EXAMPLES.map(({ name }) => name)
  expect(names.length).toBe(new Set(names).size)
  const without = declaredRoutes().filter(({ examples }) => !examples)
  expect(without.map(({ path }) => path)).toEqual(['/openapi.json', '/docs'])
})

it('shows no answer of an example that is gone', () => {
  const names = EXAMPLES.filter(({ example }) => example.shown !== false).map(({ name }) => name)
  expect(Object.keys(JSON.parse(readFileSync(FILE, 'utf8'))).toSorted()).toEqual(names.toSorted())
})

/** An answer with the addresses that a reader has, not those of the test. */
function shown({ body, text }: ApiAnswer): unknown {
  const said = JSON.stringify(body ?? text)
    .replaceAll(`"environment":"${bench.sandbox.url}"`, '"environment":"local"')
    .replace(/risiti_[0-9a-f]{32}_[\w-]{43}/g, 'risiti_…')
    .replace(/"csrfToken":"[^"]+"/g, '"csrfToken":"…"')
    .replaceAll(bench.api.url, 'http://127.0.0.1:8787')
    .replaceAll(bench.receiver.url, 'https://shop.example/risiti')
    .replaceAll(bench.sandbox.url, 'http://127.0.0.1:8788')
  return JSON.parse(said)
}

/** Members that are others each time. A busy machine may need another attempt. */
const PASSING = new Set([
  'attempts',
  'qr',
  'digests',
  'verifyUrl',
  'verificationCode',
  'signature',
  'internalData',
  'reference',
])

/** What is the same each time: not ids, times, and what the authority draws. */
function lasting(value: unknown): unknown {
  const text = JSON.stringify(value, (name, member) => (PASSING.has(name) && member ? '…' : member))
  return JSON.parse(
    text
      .replace(/(doc|mov|pur|imp|dec|whe|key|usr)_[0-9a-f]{32}/g, '$1_…')
      .replace(/msg_[0-9a-f]{32,36}/g, 'msg_…')
      .replace(/whsec_[\w+/=]+/g, 'whsec_…')
      .replace(/"ms":\d+/g, '"ms":"…"')
      .replace(/\d\dPL03\d+/g, 'number')
      .replace(/\b[0-9a-f]{32}\b/g, '…')
      .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/g, 'time')
      .replace(/\d\d[-/]\d\d[-/]\d{4} \d\d:\d\d(:\d\d)?/g, 'time')
      .replace(/\b\d\d:\d\d:\d\d\b/g, 'time')
      .replace(/\b\d{12,20}\b/g, 'number')
      .replace(/"id":"\d+"/g, '"id":"…"'),
  )
}
