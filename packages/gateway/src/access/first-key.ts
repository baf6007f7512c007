import { hasAdminKey } from '../store/statements/api-keys.js'
import type { Store } from '../store/store.js'
import type { GatewayTransactions } from '../transactions.js'
import { makeKey } from './api-key.js'

/**
 * Makes an admin key of an account when nobody could get in otherwise: at the first start, and when the last one has ended.
 * @param random 32 hexadecimal characters.
 * @returns the key, which is kept nowhere: it is to be shown now. Undefined when there is one that can be used.
 */
export async function makeFirstKey(
  store: Store<GatewayTransactions>,
  account: string,
  random: string,
  now: number,
): Promise<string | undefined> {
  if (await hasAdminKey(store.read, now)) return undefined
  const { id, text, hash } = makeKey(random)
  await store.write('giveOutApiKey', {
    account,
    actor: 'start',
    id,
    name: 'first admin key',
    scopes: 'admin',
    hash,
    expiresAt: null,
    now,
  })
  return text
}
