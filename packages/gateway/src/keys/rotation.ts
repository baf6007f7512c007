import { setImmediate as otherWork } from 'node:timers/promises'
import type { Log } from '../logging/log.js'
import { Trouble } from '../logging/trouble.js'
import { sealedAfter } from '../store/statements/sealed.js'
import type { Row, SqlValue, Store } from '../store/store.js'
import type { GatewayTransactions } from '../transactions.js'
import { SEALED, type SealedColumn, type SealedName } from './sealed.js'
import type { Sealer } from './sealer.js'
import type { Resealed } from './transactions.js'

/** How many values are read and written in one go: little enough that no sale notices. */
const PAGE = 25

/** When it is tried again after the database could not write. */
const AGAIN_MS = 30_000

export interface RotationDeps {
  readonly store: Store<GatewayTransactions>
  readonly sealer: Sealer
  readonly log: Log
  /** Ids of former keys that something may still be sealed with. */
  readonly formerKeys: readonly string[]
}

/**
 * Seals everything with the newest master key while the gateway serves: value by value, in small transactions that leave alone what has
 * changed since. Killed at any moment it begins again, and passes over what is done. Former keys are needed until it says that they are not.
 */
export class Rotation {
  readonly #deps: RotationDeps
  #former: readonly string[]
  readonly #trouble: Trouble
  #pass: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  #stopped = false

  constructor(deps: RotationDeps) {
    this.#deps = deps
    this.#former = deps.formerKeys
    this.#trouble = new Trouble(deps.log, {
      begins: 'sealing with the new master key is interrupted, and tried again',
      ends: 'sealing with the new master key goes on',
    })
  }

  /** Ids of former keys that are still needed. */
  get formerKeys(): readonly string[] {
    return this.#former
  }

  /** Begins, when there is anything to do. */
  start(): void {
    const { sealer, log } = this.#deps
    const unused = sealer.formerKeyIds.filter((id) => !this.#former.includes(id))
    if (unused.length > 0)
      log('info', 'nothing is sealed with these former master keys: they may be dropped', { keys: unused })
    if (this.#former.length === 0) return
    log('info', 'what former master keys sealed is sealed with the new one', { keys: this.#former })
    this.#begin()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#pass
  }

  #begin(): void {
    this.#pass = this.#resealAll().catch((error: unknown) => {
      this.#trouble.met(error)
      if (!this.#stopped) this.#timer = setTimeout(() => this.#begin(), AGAIN_MS)
    })
  }

  async #resealAll(): Promise<void> {
    const { store, log } = this.#deps
    const facts = { keys: this.#former }
    const counts = { resealed: 0, unreadable: 0 }
    for (const name of Object.keys(SEALED) as SealedName[]) await this.#resealColumn(name, counts)
    if (this.#stopped) return
    this.#trouble.over()
    if (counts.unreadable > 0)
      return log('error', 'some values do not open, and former master keys are kept for them', {
        ...facts,
        count: counts.unreadable,
      })
    await store.write('retireKeys', this.#former)
    this.#former = []
    log('info', 'everything is sealed with the new master key: former keys may be dropped', {
      ...facts,
      count: counts.resealed,
    })
  }

  async #resealColumn(name: SealedName, counts: { resealed: number; unreadable: number }): Promise<void> {
    const { store } = this.#deps
    const column: SealedColumn = SEALED[name]
    let after: readonly SqlValue[] | undefined
    while (!this.#stopped) {
      const page = await sealedAfter(store.read, column, after, PAGE)
      if (page.length === 0) return
      const rows = page.flatMap((row) => this.#resealRow(column, row, counts))
      if (rows.length > 0) await store.write('reseal', { name, rows })
      counts.resealed += rows.length
      after = keyOf(column, page.at(-1)!)
      await otherWork()
    }
  }

  #resealRow(column: SealedColumn, row: Row, counts: { unreadable: number }): Resealed['rows'] {
    const was = row.sealed as Uint8Array | null
    if (was === null) return []
    try {
      const value = this.#deps.sealer.reseal(column.record(row), was)
      return value ? [{ key: keyOf(column, row), was, value }] : []
    } catch {
      counts.unreadable++
      this.#deps.log('error', 'a sealed value does not open', { record: column.record(row) })
      return []
    }
  }
}

function keyOf({ key }: SealedColumn, row: Row): readonly SqlValue[] {
  return key.map((name) => row[name]!)
}
