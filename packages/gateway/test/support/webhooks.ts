import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach } from 'vitest'
import { EventFeed } from '#src/events/feed.js'
import { webhookRecord } from '#src/keys/sealed.js'
import { createSealer } from '#src/keys/sealer.js'
import { openSqliteStore } from '#src/store/sqlite/store.js'
import { lastPosition } from '#src/store/statements/events.js'
import { webhookAttemptsOf } from '#src/store/statements/webhook-attempts.js'
import { findEndpoint } from '#src/store/statements/webhook-endpoints.js'
import { listDeliveries } from '#src/store/statements/webhook-list.js'
import type { Row, Store } from '#src/store/store.js'
import type { GatewayTransactions } from '#src/transactions.js'
import type { Warning } from '#src/watch/conditions.js'
import { Courier } from '#src/webhooks/courier.js'
import type { WebhookDeps } from '#src/webhooks/deps.js'
import { readEndpoint } from '#src/webhooks/endpoint.js'
import { networksOf } from '#src/webhooks/post/networks.js'
import { type Resolve, systemResolve } from '#src/webhooks/post/target.js'
import { type ReplayRange, replayRange } from '#src/webhooks/replay.js'
import { makeSecret } from '#src/webhooks/secret.js'
import { makePlace, type Place } from './processes.js'
import { TestReceiver, until } from './receiver.js'

export const ACCOUNT = 'default'

export interface BenchOptions {
  readonly networks?: readonly string[]
  readonly resolve?: Resolve
  readonly timeoutMs?: number
  readonly random?: () => number
  /** What the outboxes write through. */
  readonly through?: (store: Store<GatewayTransactions>) => Store<GatewayTransactions>
}

/** Webhooks over a real database, with a clock that can be moved. */
export class WebhookBench {
  readonly store: Store<GatewayTransactions>
  /** What was logged, a line each. */
  readonly logged: string[] = []
  readonly #place: Place
  readonly #deps: WebhookDeps
  #courier: Courier
  #movedMs = 0
  readonly #warnings: Warning[] = []

