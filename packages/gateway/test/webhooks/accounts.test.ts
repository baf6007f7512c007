import { afterEach, expect, it } from 'vitest'
import type { Store } from '#src/store/store.js'
import type { GatewayTransactions } from '#src/transactions.js'
import { TestReceiver } from '../support/receiver.js'
import { ACCOUNT, WebhookBench } from '../support/webhooks.js'

let bench: WebhookBench
let receiver: TestReceiver

afterEach(async () => {
  await bench.close()
  await receiver.close()
})

it('looks for nothing where nothing has happened, however much happens in other accounts', async () => {
  const looks: string[] = []
  const through = (store: Store<GatewayTransactions>): Store<GatewayTransactions> => ({
    write: (name, input) => store.write(name, input),
    close: () => store.close(),
    read: {
      get: (sql, ...values) => store.read.get(sql, ...values),
      run: (sql, ...values) => store.read.run(sql, ...values),
      all: (sql, ...values) => {
        if (/FROM events\s+WHERE account = \?/.test(sql)) looks.push(String(values[0]))
        return store.read.all(sql, ...values)
      },
    },
  })
  receiver = await TestReceiver.open()
  bench = await WebhookBench.open({ through })
  await bench.store.write('insertAccount', { id: 'quiet', name: '', now: 0 })
  await bench.add('b', receiver.url, null, 'quiet')
  await bench.add('a', receiver.url, ['warning.*'])
  await bench.happen()
  await bench.taken('a', 1)
  await new Promise((resolve) => setTimeout(resolve, 300))
  looks.length = 0
  for (let i = 2; i < 6; i++) {
    await bench.happen()
    await bench.taken('a', i)
  }
  expect(looks.filter((account) => account === ACCOUNT).length).toBeGreaterThan(0)
  expect(looks.filter((account) => account === 'quiet')).toEqual([])
})
