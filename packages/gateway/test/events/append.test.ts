import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqliteStore } from '#src/store/sqlite/store.js'
import type { Row, Store } from '#src/store/store.js'
import type { GatewayTransactions } from '#src/transactions.js'
import { makePlace, type Place } from '../support/processes.js'

const DEVICE = { authority: 'efris', environment: 'local', settings: '{"offline":"never"}', spacingMs: 0 }

let place: Place
let store: Store<GatewayTransactions>

beforeEach(async () => {
  place = makePlace()
  const module = new URL('../../dist/transactions.js', import.meta.url)
  store = await openSqliteStore<GatewayTransactions>(place.databaseFile, module)
  for (const id of ['a', 'b']) await store.write('insertAccount', { id, name: id, now: 0 })
})

afterEach(async () => {
  await store.close()
  place.remove()
})

function events(account: string): Promise<Row[]> {
  return store.read.all('SELECT * FROM events WHERE account = ? ORDER BY position', account)
}

const add = (account: string, id: string, now = 1) =>
  store.write('addDevice', { ...DEVICE, account, id, secrets: new Uint8Array(), now })

/** As the guide says it, and nothing of ours. */
function link(previous: string, row: Row): string {
  const { position, account, device, kind, at, data } = row
  const text = `{"id":"${position}","account":"${account}","device":"${device}","kind":"${kind}","at":"${new Date(
    Number(at),
  ).toISOString()}","data":${data}}`
  return createHash('sha256').update(`${previous}\n${text}`).digest('hex')
}

it('chains the events of each account by themselves, also those that share a commit', async () => {
  await Promise.all([add('a', 'one'), add('b', 'one'), add('a', 'two'), add('b', 'two'), add('a', 'three')])
  for (const account of ['a', 'b']) {
    let head = '0'.repeat(64)
    const rows = await events(account)
    expect(rows.length).toBeGreaterThan(1)
    for (const row of rows) {
      head = link(head, row)
      expect(Buffer.from(row.link as Uint8Array).toString('hex')).toBe(head)
    }
  }
})

it('tells of every change of a device once, and of none that changed nothing', async () => {
  const key = { account: 'a', id: 'shop', now: 2 }
  await add('a', 'shop')
  for (const paused of [true, true, false]) await store.write('pauseDevice', { ...key, paused })
  const change = { ...key, settings: '{"offline":"when-down"}', was: DEVICE.settings }
  for (const _ of [1, 2]) await store.write('changeDevice', change)
  for (const registration of ['{}', '{"a":1}'])
    await store.write('registerDevice', { ...key, registration, secrets: null })
  expect(await add('a', 'shop')).toBe(false)
  const items = [{ code: 'SODA', facts: '{}' }]
  for (const _ of [1, 2]) await store.write('saveItems', { account: 'a', device: 'shop', items, now: 3 })
  expect((await events('a')).map(({ kind, data }) => [kind, JSON.parse(String(data))])).toEqual([
    ['device_added', { authority: 'efris', environment: 'local' }],
    ['device_paused', {}],
    ['device_resumed', {}],
    ['device_changed', { settings: { offline: 'when-down' } }],
    ['device_initialised', { newKey: false }],
    ['device_registration_changed', { newKey: false }],
    ['items_saved', { count: 1, items: ['SODA'] }],
  ])
})
