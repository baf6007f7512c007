import { expect, it } from 'vitest'
import { positionBefore } from '#src/webhooks/told/stream.js'
import { until } from '../support/receiver.js'
import { sceneForEach } from '../support/webhooks.js'

const MINUTE = 60_000

const scene = sceneForEach()

/** Three things happen, a minute apart. @returns when the second did. */
async function happenThrice(): Promise<number> {
  await scene.bench.happen()
  scene.bench.move(MINUTE)
  const at = scene.bench.now()
  await scene.bench.happen()
  scene.bench.move(MINUTE)
  await scene.bench.happen()
  return at
}

it('sends one message again under its own id', async () => {
  await scene.bench.add('a', scene.receiver.url, ['warning.*'])
  await scene.bench.happen()
  const { number, id, account } = await scene.bench.tried('a', 1)
  const asked = { account: String(account), id: 'a', number: Number(number), delivery: String(id) }
  await scene.bench.store.write('replayDelivery', { ...asked, now: scene.bench.now() })
  await scene.bench.changed('a')
  const delivery = await scene.bench.tried('a', 2)
  expect(delivery).toMatchObject({ status: 'delivered', tries: 1 })
  const [first, second] = scene.receiver.received
  expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id'])
  expect(second!.text).toBe(first!.text)
})

it('sends a stretch of time again: what was not delivered, or all', async () => {
  await scene.bench.add('a', scene.receiver.url, ['warning.*'])
  const at = await happenThrice()
  await scene.bench.taken('a', 3)
  expect(await scene.bench.replay('a', {})).toBe(0)
  expect(await scene.bench.replay('a', { from: { time: at - 1000 }, to: at + MINUTE / 2, all: true })).toBe(1)
  await until('told again', () => scene.receiver.received.length === 4)
  expect(scene.receiver.conditions().at(-1)).toBe('condition-2')
  const ids = scene.receiver.received.map(({ headers }) => headers['webhook-id'])
  expect(ids[3]).toBe(ids[scene.receiver.conditions().indexOf('condition-2')])
  const [asked] = await scene.bench.store.read.all("SELECT data FROM events WHERE kind = 'webhook_replayed'")
  expect(JSON.parse(String(asked?.data))).toMatchObject({ count: 1 })
})

it('sends what happened while nothing was sent to it, once, and what waited goes on by itself', async () => {
  await scene.bench.add('a', scene.receiver.url, ['warning.*'])
  await scene.bench.set('a', 'disabled')
  const at = await happenThrice()
  await scene.bench.set('a', 'enabled')
  expect(await scene.bench.replay('a', { from: { time: at - 1000 } })).toBe(2)
  await scene.bench.taken('a', 2)
  expect(await scene.bench.replay('a', { from: { time: at - 1000 } })).toBe(0)
  expect(scene.receiver.conditions().toSorted()).toEqual(['condition-2', 'condition-3'])
})

it('goes on after an event', async () => {
  await scene.bench.add('a', scene.receiver.url, ['warning.*'])
  await scene.bench.set('a', 'disabled')
  await scene.bench.happen(2)
  await scene.bench.set('a', 'enabled')
  const [first] = await scene.bench.events('warning_began')
  expect(await scene.bench.replay('a', { from: { after: Number(first!.position) } })).toBe(1)
})

it('sends nothing to what is deleted, and keeps what was sent', async () => {
  await scene.bench.add('a', scene.receiver.url, ['warning.*'])
  await scene.bench.happen()
  await scene.bench.tried('a', 1)
  await scene.bench.set('a', 'deleted')
  await scene.bench.happen()
  expect(await scene.bench.endpoint('a')).toBeUndefined()
  expect(await scene.bench.deliveries('a')).toHaveLength(1)
  expect(await scene.bench.store.read.all('SELECT * FROM webhook_secrets')).toEqual([])
  expect(scene.receiver.received).toHaveLength(1)
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
