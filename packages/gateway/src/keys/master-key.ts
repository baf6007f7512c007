import { ConfigurationError } from '@risiti/core'
import { readSetting } from '../store/statements/settings.js'
import type { Store } from '../store/store.js'
import type { GatewayTransactions } from '../transactions.js'
import type { Sealer } from './sealer.js'

/**
 * The first start seals a known word; every later start must be able to open it.
 * @throws ConfigurationError when it does not open.
 */
export async function refuseOtherMasterKey(store: Store<GatewayTransactions>, sealer: Sealer): Promise<void> {
  const sealed = await readSetting(store.read, 'master-key-check')
  if (!sealed) {
    await store.write('addSetting', {
      name: 'master-key-check',
      value: sealer.seal('master-key-check', 'risiti'),
    })
    return
  }
  try {
    sealer.open('master-key-check', sealed)
  } catch {
    throw new ConfigurationError({
      code: 'master-key-wrong',
      message: 'The master key is not the one this database was made with.',
      cause: 'What was sealed at the first start does not open.',
      fix: 'Start with the master key of this database; without it the device keys cannot be read.',
    })
  }
}
