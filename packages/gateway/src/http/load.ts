import type { IncomingMessage } from 'node:http'
import { setImmediate as letOthersGo } from 'node:timers/promises'
import { busy } from './problem.js'

/** How much the gateway does at once. Beyond it callers are told to come back, before memory grows. */
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

/** Counts what is under way. */
export class Load {
  readonly #limits: LoadLimits
  readonly #bytesOf = new Map<IncomingMessage, number>()
  readonly #strangers = new Set<IncomingMessage>()
  #working = 0
  #waiting = 0
  #bytes = 0
  #streams = 0
  #lastTurn = Promise.resolve()

  constructor(limits: LoadLimits) {
    this.#limits = limits
  }

  /** Does the work of a request, and forgets its body in the end. @throws Problem when too much is under way. */
  async work<Result>(request: IncomingMessage, work: () => Promise<Result>): Promise<Result> {
    if (this.#working >= this.#limits.requests) throw busy('Too many requests are being worked on.')
    this.#working++
    try {
      return await work()
    } finally {
      this.#working--
      this.#letGo(request)
    }
  }

  /** Counts bytes of a body that arrive while a request is worked on; those of strangers are few. @throws Problem when too many are held. */
  hold(request: IncomingMessage, bytes: number): void {
    if (this.#strangers.has(request)) return
    if (this.#bytes + bytes > this.#limits.bodyBytes) throw busy('Too many bytes of requests are being read.')
    this.#bytes += bytes
    this.#bytesOf.set(request, (this.#bytesOf.get(request) ?? 0) + bytes)
  }

  /**
   * Reads what a stranger sends, instead of its being worked on: nobody without a key keeps out those who have one. Where too many send,
   * the one that began first is cut off: whoever sends at once is read, however many are slow.
   */
  async hear<Result>(request: IncomingMessage, read: () => Promise<Result>): Promise<Result> {
    const [first] = this.#strangers
    if (first && this.#strangers.size >= this.#limits.strangers) this.#cut(first)
    this.#strangers.add(request)
    this.#working--
    try {
      return await read()
    } finally {
      this.#strangers.delete(request)
      this.#working++
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
    this.#working--
    try {
      await wait()
      return true
    } finally {
      this.#waiting--
      this.#working++
    }
  }

  /** Counts a stream. @returns what to call when it has ended. @throws Problem when too many are followed. */
  openStream(): () => void {
    if (this.#streams >= this.#limits.streams) throw busy('Too many clients follow the events.')
    this.#streams++
    return () => {
      this.#streams--
    }
  }

  /** Waits until a stream may make its next piece: one of them does between two rounds in which everything else is served. */
  turn(): Promise<void> {
    this.#lastTurn = this.#lastTurn.then(() => letOthersGo())
    return this.#lastTurn
  }

  #cut(stranger: IncomingMessage): void {
    this.#strangers.delete(stranger)
    stranger.destroy()
  }

  #letGo(request: IncomingMessage): void {
    this.#bytes -= this.#bytesOf.get(request) ?? 0
    this.#bytesOf.delete(request)
  }
}
