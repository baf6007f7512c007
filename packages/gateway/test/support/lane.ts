import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Authority } from '#src/authorities/authority.js'
import type { Enabler } from '#src/authorities/enabler.js'
import type { Decision, Finding } from '#src/authorities/finding.js'
import type { Outcome } from '#src/authorities/outcome.js'
import type { Fact } from '#src/documents/comparison.js'
import { type DocumentRecord, readRecord } from '#src/documents/record.js'
import { createSealer } from '#src/keys/sealer.js'
import type { LaneDeps } from '#src/lanes/deps.js'
import { laneHealth } from '#src/lanes/health.js'
import { Scheduler } from '#src/lanes/scheduler.js'
import { steadyFrom } from '#src/lanes/steady.js'
import { openSqliteStore } from '#src/store/sqlite/store.js'
import { AT_ONCE } from '#src/store/statements/documents.js'
import { listDocuments } from '#src/store/statements/documents-list.js'
import type { Store } from '#src/store/store.js'
import type { GatewayTransactions } from '#src/transactions.js'
import { makePlace, type Place, TIMING } from './processes.js'

const ACCOUNT = 'default'
const DEVICE = 'shop'
const elapsed = () => performance.now()
const RUN = 'run'
const ENABLER = 'TCS'

export const PROBLEM = { code: 'scripted', message: 'scripted', cause: '', fix: '', retry: 'never' }

/** What an authority under test does; all else goes well. */
export interface Script {
  sequence?: string
  blockedBy?: Authority['blockedBy']
  ready?(): Promise<void>
  prepare?(record: DocumentRecord, sequence: number | undefined): string
  send?(text: string): Promise<Outcome>
  find?(record: DocumentRecord): Promise<Finding>
  /** What it says of applications. */
  decisionOn?(record: DocumentRecord): Promise<Decision>
  search?: Authority['search']
  /** What stands in for it; all else goes well there. */
  enabler?: Partial<Enabler>
  renumbers?: boolean
  /** Stands in for opening the device. */
  open?(): void
}

export function fiscalised(number: string): Outcome & { kind: 'fiscalised' } {
  const issuedAt = '2026-01-20T07:15:00.000Z'
  const fiscal = { number, qr: '', verifyUrl: '', issuedAt, deviceId: '', uploaded: true }
  return { kind: 'fiscalised', fiscal }
}

/** What an enabler answers that has no connection. */
export function issuedOffline(number: string): Outcome & { kind: 'fiscalised' } {
  const { fiscal } = fiscalised(number)
  return { kind: 'fiscalised', fiscal: { ...fiscal, uploaded: false } }
}

/** @param differences what the one that the authority holds differs in. */
export function found(number: string, differences: readonly Fact[] = []): Finding {
  const held = { number, ...Object.fromEntries(differences.map((fact) => [fact, 'another'])) }
  return {
    kind: 'found',
    fiscal: fiscalised(number).fiscal,
    comparison: { sent: {}, held, differences },
  }
}

/** A lane over a real database and a scripted authority. */
export class LaneBench {
  readonly store: Store<GatewayTransactions>
  readonly sealer = createSealer(randomBytes(32))
  readonly #place: Place
  #deps: LaneDeps
  /** How far the time of day is off. */
  #offMs = 0
  #scheduler: Scheduler
  #documents = 0

