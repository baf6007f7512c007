import { type ClientRequest, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { type Agent, request as requestSecurely } from 'node:https'
import { Kept } from './kept.js'
import type { Passed } from './recorder.js'

/** A server that is silent for so long will not speak any more. */
const SILENCE_MS = 5 * 60 * 1000

/** These are between two neighbours; the next pair has its own. */
const HOP_BY_HOP = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'upgrade',
])

type Headers = IncomingMessage['headers']

export interface PassageOptions {
  readonly target: URL
  readonly agent: Agent
  readonly number: number
  readonly now: () => Date
  readonly onPassed: (passed: Passed) => void
}

/** One call on its way to the server and back, byte by byte. What happens to one connection happens to the other. */
export class Passage {
  readonly #client: IncomingMessage
  readonly #response: ServerResponse
  readonly #options: PassageOptions
  readonly #time: Date
  readonly #sent = new Kept()
  readonly #got = new Kept()
  #answer: IncomingMessage | undefined
  #hasEnded = false

  constructor(client: IncomingMessage, response: ServerResponse, options: PassageOptions) {
    this.#client = client
    this.#response = response
    this.#options = options
    this.#time = options.now()
  }

  /** Hands the call on. `onPassed` is told when it ended, in whatever way. */
  begin(): void {
    // A client may leave at any time; what the server makes of its call is still of interest.
    this.#client.on('error', () => {})
    this.#response.on('error', () => {})
    try {
      this.#handOn(this.#reach())
    } catch (error) {
      this.#end(`the call could not be handed on: ${wordsOf(error)}`)
    }
  }

  #reach(): ClientRequest {
    const { target, agent } = this.#options
    const { method, url: path, headers } = this.#client
    const where = {
      method,
      path,
      // Addresses of version 6 are in brackets in a URL, and nowhere else.
      hostname: target.hostname.replace(/^\[|\]$/g, ''),
      port: target.port,
      headers: { ...between(headers), host: target.host, 'accept-encoding': 'identity' },
    }
    return target.protocol === 'https:' ? requestSecurely({ ...where, agent }) : request(where)
  }

  #handOn(onward: ClientRequest): void {
    const client = this.#client
    onward.setTimeout(SILENCE_MS, () => onward.destroy(new Error('the server was silent for too long')))
    onward.on('response', (answer) => this.#handBack(answer))
    onward.on('error', (error) =>
      this.#end(`${this.#answer ? 'the answer broke off' : 'no answer came'}: ${wordsOf(error)}`),
    )
    client.on('data', (bytes: Buffer) => this.#sent.add(bytes))
    client.on('close', () => {
      if (!client.complete) onward.destroy(new Error('the client left while it sent'))
    })
    client.pipe(onward)
  }

  #handBack(answer: IncomingMessage): void {
    const response = this.#response
    this.#answer = answer
    response.writeHead(answer.statusCode!, between(answer.headers))
    answer.on('data', (bytes: Buffer) => this.#got.add(bytes))
    answer.on('error', (error) => this.#end(`the answer broke off: ${wordsOf(error)}`))
    answer.on('end', () => this.#end(response.destroyed ? 'the client left before it had the answer' : null))
    // What goes to a client that left is read here, to its end.
    response.on('close', () => answer.resume())
    answer.pipe(response)
  }

  #end(trouble: string | null): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    if (trouble !== null) this.#response.destroy()
    const { number, now, onPassed } = this.#options
    const { method = '', url: path = '', headers } = this.#client
    const answer = this.#answer
    onPassed({
      number,
      time: this.#time,
      milliseconds: now().getTime() - this.#time.getTime(),
      request: { method, path, headers: textsOf(headers), body: this.#sent.body },
      response: answer
        ? { status: answer.statusCode!, headers: textsOf(answer.headers), body: this.#got.body }
        : null,
      trouble,
    })
  }
}

function textsOf(headers: Headers): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}

function between(headers: Headers): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name)))
}

function wordsOf(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException
  return message || code || 'no reason given'
}
