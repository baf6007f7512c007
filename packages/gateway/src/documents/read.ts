import { type Calculation, isNote, type ResolvedDocument } from '@risiti/core'
import type { Authority } from '../authorities/authority.js'
import type { Provisional } from '../receipts/view.js'
import { attemptsOf } from '../store/statements/attempts.js'
import { findDocument } from '../store/statements/documents.js'
import { findLane } from '../store/statements/lanes.js'
import type { Row, Tx } from '../store/store.js'
import { type Deadline, deadlineOf, uploadDeadline } from '../watch/deadline.js'
import { viewNotes } from './notes.js'
import { readHeldSince } from './offline.js'
import { type DocumentRecord, readRecord } from './record.js'
import type { Shown } from './shown.js'
import type { attemptView, courseView, documentView } from './view.js'

/** A document as the API shows it. */
export type DocumentView = Shown<typeof documentView>

/** What a document comes to in its own currency, and in the authority's where that is another. */
export function viewTotals(
  { currency, exchangeRate }: ResolvedDocument,
  calculation: Calculation,
): Pick<DocumentView, 'currency' | 'totals' | 'converted'> {
  const { documentTotals, totals } = calculation
  if (!documentTotals) return { currency, totals }
  return {
    currency,
    totals: documentTotals,
    converted: { currency: calculation.currency, exchangeRate: exchangeRate!, totals },
  }
}

/** What a slip for a document may be called, and the address of its public page. */
export function provisionalOf(
  { token }: DocumentRecord,
  { regime }: Pick<Authority, 'regime'>,
  publicUrl: string,
): Provisional {
  return { kind: regime.provisional, verifyUrl: `${publicUrl}/verify/${token}` }
}

function isProvisional({ status }: DocumentRecord): boolean {
  return status !== 'fiscalised' && status !== 'rejected' && status !== 'cancelled'
}

/** What is refused or decided has no deadline any more, unless an enabler has still to upload it. */
async function deadlineFor(
  read: Tx,
  record: DocumentRecord,
  authority: Authority | undefined,
): Promise<Deadline | undefined> {
  if (authority?.enabler && record.fiscal?.uploaded === false) {
    const since = await readHeldSince(read, record.account, authority.enabler.deviceNo)
    return uploadDeadline(authority.enabler.limits, since)
  }
  if (!authority?.contactLimit || !isProvisional(record)) return undefined
  const lane = await findLane(read, record)
  return deadlineOf(authority.contactLimit, lane?.succeeded_at == null ? null : Number(lane.succeeded_at))
}

/**
 * Shows a document with its attempts.
 * @param publicUrl where people reach the gateway.
 */
export async function viewDocument(
  read: Tx,
  record: DocumentRecord,
  authority: Authority | undefined,
  publicUrl: string,
): Promise<DocumentView> {
  const { document, calculation, application } = record
  const deadline = await deadlineFor(read, record, authority)
  return {
    id: record.id,
    status: record.status,
    revision: record.revision,
    type: document.type,
    number: document.number,
    device: record.device,
    ...viewTotals(document, calculation),
    ...(record.fiscal ? { fiscal: record.fiscal } : {}),
    ...(document.preceding ? { preceding: document.preceding } : {}),
    ...(application ? { application: { reference: application.reference, state: application.state } } : {}),
    ...(isNote(document.type) || record.isNew ? {} : await viewNotes(read, record)),
    ...(authority && isProvisional(record)
      ? { provisional: provisionalOf(record, authority, publicUrl) }
      : {}),
    ...(deadline ? { deadline } : {}),
    ...(await viewCourse(read, record)),
  }
}

/** Shows how far a record of any kind has come. */
export async function viewCourse(read: Tx, record: DocumentRecord): Promise<Course> {
  const { metadata } = record.document
  return {
    ...(record.problem ? { problem: record.problem } : {}),
    ...(record.conflict ? { conflict: record.conflict } : {}),
    attempts: await viewAttempts(read, record),
    ...(metadata ? { metadata } : {}),
    createdAt: iso(record.createdAt),
    updatedAt: iso(record.updatedAt),
  }
}

type Course = Pick<DocumentView, keyof typeof courseView>

/** Every try to send a document, oldest first. */
async function viewAttempts(read: Tx, { id, tries }: DocumentRecord): Promise<Shown<typeof attemptView>[]> {
  const attempts = tries === 0 ? [] : await attemptsOf(read, id)
  return attempts.map(viewAttempt)
}

/** One try, without what was sent. */
export function viewAttempt(row: Row): Shown<typeof attemptView> {
  return {
    number: Number(row.number),
    ...(row.door === 'enabler' ? { door: 'enabler' as const } : {}),
    startedAt: iso(Number(row.started_at)),
    ...(row.ended_at === null ? {} : { endedAt: iso(Number(row.ended_at)) }),
    ...(row.outcome === null ? {} : { outcome: String(row.outcome) }),
  }
}

export async function readDocument(
  read: Tx,
  account: string,
  id: string,
): Promise<DocumentRecord | undefined> {
  const row = await findDocument(read, account, id)
  return row && readRecord(row)
}

/** What a note is about, where this gateway holds it. */
export async function readOriginal(
  read: Tx,
  { account, original }: DocumentRecord,
): Promise<DocumentRecord | undefined> {
  return original === undefined ? undefined : readDocument(read, account, original)
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
