import { differingPointers } from '../../documents/differing-pointers.js'
import { type DocumentRecord, readRecord } from '../../documents/record.js'
import { isSameBody } from '../../documents/revise.js'
import { NOUNS } from '../../store/lane-key.js'
import { findDocumentByKey } from '../../store/statements/documents.js'
import { earlierBodies } from '../../store/statements/revisions.js'
import type { Tx } from '../../store/store.js'
import { Problem } from '../problem.js'
import type { JsonBody } from '../server/body.js'
import type { Desk } from './desk.js'

/** What was accepted once stays accepted, also when it would be refused today. @throws the refusal when it was not. */
export async function acceptedBefore(
  { account, facts: { lane } }: Pick<Desk<unknown>, 'account' | 'facts'>,
  read: Tx,
  { key, body, refusal }: { readonly key: string; readonly body: JsonBody; readonly refusal: unknown },
): Promise<DocumentRecord> {
  const row = await findDocumentByKey(read, { account, lane }, key)
  if (!row) throw refusal
  return firstOrConflict(read, readRecord(row), body)
}

/**
 * The document of a key, when the body is what it says or has ever said: a till repeats what it knows.
 * @throws Problem when it says something else, naming the places.
 */
export async function firstOrConflict(
  read: Tx,
  record: DocumentRecord,
  body: JsonBody,
): Promise<DocumentRecord> {
  const pointers = differingPointers(JSON.parse(record.body), body.value)
  if (pointers.length === 0) return record
  const earlier = record.revision > 1 ? await earlierBodies(read, record.id) : []
  if (earlier.some((text) => isSameBody(text, body.value))) return record
  throw keyReused(record, pointers)
}

function keyReused(record: DocumentRecord, pointers: readonly string[]): Problem {
  return new Problem({
    status: 409,
    code: 'idempotency-key-reused',
    title: `This Idempotency-Key belongs to another ${NOUNS[record.lane]}.`,
    detail: `${record.id} was accepted with it, and its body differs at ${pointers.map((at) => at || 'the root').join(', ')}.`,
    fix:
      record.status === 'rejected' && record.lane === 'sales'
        ? `To correct that sale, send this body to POST /v1/documents/${record.id}/revisions. A new sale needs a new key.`
        : 'Send the first body again to get what was accepted with it, or use a new key for something new.',
    errors: pointers.map((pointer) => ({
      pointer,
      message: 'differs from the body that was accepted with this key',
    })),
    more: { document: record.id },
  })
}
