export type LinkState = 'up' | 'down'

/** The connection between programs on the seller's own machine and the authority. */
export class Link {
  #downSince: Date | undefined

  get state(): LinkState {
    return this.#downSince ? 'down' : 'up'
  }

  /** Since when it is down; `undefined` while it is up. */
  get downSince(): Date | undefined {
    return this.#downSince
  }

  /** Cuts or mends it. A link that is down already stays down since it was cut. */
  set(state: LinkState, now: Date): void {
    this.#downSince = state === 'up' ? undefined : (this.#downSince ?? now)
  }
}
