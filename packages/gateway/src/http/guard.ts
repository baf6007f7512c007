import { createHash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { Problem } from './problem.js'

/**
 * Refuses requests that name another host: a web page that was pointed at this address by its own domain name must not
 * get an answer.
 * @param hosts host names, without ports.
 */
export function onlyHosts(hosts: ReadonlySet<string>): MiddlewareHandler {
  return async (c, next) => {
    const host = (c.req.header('host') ?? '').replace(/:\d+$/, '').toLowerCase()
    if (!hosts.has(host)) throw unknownHost(host)
    await next()
  }
}

/** Demands the admin key as bearer token. */
export function onlyWithKey(adminKey: string): MiddlewareHandler {
  const expected = digest(adminKey)
  return async (c, next) => {
    const given = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
    if (!timingSafeEqual(digest(given), expected)) throw unauthorised()
    await next()
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function unknownHost(host: string): Problem {
  return new Problem({
    status: 421,
    code: 'host-unknown',
    title: 'This gateway does not answer under that name.',
    detail: `The request names the host "${host.slice(0, 100)}".`,
    fix: 'Use the address the gateway printed, or set RISITI_PUBLIC_URL to the address people use.',
  })
}

function unauthorised(): Problem {
  return new Problem({
    status: 401,
    code: 'key-missing',
    title: 'The API key is missing or wrong.',
    detail: 'This gateway was started with an admin key.',
    fix: 'Send "Authorization: Bearer <key>".',
    headers: { 'www-authenticate': 'Bearer' },
  })
}
