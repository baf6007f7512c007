import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Answered } from '../http/request-line.js'
import type { OnSent } from '../lanes/deps.js'
import type { OnPosted } from '../webhooks/deps.js'
import type { Sight } from './watch.js'

/** From a call that the sandbox answers to the hard limit, in seconds. */
const BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

/** From a read of one row to a till that waits for its receipt, in seconds. */
const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** How often the event loop is asked how late it is. */
const RESOLUTION_MS = 20

const CIRCUIT_STATES = ['closed', 'open', 'half-open'] as const

/**
 * What the gateway counts, for Prometheus. Labels are accounts, devices, destinations and words of our own tables, so that their
 * number does not grow with sales; nothing of a document is in them. What is settled is counted by attempts: counting it in
 * the database would read every sale there ever was.
 */
export class Meter {
  readonly #registry = new Registry()
  readonly #loop: IntervalHistogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  readonly #attempts = this.#counter('attempts_total', 'Attempts to send a document, by door and outcome.', [
    'account',
    'device',
    'door',
    'outcome',
  ])
  readonly #seconds = new Histogram({
    name: 'risiti_send_seconds',
    help: 'From the first byte of an attempt to its outcome.',
    labelNames: ['account', 'device'],
    buckets: BUCKETS,
    registers: [this.#registry],
  })
  readonly #stockAttempts = this.#counter(
    'stock_attempts_total',
    'Attempts to report a movement of stock, by outcome.',
    ['account', 'device', 'outcome'],
  )
  readonly #requests = this.#counter('requests_total', 'Requests that were answered, by declared route.', [
    'method',
    'route',
    'status',
  ])
  readonly #requestSeconds = new Histogram({
    name: 'risiti_request_seconds',
    help: 'From the head of a request to its answer. Who asked to wait for a receipt did.',
    labelNames: ['method', 'route'],
    buckets: REQUEST_BUCKETS,
    registers: [this.#registry],
  })
  readonly #posts = this.#counter('webhook_attempts_total', 'Attempts to deliver a webhook, by outcome.', [
    'outcome',
  ])
  readonly #purchaseAttempts = this.#counter(
    'purchase_attempts_total',
    'Attempts to send a decision about a purchase, by outcome.',
    ['account', 'device', 'outcome'],
  )
  readonly #decisions = this.#gauge(
    'purchase_decisions',
    'Decisions about purchases that are not settled, by state.',
    ['account', 'device', 'status'],
  )
  readonly #movements = this.#gauge('stock_movements', 'Movements of stock that are not settled, by state.', [
    'account',
    'device',
    'status',
  ])
  readonly #documents = this.#gauge('documents', 'Documents that are not settled, by state.', [
    'account',
    'device',
    'status',
  ])
  readonly #oldest = this.#gauge(
    'oldest_queued_seconds',
    'Age of the oldest document that waits to be sent.',
    ['account', 'device'],
  )
  readonly #blocked = this.#gauge('lane_blocked', '1 while a document keeps the others of its lane back.', [
    'account',
    'device',
  ])
  readonly #circuit = this.#gauge('circuit', '1 for the state that the circuit of a destination is in.', [
    'destination',
    'state',
  ])
  readonly #warnings = this.#gauge('warning', '1 while a condition lasts.', [
    'account',
    'device',
    'condition',
    'severity',
  ])
  readonly #delay = this.#gauge(
    'event_loop_delay_seconds',
    'Delay of the event loop since the last scrape.',
    ['quantile'],
  )
  readonly #memory = this.#gauge('resident_memory_bytes', 'Memory that the process holds.', [])

  constructor() {
    this.#loop.enable()
  }

  /** Counts an attempt. Bound, so that it can be handed out. */
  readonly sent: OnSent = ({ account, device, lane, door, outcome, seconds }) => {
    if (lane === 'stock') return this.#stockAttempts.inc({ account, device, outcome })
    if (lane === 'purchases') return this.#purchaseAttempts.inc({ account, device, outcome })
    this.#attempts.inc({ account, device, door, outcome })
    this.#seconds.observe({ account, device }, seconds)
  }

  /** Counts a request. Bound, so that it can be handed out. */
  readonly answered = ({ method, route, status, seconds }: Answered): void => {
    this.#requests.inc({ method, route, status })
    this.#requestSeconds.observe({ method, route }, seconds)
  }
  /** Counts an attempt to deliver a webhook. Bound, so that it can be handed out. */
  readonly posted: OnPosted = (outcome) => this.#posts.inc({ outcome })

  /** Everything as text, with its content type. @param now milliseconds. */
  async read(
    sights: readonly Sight[],
    now: number,
  ): Promise<{ readonly text: string; readonly type: string }> {
    for (const gauge of [
      this.#movements,
      this.#decisions,
      this.#documents,
      this.#oldest,
      this.#blocked,
      this.#circuit,
      this.#warnings,
    ])
      gauge.reset()
    for (const sight of sights) this.#show(sight, now)
    for (const quantile of [50, 99, 100])
      this.#delay.set({ quantile: String(quantile / 100) }, this.#delayAt(quantile))
    this.#loop.reset()
    this.#memory.set(process.memoryUsage.rss())
    return { text: await this.#registry.metrics(), type: this.#registry.contentType }
  }

  close(): void {
    this.#loop.disable()
  }

  /** What is measured holds the pause between two measurements, which is no delay. */
  #delayAt(percentile: number): number {
    return Math.max(0, this.#loop.percentile(percentile) / 1e9 - RESOLUTION_MS / 1000)
  }

  #show(
    { watched: { account, device, lane, stock, purchases, circuit, offline }, warnings }: Sight,
    now: number,
  ): void {
    this.#movements.set({ account, device, status: 'queued' }, stock.queued)
    this.#movements.set({ account, device, status: 'in_doubt' }, stock.inDoubt)
    this.#movements.set({ account, device, status: 'needs_attention' }, stock.needsAttention)
    this.#decisions.set({ account, device, status: 'queued' }, purchases.queued)
    this.#decisions.set({ account, device, status: 'in_doubt' }, purchases.inDoubt)
    this.#decisions.set({ account, device, status: 'needs_attention' }, purchases.needsAttention)
    this.#documents.set({ account, device, status: 'queued' }, lane.queued)
    this.#documents.set({ account, device, status: 'in_doubt' }, lane.inDoubt)
    this.#documents.set({ account, device, status: 'needs_attention' }, lane.needsAttention)
    if (offline) this.#documents.set({ account, device, status: 'not_uploaded' }, offline.documents)
    const age = lane.oldestQueuedAt === null ? 0 : now - Date.parse(lane.oldestQueuedAt)
    this.#oldest.set({ account, device }, age / 1000)
    this.#blocked.set({ account, device }, lane.blocked ? 1 : 0)
    for (const { id, severity } of warnings)
      this.#warnings.set({ account, device, condition: id, severity }, 1)
    if (!circuit) return
    const { destination } = circuit
    for (const state of CIRCUIT_STATES)
      this.#circuit.set({ destination, state }, circuit.state === state ? 1 : 0)
  }

  #counter<Label extends string>(name: string, help: string, labelNames: readonly Label[]) {
    return new Counter({ name: `risiti_${name}`, help, labelNames, registers: [this.#registry] })
  }

  #gauge<Label extends string>(name: string, help: string, labelNames: readonly Label[]) {
    return new Gauge({ name: `risiti_${name}`, help, labelNames, registers: [this.#registry] })
  }
}
