import { hash } from 'node:crypto'

/** An event as the chain holds it. Times are milliseconds since 1970. */
export interface ChainedEvent {
  readonly position: number
  readonly account: string
  /** Null for what happens to the account as a whole. */
  readonly device: string | null
  /** Null for what does not happen to a document. */
  readonly document: string | null
  readonly kind: string
  readonly at: number
  /** JSON, as it was stored. */
  readonly data: string
}

/** What the first event of an account follows: there is nothing before it. */
export const BEGINNING = '0'.repeat(64)

/** The one text of an event: JSON without spaces, members in this order, those that are null left out. */
export function canonicalText({ position, account, device, document, kind, at, data }: ChainedEvent): string {
  const facts = {
    id: String(position),
    account,
    ...(device === null ? {} : { device }),
    ...(document === null ? {} : { document }),
    kind,
    at: new Date(at).toISOString(),
  }
  return `${JSON.stringify(facts).slice(0, -1)},"data":${data}}`
}

/**
 * The link of an event: SHA-256 over the link before it (64 hexadecimal digits), a line feed, and the event's canonical text.
 * @returns 64 hexadecimal digits.
 */
export function linkOf(previous: string, text: string): string {
  return hash('sha256', `${previous}\n${text}`)
}

/** A link, or a digest, in the digits in which it is written. */
export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')
}
