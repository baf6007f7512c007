import type { Row } from '../store/store.js'

/** How attempts end that certainly stored nothing. */
const NOT_STORED: ReadonlySet<unknown> = new Set(['not_sent', 'rejected', 'misnumbered'])

/** True when nothing of a document can be at the authority: every attempt has ended, and its end says so. */
export function isCertainlyUnsent(attempts: readonly Row[]): boolean {
  return attempts.every(({ outcome }) => NOT_STORED.has(outcome))
}

/** The attempts of a document that may have been stored: their end says neither that they were not, nor that another was. */
export function perhapsStored(attempts: readonly Row[]): readonly Row[] {
  return attempts.filter(({ outcome }) => !NOT_STORED.has(outcome) && outcome !== 'exists')
}

/**
 * From when on an authority that does not find a document proves that it has none, by the steady clock: then no request that
 * left can still arrive. Never, while the authority has said that it exists.
 * @param attempts of one document, oldest first; at least one.
 */
export function absenceProvedAt(attempts: readonly Row[]): number {
  if (attempts.at(-1)?.outcome === 'exists') return Number.POSITIVE_INFINITY
  return Math.max(...attempts.map(({ quiet_at }) => Number(quiet_at)))
}
