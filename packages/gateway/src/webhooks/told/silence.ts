import type { Row } from '../../store/store.js'

/** A stretch of the stream of which an endpoint is not told, because it was disabled. */
export interface Silence {
  readonly after: number
  readonly upTo: number
}

export function readSilence({ after, up_to }: Row): Silence {
  return { after: Number(after), upTo: Number(up_to) }
}

/** True where an event happened in one of them. */
export function isWithin(silences: readonly Silence[], position: number): boolean {
  return silences.some(({ after, upTo }) => after < position && position <= upTo)
}

/** Where to look on: at the end of a silence that begins here. @param silences in their order. */
export function beyond(silences: readonly Silence[], position: number): number {
  return silences.reduce((at, { after, upTo }) => (after <= at && at < upTo ? upTo : at), position)
}
