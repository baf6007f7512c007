import { setImmediate as otherWork } from 'node:timers/promises'
import type { Clock } from '@risiti/core'
import type { Log } from '../logging/log.js'
import { Trouble } from '../logging/trouble.js'
import { findDevice, listDevices } from '../store/statements/devices.js'
import { listWarnings } from '../store/statements/warnings.js'
import type { Row, Store } from '../store/store.js'
import type { GatewayTransactions } from '../transactions.js'
import { type Warning, warningsOf } from './conditions.js'
import type { WarningsChange } from './transactions.js'
import { type Watched, type WatchedDeps, watchDevice } from './watched.js'

export interface WatchDeps extends Omit<WatchedDeps, 'read'> {
  readonly store: Store<GatewayTransactions>
  readonly clock: Clock
  readonly log: Log
  /** From the end of one round to the start of the next, milliseconds. */
  readonly everyMs: number
}

/** A device as it stood when it was last looked at, and what was wrong with it. */
export interface Sight {
  readonly watched: Watched
  readonly warnings: readonly Warning[]
}

/** Goes round the devices, keeps what is wrong with each, and says when a condition begins and when it ends. */
export class Watch {
  readonly #deps: WatchDeps
  readonly #sights = new Map<string, Sight>()
  readonly #trouble: Trouble
  #timer: NodeJS.Timeout | undefined
  #round: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(deps: WatchDeps) {
    this.#deps = deps
    this.#trouble = new Trouble(deps.log, {
      begins: 'devices cannot be watched, and it is tried again',
      ends: 'devices are watched again',
    })
  }

  /** Looks at once, then again and again. */
  start(): void {
    this.#round = this.#goRound()
      .then(
        () => this.#trouble.over(),
        (error: unknown) => this.#trouble.met(error),
      )
      .finally(() => {
        if (!this.#stopped) this.#timer = setTimeout(() => this.start(), this.#deps.everyMs)
      })
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#round
  }

  /** What the last round saw, device by device. */
  sights(): readonly Sight[] {
    return [...this.#sights.values()]
  }

  /** Looks at one device now, and records nothing. @returns undefined when the account has no such device. */
  async look(account: string, device: string): Promise<Sight | undefined> {
    const row = await findDevice(this.#deps.store.read, account, device)
    return row && this.#see(row)
  }

  /** Sees all devices, also where nothing can be written: then it matters most. @throws Error when it could not be recorded. */
  async #goRound(): Promise<void> {
    const failed: unknown[] = []
    for (const row of await listDevices(this.#deps.store.read)) {
      if (this.#stopped) return
      const sight = await this.#see(row)
      this.#sights.set(`${sight.watched.account}/${sight.watched.device}`, sight)
      await this.#record(sight).catch((error: unknown) => failed.push(error))
      await otherWork()
    }
    if (failed.length > 0) throw failed[0]
  }

  async #see(row: Row): Promise<Sight> {
    const { store, authorities, circuit, clock } = this.#deps
    const watched = await watchDevice(row, { read: store.read, authorities, circuit })
    return { watched, warnings: warningsOf(watched, clock.now().getTime()) }
  }

  /** Writes only when a condition has begun or ended. */
  async #record({ watched: { account, device }, warnings }: Sight): Promise<void> {
    const { store, clock } = this.#deps
    const known = await listWarnings(store.read, account, device)
    const isSame =
      known.length === warnings.length &&
      known.every((row) => warnings.some(({ id }) => id === row.condition))
    if (isSame) return
    const now = clock.now().getTime()
    this.#tell(account, device, await store.write('recordWarnings', { account, device, warnings, now }))
  }

  #tell(account: string, device: string, { began, ended }: WarningsChange): void {
    for (const { id, severity, message, fix } of began)
      this.#deps.log(severity === 'critical' ? 'error' : 'warn', message, {
        account,
        device,
        condition: id,
        fix,
      })
    for (const condition of ended)
      this.#deps.log('info', 'a condition has ended', { account, device, condition })
  }
}
