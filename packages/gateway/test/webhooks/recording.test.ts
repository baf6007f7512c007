import { afterEach, beforeEach, expect, it } from 'vitest'
import { lastPosition } from '#src/store/statements/events.js'
import type { EndpointLease } from '#src/webhooks/settle.js'
import { ACCOUNT, WebhookBench } from '../support/webhooks.js'

const SEED = 'ab'.repeat(16)

let bench: WebhookBench
let lease: EndpointLease

/** An endpoint that only this test sends for: the lease is taken, and no outbox knows of it. */
beforeEach(async () => {
  bench = await WebhookBench.open()
  const facts = { url: 'https://shop.example/hooks', types: null, description: '', secret: new Uint8Array() }
  await bench.store.write('addWebhook', { id: 'a', account: ACCOUNT, ...facts, now: bench.now() })
  const [from, until] = [bench.now(), bench.now() + 60_000]
  const fence = await bench.store.write('takeWebhook', { id: 'a', held: null, from, until })
  lease = { id: 'a', fence: fence!, until }
})

afterEach(() => bench.close())

/** Makes deliveries of events. */
async function fanOut(positions: readonly number[]) {
  const wanted = positions.map((position) => ({ position, type: 'warning.began', at: bench.now() }))
  const facts = { account: ACCOUNT, position: Math.max(...positions), seed: SEED, now: bench.now() }
  return bench.store.write('fanOut', { lease, wanted, ...facts })
}

/** Things happen, so many. @returns their positions. */
async function happen(times: number): Promise<number[]> {
  await bench.happen(times)
  const last = await lastPosition(bench.store.read)
  return Array.from({ length: times }, (_, at) => last - times + 1 + at)
}

function settle(taken: readonly { number: number; attempt: number }[], held = lease) {
  const attempts = taken.map((attempt) => ({ ...attempt, at: bench.now(), ms: 7, status: 204 }))
  const times = { steady: bench.now(), now: bench.now() }
  return bench.store.write('settleDeliveries', { lease: held, taken: attempts, failed: [], ...times })
}

it('makes no second delivery of an event, and says which there were', async () => {
  const [first, second, third, fourth] = await happen(4)
  expect(await fanOut([second!, fourth!])).toEqual({ first: 1, known: new Set() })
  expect(await fanOut([first!, second!, third!, fourth!])).toEqual({ first: 3, known: new Set([1, 3]) })
  const rows = await bench.deliveries('a')
  expect(rows.map(({ number, event }) => [number, event])).toEqual([
    [1, second],
    [2, fourth],
    [3, first],
    [5, third],
  ])
  expect(rows[3]!.id).toBe(`msg_000000000005${SEED.slice(-20)}`)
})

it('records attempts that were taken, but none that is not the next of its delivery', async () => {
  await fanOut(await happen(3))
  await settle([{ number: 1, attempt: 1 }])
  await settle([
    { number: 1, attempt: 1 },
    { number: 2, attempt: 2 },
    { number: 3, attempt: 1 },
    { number: 99, attempt: 1 },
  ])
  const rows = await bench.deliveries('a')
  expect(rows.map(({ status, attempts }) => [status, attempts])).toEqual([
    ['delivered', 1],
    ['pending', 0],
    ['delivered', 1],
  ])
  const kept = await bench.store.read.all('SELECT delivery, attempt, ms, status FROM webhook_attempts')
  expect(kept).toEqual([
    { delivery: 1, attempt: 1, ms: 7, status: 204 },
    { delivery: 3, attempt: 1, ms: 7, status: 204 },
  ])
})

it('writes nothing for who has lost the lease', async () => {
  await fanOut(await happen(1))
  expect(await settle([{ number: 1, attempt: 1 }], { ...lease, fence: lease.fence - 1 })).toBe('lost')
  expect((await bench.deliveries('a'))[0]).toMatchObject({ status: 'pending', attempts: 0 })
})
