import { createHmac, type KeyObject } from 'node:crypto'

/** What is signed: Standard Webhooks, "Signature scheme". */
export interface Signed {
  readonly id: string
  /** Seconds since 1970, of the attempt. */
  readonly timestamp: number
  readonly body: string
}

/** The headers by which a receiver knows a message. @param keys of all secrets that count now: one signature for each, the newest first. */
export function signedHeaders(message: Signed, keys: readonly KeyObject[]): Record<string, string> {
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(message.timestamp),
    'webhook-signature': keys.map((key) => sign(message, key)).join(' '),
  }
}

function sign({ id, timestamp, body }: Signed, key: KeyObject): string {
  const mac = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`, 'utf8')
  return `v1,${mac.digest('base64')}`
}
