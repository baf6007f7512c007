import { afterEach, beforeEach, expect, it } from 'vitest'
import { DELAYS, delayAfter, hasFailedTooLong } from '#src/webhooks/schedule.js'
import { answering, TestReceiver, taken, until } from '../support/receiver.js'
import { WebhookBench } from '../support/webhooks.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR

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

it('tries again over about a day, ever less often, then says that it gives up', async () => {
  receiver.answer = answering(500, {}, 'out of order')
  await bench.add('a', receiver.url, ['warning.*'])
  const other = await TestReceiver.open()
  await bench.add('b', other.url, ['webhook.*'])
  await bench.happen()
  for (const [tries, delay] of DELAYS.entries()) {
    const delivery = await bench.tried('a', tries + 1)
    expect(delivery.status).toBe('pending')
    const wait = Number(delivery.due_at) - bench.now()
    expect(wait).toBeLessThanOrEqual(delay)
    expect(wait).toBeGreaterThan(delay - 18_000)
    bench.move(wait - 20_000)
    if (wait > 40_000) expect(receiver.received).toHaveLength(tries + 1)
    bench.move(20_001)
  }
  const delivery = await bench.tried('a', DELAYS.length + 1)
  expect(delivery).toMatchObject({ status: 'exhausted', due_at: null })
  const span = DELAYS.reduce((sum, delay) => sum + delay, 0)
  expect(span).toBeGreaterThan(20 * HOUR)
  expect(span).toBeLessThan(30 * HOUR)
  const attempts = await bench.attempts(delivery)
  expect(attempts).toHaveLength(receiver.received.length)
  expect(attempts[3]).toMatchObject({ status: 500, message: 'It answered 500.', answer: 'out of order' })

  const told = await until('told of it', () => other.ofType('webhook.exhausted')[0])
  expect(told.body.data).toMatchObject({ endpoint: 'a', delivery: delivery.id, type: 'warning.began' })
  await other.close()
})

it('gives every attempt the same id and the same words, at another time', async () => {
  receiver.answer = answering(503)
  await bench.add('a', receiver.url)
  await bench.happen()
  await bench.tried('a', 1)
  receiver.answer = taken
  bench.move(6000)
  await bench.tried('a', 2)
  const [first, second] = receiver.received
  expect(second!.text).toBe(first!.text)
  expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id'])
  expect(second!.headers['webhook-timestamp']).not.toBe(first!.headers['webhook-timestamp'])
  expect((await bench.deliveries('a'))[0]).toMatchObject({ status: 'delivered', due_at: null, tries: 2 })
})

it('disables an endpoint that has taken nothing for days, says so, and sends what happened since when it is asked', async () => {
  receiver.answer = answering(500)
  await bench.add('a', receiver.url, ['warning.*'])
  await bench.happen(3)
  for (let days = 0; days <= 6 && (await bench.endpoint('a'))!.status === 'enabled'; days++) {
    for (const delay of DELAYS) {
      const before = receiver.received.length
      bench.move(delay * 1.2)
      await until('tried', () => receiver.received.length > before)
      await until('recorded', async () => {
        const rows = await bench.deliveries('a')
        return rows.every(({ due_at }) => due_at === null || Number(due_at) > bench.now())
      })
    }
    await bench.happen()
    await until('told', async () => {
      const rows = await bench.deliveries('a')
      return rows.every(({ attempts }) => Number(attempts) > 0)
    })
  }
  expect(await bench.endpoint('a')).toMatchObject({ status: 'disabled', reason: 'failing' })
  expect(await bench.events('webhook_disabled')).toHaveLength(1)
  const missed = await bench.happen()
  bench.move(DAY)
  receiver.answer = taken
  await bench.set('a', 'enabled')
  const later = await bench.happen()
  await until('told of what happens from now on', () => receiver.conditions().includes(later))
  expect(await bench.endpoint('a')).toMatchObject({ status: 'enabled', failures: 0 })
  expect(receiver.conditions()).not.toContain(missed)
  await bench.replay('a', {})
  await until('told of what it missed', () => receiver.conditions().includes(missed))
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
