import { hash } from 'node:crypto'

/*
 * An audit pack is text: one JSON value on each line, written as `JSON.stringify` writes it, each line ended by a line feed. First what
 * is packed, then events, each followed by the texts whose digests it holds, last the head. Every byte is covered by a digest: the first
 * line by its own, an event by its link, a text by its event, the head by being what all before it comes to.
 */

export const PACK_VERSION = 1

/** What is packed. */
export interface PackFacts {
  readonly version: number
  readonly account: string
  /** ISO 8601, UTC; null for all there was. */
  readonly from: string | null
  readonly to: string | null
  /** Id of the event before the first, and its link. */
  readonly after: string
  readonly previous: string
  /** False when texts were left out on purpose. */
  readonly texts: boolean
}

export interface PackLine {
  readonly pack: PackFacts
  /** Over the JSON of `pack`. */
  readonly sha256: string
}

/** An event as it is chained. */
export interface PackedEvent {
  readonly id: string
  readonly account: string
  readonly device?: string
  readonly document?: string
  readonly kind: string
  readonly at: string
  readonly data: Readonly<Record<string, unknown>>
}

export interface EventLine {
  readonly event: PackedEvent
  readonly link: string
}

/** A text of an attempt; `content` is null when it did not open any more. */
export interface PackedText {
  readonly document: string
  readonly attempt: number
  readonly part: string
  readonly content: string | null
}

export interface TextLine {
  readonly text: PackedText
}

/** What a pack comes to. */
export interface PackHead {
  readonly events: number
  readonly texts: number
  /** Texts that events have digests of and that are not in the pack. */
  readonly absent: number
  /** The last event and its link. */
  readonly id: string
  readonly link: string
  /** Over all bytes before this line. */
  readonly sha256: string
}

export interface HeadLine {
  readonly head: PackHead
}

export function writeLine(line: PackLine | TextLine | HeadLine): string {
  return `${JSON.stringify(line)}\n`
}

export function packLine(pack: PackFacts): PackLine {
  return { pack, sha256: hash('sha256', JSON.stringify(pack)) }
}

/** @param text the canonical text of the event. */
export function writeEvent(text: string, link: string): string {
  return `{"event":${text},"link":"${link}"}\n`
}

/** The texts that an event has digests of, by part. */
export function digestsIn({ data }: PackedEvent): Readonly<Record<string, string>> {
  return (data.digests ?? {}) as Record<string, string>
}
