/** Where the time comes from. Passed in everywhere, so that tests and the sandbox can set it. */
export interface Clock {
  now(): Date
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() }
