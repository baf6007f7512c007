import {
  beginCodeList,
  type CodeListKey,
  deleteMissing,
  endCodeList,
  failCodeList,
  type KeptCode,
  keepCode,
} from '../store/statements/code-lists.js'
import type { Tx } from '../store/store.js'

/** What a pull must know of the list that it fills. */
export interface BegunPull {
  readonly list: number
  /** The version that is kept; undefined until a pull has been taken whole. */
  readonly version: string | undefined
}

/** Says that a device asks for a list. */
export async function beginPull(
  tx: Tx,
  { key, device }: { readonly key: CodeListKey; readonly device: string },
): Promise<BegunPull> {
  const { id, version } = await beginCodeList(tx, key, device)
  return { list: Number(id), version: version === null ? undefined : String(version) }
}

/** Keeps a part of what was pulled. */
export async function keepCodes(
  tx: Tx,
  {
    list,
    pull,
    codes,
  }: { readonly list: number; readonly pull: string; readonly codes: readonly KeptCode[] },
): Promise<void> {
  for (const code of codes) await keepCode(tx, list, pull, code)
}

/** Deletes what a whole pull did not bring, a stretch at a time. @returns where the next stretch begins; undefined at the end. */
export function deleteMissingCodes(
  tx: Tx,
  stretch: { readonly list: number; readonly pull: string; readonly after: string; readonly limit: number },
): Promise<string | undefined> {
  return deleteMissing(tx, stretch)
}

/** Ends a pull that was taken to its end. */
export function finishPull(
  tx: Tx,
  end: { readonly list: number; readonly version: string | null; readonly now: number },
): Promise<void> {
  return endCodeList(tx, end)
}

/** Says why a pull came to nothing. */
export function failPull(
  tx: Tx,
  failure: { readonly list: number; readonly problem: string; readonly now: number },
): Promise<void> {
  return failCodeList(tx, failure)
}
