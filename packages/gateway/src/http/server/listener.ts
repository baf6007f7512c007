import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Drain, type Patience } from './drain.js'
import { closeQueued } from './queued.js'
import { STALL_MS } from './streamed.js'
import { cutUnread } from './unread.js'

/**
 * How long a connection is kept on which nothing is asked, in milliseconds: longer than proxies keep theirs (by default nginx 60 s,
 * Traefik 90 s, Caddy 120 s), so that nobody's request meets a connection that is just being closed.
 */
const IDLE_MS = 125_000

/** How often connections are looked at whose request takes too long, in milliseconds. */
const CHECK_MS = 5_000

export interface ListenOptions {
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
  /** How long a client may take to send its request, in milliseconds. */
  readonly requestMs: number
}

/** A server that listens. */
export interface Listener {
  readonly url: string
  /** Takes no more requests, and answers those that are under way. */
  close(patience: Patience): Promise<void>
}

/** Lets an app listen. @throws Error of the operating system where nobody can listen there. */
export async function listen(
  { fetch }: Pick<Parameters<typeof createAdaptorServer>[0], 'fetch'>,
  { host, port, requestMs }: ListenOptions,
): Promise<Listener> {
  const server = createAdaptorServer({
    fetch,
    serverOptions: {
      requestTimeout: requestMs,
      keepAliveTimeout: IDLE_MS,
      connectionsCheckingInterval: Math.min(requestMs, CHECK_MS),
    },
  }) as Server
  const drain = new Drain(server)
  closeQueued(server)
  cutUnread(server, STALL_MS)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: (patience) => drain.close(patience),
  }
}
