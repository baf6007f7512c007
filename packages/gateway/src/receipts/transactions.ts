import { appendEvent } from '../events/append.js'
import { findDevice } from '../store/statements/devices.js'
import { findDocument } from '../store/statements/documents.js'
import {
  insertPrint,
  type NewReceiptSettings,
  printsOf,
  putReceiptSettings,
} from '../store/statements/receipts.js'
import type { Tx } from '../store/store.js'

/* What is kept about receipts. These run in the writer. */

/** A print that counts: the first of a document is the original, the others are copies. */
export interface RecordedPrint {
  readonly number: number
  /** Milliseconds since 1970. */
  readonly at: number
}

/**
 * Records a print of a fiscal document. The same key is the same print, so that whoever got no answer asks again.
 * @returns undefined when the account has no such document, or it is not fiscal.
 */
export async function recordPrint(
  tx: Tx,
  print: {
    readonly account: string
    readonly document: string
    readonly key: string | null
    readonly now: number
  },
): Promise<RecordedPrint | undefined> {
  const { account, document, key, now: at } = print
  const row = await findDocument(tx, account, document)
  if (!row || row.fiscal === null) return undefined
  const before = await printsOf(tx, document)
  const same = key === null ? undefined : before.find((each) => each.idempotency_key === key)
  if (same) return { number: Number(same.number), at: Number(same.printed_at) }
  const number = before.length + 1
  await insertPrint(tx, { document, number, key, now: at })
  const data = { print: number, kind: number === 1 ? 'original' : 'copy' }
  await appendEvent(tx, { account, device: String(row.device), document, kind: 'printed', at, data })
  return { number, at }
}

/** Keeps how a device wants its receipts. @returns false when the account has no such device. */
export async function setReceiptSettings(
  tx: Tx,
  change: NewReceiptSettings & { readonly now: number },
): Promise<boolean> {
  const { account, device, settings, logo, now: at } = change
  if (!(await findDevice(tx, account, device))) return false
  await putReceiptSettings(tx, change)
  const data = { settings: JSON.parse(settings), logo: logo !== null }
  await appendEvent(tx, { account, device, kind: 'device_receipts_changed', at, data })
  return true
}
