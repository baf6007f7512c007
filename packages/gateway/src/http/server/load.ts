import type { IncomingMessage } from 'node:http'
import { busy } from '../problem.js'
import { Shares } from './shares.js'

/**
 * How much the gateway does at once. Beyond it callers are told to come back, before memory grows. No account takes all of it: what one
 * does keeps no other out.
 */
export interface LoadLimits {
  /** Requests that are being worked on. */
  readonly requests: number
  /** Requests that wait for a receipt; one more is answered with what there is. */
  readonly waiting: number
  /** Bytes of bodies that are being read and worked on: what is made of them takes many times as much. */
  readonly bodyBytes: number
  /** Requests of whoever has not said yet who they are, and is still sending it. */
  readonly strangers: number
  /** Clients that follow the stream of events. */
  readonly streams: number
}

export const LOAD_LIMITS: LoadLimits = {
  requests: 1_000,
  waiting: 2_000,
  bodyBytes: 4 * 1024 * 1024,
  strangers: 50,
  streams: 200,
}

/** Whose request it is, and the bytes of its body. */
interface Owned {
  readonly account: string
  bytes: number
}

/** The requests that are under way, and where each stands. */
export class Load {
  readonly #limits: LoadLimits
  readonly #working = new Set<IncomingMessage>()
  readonly #strangers = new Set<IncomingMessage>()
  readonly #owned = new Map<IncomingMessage, Owned>()
  readonly #requests: Shares
  readonly #bytes: Shares
  #waiting = 0

  constructor(limits: LoadLimits) {
    this.#limits = limits
    this.#requests = new Shares(limits.requests)
    this.#bytes = new Shares(limits.bodyBytes)
  }

  /** Does the work of a request, and forgets its body in the end. @throws Problem when too much is under way. */
  async work<Result>(request: IncomingMessage, work: () => Promise<Result>): Promise<Result> {
    if (this.#working.size >= this.#limits.requests) throw busy('Too many requests are being worked on.')
    this.#working.add(request)
    try {
      return await work()
    } finally {
      this.#working.delete(request)
      this.#letGo(request)
    }
  }

  /** Says whose request it is that is worked on. @throws Problem when too many of that account are. */
  assign(request: IncomingMessage, account: string): void {
    if (!this.#working.has(request)) return
    if (!this.#requests.take(account)) throw busy('Too many requests of this account are being worked on.')
    this.#owned.set(request, { account, bytes: 0 })
  }

  /** Counts bytes of a body that arrive while a request is worked on; those of strangers are few. @throws Problem when too many are held. */
  hold(request: IncomingMessage, bytes: number): void {
    const owned = this.#owned.get(request)
    if (!owned) return
    if (!this.#bytes.take(owned.account, bytes)) throw busy('Too many bytes of requests are being read.')
    owned.bytes += bytes
  }

  /**
   * Reads what a stranger sends, instead of its being worked on: nobody without a key keeps out those who have one. Where too many send,
   * the one that began first is cut off: whoever sends at once is read, however many are slow.
   */
  async hear<Result>(request: IncomingMessage, read: () => Promise<Result>): Promise<Result> {
    const [first] = this.#strangers
    if (first && this.#strangers.size >= this.#limits.strangers) this.#cut(first)
    this.#strangers.add(request)
    this.#working.delete(request)
    try {
      return await read()
    } finally {
      this.#strangers.delete(request)
      this.#working.add(request)
    }
  }

  /**
   * Lets a request wait instead of being worked on, unless too many wait already. Its body must be done with.
   * @returns false when it did not wait.
   */
  async wait(request: IncomingMessage, wait: () => Promise<void>): Promise<boolean> {
    if (this.#waiting >= this.#limits.waiting) return false
    this.#letGo(request)
    this.#waiting++
    this.#working.delete(request)
    try {
      await wait()
      return true
    } finally {
      this.#waiting--
      this.#working.add(request)
    }
  }

  #cut(stranger: IncomingMessage): void {
    this.#strangers.delete(stranger)
    stranger.destroy()
  }

  #letGo(request: IncomingMessage): void {
    const owned = this.#owned.get(request)
    if (!owned) return
    this.#owned.delete(request)
    this.#requests.giveBack(owned.account)
    this.#bytes.giveBack(owned.account, owned.bytes)
  }
}
