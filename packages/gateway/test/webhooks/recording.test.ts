import { afterEach, beforeEach, expect, it } from 'vitest'
import { deliveryId } from '#src/store/delivery-id.js'
import { lastPosition } from '#src/store/statements/events.js'
import { findDelivery } from '#src/store/statements/webhook-deliveries.js'
import { textOfAttempts, textOfDeliveries } from '#src/store/webhook-texts.js'
import { readBacklogs } from '#src/webhooks/backlog.js'
import type { EndpointLease, recordPosts } from '#src/webhooks/outbox/record-posts.js'
import { ACCOUNT, WebhookBench } from '../support/webhooks.js'

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

type Recording = Parameters<typeof recordPosts>[1]

function record(what: Partial<Recording>) {
  const nothing = { begun: '[]', open: '[]', position: 0, taken: '[]', failed: [], hasTaken: false }
  const times = { steady: bench.now(), now: bench.now() }
  return bench.store.write('recordPosts', { lease, ...nothing, ...times, ...what })
}

/** Events were begun; those of `taken` were taken. */
function begin(positions: readonly number[], taken: readonly number[] = []) {
  const begun = positions.map((position) => ({
    position,
    type: 'warning.began',
    taken: taken.includes(position) ? { at: bench.now(), ms: 7, status: 204 } : undefined,
  }))
  const open = JSON.stringify(positions.filter((position) => !taken.includes(position)))
  return record({ begun: textOfDeliveries(begun), open, position: Math.max(...positions) })
}

/** Things happen, so many. @returns their positions. */
async function happen(times: number): Promise<number[]> {
  await bench.happen(times)
  const last = await lastPosition(bench.store.read)
  return Array.from({ length: times }, (_, at) => last - times + 1 + at)
}

function take(taken: readonly { number: number; attempt: number }[], held = lease) {
  const attempts = taken.map((attempt) => ({ ...attempt, at: bench.now(), ms: 7, status: 204 }))
  return record({ lease: held, taken: textOfAttempts(attempts), hasTaken: true })
}

it('writes what was taken at once in one go, and says the numbers of the rest', async () => {
  const [first, second, third] = await happen(3)
  expect(await begin([first!, second!, third!], [second!])).toEqual({ outcome: 'done', numbers: [1, 3] })
  const rows = await bench.deliveries('a')
  expect(rows.map(({ event, status, tries, attempts }) => [event, status, tries, attempts])).toEqual([
    [first, 'pending', 0, 0],
    [second, 'delivered', 1, 1],
    [third, 'pending', 0, 0],
  ])
  expect(rows.map(({ due_at }) => due_at)).toEqual([0, null, 0])
  expect(await bench.attempts(rows[1]!)).toMatchObject([{ attempt: 1, ms: 7, status: 204 }])
  expect(await bench.endpoint('a')).toMatchObject({ position: third })
})

it('makes no second delivery of an event, and notes on the first that it was taken', async () => {
  const [first, second, third] = await happen(3)
  await begin([second!])
  for (let i = 0; i < 2; i++)
    expect(await begin([first!, second!, third!], [second!, third!])).toEqual({
      outcome: 'done',
      numbers: [2],
    })
  const rows = await bench.deliveries('a')
  expect(rows.map(({ event, status, due_at }) => [event, status, due_at])).toEqual([
    [second, 'delivered', null],
    [first, 'pending', 0],
    [third, 'delivered', null],
  ])
  const attempts = await Promise.all(rows.map((row) => bench.attempts(row)))
  expect(attempts.map(({ length }) => length)).toEqual([1, 0, 1])
})

it('measures how far an endpoint is behind by when that happened of which it was not told', async () => {
  const positions = await happen(1)
  bench.move(2 * 3_600_000)
  await begin(positions)
  const [backlog] = await readBacklogs(bench.store.read, bench.now())
  expect(backlog).toMatchObject({ pending: 1 })
  expect(backlog!.oldestSeconds).toBeGreaterThanOrEqual(7200)
})

it('gives deliveries the ids under which they were posted before there was one', async () => {
  const positions = await happen(2)
  await begin(positions)
  const rows = await bench.deliveries('a')
  expect(rows.map(({ id }) => id)).toEqual(positions.map((position) => deliveryId(position, 'a')))
  for (const { id } of rows)
    expect(await findDelivery(bench.store.read, ACCOUNT, String(id))).toMatchObject({ id })
  const test = await bench.store.write('testWebhook', {
    account: ACCOUNT,
    id: 'a',
    type: 'webhook.test',
    now: 0,
  })
  expect(await findDelivery(bench.store.read, ACCOUNT, test)).toMatchObject({ id: test, event: null })
  for (const id of ['msg_', 'msg_0', 'msg_f', '', `${test}0`, deliveryId(positions[0]!, 'b')])
    expect(await findDelivery(bench.store.read, ACCOUNT, id), id).toBeUndefined()
})

it('records attempts that were taken, but none that is not the next of its delivery', async () => {
  await begin(await happen(3))
  await take([{ number: 1, attempt: 1 }])
  await take([
    { number: 1, attempt: 1 },
    { number: 2, attempt: 2 },
    { number: 3, attempt: 1 },
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
  await begin(await happen(1))
  const lost = await take([{ number: 1, attempt: 1 }], { ...lease, fence: lease.fence - 1 })
  expect(lost).toEqual({ outcome: 'lost', numbers: [] })
  expect((await bench.deliveries('a'))[0]).toMatchObject({ status: 'pending', attempts: 0 })
})

it('disables an endpoint whose address wants no more, but not one that has another by now', async () => {
  await begin(await happen(2))
  const refused = (number: number, gone: string) => {
    const failure = { message: 'It answered 410: it wants no more.', answer: null, wishMs: 0 }
    const about = { gone, delivery: `msg_${number}`, type: 'warning.began', random: 0 }
    return { number, attempt: 1, at: bench.now(), ms: 7, status: 410, ...failure, ...about }
  }
  const former = await record({ failed: [refused(1, 'https://shop.example/former')] })
  expect(former.outcome).toBe('done')
  const present = await record({ failed: [refused(2, 'https://shop.example/hooks')] })
  expect(present.outcome).toBe('disabled')
  expect(await bench.endpoint('a')).toMatchObject({ status: 'disabled', reason: 'gone' })
})
