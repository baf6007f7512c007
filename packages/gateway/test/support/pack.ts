import { randomBytes } from 'node:crypto'
import { keepAnswer, keepText } from '#src/audit/exchange.js'
import { type BrokenPack, verifyPack, type WholePack } from '#src/audit/index.js'
import { writePack } from '#src/audit/pack.js'
import { createSealer, type Sealer } from '#src/keys/sealer.js'
import { openSqliteStore } from '#src/store/sqlite/store.js'
import type { Store } from '#src/store/store.js'
import type { GatewayTransactions } from '#src/transactions.js'
import { NOTHING_SOLD } from './lane.js'
import { makePlace, type Place } from './processes.js'

/** When events of the bench happen: one each second from here. */
export const FIRST_AT = Date.parse('2026-11-01T00:00:00Z')

/** A database whose documents are sent and answered as a lane does it, without an authority: what is said is only text. */
export class PackBench {
  readonly store: Store<GatewayTransactions>
  readonly sealer: Sealer = createSealer(randomBytes(32))
  readonly place: Place
  #now = FIRST_AT
  #documents = 0

  private constructor(store: Store<GatewayTransactions>, place: Place) {
    this.store = store
    this.place = place
  }

  static async open(): Promise<PackBench> {
    const place = makePlace()
    const module = new URL('../../dist/transactions.js', import.meta.url)
    const store = await openSqliteStore<GatewayTransactions>(place.databaseFile, module)
    const bench = new PackBench(store, place)
    for (const account of ['a', 'b']) {
      await store.write('insertAccount', { id: account, name: account, now: 0 })
      const device = {
        account,
        id: 'shop',
        authority: 'efris',
        environment: 'local',
        settings: '{"stock":"manual"}',
      }
      const now = bench.#tick()
      await store.write('addDevice', { ...device, secrets: new Uint8Array(), spacingMs: 0, now })
    }
    return bench
  }

  async close(): Promise<void> {
    await this.store.close()
    this.place.remove()
  }

  /** Accepts a document and sends it: three events and two or three texts. */
  async sell(account: string, said: { request: string; body: string; content?: string }): Promise<string> {
    const id = `doc_${++this.#documents}`
    const key = { account, device: 'shop', lane: 'sales' } as const
    await this.store.write('acceptDocument', documentOf(id, key, this.#tick()))
    const until = this.#now + 60_000
    const held = { ...key, held: null, from: this.#now, until, quietAt: 0, now: this.#now }
    const fence = (await this.store.write('takeLane', held))!
    const attempt = { document: id, attempt: 1 }
    const request = keepText(this.sealer, { ...attempt, part: 'request' }, said.request)
    const lease = { ...key, fence, until: 0 }
    const facts = { lease, document: id, revision: 1 }
    const begin = { ...facts, attempt: 1, door: 'authority', given: null, request, quietAt: 0 } as const
    await this.store.write('beginAttempt', { ...begin, sequence: null, now: this.#tick() })
    await this.store.write('settleDocument', {
      ...facts,
      from: 'sending',
      status: 'fiscalised',
      dueAt: null,
      fiscal: JSON.stringify({ number: id }),
      problem: null,
      ended: { outcome: 'fiscalised', quietAt: 0 },
      answer: keepAnswer(this.sealer, attempt, said),
      returns: null,
      now: this.#tick(),
    })
    return id
  }

  async pack(more: Partial<Parameters<typeof writePack>[0]> = {}): Promise<Buffer> {
    const { sealer, store } = this
    const input = { read: store.read, sealer, account: 'a', from: undefined, to: undefined, texts: true }
    const pieces: string[] = []
    for await (const piece of writePack({ ...input, ...more })) pieces.push(piece)
    return Buffer.from(pieces.join(''))
  }

  /** Sets the clock, so many seconds after `FIRST_AT`. */
  setClock(seconds: number): void {
    this.#now = FIRST_AT + seconds * 1_000
  }

  #tick(): number {
    this.#now += 1_000
    return this.#now
  }
}

/** Verifies bytes as they come from a disk: in pieces that end anywhere. */
export function verify(
  bytes: Uint8Array,
  before?: Parameters<typeof verifyPack>[1],
  piece = 1_000,
): Promise<WholePack | BrokenPack> {
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
  }
  return verifyPack(pieces(), before)
}

function documentOf(
  id: string,
  key: { account: string; device: string; lane: 'sales' },
  now: number,
): Parameters<GatewayTransactions['acceptDocument']>[1] {
  return {
    ...key,
    id,
    idempotencyKey: id,
    reference: id,
    token: id,
    number: id,
    type: 'receipt',
    body: '{}',
    content: JSON.stringify({ document: { lines: [] }, calculation: NOTHING_SOLD }),
    original: null,
    run: null,
    dueAt: 0,
    now,
  }
}
