import type { Authority } from '../authorities/authority.js'
import { type DocumentRecord, readRecord } from '../documents/record.js'
import { laneSettings } from '../store/statements/devices.js'
import { headOfLane, nextApplication, nextInDoubt, nextLookupAt } from '../store/statements/documents.js'
import type { Row, Tx } from '../store/store.js'
import { blockingDocument } from './blocked.js'

/** What a lane does next, or when it should look again; infinite when only a call can bring something. */
export type Work =
  | { readonly kind: 'send' | 'reconcile' | 'poll'; readonly record: DocumentRecord }
  | { readonly kind: 'wait'; readonly until: number }

export interface ChoiceInput {
  readonly account: string
  readonly device: string
  readonly blockedBy: Authority['blockedBy']
  /** Where the steady clock stands. */
  readonly now: number
  /** When it last sent, by the same clock. */
  readonly sentAt: number
  /** Look-ups and sends take turns, so that neither can starve the other. */
  readonly last: Work['kind']
}

/** A question about an application gives way to sales no longer than this, in milliseconds. */
const PATIENCE_MS = 60_000

/**
 * Chooses between the head of the lane and the oldest document in doubt; an application is asked about when there is nothing else
 * to do, or between two others when it has waited long. A lane that is paused or blocked looks up and asks only.
 */
export async function chooseWork(read: Tx, input: ChoiceInput): Promise<Work> {
  const { account, device, now, last } = input
  const head = await sendable(read, input)
  const application = await nextApplication(read, account, device, now)
  const isOverdue = application !== undefined && Number(application.due_at) <= now - PATIENCE_MS
  if (isOverdue && last !== 'poll') return { kind: 'poll', record: readRecord(application) }
  const doubtful = await nextInDoubt(read, account, device, now)
  const mayBeSent = head !== undefined && head.at <= now
  if (doubtful && !(mayBeSent && last === 'reconcile'))
    return { kind: 'reconcile', record: readRecord(doubtful) }
  if (mayBeSent) return { kind: 'send', record: readRecord(head.row) }
  if (application) return { kind: 'poll', record: readRecord(application) }
  const lookupAt = await nextLookupAt(read, account, device)
  const never = Number.POSITIVE_INFINITY
  return { kind: 'wait', until: Math.min(head?.at ?? never, lookupAt ?? never) }
}

/** The document that may be sent next, and when. */
async function sendable(
  read: Tx,
  { account, device, blockedBy, sentAt }: ChoiceInput,
): Promise<{ readonly row: Row; readonly at: number } | undefined> {
  const settings = await laneSettings(read, account, device)
  if (!settings || settings.paused) return undefined
  const row = await headOfLane(read, account, device)
  if (!row || (await blockingDocument(read, account, device, blockedBy))) return undefined
  return { row, at: Math.max(Number(row.due_at), sentAt + settings.spacingMs) }
}
