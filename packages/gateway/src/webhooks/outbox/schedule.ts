const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * How long after each failure the next attempt is made, milliseconds; each is drawn up to a tenth longer. It is the beginning of what
 * Standard Webhooks proposes, with its long pauses shortened so that the last attempt is a good day after the first: a receipt
 * is of use on the day of the sale.
 */
export const DELAYS: readonly number[] = [
  5 * SECOND,
  MINUTE,
  5 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  10 * HOUR,
]

const JITTER = 0.1

/** No receiver can ask to be left alone for longer. */
const LONGEST_WISH = HOUR

/**
 * How long the next attempt waits; undefined when there is none any more.
 * @param tries attempts made since the delivery was asked for. @param random from 0 to 1.
 * @param wishMs how long the receiver asked to be left alone.
 */
export function delayAfter(tries: number, random: number, wishMs = 0): number | undefined {
  const delay = DELAYS[tries - 1]
  if (delay === undefined) return undefined
  return Math.round(Math.max(delay * (1 + JITTER * random), Math.min(wishMs, LONGEST_WISH)))
}

/** An endpoint that has taken nothing for so long is disabled. */
const PATIENCE = 5 * DAY

/** And so many attempts must have failed in a row, so that one that is seldom used is not judged by one. */
const LEAST_FAILURES = DELAYS.length + 1

/** @param failingMs since the first failure after which nothing was taken. @param failures in a row. */
export function hasFailedTooLong(failingMs: number, failures: number): boolean {
  return failingMs >= PATIENCE && failures >= LEAST_FAILURES
}
