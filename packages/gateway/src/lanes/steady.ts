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
