import { appendEvent } from '../events/append.js'
import type { EventKind } from '../events/kinds.js'
import {
  askAgain,
  findDeliveryOf,
  insertDeliveries,
  insertTest,
} from '../store/statements/webhook-deliveries.js'
import {
  changeEndpoint,
  deleteEndpoint,
  enableEndpoint,
  findEndpoint,
  insertEndpoint,
  insertSecret,
  leaseEndpoint,
  listEndpoints,
  type NewEndpoint,
  retireSecrets,
} from '../store/statements/webhook-endpoints.js'
import { deleteSilences, endSilence } from '../store/statements/webhook-silences.js'
import type { Row, Tx } from '../store/store.js'
import { type NewDelivery, textOfDeliveries } from '../store/webhook-texts.js'
import { disable } from './outbox/disable.js'

/** Each is another connection, and another copy of every event. */
export const MOST_ENDPOINTS = 50

/** Which endpoint, and when it is asked for. */
export interface EndpointInput {
  readonly account: string
  readonly id: string
  readonly now: number
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
  if (status === 'enabled') await enable(tx, id, now)
  if (status === 'deleted') await remove(tx, id, now)
  if (status !== 'disabled') await tell(tx, input, `webhook_${status}`, {})
  return true
}

async function enable(tx: Tx, id: string, now: number): Promise<void> {
  await endSilence(tx, id)
  await enableEndpoint(tx, id, now)
}

async function remove(tx: Tx, id: string, now: number): Promise<void> {
  await deleteSilences(tx, id)
  await deleteEndpoint(tx, id, now)
}

/** Takes the right to send for an endpoint. @returns the token; undefined while another has it, or where nothing is sent to it. */
export function takeWebhook(
  tx: Tx,
  input: { id: string; held: number | null; from: number; until: number },
): Promise<number | undefined> {
  return leaseEndpoint(tx, input)
}

/** Makes a delivery that stands for no event. @returns its id. */
export function testWebhook(
  tx: Tx,
  { account, id: endpoint, type, now }: EndpointInput & { type: string },
): Promise<string> {
  return insertTest(tx, { account, endpoint, type, now })
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
  input: EndpointInput & { wanted: readonly NewDelivery[]; all: boolean },
): Promise<number> {
  const { account, id: endpoint, wanted, all, now } = input
  let count = 0
  const missing: NewDelivery[] = []
  for (const event of wanted) {
    const known: Row | undefined = await findDeliveryOf(tx, endpoint, event.position)
    if (known?.status === 'delivered' && !all) continue
    if (known) await askAgain(tx, Number(known.number), now)
    else missing.push(event)
    count++
  }
  await insertDeliveries(tx, { account, endpoint, now }, textOfDeliveries(missing))
  if (count > 0) await tell(tx, input, 'webhook_replayed', { count })
  return count
}

function tell(tx: Tx, { account, id, now }: EndpointInput, kind: EventKind, data: object): Promise<void> {
  return appendEvent(tx, { account, kind, at: now, data: { endpoint: id, ...data } })
}
