import { beforeEach, expect, it } from 'vitest'
import { Credentials } from '../../src/access/credentials.js'
import type { Row, Store } from '../../src/store/store.js'
import type { GatewayTransactions } from '../../src/transactions.js'

const KEY: Row = { id: 'key_1', account: 'default', revoked_at: null }
const SUSPENDED = { account: 'default', actor: 'start', suspended: true, now: 1 }

let kept: Map<string, Row>
let reads: number
let write: () => Promise<void>
let credentials: Credentials

beforeEach(() => {
  kept = new Map([['key_1', KEY]])
  reads = 0
  write = async () => {}
  const read = async (_sql: string, id: string) => {
    reads++
    return kept.get(id)
  }
  const store = { read: { get: read }, write: () => write() } as unknown as Store<GatewayTransactions>
  credentials = new Credentials(store)
})

it('reads a key once, however many sales it makes', async () => {
  for (let sale = 0; sale < 3; sale++) expect(await credentials.find('key_1')).toBe(KEY)
  expect(reads).toBe(1)
})

it('knows nothing from before a change, however that ended', async () => {
  await credentials.find('key_1')
  kept.set('key_1', { ...KEY, revoked_at: 1 })
  await credentials.write('suspendAccount', SUSPENDED)
  expect(await credentials.find('key_1')).toMatchObject({ revoked_at: 1 })
  kept.set('key_1', { ...KEY, revoked_at: 2 })
  write = () => Promise.reject(new Error('nobody knows whether it was committed'))
  await expect(credentials.write('suspendAccount', SUSPENDED)).rejects.toThrow('nobody knows')
  expect(await credentials.find('key_1')).toMatchObject({ revoked_at: 2 })
})

it('does not keep what was read before a change and came after it', async () => {
  const early = credentials.find('key_1')
  kept.set('key_1', { ...KEY, revoked_at: 1 })
  await credentials.write('suspendAccount', SUSPENDED)
  await early
  expect(await credentials.find('key_1')).toMatchObject({ revoked_at: 1 })
})

it('does not remember that there is no such key', async () => {
  expect(await credentials.find('key_2')).toBeUndefined()
  kept.set('key_2', { ...KEY, id: 'key_2' })
  expect(await credentials.find('key_2')).toMatchObject({ id: 'key_2' })
})
