import { afterEach, beforeEach, expect, it } from 'vitest'
import { positionBefore } from '#src/webhooks/stream.js'
import { TestReceiver, until } from '../support/receiver.js'
import { WebhookBench } from '../support/webhooks.js'

const MINUTE = 60_000

let receiver: TestReceiver
let bench: WebhookBench

beforeEach(async () => {
  receiver = await TestReceiver.open()
  bench = await WebhookBench.open()
})

afterEach(async () => {
  await bench.close()
  await receiver.close()
})

/** Three things happen, a minute apart. @returns when the second did. */
async function happenThrice(): Promise<number> {
  await bench.happen()
  bench.move(MINUTE)
  const at = bench.now()
  await bench.happen()
  bench.move(MINUTE)
  await bench.happen()
  return at
}

it('sends one message again under its own id', async () => {
  await bench.add('a', receiver.url, ['warning.*'])
  await bench.happen()
  const { number, id, account } = await bench.tried('a', 1)
  const asked = { account: String(account), id: 'a', number: Number(number), delivery: String(id) }
  await bench.store.write('replayDelivery', { ...asked, now: bench.now() })
  await bench.changed('a')
  const delivery = await bench.tried('a', 2)
  expect(delivery).toMatchObject({ status: 'delivered', tries: 1 })
  const [first, second] = receiver.received
  expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id'])
  expect(second!.text).toBe(first!.text)
})

it('sends a stretch of time again: what was not delivered, or all', async () => {
  await bench.add('a', receiver.url, ['warning.*'])
  const at = await happenThrice()
  await bench.taken('a', 3)
  expect(await bench.replay('a', {})).toBe(0)
  expect(await bench.replay('a', { from: { time: at - 1000 }, to: at + MINUTE / 2, all: true })).toBe(1)
  await until('told again', () => receiver.received.length === 4)
  expect(receiver.conditions().at(-1)).toBe('condition-2')
  const ids = receiver.received.map(({ headers }) => headers['webhook-id'])
  expect(ids[3]).toBe(ids[receiver.conditions().indexOf('condition-2')])
  const [asked] = await bench.store.read.all("SELECT data FROM events WHERE kind = 'webhook_replayed'")
  expect(JSON.parse(String(asked?.data))).toMatchObject({ count: 1 })
})

it('sends what happened while nothing was sent to it, once, and what waited goes on by itself', async () => {
  await bench.add('a', receiver.url, ['warning.*'])
  await bench.set('a', 'disabled')
  const at = await happenThrice()
  await bench.set('a', 'enabled')
  expect(await bench.replay('a', { from: { time: at - 1000 } })).toBe(2)
  await bench.taken('a', 2)
  expect(await bench.replay('a', { from: { time: at - 1000 } })).toBe(0)
  expect(receiver.conditions().toSorted()).toEqual(['condition-2', 'condition-3'])
})

it('goes on after an event', async () => {
  await bench.add('a', receiver.url, ['warning.*'])
  await bench.set('a', 'disabled')
  await bench.happen(2)
  await bench.set('a', 'enabled')
  const [first] = await bench.events('warning_began')
  expect(await bench.replay('a', { from: { after: Number(first!.position) } })).toBe(1)
})

it('sends nothing to what is deleted, and keeps what was sent', async () => {
  await bench.add('a', receiver.url, ['warning.*'])
  await bench.happen()
  await bench.tried('a', 1)
  await bench.set('a', 'deleted')
  await bench.happen()
  expect(await bench.endpoint('a')).toBeUndefined()
  expect(await bench.deliveries('a')).toHaveLength(1)
  expect(await bench.store.read.all('SELECT * FROM webhook_secrets')).toEqual([])
  expect(receiver.received).toHaveLength(1)
})

it('finds a time in a stream with gaps', async () => {
  const events = [3, 4, 9, 20, 21].map((position) => ({ position, at: position * 10 }))
  const find = async (after: number) => events.find(({ position }) => position > after)
  for (const [time, before] of [
    [0, 0],
    [30, 0],
    [31, 3],
    [40, 3],
    [95, 9],
    [210, 20],
    [211, 21],
    [999, 21],
  ])
    expect(await positionBefore(find, 25, time!), String(time)).toBe(before)
})
