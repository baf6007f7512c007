import type { Row } from '../store/store.js'
import { payloadOf } from './payload.js'

/** So many are kept, of events that outboxes come by at about the same time. */
const MOST_KEPT = 2048

/** Bodies of messages: all endpoints are told of an event in the same words, so that it is put in words once. */
export class Bodies {
  readonly #byPosition = new Map<unknown, string>()

  /** @param event as `happeningsAfter` reads it. */
  of(type: string, event: Row): string {
    const known = this.#byPosition.get(event.position)
    if (known !== undefined) return known
    if (this.#byPosition.size >= MOST_KEPT) this.#byPosition.clear()
    const body = payloadOf(type, event)
    this.#byPosition.set(event.position, body)
    return body
  }
}
