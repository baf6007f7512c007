import type { Clock } from '@risiti/core'

/**
 * Milliseconds that only go forward, at the pace of the machine, whatever is done to its time of day. All that waits or lasts is measured
 * by them: when a document is due, how long a lane is held, when a request can no longer arrive. What is written down for people
 * has the time of day.
 */
export type Steady = () => number

/**
 * @param start where it begins, milliseconds.
 * @param elapsed milliseconds that have passed since any one moment, by a clock that nobody can set.
 */
export function steadyFrom(start: number, elapsed: () => number): Steady {
  const began = elapsed()
  return () => Math.round(start + elapsed() - began)
}

/** How far the time of day may drift from the steady clock by itself. */
const DRIFT_MS = 5 * 60_000

/** The time of day; undefined once it was set, for then nobody here knows which one is right. */
export function trustedTime(clock: Clock, steady: Steady): Date | undefined {
  const now = clock.now()
  return Math.abs(now.getTime() - steady()) <= DRIFT_MS ? now : undefined
}
