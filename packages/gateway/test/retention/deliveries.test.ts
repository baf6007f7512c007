import { afterEach, beforeEach, expect, it } from 'vitest'
import { keptDeliveries } from '#src/retention/deliveries.js'
import { Retention } from '#src/retention/retention.js'
import { countBehind, readBacklogs } from '#src/webhooks/backlog.js'
import { DELAYS } from '#src/webhooks/schedule.js'
import { answering, TestReceiver, taken, until } from '../support/receiver.js'
import { WebhookBench } from '../support/webhooks.js'

const DAY_MS = 24 * 3_600_000

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

/** Goes round once, so many days from now. @returns the statuses of what is left. */
async function left(days: number): Promise<string[]> {
  const said: string[] = []
  const retention = new Retention({
    log: (_level, message) => said.push(message),
    trustedTime: () => new Date(Date.now() + days * DAY_MS),
    kept: [keptDeliveries(bench.store, 30)],
  })
  retention.start()
  await retention.stop()
  expect(said.filter((line) => line.includes('could not'))).toEqual([])
  return (await bench.deliveries()).map(({ status }) => String(status))
}

/** A message that nobody took until it was given up. */
async function exhaust(endpoint: string): Promise<void> {
  receiver.answer = answering(500)
  await bench.happen()
  for (const [tries, delay] of DELAYS.entries()) {
    await bench.tried(endpoint, tries + 1)
    bench.move(delay * 1.2)
  }
  await bench.tried(endpoint, DELAYS.length + 1)
  receiver.answer = taken
}

it('keeps deliveries for days, what nobody took three times as long, and what is still to be delivered for good', async () => {
  await bench.add('a', receiver.url, ['warning.*'])
  await exhaust('a')
  await bench.happen(2)
  await until('taken', async () => (await bench.deliveries()).filter((row) => row.status === 'delivered')[1])
  receiver.answer = answering(500)
  await bench.happen()
  await until('tried', async () =>
    (await bench.deliveries()).some(({ status, tries }) => status === 'pending' && tries === 1),
  )
  await bench.set('a', 'disabled')
  receiver.answer = taken
  await bench.add('b', receiver.url, ['warning.*'])
  await bench.happen()
  await until('taken', async () => (await bench.deliveries('b'))[0]?.status === 'delivered')

  const all = ['exhausted', 'delivered', 'delivered', 'pending', 'delivered']
  expect(await left(29)).toEqual(all)
  // The newest stays, for numbers go on from it.
  expect(await left(33)).toEqual(['exhausted', 'pending', 'delivered'])
  expect(await left(89)).toEqual(['exhausted', 'pending', 'delivered'])
  expect(await left(93)).toEqual(['pending', 'delivered'])
  const attempts = await bench.store.read.all('SELECT DISTINCT delivery FROM webhook_attempts')
  expect(attempts).toHaveLength(2)
  await bench.set('a', 'deleted')
  expect(await left(93)).toEqual(['delivered'])
})

it('shows what waits for each endpoint that is enabled, and since when', async () => {
  receiver.answer = answering(500)
  const quick = await TestReceiver.open()
  await bench.add('a', receiver.url, ['warning.*'])
  await bench.add('b', quick.url, ['warning.*'])
  await bench.happen(3)
  await bench.taken('b', 3)
  await until('tried', () => receiver.received.length >= 3)
  const backlogs = (afterMs: number) => readBacklogs(bench.store.read, Date.now() + afterMs)
  const oldestSeconds = expect.any(Number)
  await until('recorded', async () => (await backlogs(0)).some(({ pending }) => pending === 3))
  expect(await backlogs(0)).toEqual([
    { account: 'default', endpoint: 'a', pending: 3, oldestSeconds },
    { account: 'default', endpoint: 'b', pending: 0, oldestSeconds: 0 },
  ])
  const [waiting] = await backlogs(1000_000)
  expect(waiting!.oldestSeconds).toBeGreaterThanOrEqual(1000)
  expect(waiting!.oldestSeconds).toBeLessThan(1100)
  const behind = (afterMs: number) => countBehind(bench.store.read, Date.now() + afterMs)
  expect([await behind(0), await behind(3_601_000)]).toEqual([0, 1])
  await bench.set('a', 'disabled')
  expect(await backlogs(0)).toHaveLength(1)
  await quick.close()
})
