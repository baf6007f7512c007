import { deliveryId } from '../../store/delivery-id.js'
import type { Row } from '../../store/store.js'
import type { Posted } from '../post/receiver.js'
import { payloadOf } from '../told/payload.js'
import type { Told } from '../told/told.js'

/** How an attempt to post a message ended. Times are milliseconds. */
export interface Post extends Posted {
  /** Where it went. */
  readonly url: string
  /** When it began, by the time of day. */
  readonly at: number
  /** How long it took. */
  readonly ms: number
}

/** What is posted next of a delivery. */
export interface Message {
  /** Of the delivery; undefined while none was made. */
  number: number | undefined
  /** Of the event that it tells of; null for a test. */
  readonly position: number | null
  /** The `webhook-id`: the same at each attempt. */
  readonly id: string
  readonly type: string
  readonly body: string
  /** Which attempt it is, from 1. */
  readonly attempt: number
  /** How that ended, until it is recorded. */
  post: Post | undefined
}

/** @param row a delivery with its event, as `dueDeliveries` reads it. */
export function messageOf(row: Row): Message {
  const type = String(row.type)
  return {
    number: Number(row.number),
    position: row.event as number | null,
    id: String(row.id),
    type,
    body: payloadOf(type, row),
    attempt: Number(row.attempts) + 1,
    post: undefined,
  }
}

/** The first message of an event to an endpoint. */
export function firstMessage({ position, type, body }: Told, endpoint: string): Message {
  const id = deliveryId(position, endpoint)
  return { number: undefined, position, id, type, body, attempt: 1, post: undefined }
}
