import type { KeyObject } from 'node:crypto'
import { findEndpoint, secretsOf } from '../../store/statements/webhook-endpoints.js'
import { silencesOf } from '../../store/statements/webhook-silences.js'
import type { WebhookDeps } from '../deps.js'
import { type Endpoint, readEndpoint } from '../endpoint.js'
import { Receiver } from '../post/receiver.js'
import { keyOf, openSecret } from '../secret.js'
import { readSilence, type Silence } from '../told/silence.js'
import { MOST_AT_ONCE } from './window.js'

/** What it takes to send to an endpoint: how it was read last, its receiver, and the keys that sign. */
export interface OpenDesk {
  readonly endpoint: Endpoint
  /** Of what it is not told, in the order of the stream. */
  readonly silences: readonly Silence[]
  readonly receiver: Receiver
  readonly keys: readonly KeyObject[]
  /** Until when all of them sign, by the steady clock; without end where it is infinite. */
  readonly keysUntil: number
}

/** Keeps at hand what it takes to send to one endpoint. Connections stay for as long as its address does. */
export class Desk {
  readonly #key: Pick<Endpoint, 'account' | 'id'>
  readonly #deps: WebhookDeps
  #open: OpenDesk | undefined
  #isStale = true

  constructor(key: Pick<Endpoint, 'account' | 'id'>, deps: WebhookDeps) {
    this.#key = key
    this.#deps = deps
  }

  /** True when it is to be read again. */
  get isStale(): boolean {
    return this.#isStale
  }

  /** Says that the endpoint was changed. */
  reread(): void {
    this.#isStale = true
  }

  /** Reads the endpoint, when it is not known, was changed, or one of its secrets has ceased to sign. @returns undefined where nothing is sent to it. */
  async open(): Promise<OpenDesk | undefined> {
    if (!this.#isStale && !this.#hasOldKey()) return this.#open
    this.#isStale = false
    try {
      return await this.#read()
    } catch (error) {
      this.#isStale = true
      throw error
    }
  }

  /** True while this is what sending goes by. */
  isOpen(desk: OpenDesk): boolean {
    return this.#open === desk
  }

  /** Cuts off what is under way, for good. */
  cut(): void {
    this.#open?.receiver.cut()
  }

  async close(): Promise<void> {
    const open = this.#open
    this.#open = undefined
    await open?.receiver.close()
  }

  async #read(): Promise<OpenDesk | undefined> {
    const { store, sealer, steady, networks, resolve, timeoutMs } = this.#deps
    const row = await findEndpoint(store.read, this.#key.account, this.#key.id)
    const endpoint = row && readEndpoint(row)
    if (endpoint?.status !== 'enabled') {
      await this.close()
      return undefined
    }
    const silences = await silencesOf(store.read, endpoint.id, endpoint.position)
    const isElsewhere = this.#open?.endpoint.url !== endpoint.url
    if (isElsewhere) await this.close()
    const secrets = await secretsOf(store.read, endpoint.id, steady())
    const options = { networks, resolve, timeoutMs, connections: MOST_AT_ONCE }
    this.#open = {
      endpoint,
      silences: silences.map(readSilence),
      receiver: isElsewhere ? new Receiver(endpoint.url, options) : this.#open!.receiver,
      keys: secrets.map((secret) => keyOf(openSecret(sealer, secret))),
      keysUntil: Math.min(...secrets.flatMap(({ until }) => (until === null ? [] : [Number(until)]))),
    }
    return this.#open
  }

  #hasOldKey(): boolean {
    return this.#open !== undefined && this.#open.keysUntil <= this.#deps.steady()
  }
}
