import type { LaneName } from '../../store/lane-key.js'
import type { Row } from '../../store/store.js'
import { payloadOf } from './payload.js'
import { typeOf } from './types.js'

/** An event, and how receivers are told of it: all in the same words, which are found once. */
export class Told {
  readonly position: number
  /** When it happened, milliseconds. */
  readonly at: number
  readonly type: string
  #row: Row | undefined
  #body = ''

  /** @param row as `happeningsAfter` reads it. */
  constructor(row: Row) {
    this.position = Number(row.position)
    this.at = Number(row.at)
    this.type = typeOf({ kind: String(row.kind), lane: row.lane as LaneName | null, data: String(row.data) })
    this.#row = row
  }

  /** The body of every message about it. */
  get body(): string {
    if (this.#row) {
      this.#body = payloadOf(this.type, this.#row)
      this.#row = undefined
    }
    return this.#body
  }

  /** True when it is about the webhooks of an endpoint. */
  isAboutWebhooksOf(endpoint: string): boolean {
    return this.type.startsWith('webhook.') && JSON.parse(this.body).data.endpoint === endpoint
  }
}
