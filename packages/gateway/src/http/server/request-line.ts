import type { HttpBindings } from '@hono/node-server'
import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { Log } from '../../logging/log.js'
import type { LogLevel } from '../../logging/words.js'
import type { ClientAddress } from './client-address.js'

/** A request that was answered. */
export interface Answered {
  readonly method: string
  /** As it is declared, such as `/v1/documents/{id}`; `unknown` when there is none. What stands for `{id}` is not told. */
  readonly route: string
  readonly status: number
  readonly seconds: number
}

export interface RequestLineOptions {
  readonly log: Log
  readonly randomId: () => string
  readonly addressOf: ClientAddress
  /** Told of every answer. */
  readonly onAnswer: (answered: Answered) => void
}

/** What a client may call its own request. */
const GIVEN_ID = /^[\w.:-]{1,64}$/

/** Asked every few seconds by machines. */
const ROUTINE = /^\/(health|metrics)/

/** One line of the log for each request, under an id that the answer has too: the client's own, or a new one. */
export function requestLine({
  log,
  randomId,
  addressOf,
  onAnswer,
}: RequestLineOptions): MiddlewareHandler<{ Bindings: HttpBindings }> {
  return async (c, next) => {
    const began = performance.now()
    const given = c.req.header('x-request-id')
    const request = given !== undefined && GIVEN_ID.test(given) ? given : randomId()
    c.env.outgoing.setHeader('x-request-id', request)
    // Who has gone by the end has no address any more.
    const client = addressOf(c.env.incoming)
    await next()
    const { method } = c.req
    const { status } = c.res
    const seconds = Math.round(performance.now() - began) / 1000
    const path = matchedRoutes(c).at(-1)?.path ?? '*'
    const route = path.endsWith('*') ? 'unknown' : path.replace(/:(\w+)/g, '{$1}')
    onAnswer({ method, route, status, seconds })
    log(levelOf(route, status), 'request', { request, client, method, route, status, seconds })
  }
}

function levelOf(route: string, status: number): LogLevel {
  if (status >= 500) return 'warn'
  return ROUTINE.test(route) ? 'debug' : 'info'
}
