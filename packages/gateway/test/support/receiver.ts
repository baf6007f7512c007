import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** What was posted. */
export interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: messages are asserted member by member.
  readonly body: any
}

/** Answers, or does not. */
export type Answering = (response: ServerResponse, received: Received) => void

export const taken: Answering = (response) => response.writeHead(204).end()

export function answering(status: number, headers: Record<string, string> = {}, text = ''): Answering {
  return (response) => response.writeHead(status, headers).end(text)
}

/** A server that webhooks are posted to. What it does can be changed at any time. */
export class TestReceiver {
  readonly received: Received[] = []
  answer: Answering = taken
  readonly #server: Server
  readonly #origin: string

  private constructor(server: Server, origin: string) {
    this.#server = server
    this.#origin = origin
  }

  /** @param identity what it shows to whoever connects, as PEM: it speaks TLS then, and is called by name. */
  static async open(identity?: { readonly key: string; readonly cert: string }): Promise<TestReceiver> {
    const server = identity ? createTlsServer(identity) : createServer()
    const receiver = new TestReceiver(server, identity ? 'https://localhost' : 'http://127.0.0.1')
    server.on('request', async (request, response) => {
      let text = ''
      for await (const chunk of request) text += chunk
      const { url = '', headers } = request
      const received = { path: url, headers, text, body: JSON.parse(text) }
      receiver.received.push(received)
      receiver.answer(response, received)
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return receiver
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  get url(): string {
    return `${this.#origin}:${this.port}/hook`
  }

  /** The conditions that it was told of, in the order in which it was. */
  conditions(): string[] {
    return this.received.flatMap(({ body }) => body.data.condition ?? [])
  }

  /** What came, of a type. */
  ofType(type: string): Received[] {
    return this.received.filter(({ body }) => body.type === type)
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }
}

/** Looks ever less often until it holds, at most 18 seconds. */
export async function until<Value>(
  what: string,
  find: () => Promise<Value> | Value,
): Promise<NonNullable<Value>> {
  const end = Date.now() + 18_000
  for (let pauseMs = 5; ; pauseMs = Math.min(pauseMs * 1.3, 200)) {
    const value = await find()
    if (value) return value
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`)
    await sleep(pauseMs)
  }
}
