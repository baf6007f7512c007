/** When failures of one name make it wait. */
export interface ThrottleRule {
  /** So many failures cost nothing. */
  readonly free: number
  /** The longest wait, milliseconds. It begins with a second and doubles with each failure. */
  readonly mostMs: number
}

/** After so long without a failure everything is forgotten. */
const FORGET_MS = 3_600_000

/** Names are kept in memory: whoever invents many pushes out the oldest. */
const MOST_NAMES = 10_000

interface Count {
  failures: number
  /** Milliseconds of the clock that is passed in. */
  at: number
}

/** Counts failures by name, and says how long a name has to wait. What it refuses does not count. */
export class Throttle {
  readonly #rule: ThrottleRule
  readonly #counts = new Map<string, Count>()

  constructor(rule: ThrottleRule) {
    this.#rule = rule
  }

  /** How long a name has to wait yet, milliseconds. */
  wait(name: string, now: number): number {
    const count = this.#counts.get(name)
    if (!count) return 0
    const beyond = count.failures - this.#rule.free
    if (beyond < 0) return 0
    const pause = Math.min(1000 * 2 ** Math.min(beyond, 30), this.#rule.mostMs)
    return Math.max(0, count.at + pause - now)
  }

  /** Counts a failure. */
  fail(name: string, now: number): void {
    const before = this.#counts.get(name)
    const failures = before && now - before.at < FORGET_MS ? before.failures + 1 : 1
    this.#counts.delete(name)
    this.#counts.set(name, { failures, at: now })
    if (this.#counts.size > MOST_NAMES) this.#counts.delete(this.#counts.keys().next().value!)
  }

  /** Takes a failure back that was counted ahead. */
  undo(name: string): void {
    const count = this.#counts.get(name)
    if (count && --count.failures === 0) this.#counts.delete(name)
  }
}
