import { createHmac, type KeyObject } from 'node:crypto'

/** What is signed: Standard Webhooks, "Signature scheme". */
export interface Signed {
  readonly id: string
  /** Seconds since 1970, of the attempt. */
  readonly timestamp: number
  readonly body: string
}

/** The headers of a message, by which a receiver knows it. @param keys of all secrets that count now: one signature for each, the newest first. */
export function signedHeaders(message: Signed, keys: readonly KeyObject[]): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'risiti-webhooks',
    'webhook-id': message.id,
    'webhook-timestamp': String(message.timestamp),
    'webhook-signature': keys.map((key) => sign(message, key)).join(' '),
  }
}

function sign({ id, timestamp, body }: Signed, key: KeyObject): string {
  const mac = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`, 'utf8')
  return `v1,${mac.digest('base64')}`
}
