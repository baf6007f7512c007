import type { ItemFacts } from '@risiti/core'
import { findItems } from '../store/statements/devices.js'
import type { Tx } from '../store/store.js'

/** Most codes that are kept, over all devices: about ten megabytes. */
const MOST_KEPT = 20_000

/**
 * The item tables of the devices. What was read is kept until it is changed here, for a till sells the same things all day, and each
 * commit of a sale makes the reading of a page begin anew. Codes that no table has are kept too.
 */
export class ItemTables {
  readonly #read: Tx
  readonly #most: number
  readonly #kept = new Map<string, Map<string, ItemFacts | undefined>>()
  #count = 0

  constructor(read: Tx, most = MOST_KEPT) {
    this.#read = read
    this.#most = most
  }

  /** What a device's table knows of the items with these codes. */
  async of(
    account: string,
    device: string,
    codes: readonly string[],
  ): Promise<ReadonlyMap<string, ItemFacts>> {
    const table = this.#table(account, device)
    const unread = codes.filter((code) => !table.has(code))
    if (unread.length > 0) await this.#fill(table, account, device, unread)
    const known = new Map<string, ItemFacts>()
    for (const code of codes) {
      const facts = table.get(code)
      if (facts) known.set(code, facts)
    }
    return known
  }

  /** Says that a device's table has changed, or may have. Call it once the change is committed. */
  forget(account: string, device: string): void {
    const key = `${account}/${device}`
    this.#count -= this.#kept.get(key)?.size ?? 0
    this.#kept.delete(key)
  }

  #table(account: string, device: string): Map<string, ItemFacts | undefined> {
    if (this.#count > this.#most) {
      this.#kept.clear()
      this.#count = 0
    }
    const key = `${account}/${device}`
    const table = this.#kept.get(key) ?? new Map<string, ItemFacts | undefined>()
    this.#kept.set(key, table)
    return table
  }

  /** A table that is forgotten meanwhile gets what was read, and nobody will find it there. */
  async #fill(
    table: Map<string, ItemFacts | undefined>,
    account: string,
    device: string,
    codes: readonly string[],
  ): Promise<void> {
    const rows = await findItems(this.#read, account, device, codes)
    const facts = new Map(rows.map((row) => [String(row.code), JSON.parse(String(row.facts)) as ItemFacts]))
    const before = table.size
    for (const code of codes) table.set(code, facts.get(code))
    if (this.#kept.get(`${account}/${device}`) === table) this.#count += table.size - before
  }
}
