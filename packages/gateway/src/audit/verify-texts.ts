import { type Hash, hash } from 'node:crypto'
import type { PackedEvent, PackedText } from './pack-format.js'

/** Digests of the texts of an event that have not come yet, by part. */
export type Expected = Map<string, string>

export function expectTexts(digests: Readonly<Record<string, string>>): Expected {
  return new Map(Object.entries(digests))
}

/** What is wrong with a text after its event; undefined when nothing is. */
export function textBroken(
  text: PackedText,
  event: PackedEvent | undefined,
  expected: Expected,
): string | undefined {
  const digest = expected.get(text.part)
  if (
    !event ||
    digest === undefined ||
    text.document !== event.document ||
    text.attempt !== event.data.attempt
  )
    return 'The text belongs to no event before it.'
  const what = `The ${text.part} of attempt ${text.attempt}, which event ${nameOf(event)} has the digest of,`
  if (text.content === null)
    return `${what} did not open any more when the pack was made: it was changed where it was kept.`
  if (hash('sha256', text.content) !== digest) return `${what} is not the one that went over the wire.`
  return undefined
}

/** An event for people. */
export function nameOf({ id, kind, document }: PackedEvent): string {
  return `${id} (${kind}${document === undefined ? '' : ` of ${document}`})`
}

/** The digest so far. */
export function digestOf(digest: Hash): string {
  return digest.copy().digest('hex')
}
