import type { Tx } from '../../store/store.js'
import { toldAfter } from './stream.js'
import type { Told } from './told.js'

/** So many events are read in one go. */
const PAGE = 1024

/** So many pages are kept, over all accounts. */
const MOST_PAGES = 16

/** All events of an account that come after one position, up to another. */
interface Page {
  readonly account: string
  readonly after: number
  readonly upTo: number
  readonly events: readonly Told[]
}

/** What happened of late, read once for all outboxes that come by a place of the stream at about the same time. */
export class Recent {
  readonly #read: Tx
  readonly #pages: Page[] = []
  #turn: Promise<unknown> = Promise.resolve()

  constructor(read: Tx) {
    this.#read = read
  }

  /** Some of the next events of an account after a position, oldest first. @returns none only where there is none. */
  after(account: string, position: number): Promise<readonly Told[]> {
    // One by one: whoever comes second finds what the first has read.
    const turn = this.#turn.then(() => this.#find(account, position))
    this.#turn = turn.catch(() => {})
    return turn
  }

  async #find(account: string, position: number): Promise<readonly Told[]> {
    const page = this.#pages.find(
      (page) => page.account === account && page.after <= position && position < page.upTo,
    )
    if (page) return page.events.slice(page.events.findIndex((event) => event.position > position))
    const events = await toldAfter(this.#read, account, position, PAGE)
    const last = events.at(-1)
    if (last) this.#keep({ account, after: position, upTo: last.position, events })
    return events
  }

  #keep(page: Page): void {
    this.#pages.push(page)
    if (this.#pages.length > MOST_PAGES) this.#pages.shift()
  }
}
