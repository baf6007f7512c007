import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Closes the answers that wait behind another one of their connection when that closes. Node closes only the one that is being sent, and whoever
 * makes the others would go on for ever for nobody.
 */
export function closeQueued(server: Server): void {
  const queues = new WeakMap<Socket, Set<ServerResponse>>()
  const queueOf = (socket: Socket) => {
    const known = queues.get(socket)
    if (known) return known
    const queue = new Set<ServerResponse>()
    queues.set(socket, queue)
    socket.once('close', () => {
      for (const response of queue) if (!response.socket) response.destroy()
      // Later versions of Node close what is destroyed; 20 and 22 do not.
      setImmediate(() => {
        for (const response of queue) response.emit('close')
      })
    })
    return queue
  }
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    // This one is next, and closes with the connection.
    if (response.socket) return
    const queue = queueOf(socket)
    queue.add(response)
    response.once('close', () => queue.delete(response))
  })
}
