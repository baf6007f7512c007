import { appendEvent } from '../events/append.js'
import type { EventKind } from '../events/kinds.js'
import {
  askAgain,
  findDeliveryOf,
  insertDeliveries,
  type NewDelivery,
  nextDelivery,
  numbersFrom,
} from '../store/statements/webhook-deliveries.js'
import {
  changeEndpoint,
  deleteEndpoint,
  enableEndpoint,
  findEndpoint,
  insertEndpoint,
  insertSecret,
  keepEndpoint,
  leaseEndpoint,
  listEndpoints,
  moveOn,
  type NewEndpoint,
  retireSecrets,
} from '../store/statements/webhook-endpoints.js'
import type { Row, Tx } from '../store/store.js'
import { deliveryId } from './delivery-id.js'
import { disable, type EndpointLease } from './settle.js'

/** Each is another connection, and another copy of every event. */
export const MOST_ENDPOINTS = 50

/** Which endpoint, and when it is asked for. */
export interface EndpointInput {
  readonly account: string
  readonly id: string
  readonly now: number
}

/** An event of which a delivery is made. */
export interface Wanted {
  readonly position: number
  readonly type: string
  /** When it happened, milliseconds. */
  readonly at: number
}

/** @param row.secret sealed, as number 1. @returns false when the account has as many as it may have. */
export async function addWebhook(tx: Tx, row: NewEndpoint & { secret: Uint8Array }): Promise<boolean> {
  if ((await listEndpoints(tx, row.account)).length >= MOST_ENDPOINTS) return false
  await insertEndpoint(tx, row)
  await insertSecret(tx, { endpoint: row.id, number: 1, secret: row.secret })
  await tell(tx, row, 'webhook_added', { url: row.url })
  return true
}

/** @returns false when there is no such endpoint. */
export async function changeWebhook(
  tx: Tx,
  input: EndpointInput & { url: string; types: string | null; description: string },
): Promise<boolean> {
  if (!(await findEndpoint(tx, input.account, input.id))) return false
  await changeEndpoint(tx, input)
  await tell(tx, input, 'webhook_changed', { url: input.url })
  return true
}

/**
 * Puts another secret in the place of those before it.
 * @param input.until how long these sign too, by the steady clock. @returns false when another was put there meanwhile, or the endpoint is gone.
 */
export async function rotateWebhookSecret(
  tx: Tx,
  input: EndpointInput & { number: number; secret: Uint8Array; steady: number; until: number },
): Promise<boolean> {
  const { account, id: endpoint, number, secret, steady: at, until } = input
  if (!(await findEndpoint(tx, account, endpoint))) return false
  if (!(await insertSecret(tx, { endpoint, number, secret }))) return false
  await retireSecrets(tx, { endpoint, before: number, at, until })
  await tell(tx, input, 'webhook_secret_rotated', {})
  return true
}

/** @returns false when there is no such endpoint. What is so already stays so, without an event. */
export async function setWebhook(
  tx: Tx,
  input: EndpointInput & { status: 'enabled' | 'disabled' | 'deleted' },
): Promise<boolean> {
  const { account, id, status, now } = input
  const row = await findEndpoint(tx, account, id)
  if (!row) return false
  if (row.status === status) return true
  if (status === 'disabled') await disable(tx, { id, account }, 'asked', now)
  if (status === 'enabled') await enableEndpoint(tx, id, now)
  if (status === 'deleted') await deleteEndpoint(tx, id, now)
  if (status !== 'disabled') await tell(tx, input, `webhook_${status}`, {})
  return true
}

/** Takes the right to send for an endpoint. @returns the token; undefined while another has it, or where nothing is sent to it. */
export function takeWebhook(
  tx: Tx,
  input: { id: string; held: number | null; from: number; until: number },
): Promise<number | undefined> {
  return leaseEndpoint(tx, input)
}

export interface FanOutInput {
  readonly lease: EndpointLease
  readonly account: string
  readonly wanted: readonly Wanted[]
  /** Up to where events were looked at. */
  readonly position: number
  /** What the ids of the deliveries are made of: 32 characters that nobody can guess. */
  readonly seed: string
  readonly now: number
}

/** Deliveries that were made, numbered on from `first` in the order of their events. */
export interface FannedOut {
  readonly first: number
  /** Which of the events had a delivery before, by their place: the number of that place belongs to none. */
  readonly known: ReadonlySet<number>
}

/** Makes deliveries of events. @returns undefined when another sends for the endpoint now: then nothing was written. */
export async function fanOut(tx: Tx, input: FanOutInput): Promise<FannedOut | undefined> {
  const { lease, account, wanted, position, seed, now } = input
  if (!(await keepEndpoint(tx, lease))) return undefined
  const first = await nextDelivery(tx)
  const deliveries = wanted.map((event, at) => deliveryOf(event, first + at, seed))
  const made = await insertDeliveries(tx, { account, endpoint: lease.id, first, now }, deliveries)
  await moveOn(tx, lease.id, position)
  return { first, known: made === wanted.length ? new Set() : await placesLeftOut(tx, first, wanted.length) }
}

async function placesLeftOut(tx: Tx, first: number, count: number): Promise<ReadonlySet<number>> {
  const places = new Set(Array.from({ length: count }, (_, at) => at))
  for (const { number } of await numbersFrom(tx, first)) places.delete(Number(number) - first)
  return places
}

function deliveryOf(
  { position: event, type }: Pick<Wanted, 'position' | 'type'>,
  number: number,
  seed: string,
) {
  return { id: deliveryId(number, seed), event, type }
}

/** Makes a delivery that stands for no event. @returns its id. */
export async function testWebhook(
  tx: Tx,
  { account, id: endpoint, seed, type, now }: EndpointInput & { seed: string; type: string },
): Promise<string> {
  const first = await nextDelivery(tx)
  const id = deliveryId(first, seed)
  await insertDeliveries(tx, { account, endpoint, first, now }, [{ id, event: null, type }])
  return id
}

/** Makes a delivery due again, whatever became of it. */
export async function replayDelivery(
  tx: Tx,
  { number, delivery, ...input }: EndpointInput & { number: number; delivery: string },
): Promise<void> {
  await askAgain(tx, number, input.now)
  await tell(tx, input, 'webhook_replayed', { delivery })
}

/**
 * Makes the deliveries of events due again, and those that were never made.
 * @param input.all also what was delivered. @returns how many are due.
 */
export async function replayEvents(
  tx: Tx,
  input: EndpointInput & { wanted: readonly Wanted[]; all: boolean; seed: string },
): Promise<number> {
  const { account, id: endpoint, wanted, all, seed, now } = input
  let count = 0
  const first = await nextDelivery(tx)
  const missing: NewDelivery[] = []
  for (const event of wanted) {
    const known: Row | undefined = await findDeliveryOf(tx, endpoint, event.position)
    if (known?.status === 'delivered' && !all) continue
    if (known) await askAgain(tx, Number(known.number), now)
    else missing.push(deliveryOf(event, first + missing.length, seed))
    count++
  }
  await insertDeliveries(tx, { account, endpoint, first, now }, missing)
  if (count > 0) await tell(tx, input, 'webhook_replayed', { count })
  return count
}

function tell(tx: Tx, { account, id, now }: EndpointInput, kind: EventKind, data: object): Promise<void> {
  return appendEvent(tx, { account, kind, at: now, data: { endpoint: id, ...data } })
}
