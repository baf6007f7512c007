import { hash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { RawAnswer } from '@risiti/core'
import { type ExchangeKey, exchangeRecord } from '../keys/sealed.js'
import type { Sealer } from '../keys/sealer.js'

/**
 * What is kept of an attempt: the content of the request; the body of the answer; and where that is sealed on the wire, as in Uganda, what
 * was in it.
 */
export const PARTS = ['request', 'answer', 'opened'] as const

export type Part = (typeof PARTS)[number]

/** A text of an attempt as it is kept: compressed, then sealed. */
export interface KeptText {
  readonly part: Part
  readonly sealed: Uint8Array
  /** SHA-256 over the exact text in UTF-8, 64 hexadecimal digits. It goes into the event, and so into the chain. */
  readonly digest: string
}

/** Seals the exact text of a part of an attempt. */
export function keepText(sealer: Sealer, key: ExchangeKey, text: string): KeptText {
  const sealed = sealer.sealBytes(exchangeRecord(key), deflateRawSync(text))
  return { part: key.part as Part, sealed, digest: hash('sha256', text) }
}

/** Seals what came for an attempt. */
export function keepAnswer(
  sealer: Sealer,
  attempt: Omit<ExchangeKey, 'part'>,
  { body, content }: RawAnswer,
): readonly KeptText[] {
  const answer = keepText(sealer, { ...attempt, part: 'answer' }, body)
  return content === undefined
    ? [answer]
    : [answer, keepText(sealer, { ...attempt, part: 'opened' }, content)]
}

/** The exact text again. @throws Error when it does not open. */
export function openText(sealer: Sealer, key: ExchangeKey, sealed: Uint8Array): string {
  return inflateRawSync(sealer.openBytes(exchangeRecord(key), sealed)).toString('utf8')
}

/** What the event of a step says of the texts that came with it. */
export function digestsOf(texts: readonly KeptText[]): {
  readonly digests?: Readonly<Partial<Record<Part, string>>>
} {
  if (texts.length === 0) return {}
  return { digests: Object.fromEntries(texts.map(({ part, digest }) => [part, digest])) }
}
