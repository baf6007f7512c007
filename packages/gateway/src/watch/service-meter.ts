import { statSync } from 'node:fs'
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import type { Answered } from '../http/server/request-line.js'
import type { OnStep } from '../lanes/steps.js'
import type { Metrics } from './metrics.js'

/** From a read of one row to a till that waits for its receipt, in seconds. */
const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** How many transactions share a commit: one to a full batch. */
const COMMIT_BUCKETS = [1, 2, 4, 8, 16, 32, 64, 128]

/** How often the event loop is asked how late it is. */
const RESOLUTION_MS = 20

/** Counts what the process does, and shows how it is. */
export class ServiceMeter {
  readonly #databaseFile: string
  readonly #loop: IntervalHistogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  readonly #requests
  readonly #requestSeconds
  readonly #steps
  readonly #commits
  readonly #delay
  readonly #memory
  readonly #bytes
  readonly #formerKeys

  constructor(metrics: Metrics, databaseFile: string) {
    this.#databaseFile = databaseFile
    this.#requests = metrics.counter('requests_total', 'Requests that were answered, by declared route.', [
      'method',
      'route',
      'status',
    ])
    this.#requestSeconds = metrics.histogram(
      'request_seconds',
      'From the head of a request to its answer. Who asked to wait for a receipt did.',
      ['method', 'route'],
      REQUEST_BUCKETS,
    )
    this.#steps = metrics.counter('steps_total', 'Steps of sending documents, by name.', ['step'])
    this.#commits = metrics.histogram(
      'commit_transactions',
      'How many transactions shared a commit.',
      [],
      COMMIT_BUCKETS,
    )
    this.#delay = metrics.gauge(
      'event_loop_delay_seconds',
      'Delay of the event loop since the last scrape.',
      ['quantile'],
    )
    this.#memory = metrics.gauge('resident_memory_bytes', 'Memory that the process holds.', [])
    this.#bytes = metrics.gauge('database_bytes', 'Size of the database, and of its write-ahead log.', [
      'file',
    ])
    this.#formerKeys = metrics.gauge(
      'former_master_keys',
      'Former master keys that are still needed; 0 when all may be dropped.',
      [],
    )
    this.#loop.enable()
  }

  /** Counts a request. Bound, as all that count, so that it can be handed out. */
  readonly answered = ({ method, route, status, seconds }: Answered): void => {
    this.#requests.inc({ method, route, status })
    this.#requestSeconds.observe({ method, route }, seconds)
  }

  /** Counts a step of sending. */
  readonly stepped: OnStep = ({ name }) => this.#steps.inc({ step: name })

  /** Counts a commit. */
  readonly committed = (transactions: number): void => this.#commits.observe(transactions)

  /** Shows how the process is now. */
  show(formerKeys: number): void {
    for (const quantile of [50, 99, 100])
      this.#delay.set({ quantile: String(quantile / 100) }, this.#delayAt(quantile))
    this.#loop.reset()
    this.#memory.set(process.memoryUsage.rss())
    this.#bytes.set({ file: 'database' }, sizeOf(this.#databaseFile))
    this.#bytes.set({ file: 'log' }, sizeOf(`${this.#databaseFile}-wal`))
    this.#formerKeys.set(formerKeys)
  }

  close(): void {
    this.#loop.disable()
  }

  /** What is measured holds the pause between two measurements, which is no delay. */
  #delayAt(percentile: number): number {
    return Math.max(0, this.#loop.percentile(percentile) / 1e9 - RESOLUTION_MS / 1000)
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
