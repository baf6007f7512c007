import type { IncomingMessage, Server, ServerResponse } from 'node:http'

/**
 * Cuts off whoever takes nothing of an answer that is whole: it is kept in memory until it is taken.
 * @param stallMs how long nothing may be taken, milliseconds.
 */
export function cutUnread(server: Server, stallMs: number): void {
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    response.once('prefinish', () => socket.setTimeout(stallMs))
    // Before the server waits for the next request: that has a time of its own.
    response.prependOnceListener('finish', () => socket.setTimeout(0))
  })
}
