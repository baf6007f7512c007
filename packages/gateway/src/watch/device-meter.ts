import type { OnSent } from '../lanes/deps.js'
import type { Metrics } from './metrics.js'
import type { Sight } from './watch.js'

/** From a call that the sandbox answers to the hard limit, in seconds. */
const BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

const CIRCUIT_STATES = ['closed', 'open', 'half-open'] as const

/** So many devices have numbers of their own; those that come after share theirs, under the name `other`. */
const DEVICES = 1000

/** Labels that say which device. */
type Device = { readonly account: string; readonly device: string }

const DEVICE = ['account', 'device'] as const

/** Counts what devices send, and shows how they stand. */
export class DeviceMeter {
  readonly #named = new Set<string>()
  readonly #attempts
  readonly #seconds
  readonly #stockAttempts
  readonly #purchaseAttempts
  readonly #importAttempts
  readonly #decisions
  readonly #importDecisions
  readonly #movements
  readonly #documents
  readonly #oldest
  readonly #doubt
  readonly #blocked
  readonly #circuit
  readonly #warnings

  constructor(metrics: Metrics) {
    this.#attempts = metrics.counter('attempts_total', 'Attempts to send a document, by door and outcome.', [
      ...DEVICE,
      'door',
      'outcome',
    ])
    this.#seconds = metrics.histogram(
      'send_seconds',
      'From the first byte of an attempt to its outcome.',
      DEVICE,
      BUCKETS,
    )
    this.#stockAttempts = metrics.counter(
      'stock_attempts_total',
      'Attempts to report a movement of stock, by outcome.',
      [...DEVICE, 'outcome'],
    )
    this.#purchaseAttempts = metrics.counter(
      'purchase_attempts_total',
      'Attempts to send a decision about a purchase, by outcome.',
      [...DEVICE, 'outcome'],
    )
    this.#importAttempts = metrics.counter(
      'import_attempts_total',
      'Attempts to send a decision about an import, by outcome.',
      [...DEVICE, 'outcome'],
    )
    const gauge = <Label extends string>(name: string, help: string, ...labels: Label[]) =>
      metrics.gauge(name, help, [...DEVICE, ...labels])
    this.#movements = gauge('stock_movements', 'Movements of stock that are not settled, by state.', 'status')
    this.#decisions = gauge(
      'purchase_decisions',
      'Decisions about purchases that are not settled, by state.',
      'status',
    )
    this.#importDecisions = gauge(
      'import_decisions',
      'Decisions about imports that are not settled, by state.',
      'status',
    )
    this.#documents = gauge('documents', 'Documents that are not settled, by state.', 'status')
    this.#oldest = gauge('oldest_queued_seconds', 'Age of the oldest document that waits to be sent.')
    this.#doubt = gauge('oldest_in_doubt_seconds', 'Since when the document longest in doubt was last sent.')
    this.#blocked = gauge('lane_blocked', '1 while a document keeps the others of its lane back.')
    this.#warnings = gauge('warning', '1 while a condition lasts.', 'condition', 'severity')
    this.#circuit = metrics.gauge('circuit', '1 for the state that the circuit of a destination is in.', [
      'destination',
      'state',
    ])
  }

  /** Counts an attempt. Bound, so that it can be handed out. */
  readonly sent: OnSent = ({ account, device, lane, door, outcome, seconds }) => {
    const labels = this.#labels(account, device)
    if (lane === 'stock') return this.#stockAttempts.inc({ ...labels, outcome })
    if (lane === 'purchases') return this.#purchaseAttempts.inc({ ...labels, outcome })
    if (lane === 'imports') return this.#importAttempts.inc({ ...labels, outcome })
    this.#attempts.inc({ ...labels, door, outcome })
    this.#seconds.observe(labels, seconds)
  }

  /** Shows how devices stand, in place of how they stood. @param now milliseconds. */
  show(sights: readonly Sight[], now: number): void {
    const gauges = [
      this.#movements,
      this.#decisions,
      this.#importDecisions,
      this.#documents,
      this.#oldest,
      this.#doubt,
      this.#blocked,
      this.#warnings,
      this.#circuit,
    ]
    for (const gauge of gauges) gauge.reset()
    for (const sight of sights) this.#showDevice(sight, now)
  }

  #showDevice({ watched, warnings }: Sight, now: number): void {
    const { lane, stock, purchases, imports, circuit, offline, doubtSince } = watched
    const labels = this.#labels(watched.account, watched.device)
    for (const [gauge, { queued, inDoubt, needsAttention }] of [
      [this.#documents, lane],
      [this.#movements, stock],
      [this.#decisions, purchases],
      [this.#importDecisions, imports],
    ] as const) {
      gauge.inc({ ...labels, status: 'queued' }, queued)
      gauge.inc({ ...labels, status: 'in_doubt' }, inDoubt)
      gauge.inc({ ...labels, status: 'needs_attention' }, needsAttention)
    }
    if (offline) this.#documents.inc({ ...labels, status: 'not_uploaded' }, offline.documents)
    this.#oldest.inc(
      labels,
      lane.oldestQueuedAt === null ? 0 : (now - Date.parse(lane.oldestQueuedAt)) / 1000,
    )
    this.#doubt.inc(labels, doubtSince === null ? 0 : (now - doubtSince) / 1000)
    this.#blocked.inc(labels, lane.blocked ? 1 : 0)
    for (const { id, severity } of warnings) this.#warnings.set({ ...labels, condition: id, severity }, 1)
    if (!circuit) return
    const { destination } = circuit
    for (const state of CIRCUIT_STATES)
      this.#circuit.set({ destination, state }, circuit.state === state ? 1 : 0)
  }

  #labels(account: string, device: string): Device {
    const name = `${account}/${device}`
    if (!this.#named.has(name) && this.#named.size >= DEVICES) return { account: 'other', device: 'other' }
    this.#named.add(name)
    return { account, device }
  }
}