  private constructor(
    place: Place,
    store: Store<GatewayTransactions>,
    feed: EventFeed,
    options: BenchOptions,
  ) {
    this.#place = place
    this.store = store
    const now = () => Date.now() + this.#movedMs
    this.#deps = {
      store: options.through?.(store) ?? store,
      sealer: createSealer(randomBytes(32)),
      clock: { now: () => new Date(now()) },
      steady: now,
      random: options.random ?? (() => 0),
      networks: networksOf(options.networks ?? ['127.0.0.0/8']),
      resolve: options.resolve ?? systemResolve,
      timeoutMs: options.timeoutMs ?? 5000,
      leaseMs: 60_000,
      feed,
      log: (_level, message, facts) => this.logged.push(`${message} ${JSON.stringify(facts)}`),
    }
    this.#courier = new Courier(this.#deps)
  }

  static async open(options: BenchOptions = {}): Promise<WebhookBench> {
    const place = makePlace()
    const module = new URL('../../dist/transactions.js', import.meta.url)
    const feed: EventFeed = new EventFeed(() => lastPosition(store.read))
    const store = await openSqliteStore<GatewayTransactions>(place.databaseFile, module, () =>
      feed.committed(),
    )
    await store.write('insertAccount', { id: ACCOUNT, name: '', now: 0 })
    await store.write('addDevice', {
      account: ACCOUNT,
      id: 'shop',
      authority: 'efris',
      environment: 'local',
      settings: '{}',
      secrets: new Uint8Array(),
      spacingMs: 0,
      now: 0,
    })
    const bench = new WebhookBench(place, store, feed, options)
    await bench.#courier.start()
    return bench
  }

  /** Adds an endpoint. @returns its secret. */
  async add(
    id: string,
    url: string,
    types: readonly string[] | null = null,
    account: string = ACCOUNT,
  ): Promise<string> {
    const secret = makeSecret(randomBytes)
    const sealed = this.#deps.sealer.seal(webhookRecord(id, 1), secret)
    const facts = { url, types: types && JSON.stringify(types), description: '', secret: sealed }
    await this.store.write('addWebhook', { id, account, ...facts, now: this.now() })
    await this.#courier.changed(account, id)
    return secret
  }

  changed(id: string): Promise<void> {
    return this.#courier.changed(ACCOUNT, id)
  }

  /** Puts another secret in the place of the present one. */
  async rotate(id: string, number: number, graceMs: number): Promise<string> {
    const secret = makeSecret(randomBytes)
    const sealed = this.#deps.sealer.seal(webhookRecord(id, number), secret)
    const [now, steady] = [this.now(), this.now()]
    const facts = { number, secret: sealed, steady, until: steady + graceMs, now }
    await this.store.write('rotateWebhookSecret', { account: ACCOUNT, id, ...facts })
    await this.changed(id)
    return secret
  }

  /** Gives it another address. */
  async moveTo(id: string, url: string, types: readonly string[]): Promise<void> {
    const facts = { url, types: JSON.stringify(types), description: '', now: this.now() }
    await this.store.write('changeWebhook', { account: ACCOUNT, id, ...facts })
    await this.changed(id)
  }

  async set(id: string, status: 'enabled' | 'disabled' | 'deleted'): Promise<void> {
    await this.store.write('setWebhook', { account: ACCOUNT, id, status, now: this.now() })
    await this.changed(id)
  }

  /** Something happens: a `warning.began`. @returns the condition of the last. */
  async happen(times = 1): Promise<string> {
    for (let i = 0; i < times; i++) {
      const id = `condition-${this.#warnings.length + 1}`
      this.#warnings.push({ id, severity: 'warning', message: 'm', fix: 'f' })
      const facts = { account: ACCOUNT, device: 'shop', now: this.now() }
      await this.store.write('recordWarnings', { ...facts, warnings: this.#warnings })
    }
    return this.#warnings.at(-1)!.id
  }

  /** So much happens at once. */
  async happenAtOnce(count: number): Promise<void> {
    for (let i = 0; i < count; i++)
      this.#warnings.push({
        id: `condition-${this.#warnings.length + 1}`,
        severity: 'warning',
        message: 'm',
        fix: 'f',
      })
    const facts = { account: ACCOUNT, device: 'shop', now: this.now() }
    await this.store.write('recordWarnings', { ...facts, warnings: this.#warnings })
  }

  /** Makes what happened due again. @returns how many messages. */
  async replay(id: string, range: Partial<ReplayRange>): Promise<number> {
    const endpoint = readEndpoint((await this.endpoint(id))!)
    const whole = { from: { time: 0 }, to: undefined, all: false, now: this.now(), ...range }
    const { count, next } = await replayRange(this.store, endpoint, whole)
    if (next !== undefined) return count + (await this.replay(id, { ...range, from: { after: next } }))
    await this.changed(id)
    return count
  }

  /** Moves both clocks, and says so to whoever waits for a time. */
  move(milliseconds: number): void {
    this.#movedMs += milliseconds
    this.#courier.wakeAll()
  }

  now(): number {
    return Date.now() + this.#movedMs
  }

  /** Oldest first. */
  async deliveries(endpoint?: string): Promise<Row[]> {
    return (await listDeliveries(this.store.read, { account: ACCOUNT, endpoint, limit: 10_000 })).reverse()
  }

  /** Waits until so many deliveries of an endpoint were taken, and all that there are. */
  async taken(endpoint: string, count: number): Promise<void> {
    await until(`${count} taken`, async () => {
      const rows = await this.deliveries(endpoint)
      return rows.length === count && rows.every(({ status }) => status === 'delivered')
    })
  }

  attempts(delivery: Row): Promise<Row[]> {
    return webhookAttemptsOf(this.store.read, Number(delivery.number))
  }

  async endpoint(id: string): Promise<Row | undefined> {
    return findEndpoint(this.store.read, ACCOUNT, id)
  }

  /** Waits until the only delivery of an endpoint was tried so often. */
  tried(endpoint: string, attempts: number): Promise<Row> {
    return until(`${attempts} attempts`, async () => {
      const [row] = await this.deliveries(endpoint)
      return row && Number(row.attempts) === attempts ? row : undefined
    })
  }

  async events(kind: string): Promise<Row[]> {
    return this.store.read.all('SELECT * FROM events WHERE kind = ? ORDER BY position', kind)
  }

  /** Stops sending, and begins again as another process would, which waits for no lease. */
  async restart(): Promise<void> {
    await this.#courier.stop()
    await this.store.write('recoverLanes', { now: this.now(), leaseMs: this.#deps.leaseMs })
    this.#courier = new Courier(this.#deps)
    await this.#courier.start()
  }

  async close(): Promise<void> {
    this.#deps.feed.close()
    await this.#courier.stop()
    await this.store.close()
    this.#place.remove()
  }
}

/** A receiver, and outboxes that send to it. */
export interface WebhookScene {
  readonly receiver: TestReceiver
  readonly bench: WebhookBench
}

/** Each test of a file has a scene of its own. */
export function sceneForEach(): WebhookScene {
  const scene = {} as { -readonly [Part in keyof WebhookScene]: WebhookScene[Part] }
  beforeEach(async () => {
    scene.receiver = await TestReceiver.open()
    scene.bench = await WebhookBench.open()
  })
  afterEach(async () => {
    await scene.bench.close()
    await scene.receiver.close()
  })
  return scene
}
