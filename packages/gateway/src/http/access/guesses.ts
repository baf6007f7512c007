import type { IncomingMessage } from 'node:http'
import { Throttle } from '../../access/throttle.js'
import type { Steady } from '../../lanes/steady.js'
import { Problem } from '../problem.js'
import { type ClientAddress, placeOfAddress } from '../server/client-address.js'

const MINUTE_MS = 60_000

/** Makes whoever guesses at passwords wait. */
export class Guesses {
  readonly #steady: Steady
  readonly #addressOf: ClientAddress
  /** One who guesses at one name from one place. */
  readonly #pairs = new Throttle({ free: 5, mostMs: 15 * MINUTE_MS })
  /** One who guesses at many names from one place. */
  readonly #places = new Throttle({ free: 30, mostMs: 15 * MINUTE_MS })
  /**
   * Many who guess at one name. The wait stays short, and a browser that its user has signed in with before is spared: nobody can keep
   * the owner out by guessing.
   */
  readonly #names = new Throttle({ free: 50, mostMs: MINUTE_MS })

  constructor(steady: Steady, addressOf: ClientAddress) {
    this.#steady = steady
    this.#addressOf = addressOf
  }

  /**
   * Counts a guess as wrong before it is known to be, so that guesses at the same time count too.
   * @param browser names the browser, where the user has signed in with it before.
   * @returns what takes it back. @throws Problem when there were too many wrong ones.
   */
  count(request: IncomingMessage, who: string, browser: string | undefined): () => void {
    const now = this.#steady()
    const place = placeOfAddress(this.#addressOf(request))
    const counted: [Throttle, string][] = [[this.#pairs, `${browser ?? place} ${who}`]]
    if (browser === undefined) counted.push([this.#places, place], [this.#names, who])
    const wait = Math.max(...counted.map(([throttle, of]) => throttle.wait(of, now)))
    if (wait > 0) throw throttled(wait)
    const takeBacks = counted.map(([throttle, of]) => throttle.fail(of, now))
    return () => {
      for (const takeBack of takeBacks) takeBack()
    }
  }
}

function throttled(waitMs: number): Problem {
  const seconds = Math.ceil(waitMs / 1000)
  return new Problem({
    status: 429,
    code: 'login-throttled',
    title: 'There were too many wrong passwords.',
    detail: `The next one is looked at in ${seconds} seconds.`,
    fix: 'Wait so long. A browser that you have signed in with before, and an API key, are not held up by others who guess.',
    retry: 'same-request',
    headers: { 'retry-after': String(seconds) },
  })
}
