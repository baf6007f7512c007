import { expect, it } from 'vitest'
import { DELAYS, delayAfter, hasFailedTooLong } from '#src/webhooks/outbox/schedule.js'
import { answering, TestReceiver, taken, until } from '../support/receiver.js'
import { sceneForEach } from '../support/webhooks.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const scene = sceneForEach()

it('tries again over about a day, ever less often, then says that it gives up', async () => {
  scene.receiver.answer = answering(500, {}, 'out of order')
  await scene.bench.add('a', scene.receiver.url, ['warning.*'])
  const other = await TestReceiver.open()
  await scene.bench.add('b', other.url, ['webhook.*'])
  await scene.bench.happen()
  for (const [tries, delay] of DELAYS.entries()) {
    const delivery = await scene.bench.tried('a', tries + 1)
    expect(delivery.status).toBe('pending')
    const wait = Number(delivery.due_at) - scene.bench.now()
    expect(wait).toBeLessThanOrEqual(delay)
    expect(wait).toBeGreaterThan(delay - 18_000)
    scene.bench.move(wait - 20_000)
    if (wait > 40_000) expect(scene.receiver.received).toHaveLength(tries + 1)
    scene.bench.move(20_001)
  }
  const delivery = await scene.bench.tried('a', DELAYS.length + 1)
  expect(delivery).toMatchObject({ status: 'exhausted', due_at: null })
  const span = DELAYS.reduce((sum, delay) => sum + delay, 0)
  expect(span).toBeGreaterThan(20 * HOUR)
  expect(span).toBeLessThan(30 * HOUR)
  const attempts = await scene.bench.attempts(delivery)
  expect(attempts).toHaveLength(scene.receiver.received.length)
  expect(attempts[3]).toMatchObject({ status: 500, message: 'It answered 500.', answer: 'out of order' })

  const told = await until('told of it', () => other.ofType('webhook.exhausted')[0])
  expect(told.body.data).toMatchObject({ endpoint: 'a', delivery: delivery.id, type: 'warning.began' })
  await other.close()
})

it('gives every attempt the same id and the same words, at another time', async () => {
  scene.receiver.answer = answering(503)
  await scene.bench.add('a', scene.receiver.url)
  await scene.bench.happen()
  await scene.bench.tried('a', 1)
  scene.receiver.answer = taken
  scene.bench.move(6000)
  await scene.bench.tried('a', 2)
  const [first, second] = scene.receiver.received
  expect(second!.text).toBe(first!.text)
  expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id'])
  expect(second!.headers['webhook-timestamp']).not.toBe(first!.headers['webhook-timestamp'])
  expect((await scene.bench.deliveries('a'))[0]).toMatchObject({
    status: 'delivered',
    due_at: null,
    tries: 2,
  })
})

it('disables an endpoint that has taken nothing for days, says so, and sends what happened since when it is asked', async () => {
  scene.receiver.answer = answering(500)
  await scene.bench.add('a', scene.receiver.url, ['warning.*'])
  await scene.bench.happen(3)
  for (let days = 0; days <= 6 && (await scene.bench.endpoint('a'))!.status === 'enabled'; days++) {
    for (const delay of DELAYS) {
      const before = scene.receiver.received.length
      scene.bench.move(delay * 1.2)
      await until('tried', () => scene.receiver.received.length > before)
      await until('recorded', async () => {
        const rows = await scene.bench.deliveries('a')
        return rows.every(({ due_at }) => due_at === null || Number(due_at) > scene.bench.now())
      })
    }
    await scene.bench.happen()
    await until('told', async () => {
      const rows = await scene.bench.deliveries('a')
      return rows.every(({ attempts }) => Number(attempts) > 0)
    })
  }
  expect(await scene.bench.endpoint('a')).toMatchObject({ status: 'disabled', reason: 'failing' })
  expect(await scene.bench.events('webhook_disabled')).toHaveLength(1)
  const missed = await scene.bench.happen()
  scene.bench.move(DAY)
  scene.receiver.answer = taken
  await scene.bench.set('a', 'enabled')
  const later = await scene.bench.happen()
  await until('told of what happens from now on', () => scene.receiver.conditions().includes(later))
  expect(await scene.bench.endpoint('a')).toMatchObject({ status: 'enabled', failures: 0 })
  expect(scene.receiver.conditions()).not.toContain(missed)
  await scene.bench.replay('a', {})
  await until('told of what it missed', () => scene.receiver.conditions().includes(missed))
}, 60_000)

it('draws its pauses, heeds a wish to be left alone, and judges nobody by one failure', () => {
  expect(delayAfter(1, 0)).toBe(5000)
  expect(delayAfter(1, 1)).toBe(5500)
  expect(delayAfter(1, 0, 120_000)).toBe(120_000)
  expect(delayAfter(1, 0, 10 * DAY)).toBe(HOUR)
  expect(delayAfter(DELAYS.length + 1, 0)).toBeUndefined()
  expect(hasFailedTooLong(6 * DAY, 1)).toBe(false)
  expect(hasFailedTooLong(4 * DAY, 1000)).toBe(false)
  expect(hasFailedTooLong(5 * DAY, 20)).toBe(true)
})
