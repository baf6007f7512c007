import { acceptDocument } from '../documents/accept.js'
import { findDocumentByKey, type NewDocument } from '../store/statements/documents.js'
import { findListed, type ListedLane, setListedState } from '../store/statements/listed.js'
import type { Row, Tx } from '../store/store.js'

/** What came of a decision. A row is the document that has its key. */
export type Decided =
  | 'created'
  | { readonly first: Row }
  /** Somebody has decided otherwise, by this document. */
  | { readonly decided: string }
  /** The authority lists it no longer: it was decided on elsewhere. */
  | { readonly gone: true }

/** Stores a decision about what is listed, unless there is one. Runs in the writer, so that of two at once one is first. */
export async function decideListed(
  tx: Tx,
  { about, ...document }: NewDocument & { readonly lane: ListedLane; readonly about: string },
): Promise<Decided> {
  const first = await findDocumentByKey(tx, document, document.idempotencyKey)
  if (first) return { first }
  const { lane, account } = document
  const { state, decision } = (await findListed(tx, lane, account, about))!
  if (state === 'decided') return { decided: String(decision) }
  if (state === 'gone') return { gone: true }
  await acceptDocument(tx, document)
  await setListedState(tx, lane, { id: about, state: 'decided', decision: document.id })
  return 'created'
}
