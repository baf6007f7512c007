import { type Clock, systemClock } from '@risiti/core'

/** How a clock runs: after its source, or not at all. */
export interface ClockSetting {
  readonly shiftMs: number
  readonly stoppedAt?: number | undefined
}

/** The authorities' time: another clock, shifted or stopped. */
export class SandboxClock implements Clock {
  readonly #source: Clock
  #setting: ClockSetting = { shiftMs: 0 }
  #adopt: (setting: ClockSetting) => void = (setting) => this.apply(setting)

  constructor(source: Clock = systemClock) {
    this.#source = source
  }

  now(): Date {
    const { shiftMs, stoppedAt } = this.#setting
    return new Date(stoppedAt ?? this.#source.now().getTime() + shiftMs)
  }

  get isFrozen(): boolean {
    return this.#setting.stoppedAt !== undefined
  }

  /** Sets the time. A stopped clock stays stopped at the new time. */
  set(instant: Date): void {
    this.#adopt(this.#settingAt(instant, this.isFrozen))
  }

  /** Moves the time on, or back when negative. */
  advance(milliseconds: number): void {
    this.set(new Date(this.now().getTime() + milliseconds))
  }

  /** Stops the clock, or lets it run on from where it stands. */
  freeze(stop = true): void {
    this.#adopt(this.#settingAt(this.now(), stop))
  }

  get setting(): ClockSetting {
    return this.#setting
  }

  apply(setting: ClockSetting): void {
    this.#setting = setting
  }

  /** From now on settings are handed over, and count when they are applied. */
  handOver(adopt: (setting: ClockSetting) => void): void {
    this.#adopt = adopt
  }

  #settingAt(instant: Date, isStopped: boolean): ClockSetting {
    if (isStopped) return { shiftMs: 0, stoppedAt: instant.getTime() }
    return { shiftMs: instant.getTime() - this.#source.now().getTime() }
  }
}
