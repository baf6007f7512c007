import type { Backlog } from '../webhooks/backlog.js'
import type { OnPosted } from '../webhooks/deps.js'
import type { Metrics } from './metrics.js'

/** Counts what is sent to webhooks, and shows what waits for them. */
export class WebhookMeter {
  readonly #posts
  readonly #pending
  readonly #oldest

  constructor(metrics: Metrics) {
    const labels = ['account', 'endpoint'] as const
    this.#posts = metrics.counter('webhook_attempts_total', 'Attempts to deliver a webhook, by outcome.', [
      'outcome',
    ])
    this.#pending = metrics.gauge(
      'webhook_pending',
      'Messages that wait for an enabled endpoint, counted up to 10000.',
      labels,
    )
    this.#oldest = metrics.gauge(
      'webhook_oldest_pending_seconds',
      'Age of the oldest message that waits for an enabled endpoint; 0 when none does.',
      labels,
    )
  }

  /** Counts an attempt to deliver a webhook. */
  readonly posted: OnPosted = (outcome) => this.#posts.inc({ outcome })

  /** Shows what waits now. */
  show(backlogs: readonly Backlog[]): void {
    this.#pending.reset()
    this.#oldest.reset()
    for (const { account, endpoint, pending, oldestSeconds } of backlogs) {
      this.#pending.set({ account, endpoint }, pending)
      this.#oldest.set({ account, endpoint }, oldestSeconds)
    }
  }
}
