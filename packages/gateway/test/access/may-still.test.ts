import type { IncomingMessage } from 'node:http'
import { systemClock } from '@risiti/core'
import { expect, it } from 'vitest'
import { makeKey } from '#src/access/api-key.js'
import { Credentials } from '#src/access/credentials.js'
import { Auth } from '#src/http/access/auth.js'
import { Cookies } from '#src/http/access/session-cookies.js'
import type { Store } from '#src/store/store.js'
import type { GatewayTransactions } from '#src/transactions.js'

it('is asked of the database: a stream may have read of the end of its key before that was answered', async () => {
  const key = makeKey('0'.repeat(32))
  const facts = { id: key.id, hash: key.hash, account: 'default', name: 'till', scopes: 'events:read' }
  const kept = {
    ...facts,
    used_at: Date.now(),
    revoked_at: null as number | null,
    expires_at: null,
    suspended_at: null,
  }
  const store = { read: { get: async () => ({ ...kept }) } } as unknown as Store<GatewayTransactions>
  const publicUrl = () => 'http://127.0.0.1'
  const auth = new Auth({
    store,
    credentials: new Credentials(store),
    clock: systemClock,
    cookies: new Cookies(publicUrl),
    publicUrl,
    adminKey: undefined,
  })
  const request = { method: 'GET', headers: { authorization: `Bearer ${key.text}` } } as IncomingMessage
  expect(await auth.admit('events:read', request)).toMatchObject({ account: 'default' })
  expect(await auth.mayStill('events:read', request)).toBe(true)
  kept.revoked_at = Date.now()
  expect(await auth.mayStill('events:read', request)).toBe(false)
})
