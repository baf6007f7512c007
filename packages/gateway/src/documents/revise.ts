import { type Finding, isNote, type ResolvedDocument } from '@risiti/core'
import { attemptsOf } from '../store/statements/attempts.js'
import { findDocument, replaceContent } from '../store/statements/documents.js'
import { insertRevision } from '../store/statements/revisions.js'
import type { Row, Tx } from '../store/store.js'
import { differingPointers } from './differing-pointers.js'
import { isCertainlyUnsent } from './evidence.js'
import { moveDocument } from './move.js'
import type { DocumentRecord } from './record.js'
import { canBecome, type Status } from './states.js'

export interface RevisionInput {
  readonly account: string
  readonly document: string
  /** The revision that the caller saw. */
  readonly revision: number
  readonly body: string
  readonly content: string
  readonly number: string
  readonly type: string
  readonly now: number
}

/** `same`: it has this body already. `refused`: it may not be revised where it stands. `moved`: it was revised meanwhile. */
export type Revised = 'done' | 'same' | 'refused' | 'moved'

/**
 * Replaces what a document says, keeps what it said, and puts it back in its place in the lane. Its key and reference
 * stay, so that whatever happens it is one sale.
 */
export async function reviseDocument(tx: Tx, input: RevisionInput): Promise<Revised> {
  const row = (await findDocument(tx, input.account, input.document))!
  if (isSameBody(String(row.body), JSON.parse(input.body))) return 'same'
  if (row.revision !== input.revision) return 'moved'
  if (!mayBeRevised(String(row.status) as Status, await attemptsOf(tx, input.document))) return 'refused'
  await insertRevision(tx, row, input.now)
  const revision = input.revision + 1
  await replaceContent(tx, { ...input, revision })
  const at = { dueAt: input.now, now: input.now }
  await moveDocument(tx, { ...row, revision }, { by: 'caller', status: 'queued', kind: 'revised', ...at })
  return 'done'
}

/**
 * A refused document may be revised, for nothing of it is at the authority; any other only when that is certain too.
 * @param attempts all of the document's.
 */
export function mayBeRevised(status: Status, attempts: readonly Row[]): boolean {
  if (!canBecome(status, 'queued', 'caller')) return false
  return status === 'rejected' || isCertainlyUnsent(attempts)
}

/** True when two bodies say the same, however they are written. */
export function isSameBody(text: string, value: unknown): boolean {
  return differingPointers(JSON.parse(text), value).length === 0
}

/** What makes another sale of a revision: it stays on its device, and a sale never becomes a note. */
export function anotherSale({ document }: DocumentRecord, revised: ResolvedDocument): Finding[] {
  return [
    ...(revised.device === document.device ? [] : [otherDevice(document.device)]),
    ...(isNote(revised.type) === isNote(document.type) ? [] : [otherKind(document.type)]),
  ]
}

function otherDevice(device: string): Finding {
  return {
    rule: 'revision-same-device',
    example: `"device": "${device}"`,
    path: '/device',
    message: `is not "${device}", which the document was accepted for`,
    fix: 'Cancel the document, and sell on the other device under a new Idempotency-Key.',
  }
}

function otherKind(type: string): Finding {
  return {
    rule: 'revision-same-kind',
    example: `"type": "${type}"`,
    path: '/type',
    message: `is another kind than "${type}", which the document was accepted as`,
    fix: 'Cancel the document, and send the other under a new Idempotency-Key.',
  }
}
