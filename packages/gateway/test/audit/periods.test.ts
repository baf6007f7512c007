import { afterAll, beforeAll, expect, it } from 'vitest'
import { FIRST_AT, PackBench, verify } from '../support/pack.js'

const SAID = { request: '{}', body: '{}' }
const LATE = 10_000

let bench: PackBench

beforeAll(async () => {
  bench = await PackBench.open()
})

afterAll(() => bench.close())

it('gives a period that is over the same pack whatever was sold since, also where a clock was set', async () => {
  // Ahead, right again, behind, and right again.
  for (const clock of [100, 500, 140, 20, 180, 600, 220, LATE]) {
    bench.setClock(clock)
    for (let sale = 0; sale < 3; sale++) await bench.sell('a', SAID)
  }
  const cuts = Array.from({ length: 65 }, (_, index) => FIRST_AT + index * 10_000)
  const early = await Promise.all(cuts.map((to) => bench.pack({ to })))
  for (let sale = 0; sale < 40; sale++) {
    await bench.sell('a', SAID)
    for (const [index, to] of cuts.entries())
      if (sale % 13 === 0) expect((await bench.pack({ to })).equals(early[index]!)).toBe(true)
  }
  for (const [index, from] of cuts.entries()) {
    const ended = await verify(early[index]!)
    if (!ended.whole) throw new Error(ended.what)
    const { id, link } = ended.head
    expect(await verify(await bench.pack({ from }), { account: 'a', id, link })).toMatchObject({
      whole: true,
    })
  }
}, 60_000)
