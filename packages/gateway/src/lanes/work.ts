import { passedBy } from '../documents/offline.js'
import { readRecord } from '../documents/record.js'
import { readLevel } from '../stock/state-level.js'
import type { Door } from '../store/statements/attempts.js'
import { laneSettings } from '../store/statements/devices.js'
import { headOfLane } from '../store/statements/lane-work.js'
import { headForEnabler } from '../store/statements/offline.js'
import { nextLevel } from '../store/statements/stock-levels.js'
import type { Row, Tx } from '../store/store.js'
import { blockingDocument } from './blocked.js'
import type { Choice, ChoiceInput, Work } from './choice.js'
import { ask, nextLookAt, oldestInDoubt, oldestQuestion } from './look-ups.js'

/** A question gives way to sales no longer than this, in milliseconds. */
const PATIENCE_MS = 60_000

const NEVER = Number.POSITIVE_INFINITY

/**
 * Chooses between the head of the lane and the oldest document in doubt; an application, or an upload, is asked about when there is
 * nothing else to do, or between two others when it has waited long. What is left of the stock is told when all movements are: many
 * are told at once. A lane that is blocked looks up and asks only; one that is paused only looks up, where that sends nothing.
 */
export async function chooseWork(read: Tx, { key, ...rest }: ChoiceInput): Promise<Work> {
  const { now, last } = rest
  const settings = await laneSettings(read, key.account, key.device)
  if (!settings) return { kind: 'wait', until: NEVER }
  const input = { key, ...rest, settings }
  const head = await sendable(read, input)
  const question = await oldestQuestion(read, input)
  const isOverdue = question !== undefined && Number(question.due_at) <= now - PATIENCE_MS
  if (isOverdue && last !== 'poll' && last !== 'confirm') return ask(question)
  const doubtful = await oldestInDoubt(read, input)
  const mayBeSent = head !== undefined && head.at <= now
  if (doubtful && !(mayBeSent && last === 'reconcile')) return doubtful
  if (mayBeSent) return { kind: 'send', door: head.door, record: readRecord(head.row) }
  if (question) return ask(question)
  const level = await statable(read, input)
  if (level && level.at <= now) return { kind: 'state', door: 'authority', level: readLevel(level.row) }
  return {
    kind: 'wait',
    until: Math.min(head?.at ?? NEVER, level?.at ?? NEVER, await nextLookAt(read, input)),
  }
}

interface Due {
  readonly row: Row
  /** By the steady clock. */
  readonly at: number
}

/** The document that may be sent next, when, and through which door. */
async function sendable(read: Tx, input: Choice): Promise<(Due & { readonly door: Door }) | undefined> {
  const door = input.shut.has('authority') ? 'enabler' : 'authority'
  const next = () => (door === 'enabler' ? headOffline(read, input) : headOfLane(read, input.key))
  const due = await unlessHeld(read, input, next)
  return due && { ...due, door }
}

/** What the enabler is given next: nothing against the policy, and nothing beyond what the authority allows. */
async function headOffline(
  read: Tx,
  { key: { account, device }, enabler, shut, run, today }: Choice,
): Promise<Row | undefined> {
  if (enabler?.policy !== 'when-down' || shut.has('enabler')) return undefined
  const row = await headForEnabler(read, account, device, run)
  if (!row || !enabler.limits) return row
  const { document, calculation } = readRecord(row)
  const { deviceNo, limits } = enabler
  const worth = enabler.worthOf(document, calculation)
  const given = worth !== undefined && { enabler: deviceNo, limits, worth }
  return given && (await passedBy(read, account, given, today)) === undefined ? row : undefined
}

/** What is left of an item, and when it may be told. While a movement is in doubt, the authority may know more than is counted here. */
async function statable(read: Tx, input: Choice): Promise<Due | undefined> {
  const { account, device } = input.key
  return input.states ? unlessHeld(read, input, () => nextLevel(read, account, device)) : undefined
}

/** Nothing leaves a lane that is paused or blocked. */
async function unlessHeld(
  read: Tx,
  { key, blockedBy, sentAt, settings }: Choice,
  next: () => Promise<Row | undefined>,
): Promise<Due | undefined> {
  if (settings.paused) return undefined
  const row = await next()
  if (!row || (await blockingDocument(read, key, blockedBy))) return undefined
  return { row, at: Math.max(Number(row.due_at), sentAt + settings.spacingMs) }
}
