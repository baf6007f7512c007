import type { Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { ConfigurationError } from '@risiti/core'

/** A server that listens. */
export interface Listener {
  readonly port: number
  /** Stops listening and breaks what is open. */
  close(): Promise<void>
}

/** Lets a server listen. @throws ConfigurationError when the port cannot be had. */
export async function listen(server: Server, port: number, host: string): Promise<Listener> {
  // Idle connections are kept for long: a reset should come from a fault, not from a timer.
  server.keepAliveTimeout = 60_000
  // Who is slow is not waited for without end: others may want the connection.
  server.headersTimeout = 20_000
  server.requestTimeout = 120_000
  const sockets = openSocketsOf(server)
  const listening = new Promise<void>((resolve, reject) => {
    server.on('error', reject)
    server.listen(port, host, resolve)
  })
  await listening.catch((error: Error) => {
    throw cannotListen(port, host, error)
  })
  return { port: (server.address() as AddressInfo).port, close: () => close(server, sockets) }
}

/** The server itself does not know of sockets that stop half-way through the greeting of TLS. */
function openSocketsOf(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  return sockets
}

async function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  for (const socket of sockets) socket.destroy()
  await closed
}

function cannotListen(port: number, host: string, cause: Error): ConfigurationError {
  return new ConfigurationError({
    code: 'sandbox-cannot-listen',
    message: `The sandbox cannot listen on ${host}:${port}.`,
    cause,
    fix: 'Stop what uses the port, or choose another one; 0 takes any that is free.',
  })
}
