import { ConfigurationError } from '@risiti/core'
import { settingsNamed } from '../store/statements/settings.js'
import type { Store } from '../store/store.js'
import type { GatewayTransactions } from '../transactions.js'
import type { Sealer } from './sealer.js'
import { KEY_SETTING, keySetting } from './transactions.js'

/**
 * The database remembers each key that something in it may be sealed with, by a word that this key sealed. The keys of a start must
 * open all of them; the newest is remembered before anything is sealed with it.
 * @returns ids of former keys that are still needed.
 * @throws ConfigurationError when one does not open.
 */
export async function refuseOtherMasterKey(
  store: Store<GatewayTransactions>,
  sealer: Sealer,
): Promise<readonly string[]> {
  const inUse = await settingsNamed(store.read, KEY_SETTING)
  const ids = inUse.map(({ name }) => String(name).slice(KEY_SETTING.length))
  const missing = inUse.flatMap(({ name, value }, index) => {
    try {
      sealer.open(String(name), value as Uint8Array)
      return []
    } catch {
      return [ids[index]!]
    }
  })
  if (missing.length > 0) throw wrongKey(missing, sealer, ids)
  if (!ids.includes(sealer.keyId)) {
    const word = sealer.seal(keySetting(sealer.keyId), 'risiti')
    await store.write('addKeyInUse', { id: sealer.keyId, value: word })
  }
  return ids.filter((id) => id !== sealer.keyId)
}

function wrongKey(missing: readonly string[], sealer: Sealer, ids: readonly string[]): ConfigurationError {
  const isPart = missing.length < ids.length
  const given = [sealer.keyId, ...sealer.formerKeyIds].join(', ')
  const cause = `What is sealed needs the key ${missing.join(', ')}, and ${given} was given (a key is named by the first 8 characters of its SHA-256).`
  const what = isPart
    ? 'A master key is missing: part of this database is sealed with another one.'
    : 'The master key is not the one this database was made with.'
  return new ConfigurationError({
    code: 'master-key-wrong',
    message: `${what} ${cause}`,
    cause,
    fix: isPart
      ? 'Start with all keys: the newest in RISITI_MASTER_KEY and former ones in RISITI_MASTER_KEY_PREVIOUS, until the gateway says that they may be dropped.'
      : 'Start with the master key of this database, or give it in RISITI_MASTER_KEY_PREVIOUS to change to a new one; without it the device keys cannot be read.',
  })
}
