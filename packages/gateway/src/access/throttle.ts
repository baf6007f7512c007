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

/** More failures than these beyond the free ones make no wait longer. */
const MOST_BEYOND = 30

/** Counts failures by name, and says how long a name has to wait. What it refuses does not count. */
export class Throttle {
  readonly #rule: ThrottleRule
  /** When they were, by name, the oldest first. */
  readonly #failures = new Map<string, number[]>()

  constructor(rule: ThrottleRule) {
    this.#rule = rule
  }

  /** How long a name has to wait yet, milliseconds. @param now milliseconds of the clock that is passed in. */
  wait(name: string, now: number): number {
    const failures = this.#failures.get(name) ?? []
    const beyond = failures.length - this.#rule.free
    if (beyond < 0) return 0
    return Math.max(0, failures.at(-1)! + Math.min(1000 * 2 ** beyond, this.#rule.mostMs) - now)
  }

  /** Counts a failure. @returns what takes it back: the name waits as if it had not been. */
  fail(name: string, now: number): () => void {
    const known = this.#failures.get(name)
    const failures = known && now - known.at(-1)! < FORGET_MS ? known : []
    failures.push(now)
    if (failures.length > this.#rule.free + MOST_BEYOND) failures.shift()
    this.#failures.delete(name)
    this.#failures.set(name, failures)
    if (this.#failures.size > MOST_NAMES) this.#failures.delete(this.#failures.keys().next().value!)
    return () => this.#takeBack(name, failures, now)
  }

  #takeBack(name: string, failures: number[], time: number): void {
    const place = failures.lastIndexOf(time)
    if (place >= 0) failures.splice(place, 1)
    if (failures.length === 0 && this.#failures.get(name) === failures) this.#failures.delete(name)
  }
}
