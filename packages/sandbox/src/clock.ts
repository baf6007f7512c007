import { type Clock, systemClock } from '@risiti/core'

/** The authorities' time: another clock, shifted or stopped. */
export class SandboxClock implements Clock {
  readonly #source: Clock
  #shiftMs = 0
  #stoppedAt: number | undefined

  constructor(source: Clock = systemClock) {
    this.#source = source
  }

  now(): Date {
    return new Date(this.#stoppedAt ?? this.#source.now().getTime() + this.#shiftMs)
  }

  get isFrozen(): boolean {
    return this.#stoppedAt !== undefined
  }

  /** Sets the time. A stopped clock stays stopped at the new time. */
  set(instant: Date): void {
    if (this.#stoppedAt === undefined) this.#shiftMs = instant.getTime() - this.#source.now().getTime()
    else this.#stoppedAt = instant.getTime()
  }

  /** Moves the time on, or back when negative. */
  advance(milliseconds: number): void {
    this.set(new Date(this.now().getTime() + milliseconds))
  }

  /** Stops the clock, or lets it run on from where it stands. */
  freeze(stop = true): void {
    const now = this.now()
    this.#stoppedAt = stop ? now.getTime() : undefined
    this.set(now)
  }
}
