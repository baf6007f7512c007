import type { Clock } from '@risiti/core'

/**
 * `closed`: everybody calls. `open`: nobody does, until a pause is over. `half-open`: one caller goes ahead as the probe,
 * and the others wait for what becomes of it.
 */
export type CircuitState = 'closed' | 'open' | 'half-open'

/** How a circuit stands. */
export interface CircuitView {
  readonly state: CircuitState
  /** Since when it is not closed, milliseconds. */
  readonly since: number | null
  /** When the next probe may go, milliseconds; null when it may go now. */
  readonly until: number | null
}

/** What a caller met. `nothing`: it turned back before it called. */
export type Met =
  | { readonly kind: 'answer' }
  | { readonly kind: 'nothing' }
  /** `retryAfterMs`: how long the other side asks to be left alone. */
  | { readonly kind: 'outage'; readonly retryAfterMs?: number | undefined }

/** Says what came of a call that was let in. */
export type Leave = (met: Met) => void

export interface CircuitOptions {
  readonly clock: Clock
  /** From 0 to 1. */
  readonly random: () => number
  /** So many failures in a row open it, whosever they are. */
  readonly failures: number
  /** The first pause; it doubles with each probe that fails. */
  readonly firstPauseMs: number
  readonly longestPauseMs: number
}

/** How long whoever was called to probe has time to begin, before the next is called. */
const BEGIN_MS = 1000

/**
 * Keeps callers away from an authority that is down, so that a long queue does not become as many timeouts. Pauses are
 * drawn, so that gateways which lost an authority together do not come back together.
 */
export class Circuit {
  readonly #options: CircuitOptions
  #state: CircuitState = 'closed'
  #since: number | null = null
  #until: number | null = null
  #failures = 0
  #pauses = 0
  #isProbed = false
  #timer: NodeJS.Timeout | undefined
  /** Whoever was turned away, in that order. */
  readonly #waiting = new Set<() => void>()

  constructor(options: CircuitOptions) {
    this.#options = options
  }

  /**
   * Asks to call.
   * @param wake called once when it is worth asking again; the same function waits in one place only.
   * @returns what to say afterwards; undefined when the caller must not call now.
   */
  enter(wake: () => void): Leave | undefined {
    if (this.#state === 'open' || this.#isProbed) {
      this.#waiting.add(wake)
      return undefined
    }
    this.#waiting.delete(wake)
    const isProbe = this.#state === 'half-open'
    this.#isProbed = isProbe
    return (met) => this.#leave(met, isProbe)
  }

  view(): CircuitView {
    return { state: this.#state, since: this.#since, until: this.#until }
  }

  /** Stops its timer and lets everybody go. */
  close(): void {
    clearTimeout(this.#timer)
    this.#wakeAll()
  }

  #leave(met: Met, isProbe: boolean): void {
    switch (met.kind) {
      case 'answer':
        this.#mend()
        break
      case 'nothing':
        if (isProbe) this.#callProbe()
        break
      case 'outage': {
        this.#failures++
        const isOver = this.#failures >= this.#options.failures || met.retryAfterMs !== undefined
        // Calls that began before it opened may still fail: they say nothing new.
        if (isProbe || (this.#state === 'closed' && isOver)) this.#open(met.retryAfterMs ?? 0)
      }
    }
  }

  #mend(): void {
    clearTimeout(this.#timer)
    this.#state = 'closed'
    this.#since = null
    this.#until = null
    this.#failures = 0
    this.#pauses = 0
    this.#isProbed = false
    this.#wakeAll()
  }

  #open(leastMs: number): void {
    const { clock, random, firstPauseMs, longestPauseMs } = this.#options
    const now = clock.now().getTime()
    const doubled = firstPauseMs * 2 ** this.#pauses++
    const pause = Math.min(Math.max(doubled, leastMs), longestPauseMs) * (1 + random() / 2)
    this.#state = 'open'
    this.#since ??= now
    this.#until = now + pause
    this.#isProbed = false
    this.#after(pause, () => {
      this.#state = 'half-open'
      this.#until = null
      this.#callProbe()
    })
  }

  /** Calls one of those who wait, and after a while the next, for the first may have nothing to ask any more. */
  #callProbe(): void {
    this.#isProbed = false
    const [next] = this.#waiting
    if (!next) return
    this.#waiting.delete(next)
    next()
    this.#after(BEGIN_MS, () => {
      if (this.#state === 'half-open' && !this.#isProbed) this.#callProbe()
    })
  }

  #after(milliseconds: number, act: () => void): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(act, milliseconds)
  }

  #wakeAll(): void {
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const wake of waiting) wake()
  }
}

/** One circuit for everything that goes down as one. */
export class Circuits {
  readonly #options: CircuitOptions
  readonly #known = new Map<string, Circuit>()

  constructor(options: CircuitOptions) {
    this.#options = options
  }

  /** @param destination such as `efris/production`. */
  of(destination: string): Circuit {
    const known = this.#known.get(destination)
    if (known) return known
    const circuit = new Circuit(this.#options)
    this.#known.set(destination, circuit)
    return circuit
  }

  close(): void {
    for (const circuit of this.#known.values()) circuit.close()
  }
}
