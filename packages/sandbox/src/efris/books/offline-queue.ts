import type { Decimal } from '@risiti/core'
import type { StoredInvoice } from '../taxpayer.js'

/** What a device may issue while it is offline (T103): how many documents, for how many days, worth how much in UGX. */
export interface OfflineLimits {
  offlineAmount: string
  offlineDays: string
  offlineValue: string
}

/** What the authority was seen to allow. */
export const OFFLINE_LIMITS: Readonly<OfflineLimits> = {
  offlineAmount: '10000000000',
  offlineDays: '90',
  offlineValue: '1000000000000',
}

/** A document that waits for its upload, and what it is worth in UGX. */
export interface Queued extends StoredInvoice {
  readonly value: Decimal
}

/** What enablers issued while the link was down. The authority knows nothing of it before it is uploaded. */
export class OfflineQueue {
  #waiting: Queued[] = []

  add(document: Queued): void {
    this.#waiting.push(document)
  }

  list(): readonly Queued[] {
    return this.#waiting
  }

  /** What one enabler issued. */
  of(deviceNo: string | undefined): readonly Queued[] {
    return this.#waiting.filter(({ record }) => record.basicInformation.deviceNo === deviceNo)
  }

  /** Empties the queue. */
  take(): readonly Queued[] {
    const waiting = this.#waiting
    this.#waiting = []
    return waiting
  }
}
