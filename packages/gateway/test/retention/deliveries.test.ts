import { expect, it } from 'vitest'
import { keptDeliveries } from '#src/retention/deliveries.js'
import { Retention } from '#src/retention/retention.js'
import { countBehind, readBacklogs } from '#src/webhooks/backlog.js'
import { DELAYS } from '#src/webhooks/outbox/schedule.js'
import { answering, TestReceiver, taken, until } from '../support/receiver.js'
import { sceneForEach } from '../support/webhooks.js'

const DAY_MS = 24 * 3_600_000

const scene = sceneForEach()

/** Goes round once, so many days from now. @returns the statuses of what is left. */
async function left(days: number): Promise<string[]> {
  const said: string[] = []
  const retention = new Retention({
    log: (_level, message) => said.push(message),
    trustedTime: () => new Date(Date.now() + days * DAY_MS),
    kept: [keptDeliveries(scene.bench.store, 30)],
  })
  retention.start()
  await retention.stop()
  expect(said.filter((line) => line.includes('could not'))).toEqual([])
  return (await scene.bench.deliveries()).map(({ status }) => String(status))
}

/** A message that nobody took until it was given up. */
async function exhaust(endpoint: string): Promise<void> {
  scene.receiver.answer = answering(500)
  await scene.bench.happen()
  for (const [tries, delay] of DELAYS.entries()) {
    await scene.bench.tried(endpoint, tries + 1)
    scene.bench.move(delay * 1.2)
  }
  await scene.bench.tried(endpoint, DELAYS.length + 1)
  scene.receiver.answer = taken
}

it('keeps deliveries for days, what nobody took three times as long, and what is still to be delivered for good', async () => {
  await scene.bench.add('a', scene.receiver.url, ['warning.*'])
  await exhaust('a')
  await scene.bench.happen(2)
  await until(
    'taken',
    async () => (await scene.bench.deliveries()).filter((row) => row.status === 'delivered')[1],
  )
  scene.receiver.answer = answering(500)
  await scene.bench.happen()
  await until('tried', async () =>
    (await scene.bench.deliveries()).some(({ status, tries }) => status === 'pending' && tries === 1),
  )
  await scene.bench.set('a', 'disabled')
  scene.receiver.answer = taken
  await scene.bench.add('b', scene.receiver.url, ['warning.*'])
  await scene.bench.happen()
  await until('taken', async () => (await scene.bench.deliveries('b'))[0]?.status === 'delivered')

  const all = ['exhausted', 'delivered', 'delivered', 'pending', 'delivered']
  expect(await left(29)).toEqual(all)
  // The newest stays, for numbers go on from it.
  expect(await left(33)).toEqual(['exhausted', 'pending', 'delivered'])
  expect(await left(89)).toEqual(['exhausted', 'pending', 'delivered'])
  expect(await left(93)).toEqual(['pending', 'delivered'])
  const attempts = await scene.bench.store.read.all('SELECT DISTINCT delivery FROM webhook_attempts')
  expect(attempts).toHaveLength(2)
  await scene.bench.set('a', 'deleted')
  expect(await left(93)).toEqual(['delivered'])
})

it('shows what waits for each endpoint that is enabled, and since when', async () => {
  scene.receiver.answer = answering(500)
  const quick = await TestReceiver.open()
  await scene.bench.add('a', scene.receiver.url, ['warning.*'])
  await scene.bench.add('b', quick.url, ['warning.*'])
  await scene.bench.happen(3)
  await scene.bench.taken('b', 3)
  await until('tried', () => scene.receiver.received.length >= 3)
  const backlogs = (afterMs: number) => readBacklogs(scene.bench.store.read, Date.now() + afterMs)
  const oldestSeconds = expect.any(Number)
  await until('recorded', async () => (await backlogs(0)).some(({ pending }) => pending === 3))
  expect(await backlogs(0)).toEqual([
    { account: 'default', endpoint: 'a', pending: 3, oldestSeconds },
    { account: 'default', endpoint: 'b', pending: 0, oldestSeconds: 0 },
  ])
  const [waiting] = await backlogs(1000_000)
  expect(waiting!.oldestSeconds).toBeGreaterThanOrEqual(1000)
  expect(waiting!.oldestSeconds).toBeLessThan(1100)
  const behind = (afterMs: number) => countBehind(scene.bench.store.read, Date.now() + afterMs)
  expect([await behind(0), await behind(3_601_000)]).toEqual([0, 1])
  await scene.bench.set('a', 'disabled')
  expect(await backlogs(0)).toHaveLength(1)
  await quick.close()
})
