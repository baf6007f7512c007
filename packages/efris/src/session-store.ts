/** A session key of T104 and when it was made (the authority's time). */
export interface SessionKey {
  readonly aesKey: Buffer
  readonly madeAt: Date
}

/**
 * Keeps the session key of each device. Programs that share a device must share a store: the authority drops the older key
 * when one of them fetches a newer one. A store that leaves the process keeps keys sealed.
 */
export interface SessionStore {
  /**
   * Answers with the kept key when `isUsable` says yes, and otherwise with what `fetch` brings, which is then kept. Must not
   * run two fetches for one device at once, whichever process asks: the second waits and gets the key of the first.
   */
  obtain(
    device: string,
    isUsable: (key: SessionKey) => boolean,
    fetch: () => Promise<SessionKey>,
  ): Promise<SessionKey>
  /** Keeps a key that came by another way, instead of the one before. */
  keep(device: string, key: SessionKey): Promise<void>
}

/** A store for one process. Give the same one to every client of a device. */
export class MemorySessionStore implements SessionStore {
  readonly #keys = new Map<string, SessionKey>()
  readonly #fetching = new Map<string, Promise<SessionKey>>()

  async obtain(
    device: string,
    isUsable: (key: SessionKey) => boolean,
    fetch: () => Promise<SessionKey>,
  ): Promise<SessionKey> {
    const running = this.#fetching.get(device)
    if (running) return running
    const kept = this.#keys.get(device)
    if (kept && isUsable(kept)) return kept
    const fetched = this.#fetch(device, fetch).finally(() => this.#fetching.delete(device))
    this.#fetching.set(device, fetched)
    return fetched
  }

  async keep(device: string, key: SessionKey): Promise<void> {
    this.#keys.set(device, key)
  }

  async #fetch(device: string, fetch: () => Promise<SessionKey>): Promise<SessionKey> {
    const key = await fetch()
    this.#keys.set(device, key)
    return key
  }
}
