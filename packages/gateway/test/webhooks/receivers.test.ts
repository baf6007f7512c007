import { afterEach, beforeEach, expect, it } from 'vitest'
import { answering, TestReceiver, taken, until } from '../support/receiver.js'
import { WebhookBench } from '../support/webhooks.js'

let receiver: TestReceiver
let bench: WebhookBench

beforeEach(async () => {
  receiver = await TestReceiver.open()
  bench = await WebhookBench.open({ timeoutMs: 15_000 })
})

/** With a limit that a test can wait for. */
async function loseHeart(): Promise<void> {
  await bench.close()
  bench = await WebhookBench.open({ timeoutMs: 600 })
}

afterEach(async () => {
  await bench.close()
  await receiver.close()
})

/** What an endpoint of this receiver says of its only attempt. */
async function attemptOf(id = 'a') {
  const delivery = await bench.tried(id, 1)
  const [attempt] = await bench.attempts(delivery)
  return { ...attempt, delivery: delivery.status }
}

async function send(id = 'a', url = receiver.url) {
  await bench.add(id, url, ['warning.*'])
  await bench.happen()
  return attemptOf(id)
}

it('waits no longer than its limit for one that never answers', async () => {
  await loseHeart()
  receiver.answer = () => {}
  expect(await send()).toMatchObject({
    status: null,
    message: 'No whole answer came within 0.6 seconds.',
    delivery: 'pending',
  })
})

it('waits no longer than its limit for one whose answer never ends', async () => {
  await loseHeart()
  receiver.answer = (response) => {
    response.writeHead(200)
    const timer = setInterval(() => response.write('.'), 20)
    response.on('close', () => clearInterval(timer))
  }
  expect(await send()).toMatchObject({
    delivery: 'pending',
    message: 'No whole answer came within 0.6 seconds.',
  })
})

it('follows no redirect', async () => {
  const elsewhere = await TestReceiver.open()
  receiver.answer = answering(307, { location: elsewhere.url })
  expect(await send()).toMatchObject({
    status: 307,
    message: 'It answered 307: redirects are not followed.',
    delivery: 'pending',
  })
  expect(elsewhere.received).toEqual([])
  await elsewhere.close()
})

it('takes an answer that breaks off for none', async () => {
  receiver.answer = (response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('half', () => response.destroy())
  }
  expect(await send()).toMatchObject({
    status: null,
    delivery: 'pending',
    message: expect.stringMatching(/^The connection failed/),
  })
})

it('reads no more than the beginning of a long answer, and goes by its status', async () => {
  let written = 0
  receiver.answer = (response) => {
    response.writeHead(500)
    const write = () => {
      while (written < 50e6 && response.write('x'.repeat(10_000))) written += 10_000
    }
    response.on('drain', write)
    write()
  }
  expect(await send()).toMatchObject({ status: 500, answer: 'x'.repeat(500) })
  expect(written).toBeLessThan(20e6)
})

it('disables an endpoint that answers 410 at once, keeps what waits for it, and tells the others', async () => {
  const other = await TestReceiver.open()
  await bench.add('b', other.url, ['webhook.*'])
  receiver.answer = answering(410)
  expect(await send()).toMatchObject({ status: 410, delivery: 'pending' })
  await until('disabled', async () => (await bench.endpoint('a'))?.status === 'disabled')
  expect(await bench.endpoint('a')).toMatchObject({ reason: 'gone' })
  const told = await until('told', () => other.ofType('webhook.disabled')[0])
  expect(told.body.data).toMatchObject({ endpoint: 'a', reason: 'gone' })
  await bench.happen()
  bench.move(60_000)
  await bench.restart()
  expect(receiver.received).toHaveLength(1)
  await other.close()
})

it('leaves one alone as long as it wishes', async () => {
  receiver.answer = answering(429, { 'retry-after': '600' })
  await send()
  const [delivery] = await bench.deliveries('a')
  expect(Number(delivery!.due_at) - bench.now()).toBeGreaterThan(500_000)
})

it('keeps nobody waiting for receivers that never answer', async () => {
  receiver.answer = () => {}
  for (let i = 0; i < 12; i++) await bench.add(`dead-${i}`, receiver.url, ['warning.*'])
  const alive = await TestReceiver.open()
  alive.answer = taken
  await bench.add('alive', alive.url, ['warning.*'])
  await bench.happen(10)
  await until('all came', () => alive.received.length === 10)
  // Each of the dead holds one connection, and all else waits for it.
  await until('all called', () => receiver.received.length === 12)
  await alive.close()
})

it('posts what was under way to a former address to the new one at once, and counts no failure', async () => {
  const elsewhere = await TestReceiver.open()
  receiver.answer = () => {}
  await bench.add('a', receiver.url, ['warning.*'])
  await bench.happen(2)
  await until('posted', () => receiver.received.length === 1)
  await bench.moveTo('a', elsewhere.url, ['warning.*'])
  await bench.taken('a', 2)
  expect(elsewhere.conditions().toSorted()).toEqual(['condition-1', 'condition-2'])
  expect(elsewhere.received.map(({ headers }) => headers['webhook-id'])).toContain(
    receiver.received[0]!.headers['webhook-id'],
  )
  for (const delivery of await bench.deliveries('a'))
    expect(await bench.attempts(delivery)).toMatchObject([{ attempt: 1, status: 204 }])
  await elsewhere.close()
})

it('shows what waits for one that takes nothing', async () => {
  receiver.answer = () => {}
  await bench.add('a', receiver.url, ['warning.*'])
  await bench.happen(5)
  await until('shown', async () => (await bench.deliveries('a')).length === 5)
  expect(receiver.received).toHaveLength(1)
})
