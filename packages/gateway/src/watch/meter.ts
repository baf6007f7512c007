import type { Backlog } from '../webhooks/backlog.js'
import { DeviceMeter } from './device-meter.js'
import { Metrics } from './metrics.js'
import { ServiceMeter } from './service-meter.js'
import type { Sight } from './watch.js'
import { WebhookMeter } from './webhook-meter.js'

/**
 * What the gateway counts, for Prometheus. Labels are devices (a thousand at most), destinations and words of our own tables, so that their
 * number does not grow with sales; nothing of a document is in them. What is settled is counted by attempts: counting it in
 * the database would read every sale there ever was.
 */
export class Meter {
  readonly #metrics = new Metrics()
  readonly devices = new DeviceMeter(this.#metrics)
  readonly webhooks = new WebhookMeter(this.#metrics)
  readonly service: ServiceMeter

  constructor(databaseFile: string) {
    this.service = new ServiceMeter(this.#metrics, databaseFile)
  }

  /** Everything as text, with its content type. @param now milliseconds. @param formerKeys how many former master keys are needed. */
  read(
    sights: readonly Sight[],
    now: number,
    formerKeys: number,
    backlogs: readonly Backlog[],
  ): Promise<{ readonly text: string; readonly type: string }> {
    this.devices.show(sights, now)
    this.service.show(formerKeys)
    this.webhooks.show(backlogs)
    return this.#metrics.text()
  }

  close(): void {
    this.service.close()
  }
}
