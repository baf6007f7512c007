import type { Finding, ResolvedDocument } from '@risiti/core'
import { attemptsOf } from '../store/statements/attempts.js'
import { AT_ONCE, findDocument, replaceContent } from '../store/statements/documents.js'
import { insertRevision } from '../store/statements/revisions.js'
import type { Row, Tx } from '../store/store.js'
import { differingPointers } from './differing-pointers.js'
import { isCertainlyUnsent } from './evidence.js'
import { moveDocument } from './move.js'
import type { DocumentRecord } from './record.js'
import { isStill } from './stamp.js'
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
  /** What a note was checked against. */
  readonly stamp?: string | undefined
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
  if (!mayBeRevised(standing(row), await attemptsOf(tx, input.document))) return 'refused'
  const original = row.original === null ? undefined : String(row.original)
  if (original && !(await isStill(tx, input.account, { original, stamp: input.stamp ?? '' }, input.document)))
    return 'moved'
  await insertRevision(tx, row, input.now)
  const revision = input.revision + 1
  await replaceContent(tx, { ...input, revision })
  // A note waits for its turn among those on the same original.
  const at = { dueAt: original ? null : AT_ONCE, now: input.now }
  await moveDocument(tx, { ...row, revision }, { by: 'caller', status: 'queued', kind: 'revised', ...at })
  return 'done'
}

function standing({ status, application }: Row): { status: Status; application: unknown } {
  return { status: String(status) as Status, application: application ?? undefined }
}

/**
 * A refused document may be revised, for nothing of it is at the authority; any other only when that is certain too. An application
 * that was decided on stays as it is.
 * @param attempts all of the document's.
 */
export function mayBeRevised(
  { status, application }: { readonly status: Status; readonly application?: unknown },
  attempts: readonly Row[],
): boolean {
  if (application !== undefined || !canBecome(status, 'queued', 'caller')) return false
  return status === 'rejected' || isCertainlyUnsent(attempts)
}

/** True when two bodies say the same, however they are written. */
export function isSameBody(text: string, value: unknown): boolean {
  return differingPointers(JSON.parse(text), value).length === 0
}

/**
 * A sale never becomes a note, nor one kind of note the other.
 * @param type of the revision, as it came; what is no type is found by the check.
 */
export function anotherKind({ document }: DocumentRecord, type: unknown): Finding[] {
  const isSame = typeof type !== 'string' || kindOf(type) === kindOf(document.type)
  return isSame ? [] : [otherKind(document.type)]
}

/** What else makes another sale of a revision: it stays on its device, and a note on its original. */
export function anotherSale(
  { document, original }: DocumentRecord,
  revised: ResolvedDocument,
  revisedOriginal: string | undefined,
): Finding[] {
  return [
    ...(revised.device === document.device ? [] : [otherDevice(document.device)]),
    ...(revisedOriginal === original ? [] : [otherOriginal(original)]),
  ]
}

function kindOf(type: string): string {
  return type.endsWith('_note') ? type : 'sale'
}

function otherOriginal(original: string | undefined): Finding {
  return {
    rule: 'revision-same-original',
    example: `"preceding": { "id": "${original ?? 'doc_...'}", "reason": "returned" }`,
    path: '/preceding',
    message: 'names another document than the note was accepted for',
    fix: 'Cancel the note, and issue the other under a new Idempotency-Key.',
  }
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
