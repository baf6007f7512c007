import type { Authority } from '../authorities/authority.js'
import { reconcileDocument } from '../documents/reconcile.js'
import { type DocumentRecord, readRecord } from '../documents/record.js'
import { type Progress, postponeDocument, sendDocument } from '../documents/send.js'
import { headOfLane, nextInDoubt, nextLookupAt } from '../store/statements/documents.js'
import type { LaneDeps } from './deps.js'
import { type StepName, stepNumber } from './steps.js'
import type { Lease } from './transactions.js'

/** What a lane does next, or when it should look again. */
type Work =
  | { readonly kind: 'send' | 'reconcile'; readonly record: DocumentRecord }
  | { readonly kind: 'wait'; readonly until: number }

const IDLE_MS = 60_000

/**
 * One device's documents, strictly one after another. It sleeps until a document is due or someone wakes it. What a
 * lane decides is always written with its fencing token; if another process has taken the lane, nothing is written.
 */
export class Lane {
  readonly #account: string
  readonly #device: string
  readonly #deps: LaneDeps
  #lease: Lease | undefined
  #failures = 0
  /** Look-ups and sends take turns, so that neither can starve the other. */
  #lastWork: Work['kind'] = 'send'
  #stopped = false
  #woken = false
  #wake: () => void = () => {}
  readonly #done: Promise<void>

  constructor(account: string, device: string, deps: LaneDeps) {
    this.#account = account
    this.#device = device
    this.#deps = deps
    this.#done = this.#run()
  }

  /** Says that there may be something to do. */
  wake(): void {
    this.#woken = true
    this.#wake()
  }

  /** Finishes the document under way and stops. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.wake()
    await this.#done
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        await this.#sleepUntil(await this.#step())
      } catch (error) {
        // Taken anew, so that a document whose outcome could not be recorded becomes one in doubt.
        if (this.#lease) this.#lease = { ...this.#lease, until: 0 }
        this.#deps.log('error', 'a lane stumbled and goes on', { device: this.#device, error: String(error) })
        await this.#sleepUntil(this.#now() + this.#backOff())
      }
    }
  }

  /** Does one piece of work. @returns when to look again. */
  async #step(): Promise<number> {
    const lease = await this.#holdLease()
    if (!lease) return this.#now() + 1000
    const work = await this.#choose()
    if (work.kind === 'wait') return work.until
    this.#onStep('document-chosen', work.record)
    this.#lastWork = work.kind
    const progressed = await this.#work(work.kind, work.record, lease)
    if (progressed === 'lost') this.#lease = undefined
    this.#failures = progressed === 'failed' ? this.#failures + 1 : 0
    this.#deps.notify(work.record.id)
    return this.#now()
  }

  async #work(kind: 'send' | 'reconcile', record: DocumentRecord, lease: Lease): Promise<Progress> {
    const context = {
      ...this.#deps,
      lease,
      backOffMs: this.#deps.timing.retryMs * 2 ** Math.min(this.#failures, 6),
      onStep: (name: StepName) => this.#onStep(name, record),
    }
    const authority = await this.#authority().catch((error: Error) => error)
    if (authority instanceof Error) return postponeDocument(record, context, authority)
    return kind === 'send'
      ? sendDocument(record, { ...context, authority })
      : reconcileDocument(record, { ...context, authority })
  }

  async #choose(): Promise<Work> {
    const { read } = this.#deps.store
    const now = this.#now()
    const head = await headOfLane(read, this.#account, this.#device)
    const mayBeSent = head !== undefined && Number(head.due_at) <= now
    const doubtful = await nextInDoubt(read, this.#account, this.#device, now)
    if (doubtful && !(mayBeSent && this.#lastWork === 'reconcile'))
      return { kind: 'reconcile', record: readRecord(doubtful) }
    if (mayBeSent) return { kind: 'send', record: readRecord(head) }
    const lookupAt = await nextLookupAt(read, this.#account, this.#device)
    return {
      kind: 'wait',
      until: Math.min(head ? Number(head.due_at) : now + IDLE_MS, lookupAt ?? now + IDLE_MS),
    }
  }

  /** The lease is longer than any call can take, and each write extends it. */
  async #holdLease(): Promise<Lease | undefined> {
    const now = this.#now()
    const until = now + this.#deps.timing.leaseMs
    if (this.#lease && this.#lease.until > now) {
      this.#lease = { ...this.#lease, until }
      return this.#lease
    }
    const held = this.#lease?.fence ?? null
    const input = { account: this.#account, device: this.#device, held, now, until }
    const fence = await this.#deps.store.write('takeLane', input)
    this.#lease =
      fence === undefined ? undefined : { account: this.#account, device: this.#device, fence, until }
    if (this.#lease) this.#onStep('lane-leased')
    return this.#lease
  }

  async #authority(): Promise<Authority> {
    const authority = await this.#deps.authorities.of(this.#account, this.#device)
    if (!authority) throw new Error(`the device ${this.#device} is gone`)
    return authority
  }

  async #sleepUntil(time: number): Promise<void> {
    if (this.#woken || this.#stopped) {
      this.#woken = false
      return
    }
    const delay = Math.max(0, Math.min(time - this.#now(), IDLE_MS))
    if (delay === 0) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, delay)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.#wake = () => {}
    this.#woken = false
  }

  #backOff(): number {
    this.#failures++
    return this.#deps.timing.retryMs * 2 ** Math.min(this.#failures, 6)
  }

  #onStep(name: StepName, record?: DocumentRecord): void {
    this.#deps.onStep?.({
      number: stepNumber(name),
      name,
      account: this.#account,
      device: this.#device,
      ...(record ? { document: record.id, attempt: record.tries } : {}),
    })
  }

  #now(): number {
    return this.#deps.clock.now().getTime()
  }
}
