import type { Recorder } from '../authorities/authority.js'
import { type DocumentRecord, readRecord } from '../documents/record.js'
import { type Level, readLevel } from '../stock/state-level.js'
import type { LaneKey } from '../store/lane-key.js'
import { laneSettings } from '../store/statements/devices.js'
import { headOfLane, nextApplication, nextInDoubt, nextLookupAt } from '../store/statements/documents.js'
import { nextLevel } from '../store/statements/stock-levels.js'
import type { Row, Tx } from '../store/store.js'
import { blockingDocument } from './blocked.js'

/** What a lane does next, or when it should look again; infinite when only a call can bring something. */
export type Work =
  | { readonly kind: 'send' | 'reconcile' | 'poll'; readonly record: DocumentRecord }
  | { readonly kind: 'state'; readonly level: Level }
  | { readonly kind: 'wait'; readonly until: number }

export interface ChoiceInput {
  readonly key: LaneKey
  readonly blockedBy: Recorder['blockedBy']
  /** True when the authority wants to hear what is left of the stock. */
  readonly states: boolean
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
 * to do, or between two others when it has waited long. What is left of the stock is told when all movements are: many are told at
 * once. A lane that is paused or blocked looks up and asks only.
 */
export async function chooseWork(read: Tx, input: ChoiceInput): Promise<Work> {
  const { key, now, last } = input
  const head = await sendable(read, input)
  const application = await nextApplication(read, key, now)
  const isOverdue = application !== undefined && Number(application.due_at) <= now - PATIENCE_MS
  if (isOverdue && last !== 'poll') return { kind: 'poll', record: readRecord(application) }
  const doubtful = await nextInDoubt(read, key, now)
  const mayBeSent = head !== undefined && head.at <= now
  if (doubtful && !(mayBeSent && last === 'reconcile'))
    return { kind: 'reconcile', record: readRecord(doubtful) }
  if (mayBeSent) return { kind: 'send', record: readRecord(head.row) }
  if (application) return { kind: 'poll', record: readRecord(application) }
  const level = await statable(read, input)
  if (level && level.at <= now) return { kind: 'state', level: readLevel(level.row) }
  const lookupAt = await nextLookupAt(read, key)
  const never = Number.POSITIVE_INFINITY
  return { kind: 'wait', until: Math.min(head?.at ?? never, lookupAt ?? never, level?.at ?? never) }
}

interface Due {
  readonly row: Row
  /** By the steady clock. */
  readonly at: number
}

/** The document that may be sent next, and when. */
function sendable(read: Tx, input: ChoiceInput): Promise<Due | undefined> {
  return unlessHeld(read, input, () => headOfLane(read, input.key))
}

/** What is left of an item, and when it may be told. While a movement is in doubt, the authority may know more than is counted here. */
async function statable(read: Tx, input: ChoiceInput): Promise<Due | undefined> {
  const { account, device } = input.key
  return input.states ? unlessHeld(read, input, () => nextLevel(read, account, device)) : undefined
}

/** Nothing leaves a lane that is paused or blocked. */
async function unlessHeld(
  read: Tx,
  { key, blockedBy, sentAt }: ChoiceInput,
  next: () => Promise<Row | undefined>,
): Promise<Due | undefined> {
  const settings = await laneSettings(read, key.account, key.device)
  if (!settings || settings.paused) return undefined
  const row = await next()
  if (!row || (await blockingDocument(read, key, blockedBy))) return undefined
  return { row, at: Math.max(Number(row.due_at), sentAt + settings.spacingMs) }
}
