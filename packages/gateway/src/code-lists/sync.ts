import type { Clock } from '@risiti/core'
import { type Problem, problemOf } from '../documents/record.js'
import type { Log } from '../logging/log.js'
import type { CodeListKey, KeptCode } from '../store/statements/code-lists.js'
import type { Store } from '../store/store.js'
import type { GatewayTransactions } from '../transactions.js'
import { type Code, type CodeList, type CodeLists, PART, type Pull } from './code-list.js'
import type { BegunPull } from './transactions.js'

/** A device that asks. */
export interface Asking {
  readonly account: string
  readonly device: string
  readonly authority: string
  readonly destination: string
  readonly codeLists: CodeLists
}

export interface SyncDeps {
  readonly store: Store<GatewayTransactions>
  readonly clock: Clock
  readonly randomId: () => string
  readonly log: Log
}

/** The list that a device is told. */
export function keyOf({ account, authority, destination, codeLists }: Asking, list: CodeList): CodeListKey {
  const owner = list.of === 'taxpayer' ? codeLists.taxId : ''
  return { account, authority, destination, owner, name: list.name }
}

/**
 * Pulls lists from authorities into the store, beside all lanes: none waits for it. Each list is pulled once at a time, and lists behind
 * one door one after another. A part is in memory, and in a transaction, at a time. What was kept before can be read all the while, and
 * stays when the pull comes to nothing.
 */
export class CodeListSync {
  readonly #deps: SyncDeps
  readonly #running = new Map<string, Running>()
  readonly #turns = new Map<string, Promise<void>>()
  #isStopped = false

  constructor(deps: SyncDeps) {
    this.#deps = deps
  }

  /** How many codes a pull that is under way has brought; undefined when none is. */
  pulled(key: CodeListKey): number | undefined {
    return this.#running.get(nameOf(key))?.pulled
  }

  /**
   * Begins to pull a list, unless it is being pulled. What goes wrong then is kept with the list.
   * @returns what never fails, and resolves when the pull has ended.
   * @throws StoreBusyError, StoreFailedError when it could not be begun.
   */
  async begin(asking: Asking, list: CodeList): Promise<{ readonly ended: Promise<void> }> {
    const key = keyOf(asking, list)
    const begun = await this.#deps.store.write('beginPull', { key, device: asking.device })
    const name = nameOf(key)
    const known = this.#running.get(name)
    if (known) return known
    const running: Running = { pulled: 0, ended: Promise.resolve() }
    this.#running.set(name, running)
    running.ended = this.#inTurn(key, () => this.#run(asking, list, begun, running)).finally(() =>
      this.#running.delete(name),
    )
    return running
  }

  /** Ends what is under way after its present part. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await Promise.all([...this.#running.values()].map(({ ended }) => ended))
  }

  #inTurn({ account, destination }: CodeListKey, work: () => Promise<void>): Promise<void> {
    const door = JSON.stringify([account, destination])
    const turn = (this.#turns.get(door) ?? Promise.resolve()).then(work)
    this.#turns.set(door, turn)
    return turn.finally(() => {
      if (this.#turns.get(door) === turn) this.#turns.delete(door)
    })
  }

  async #run(
    asking: Asking,
    list: CodeList,
    { list: id, version }: BegunPull,
    running: Running,
  ): Promise<void> {
    if (this.#isStopped) return
    const { store, clock } = this.#deps
    try {
      const pull = await list.pull(version)
      const brought = pull ? await this.#take(id, list, pull, running) : { version }
      if (!brought) return
      const now = clock.now().getTime()
      await store.write('finishPull', { list: id, version: brought.version ?? null, now })
    } catch (error) {
      await this.#fail(asking.device, list.name, id, problemOf(error))
    }
  }

  async #fail(device: string, list: string, id: number, problem: Problem): Promise<void> {
    const { store, clock, log } = this.#deps
    log('warn', 'a list of codes could not be synced', { device, list, error: problem.message })
    const failure = { list: id, problem: JSON.stringify(problem), now: clock.now().getTime() }
    await store.write('failPull', failure).catch((error: unknown) => {
      log('error', 'it could not be recorded why a list was not synced', {
        device,
        list,
        error: String(error),
      })
    })
  }

  /** @returns what was brought; undefined when the gateway stops before the end. */
  async #take(
    list: number,
    { isSectioned }: CodeList,
    { isWhole, parts, version }: Pull,
    running: Running,
  ): Promise<{ readonly version: string | undefined } | undefined> {
    const { store, randomId } = this.#deps
    const pull = randomId()
    for await (const part of parts) {
      if (this.#isStopped) return undefined
      await store.write('keepCodes', { list, pull, codes: part.map((code) => kept(code, isSectioned)) })
      running.pulled += part.length
    }
    let after: string | undefined = isWhole ? '' : undefined
    while (after !== undefined && !this.#isStopped)
      after = await store.write('deleteMissingCodes', { list, pull, after, limit: PART })
    return after === undefined ? { version: version() } : undefined
  }
}

interface Running {
  pulled: number
  ended: Promise<void>
}

function nameOf({ account, authority, destination, owner, name }: CodeListKey): string {
  return JSON.stringify([account, authority, destination, owner, name])
}

/** Where a code is in its list. */
export function placeOf({ code, parent }: Pick<Code, 'code' | 'parent'>, isSectioned: boolean): string {
  return isSectioned && parent !== undefined ? `${parent}/${code}` : code
}

function kept(code: Code, isSectioned: boolean): KeptCode {
  return {
    key: placeOf(code, isSectioned),
    code: code.code,
    name: code.name,
    parent: code.parent ?? null,
    sought: `${code.code} ${code.name}`.toLowerCase(),
    facts: JSON.stringify(code.facts),
  }
}
