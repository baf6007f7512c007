import { ADMIN_KEY } from './api.js'

/** One event as a client of server-sent events gets it. */
export interface Received {
  readonly id: string
  // biome-ignore lint/suspicious/noExplicitAny: answers are asserted member by member.
  readonly data: any
}

/** A client of server-sent events, as the standard describes one: data is told, an id without data is only kept. */
export class EventClient {
  readonly received: Received[] = []
  /** What it would send as Last-Event-ID. */
  lastId = ''
  /** Resolves when the stream has ended. */
  readonly ended: Promise<void>
  readonly #stop = new AbortController()

  private constructor(response: Response, stop: AbortController) {
    this.#stop = stop
    this.ended = this.#read(response).catch(() => {})
  }

  /** Comes with the admin key, unless it comes with a cookie. */
  static async open(url: string, headers: Record<string, string> = {}): Promise<EventClient> {
    const stop = new AbortController()
    const key = 'cookie' in headers ? {} : { authorization: `Bearer ${ADMIN_KEY}` }
    const response = await fetch(url, {
      headers: { ...key, accept: 'text/event-stream', ...headers },
      signal: stop.signal,
    })
    if (response.headers.get('content-type') !== 'text/event-stream') throw new Error(await response.text())
    return new EventClient(response, stop)
  }

  /** Breaks the connection. */
  async close(): Promise<void> {
    this.#stop.abort()
    await this.ended
  }

  async #read(response: Response): Promise<void> {
    let text = ''
    const decoder = new TextDecoder()
    for await (const chunk of response.body!) {
      text += decoder.decode(chunk, { stream: true })
      const parts = text.split('\n\n')
      text = parts.pop()!
      for (const part of parts) this.#take(part)
    }
  }

  #take(part: string): void {
    const fields = part.split('\n').map((line) => /^(\w+): (.*)$/.exec(line)!.slice(1))
    const { id, data } = Object.fromEntries(fields)
    if (id !== undefined) this.lastId = id
    if (data !== undefined) this.received.push({ id: this.lastId, data: JSON.parse(data) })
  }
}
