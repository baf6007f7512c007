import { findCredential } from '../store/statements/api-keys.js'
import type { Row, Store } from '../store/store.js'
import type { GatewayTransactions } from '../transactions.js'

/** What changes whom a key lets in, or what is kept of it. */
type Change = 'giveOutApiKey' | 'rotateApiKey' | 'endApiKey' | 'suspendAccount' | 'noteKeyUse'

/** Most keys that are kept: about two megabytes. */
const MOST_KEPT = 2_000

/**
 * The keys that were looked up, each with whether its account is suspended. A till has the same key all day, and each commit of a sale
 * makes the reading of a page begin anew. Whoever changes something of them does it here, so that a key which was revoked ends
 * before that is answered.
 */
export class Credentials {
  readonly #store: Store<GatewayTransactions>
  readonly #kept = new Map<string, Promise<Row | undefined>>()

  constructor(store: Store<GatewayTransactions>) {
    this.#store = store
  }

  /** A key of any account; undefined when there is none of that id. */
  async find(id: string): Promise<Row | undefined> {
    const known = this.#kept.get(id)
    if (known) return known
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear()
    // Kept before anything is awaited: what is changed meanwhile is forgotten after it.
    const finding = findCredential(this.#store.read, id)
    this.#kept.set(id, finding)
    const row = await finding.catch((error: unknown) => {
      this.#kept.delete(id)
      throw error
    })
    if (!row) this.#kept.delete(id)
    return row
  }

  /** Makes a change. Nothing from before it is known any more when it is on disk, or when that is not certain. */
  async write<Name extends Change>(
    name: Name,
    input: Parameters<GatewayTransactions[Name]>[1],
  ): Promise<Awaited<ReturnType<GatewayTransactions[Name]>>> {
    try {
      return await this.#store.write(name, input)
    } finally {
      this.#kept.clear()
    }
  }
}
