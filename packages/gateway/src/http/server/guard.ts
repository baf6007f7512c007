import type { MiddlewareHandler } from 'hono'
import { Problem } from '../problem.js'

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

function unknownHost(host: string): Problem {
  return new Problem({
    status: 421,
    code: 'host-unknown',
    title: 'This gateway does not answer under that name.',
    detail: `The request names the host "${host.slice(0, 100)}".`,
    fix: 'Use the address the gateway printed, or set RISITI_PUBLIC_URL to the address people use.',
  })
}
