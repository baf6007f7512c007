import type { Dispatcher, Pool } from 'undici'
import type { Networks } from './networks.js'
import { checkLiteral, guardedLookup, hostOf, type Resolve, TargetRefused } from './target.js'

/** What came of one attempt. `gone`: the receiver says that it wants no more (410). Times are milliseconds. */
export interface Posted {
  readonly kind: 'taken' | 'failed' | 'gone'
  /** Null where no answer came. */
  readonly status: number | null
  /** Null where it was taken. */
  readonly message: string | null
  /** How the answer begins, where it was not taken. */
  readonly answer: string | null
  /** How long the receiver asked to be left alone. */
  readonly wishMs: number
}

export interface ReceiverOptions {
  readonly networks: Networks
  readonly resolve: Resolve
  /** Hard limit of one attempt, from finding the address to the end of the answer. */
  readonly timeoutMs: number
  readonly connections: number
}

/** So much of an answer is read; whatever else it says is not waited for. */
const MOST_BYTES = 4096

/** So much of one is kept, in characters. */
const MOST_KEPT = 500

/** How long a connection stays open that nothing is sent over. */
const KEEP_ALIVE_MS = 10_000

/** One URL that takes messages, and the connections to it. Redirects are not followed, and TLS is always verified. */
export class Receiver {
  readonly #url: URL
  readonly #options: ReceiverOptions
  #pool: Promise<Pool> | undefined

  /** @param url as it was checked before. */
  constructor(url: string, options: ReceiverOptions) {
    this.#url = new URL(url)
    this.#options = options
  }

  /** @param signal ends it early; then it rejects. */
  async post(headers: Readonly<Record<string, string>>, body: string, signal: AbortSignal): Promise<Posted> {
    const limit = new AbortController()
    const end = () => limit.abort()
    const timer = setTimeout(end, this.#options.timeoutMs)
    signal.addEventListener('abort', end)
    try {
      return await this.#post(headers, body, limit.signal)
    } catch (error) {
      signal.throwIfAborted()
      return failed(null, limit.signal.aborted ? this.#tooSlow() : causeOf(error))
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
    }
  }

  async close(): Promise<void> {
    await (await this.#pool)?.destroy()
  }

  async #post(headers: Readonly<Record<string, string>>, body: string, signal: AbortSignal): Promise<Posted> {
    const { networks } = this.#options
    checkLiteral(hostOf(this.#url), this.#url.protocol === 'https:', networks)
    this.#pool ??= this.#open()
    const pool = await this.#pool
    const { pathname, search } = this.#url
    const answer = await pool.request({
      method: 'POST',
      path: pathname + search,
      headers: { 'content-type': 'application/json', 'user-agent': 'risiti-webhooks', ...headers },
      body,
      signal,
    })
    return judge(answer, await readBeginning(answer))
  }

  async #open(): Promise<Pool> {
    const { Pool } = await import('undici')
    const { networks, resolve, timeoutMs, connections } = this.#options
    const lookup = guardedLookup(networks, this.#url.protocol === 'https:', resolve)
    return new Pool(this.#url.origin, {
      connections,
      connect: { lookup, timeout: timeoutMs },
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      keepAliveTimeout: KEEP_ALIVE_MS,
    })
  }

  #tooSlow(): string {
    return `No whole answer came within ${this.#options.timeoutMs / 1000} seconds.`
  }
}

function judge({ statusCode: status, headers }: Dispatcher.ResponseData, answer: string): Posted {
  if (status >= 200 && status < 300) return { kind: 'taken', status, message: null, answer: null, wishMs: 0 }
  if (status === 410) return { ...failed(status, 'It answered 410: it wants no more.'), kind: 'gone', answer }
  const isElsewhere = status >= 300 && status < 400
  const message = isElsewhere
    ? `It answered ${status}: redirects are not followed.`
    : `It answered ${status}.`
  const seconds = Number(headers['retry-after'])
  return { ...failed(status, message), answer, wishMs: seconds > 0 ? seconds * 1000 : 0 }
}

function failed(status: number | null, message: string): Posted {
  return { kind: 'failed', status, message, answer: null, wishMs: 0 }
}

/** Reads on to the end where it is near, so that the connection can be used again. */
async function readBeginning({ body }: Dispatcher.ResponseData): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    size += chunk.length
    if (size > MOST_BYTES) break
  }
  return Buffer.concat(chunks).toString('utf8').slice(0, MOST_KEPT)
}

/** In words that hold no address. */
function causeOf(error: unknown): string {
  if (error instanceof TargetRefused) return error.message
  const code = (error as { code?: string } | null)?.code
  return code === undefined ? 'The connection failed.' : `The connection failed: ${code}.`
}
