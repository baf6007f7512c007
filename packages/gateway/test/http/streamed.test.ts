import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { streamOf } from '#src/http/server/streamed.js'
import { Streams } from '#src/http/server/streams.js'

const streams = new Streams(1)
const keeping = { turn: () => streams.turn(), stallMs: 1_000, cut: () => {}, ended: () => {} }

it('lets everything else be served between two pieces, however many read and however fast', async () => {
  const PIECES = 50
  let made = 0
  async function* pieces() {
    for (let count = 0; count < PIECES; count++) {
      made++
      yield 'piece'
    }
  }
  const readers = Array.from({ length: 20 }, () => streamOf(pieces(), keeping).getReader())
  const reading = Promise.all(
    readers.map(async (reader) => {
      while (!(await reader.read()).done);
    }),
  )
  for (let round = 1; round < 20; round++) {
    await turn()
    expect(made).toBeLessThanOrEqual(2 * round)
  }
  await reading
  expect(made).toBe(20 * PIECES)
})
