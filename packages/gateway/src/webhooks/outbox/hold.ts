import type { WebhookDeps } from '../deps.js'
import type { EndpointLease } from './record-posts.js'

/** The right to send for an endpoint: it is taken when it is needed, and every write extends it. */
export class Hold {
  readonly #endpoint: string
  readonly #deps: WebhookDeps
  #lease: EndpointLease | undefined
  #taking: Promise<EndpointLease | undefined> | undefined

  constructor(endpoint: string, deps: WebhookDeps) {
    this.#endpoint = endpoint
    this.#deps = deps
  }

  /** True while there is time for one more post before another could take it. */
  get isHeld(): boolean {
    const { steady, timeoutMs } = this.#deps
    return this.#lease !== undefined && this.#lease.until - steady() > 2 * timeoutMs
  }

  /** @returns undefined while another has it, or where nothing is sent to the endpoint. */
  async take(): Promise<EndpointLease | undefined> {
    if (this.isHeld) return this.#lease
    this.#taking ??= this.#take().finally(() => {
      this.#taking = undefined
    })
    return this.#taking
  }

  /** Runs a write that extends it. It is as it was when the write fails. */
  async extend<Result>(
    held: EndpointLease,
    write: (lease: EndpointLease) => Promise<Result>,
  ): Promise<Result> {
    const { steady, leaseMs } = this.#deps
    this.#lease = { ...held, until: steady() + leaseMs }
    try {
      return await write(this.#lease)
    } catch (error) {
      this.#lease = held
      throw error
    }
  }

  /** Another has it. */
  lose(): void {
    this.#lease = undefined
  }

  async #take(): Promise<EndpointLease | undefined> {
    const { store, steady, leaseMs } = this.#deps
    const id = this.#endpoint
    const from = steady()
    const until = from + leaseMs
    const fence = await store.write('takeWebhook', { id, held: this.#lease?.fence ?? null, from, until })
    this.#lease = fence === undefined ? undefined : { id, fence, until }
    return this.#lease
  }
}
