import { replaceSealed } from '../store/statements/sealed.js'
import { addSetting, removeSetting } from '../store/statements/settings.js'
import type { SqlValue, Tx } from '../store/store.js'
import { SEALED, type SealedName } from './sealed.js'

/** Values of one column that were sealed anew. */
export interface Resealed {
  readonly name: SealedName
  readonly rows: readonly {
    readonly key: readonly SqlValue[]
    readonly was: Uint8Array
    readonly value: Uint8Array
  }[]
}

/** Puts them in the place of the former ones, where those still stand. What was written since is sealed with the newest key anyway. */
export async function reseal(tx: Tx, { name, rows }: Resealed): Promise<void> {
  for (const row of rows) await replaceSealed(tx, SEALED[name], row)
}

/** Remembers that something may be sealed with a key, by a word that it sealed. */
export function addKeyInUse(tx: Tx, key: { id: string; value: Uint8Array }): Promise<void> {
  return addSetting(tx, keySetting(key.id), key.value)
}

/** Remembers that nothing is sealed with these keys any more. */
export async function retireKeys(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const id of ids) await removeSetting(tx, keySetting(id))
}

/** What the settings that name keys begin with. */
export const KEY_SETTING = 'master-key/'

export function keySetting(id: string): string {
  return `${KEY_SETTING}${id}`
}
