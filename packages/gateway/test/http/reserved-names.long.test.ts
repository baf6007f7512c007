import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renamed } from '../../../../scripts/test/reserved-names.js'
import { expectDeclared } from '../support/declared.js'
import { ExampleBench, requestOf } from '../support/example-bench.js'
import { declaredRoutes } from '../support/routes.js'

/* A text that is called like what every object has is one like any other, wherever it stands in a request of any route. */

const EXAMPLES = declaredRoutes().flatMap((route) =>
  Object.entries(route.examples ?? {}).map(([name, example]) => ({ name, example, route })),
)

let bench: ExampleBench

beforeAll(async () => {
  bench = await ExampleBench.open()
}, 60_000)
afterAll(() => bench.close())

describe('the example', () => {
  it.each(EXAMPLES)('$name is answered as its route declares', async ({ name, example, route }) => {
    await bench.run(name)
    for (const { what, message } of renamed(await bench.complete(example))) {
      const { path, body, headers } = requestOf(route, message)
      // Nobody waits, and no answer is that of a request before it.
      const fresh = 'Idempotency-Key' in headers ? { 'Idempotency-Key': randomUUID() } : {}
      const answer = await bench.api.call(route.method.toUpperCase(), path, body, {
        ...headers,
        Prefer: 'wait=0',
        ...fresh,
      })
      expect(answer.status, `${what} ${answer.text}`).not.toBe(500)
      expectDeclared(route, answer)
    }
  })
})
