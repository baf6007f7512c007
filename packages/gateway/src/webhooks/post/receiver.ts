import type { Pool } from 'undici'
import { type Answer, Exchange } from './exchange.js'
import type { Networks } from './networks.js'
import { checkLiteral, guardedLookup, hostOf, type Resolve, TargetRefused } from './target.js'
import { tlsFault } from './tls-faults.js'

/** What came of one attempt. `gone`: the receiver says that it wants no more (410). */
export interface Posted {
  readonly kind: 'taken' | 'failed' | 'gone'
  /** Null where no answer came. */
  readonly status: number | null
  /** Null where it was taken. */
  readonly failure: Failure | null
}

/** Why it was not taken. */
export interface Failure {
  readonly message: string
  /** How the answer begins, where one came. */
  readonly answer: string | null
  /** How long the receiver asked to be left alone, milliseconds. */
  readonly wishMs: number
}

export interface ReceiverOptions {
  readonly networks: Networks
  readonly resolve: Resolve
  /** Hard limit of one attempt, from finding the address to the end of the answer. */
  readonly timeoutMs: number
  readonly connections: number
}

/** So much of one is kept, in characters. */
const MOST_KEPT = 500

/** How long a connection stays open that nothing is sent over. */
const KEEP_ALIVE_MS = 10_000

/** One URL that takes messages, and the connections to it. Redirects are not followed, and TLS is always verified. */
export class Receiver {
  readonly #url: URL
  readonly #options: ReceiverOptions
  readonly #path: string
  /** When each began, by a clock that nobody can set; the longest under way comes first. */
  readonly #underWay = new Map<Exchange, number>()
  #timer: NodeJS.Timeout | undefined
  #isCut = false
  #opening: Promise<Pool> | undefined
  #pool: Pool | undefined

  /** @param url as it was checked before. */
  constructor(url: string, options: ReceiverOptions) {
    this.#url = new URL(url)
    this.#options = options
    const { pathname, search } = this.#url
    this.#path = pathname + search
  }

  /** @param onEnd told once: `undefined` when it is cut off. It costs less than a promise, and nothing but posting does so often. */
  post(
    headers: Readonly<Record<string, string>>,
    body: string,
    onEnd: (posted: Posted | undefined) => void,
  ): void {
    const exchange = new Exchange((end) => {
      this.#underWay.delete(exchange)
      onEnd(this.#judge(end))
    })
    this.#underWay.set(exchange, performance.now())
    this.#timer ??= setTimeout(this.#endSlow, this.#options.timeoutMs)
    const dispatch = (pool: Pool) =>
      pool.dispatch({ method: 'POST', path: this.#path, headers, body }, exchange)
    if (this.#pool) dispatch(this.#pool)
    else this.#open().then(dispatch, (error: Error) => exchange.end(error))
  }

  /** Cuts off what is under way, for good. */
  cut(): void {
    this.#isCut = true
    for (const exchange of this.#underWay.keys()) exchange.end(new Error('cut off'))
  }

  /** Cuts off what is under way, and closes the connections. */
  async close(): Promise<void> {
    this.cut()
    clearTimeout(this.#timer)
    await (await this.#opening?.catch(() => undefined))?.destroy()
  }

  /** One timer for all: each has the same limit, so that they reach it in the order in which they began. */
  readonly #endSlow = (): void => {
    const { timeoutMs } = this.#options
    this.#timer = undefined
    for (const [exchange, began] of this.#underWay) {
      const left = Math.ceil(began + timeoutMs - performance.now())
      if (left > 0) {
        this.#timer = setTimeout(this.#endSlow, left)
        return
      }
      exchange.end(new TooSlow(timeoutMs))
    }
  }

  #judge(end: Answer | Error): Posted | undefined {
    if (!(end instanceof Error)) return judge(end)
    if (this.#isCut) return undefined
    return { kind: 'failed', status: null, failure: { message: causeOf(end), answer: null, wishMs: 0 } }
  }

  /** @throws TargetRefused for an address that is not called: nobody looks it up. */
  #open(): Promise<Pool> {
    this.#opening ??= this.#connect().then((pool) => {
      this.#pool = pool
      return pool
    })
    return this.#opening
  }

  async #connect(): Promise<Pool> {
    const { Pool } = await import('undici')
    const { networks, resolve, timeoutMs, connections } = this.#options
    const isSecure = this.#url.protocol === 'https:'
    checkLiteral(hostOf(this.#url), isSecure, networks)
    const lookup = guardedLookup(networks, isSecure, resolve)
    return new Pool(this.#url.origin, {
      connections,
      connect: { lookup, timeout: timeoutMs },
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: KEEP_ALIVE_MS,
    })
  }
}

class TooSlow extends Error {
  constructor(milliseconds: number) {
    super(`No whole answer came within ${milliseconds / 1000} seconds.`)
  }
}

function judge({ status, retryAfter, beginning }: Answer): Posted {
  if (status >= 200 && status < 300) return { kind: 'taken', status, failure: null }
  const answer = beginning.toString('utf8').slice(0, MOST_KEPT)
  const seconds = Number(retryAfter)
  const failure = { message: objection(status), answer, wishMs: seconds > 0 ? seconds * 1000 : 0 }
  return { kind: status === 410 ? 'gone' : 'failed', status, failure }
}

function objection(status: number): string {
  if (status === 410) return 'It answered 410: it wants no more.'
  if (status >= 300 && status < 400) return `It answered ${status}: redirects are not followed.`
  return `It answered ${status}.`
}

/** In words that hold no address. */
function causeOf(error: unknown): string {
  if (error instanceof TargetRefused || error instanceof TooSlow) return error.message
  const code = (error as { code?: string } | null)?.code
  if (code === undefined) return 'The connection failed.'
  return tlsFault(code) ?? `The connection failed: ${code}.`
}