  private constructor(
    place: Place,
    store: Store<GatewayTransactions>,
    script: Script,
    timing: Partial<typeof TIMING>,
  ) {
    this.#place = place
    this.store = store
    this.#deps = {
      store,
      authorities: {
        of: async () => {
          script.open?.()
          return authorityOf(script)
        },
      } as never,
      sealer: this.sealer,
      clock: { now: () => new Date(Date.now() + this.#offMs) },
      steady: steadyFrom(Date.now(), elapsed),
      random: Math.random,
      timing: { ...TIMING, ...timing },
      run: RUN,
      log: () => {},
      notify: () => {},
    }
    this.#scheduler = new Scheduler(this.#deps)
  }

  /** @param wrap changes the store that the lane sees. */
  static async open(
    script: Script,
    timing: Partial<typeof TIMING> = {},
    wrap: (store: Store<GatewayTransactions>) => Store<GatewayTransactions> = (store) => store,
    devices: readonly string[] = [DEVICE],
  ): Promise<LaneBench> {
    const place = makePlace()
    const module = new URL('../../dist/transactions.js', import.meta.url)
    const store = await openSqliteStore<GatewayTransactions>(place.databaseFile, module)
    await store.write('insertAccount', { id: ACCOUNT, name: '', now: 0 })
    const settings = JSON.stringify({ enablerDeviceNo: ENABLER })
    const device = { account: ACCOUNT, authority: 'efris', environment: 'local', settings }
    const facts = { ...device, secrets: new Uint8Array(), spacingMs: 0, now: 0 }
    await Promise.all(devices.map((id) => store.write('addDevice', { ...facts, id })))
    return new LaneBench(place, wrap(store), script, timing)
  }

  /** Accepts documents; the lane is told of them unless it must not be. */
  async accept(
    count = 1,
    { wake = true, device = DEVICE }: { readonly wake?: boolean; readonly device?: string } = {},
  ): Promise<string[]> {
    const ids = Array.from({ length: count }, () => `doc_${++this.#documents}`)
    await Promise.all(
      ids.map(async (id) => {
        await this.store.write('acceptDocument', newDocument(id, device))
        if (wake) this.wake(device)
      }),
    )
    return ids
  }

  /** Sets the time of day, and nothing else. */
  setClock(offMs: number): void {
    this.#offMs = offMs
  }

  /** Where the clock stands that nobody sets. */
  steady(): number {
    return this.#deps.steady()
  }

  wake(device = DEVICE): void {
    this.#scheduler.wake(ACCOUNT, device)
  }

  /** Changes what its settings say of when a device sends. It is done when what was under way has ended. */
  async pause(paused: boolean, device = DEVICE): Promise<void> {
    await this.store.write('pauseDevice', { account: ACCOUNT, id: device, paused, now: 0 })
    this.wake(device)
    if (paused) await this.#scheduler.settled(ACCOUNT, device)
  }

  /** What the API would say of the lane. */
  health(script: Script, device = DEVICE): ReturnType<typeof laneHealth> {
    return laneHealth(this.store.read, { account: ACCOUNT, device, lane: 'sales' }, authorityOf(script))
  }

  /** Another process takes the lane, whatever lease is held. */
  async steal(): Promise<void> {
    const row = await this.store.read.get('SELECT fence FROM lanes')
    const now = this.#deps.steady()
    const lane = {
      account: ACCOUNT,
      device: DEVICE,
      lane: 'sales' as const,
      from: now,
      until: now,
      quietAt: now,
      now,
    }
    await this.store.write('takeLane', { ...lane, held: Number(row!.fence) })
  }

  async documents(): Promise<DocumentRecord[]> {
    const rows = await listDocuments(this.store.read, { account: ACCOUNT, lane: 'sales', limit: 10_000 })
    return rows.map(readRecord).reverse()
  }

  /** Waits until all documents are as said. */
  async until(
    condition: (documents: DocumentRecord[]) => boolean,
    milliseconds = 15_000,
  ): Promise<DocumentRecord[]> {
    const end = Date.now() + milliseconds
    for (;;) {
      const documents = await this.documents()
      if (condition(documents)) return documents
      if (Date.now() > end)
        throw new Error(`waited in vain: ${documents.map(({ id, status }) => `${id} ${status}`).join(', ')}`)
      await sleep(10)
    }
  }

  stop(): Promise<void> {
    return this.#scheduler.stop()
  }

  /** Stops the lane and starts another, as a new process would. */
  async restart(): Promise<void> {
    await this.stop()
    const { clock, timing } = this.#deps
    const input = { now: clock.now().getTime(), leaseMs: timing.leaseMs }
    const { steadyFrom: start } = await this.store.write('recoverLanes', input)
    this.#deps = { ...this.#deps, steady: steadyFrom(start, elapsed) }
    this.#scheduler = new Scheduler(this.#deps)
    await this.#scheduler.start()
  }

  async close(): Promise<void> {
    await this.stop()
    await this.store.close()
    this.#place.remove()
  }
}

function authorityOf(script: Script): Authority {
  return {
    sequence: script.sequence,
    blockedBy: script.blockedBy ?? [],
    search: script.search,
    renumbers: script.renumbers ?? false,
    destination: 'scripted',
    enabler: script.enabler && enablerOf(script.enabler),
    ready: () => script.ready?.() ?? Promise.resolve(),
    prepare: async (record: DocumentRecord, sequence: number | undefined) =>
      script.prepare?.(record, sequence) ?? record.id,
    send: (text: string) => script.send?.(text) ?? Promise.resolve(fiscalised(text)),
    proofOf: undefined,
    approval: {
      decisionOn: (record: DocumentRecord) =>
        script.decisionOn?.(record) ?? Promise.resolve({ kind: 'pending' }),
    },
    find: (record: DocumentRecord) => script.find?.(record) ?? Promise.resolve(found(record.id)),
  } as never
}

function enablerOf(enabler: Partial<Enabler>): Enabler {
  return {
    policy: 'when-down',
    deviceNo: ENABLER,
    destination: 'scripted-enabler',
    limits: { documents: '100', days: 1, worth: '1000', source: '' },
    worthOf: () => '1',
    ready: () => Promise.resolve(),
    prepare: async ({ id }: DocumentRecord) => id,
    send: async (text: string) => issuedOffline(text),
    find: async ({ id }: DocumentRecord) => found(id),
    ...enabler,
  } as Enabler
}

/** What a document without lines comes to. */
export const NOTHING_SOLD = { currency: 'KES', lines: [], totals: { gross: '0.00', tax: '0.00' } }

function newDocument(id: string, device: string) {
  const now = Date.now()
  const content = JSON.stringify({
    document: { lines: [], issuedAt: new Date(now).toISOString() },
    calculation: NOTHING_SOLD,
  })
  const names = { id, idempotencyKey: id, reference: id, token: id, number: id }
  return {
    ...names,
    account: ACCOUNT,
    device,
    lane: 'sales' as const,
    body: '{}',
    content,
    type: 'receipt',
    original: null,
    dueAt: AT_ONCE,
    run: RUN,
    now,
  }
}
