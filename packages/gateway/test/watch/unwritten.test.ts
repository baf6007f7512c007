import { expect, it } from 'vitest'
import { openSqliteStore } from '#src/store/sqlite/store.js'
import type { Store } from '#src/store/store.js'
import type { GatewayTransactions } from '#src/transactions.js'
import { Watch } from '#src/watch/watch.js'
import { makePlace } from '../support/processes.js'
import { until } from '../support/receiver.js'

const MODULE = new URL('../../dist/transactions.js', import.meta.url)

it('sees every device while nothing can be written, says so once, and writes it down as soon as it can', async () => {
  const place = makePlace()
  const store = await openSqliteStore<GatewayTransactions>(place.databaseFile, MODULE)
  await store.write('insertAccount', { id: 'default', name: '', now: 0 })
  const facts = { account: 'default', authority: 'efris', environment: 'local', settings: '{}', spacingMs: 0 }
  for (const id of ['shop-1', 'shop-2'])
    await store.write('addDevice', { ...facts, id, secrets: new Uint8Array(), now: 0 })
  let isFull = true
  const said: string[] = []
  const watch = new Watch({
    store: {
      ...store,
      write: (...job: never) =>
        isFull ? Promise.reject(new Error('full')) : (store.write as (...job: never) => never)(...job),
    } as Store<GatewayTransactions>,
    authorities: { of: () => Promise.reject(new Error('it does not open')) },
    circuit: () => ({ state: 'closed', since: null, until: null }),
    clock: { now: () => new Date(0) },
    log: (_level, message) => said.push(message),
    everyMs: 10,
  })
  watch.start()
  await until('seen', () => watch.sights().length === 2)
  await until('tried again', () => said.length > 0)
  isFull = false
  await until('over', () => said.includes('devices are watched again'))
  await watch.stop()
  expect(said.filter((message) => message.startsWith('devices'))).toEqual([
    'devices cannot be watched, and it is tried again',
    'devices are watched again',
  ])
  const rows = await store.read.all('SELECT device FROM warnings ORDER BY device')
  expect(rows.map(({ device }) => device)).toEqual(['shop-1', 'shop-2'])
  await store.close()
  place.remove()
})
