import { acceptDocument } from '../documents/accept.js'
import { findDocumentByKey, type NewDocument } from '../store/statements/documents.js'
import { findPurchase, setPurchaseState } from '../store/statements/purchases.js'
import type { Row, Tx } from '../store/store.js'

/** What came of a decision. A row is the document that has its key. */
export type Decided =
  | 'created'
  | { readonly first: Row }
  /** Somebody has decided otherwise, by this document. */
  | { readonly decided: string }
  /** The authority lists it no longer: it was decided on elsewhere. */
  | { readonly gone: true }

/** Stores a decision about a purchase, unless there is one. Runs in the writer, so that of two at once one is first. */
export async function decidePurchase(
  tx: Tx,
  { purchase, ...document }: NewDocument & { readonly purchase: string },
): Promise<Decided> {
  const first = await findDocumentByKey(tx, document, document.idempotencyKey)
  if (first) return { first }
  const { state, decision } = (await findPurchase(tx, document.account, purchase))!
  if (state === 'decided') return { decided: String(decision) }
  if (state === 'gone') return { gone: true }
  await acceptDocument(tx, document)
  await setPurchaseState(tx, { id: purchase, state: 'decided', decision: document.id })
  return 'created'
}
