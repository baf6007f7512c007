import type { Backlog } from '../webhooks/backlog.js'
import type { OnPosted } from '../webhooks/deps.js'
import type { Metrics } from './metrics.js'

const OUTCOMES = ['taken', 'failed', 'gone'] as const

/** Counts what is sent to webhooks, and shows what waits for them. */
export class WebhookMeter {
  readonly #posts
  readonly #pending
  readonly #oldest
  #counts = { taken: 0, failed: 0, gone: 0 }

  constructor(metrics: Metrics) {
    const labels = ['account', 'endpoint'] as const
    this.#posts = metrics.counter('webhook_attempts_total', 'Attempts to deliver a webhook, by outcome.', [
      'outcome',
    ])
    this.#pending = metrics.gauge(
      'webhook_pending',
      'Deliveries that wait for an enabled endpoint, counted up to 10000; what is next in the stream for one that takes nothing, up to 2048.',
      labels,
    )
    this.#oldest = metrics.gauge(
      'webhook_oldest_pending_seconds',
      'How long ago that happened which the oldest waiting delivery tells of; 0 when none waits.',
      labels,
    )
  }

  /** Counts an attempt to deliver a webhook: here first, since there are thousands in a second. */
  readonly posted: OnPosted = (outcome) => {
    this.#counts[outcome]++
  }

  /** Shows what was counted, and what waits now. */
  show(backlogs: readonly Backlog[]): void {
    for (const outcome of OUTCOMES) this.#posts.inc({ outcome }, this.#counts[outcome])
    this.#counts = { taken: 0, failed: 0, gone: 0 }
    this.#pending.reset()
    this.#oldest.reset()
    for (const { account, endpoint, pending, oldestSeconds } of backlogs) {
      this.#pending.set({ account, endpoint }, pending)
      this.#oldest.set({ account, endpoint }, oldestSeconds)
    }
  }
}
