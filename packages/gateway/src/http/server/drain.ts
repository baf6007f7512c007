import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { Server as Listener, type Socket } from 'node:net'

/** How long to wait for whom when a server closes, in milliseconds. */
export interface Patience {
  /** For a client that has not sent all of its request. */
  readonly sendMs: number
  /** For a request that is being worked on. */
  readonly workMs: number
}

/** How long a connection on which nothing is asked is kept: what was sent on it may not have been read yet. */
const IDLE_MS = 100

/** Closes a server so that whoever has sent a whole request is answered. */
export class Drain {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  /** What is being worked on, by connection. */
  readonly #working = new Map<
    Socket,
    { readonly request: IncomingMessage; readonly response: ServerResponse }
  >()
  #isClosing = false

  /** @param server before it listens. */
  constructor(server: Server) {
    this.#server = server
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket)
      socket.once('close', () => this.#sockets.delete(socket))
    })
    server.prependListener('request', (request, response) => this.#begin(request, response))
  }

  /** Takes no more connections, answers what is under way, and lets each connection go after its answer. */
  async close({ sendMs, workMs }: Patience): Promise<void> {
    this.#isClosing = true
    for (const { response } of this.#working.values()) response.shouldKeepAlive = false
    // A server of HTTP would close idle connections at once, and with them requests that it has not read.
    const closed = new Promise((resolve) => Listener.prototype.close.call(this.#server, resolve))
    let sweep: NodeJS.Timeout | undefined
    const idle = setTimeout(() => {
      sweep = setInterval(() => this.#server.closeIdleConnections(), 10)
    }, IDLE_MS)
    const cut = setTimeout(() => this.#cutUnfinished(), sendMs)
    const end = setTimeout(() => this.#server.closeAllConnections(), workMs)
    await closed
    clearTimeout(idle)
    clearInterval(sweep)
    clearTimeout(cut)
    clearTimeout(end)
    // Ends what it does besides listening.
    this.#server.close()
  }

  #begin(request: IncomingMessage, response: ServerResponse): void {
    if (this.#isClosing) response.shouldKeepAlive = false
    const work = { request, response }
    this.#working.set(request.socket, work)
    response.once('close', () => {
      if (this.#working.get(request.socket) === work) this.#working.delete(request.socket)
    })
  }

  #cutUnfinished(): void {
    for (const socket of this.#sockets) if (!this.#working.get(socket)?.request.complete) socket.destroy()
  }
}
