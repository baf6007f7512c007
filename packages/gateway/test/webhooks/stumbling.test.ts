import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Store } from '#src/store/store.js'
import { StoreBusyError } from '#src/store/store.js'
import type { GatewayTransactions } from '#src/transactions.js'
import { answering, TestReceiver, taken, until } from '../support/receiver.js'
import { WebhookBench } from '../support/webhooks.js'

let bench: WebhookBench
let receiver: TestReceiver

/** The next statement or write that matches comes to nothing. */
let failing: RegExp | undefined

/** So do all that match this, until it is over. */
let lasting: RegExp | undefined

let stumbles = 0

async function stumble<Result>(what: string, go: () => Promise<Result>): Promise<Result> {
  if (lasting?.test(what)) stumbles++
  else if (failing?.test(what)) failing = undefined
  else return go()
  throw new StoreBusyError('drawn')
}

function stumbling(store: Store<GatewayTransactions>): Store<GatewayTransactions> {
  const { read } = store
  return {
    close: () => store.close(),
    read: {
      get: (sql, ...values) => stumble(sql, () => read.get(sql, ...values)),
      all: (sql, ...values) => stumble(sql, () => read.all(sql, ...values)),
      run: (sql, ...values) => read.run(sql, ...values),
    },
    write: (name, input) => stumble(name, () => store.write(name, input)),
  }
}

beforeEach(async () => {
  failing = undefined
  lasting = undefined
  stumbles = 0
  receiver = await TestReceiver.open()
  bench = await WebhookBench.open({ through: stumbling, timeoutMs: 15_000 })
})

afterEach(async () => {
  await bench.close()
  await receiver.close()
})

it('records what came of a post although the right to send could not be taken at once', async () => {
  let answer: (() => void) | undefined
  receiver.answer = (response, received) => {
    answer = () => answering(500)(response, received)
  }
  await bench.add('a', receiver.url, ['warning.*'])
  await bench.happen()
  const refuse = await until('posted', () => answer)
  await until('shown', async () => (await bench.deliveries('a')).length === 1)
  bench.move(100_000)
  failing = /^takeWebhook$/
  refuse()
  await bench.tried('a', 1)
  receiver.answer = taken
  bench.move(10_000)
  await bench.taken('a', 1)
})

it('goes on although an endpoint could not be read', async () => {
  await bench.add('a', receiver.url, ['warning.*'])
  await bench.happen()
  await bench.taken('a', 1)
  failing = /FROM webhook_secrets/
  await bench.restart()
  await until('failed', () => failing === undefined)
  await bench.happen()
  await bench.taken('a', 2)
})

it('goes on although what is due could not be read', async () => {
  receiver.answer = answering(500)
  await bench.add('a', receiver.url, ['warning.*'])
  await bench.happen()
  await bench.tried('a', 1)
  receiver.answer = taken
  failing = /due_at <= \?/
  bench.move(10_000)
  await until('failed', () => failing === undefined)
  await bench.taken('a', 1)
})

it('says once that nothing can be written, for as long as that lasts, and that it goes on', async () => {
  await bench.add('a', receiver.url, ['warning.*'])
  lasting = /^recordPosts$/
  await bench.happen()
  await until('tried again and again', () => stumbles >= 3)
  lasting = undefined
  await bench.taken('a', 1)
  const said = () => bench.logged.filter((line) => line.startsWith('webhooks'))
  await until('told', () => said().length > 1)
  expect(said()).toEqual([
    'webhooks stumble, and are tried again {"endpoint":"a","error":"StoreBusyError: drawn"}',
    'webhooks go on {"endpoint":"a"}',
  ])
})

it('says once that the end of the stream cannot be read, and goes on when it can', async () => {
  await bench.add('a', receiver.url, ['warning.*'])
  lasting = /max\(position\)/
  await bench.happen()
  await until('tried again', () => stumbles >= 3)
  lasting = undefined
  await bench.taken('a', 1)
  const said = () => bench.logged.filter((line) => line.startsWith('events'))
  await until('told', () => said().length > 1)
  expect(said()).toEqual([
    'events cannot be looked for, and it is tried again {"error":"StoreBusyError: drawn"}',
    expect.stringContaining('events are looked for again'),
  ])
})
