import type { Row } from '../store/store.js'
import { payloadOf } from './payload.js'

/** What is posted next of a delivery. */
export interface Message {
  /** Of the delivery. */
  readonly number: number
  /** The `webhook-id`: the same at each attempt. */
  readonly id: string
  readonly type: string
  readonly body: string
  /** Which attempt it will be, from 1. */
  readonly attempt: number
}

/** @param row a delivery with its event, as `dueDeliveries` reads it. */
export function messageOf(row: Row): Message {
  const type = String(row.type)
  return {
    number: Number(row.number),
    id: String(row.id),
    type,
    body: payloadOf(type, row),
    attempt: Number(row.attempts) + 1,
  }
}
