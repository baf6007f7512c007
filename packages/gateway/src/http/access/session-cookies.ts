import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { Problem } from '../problem.js'

/** A browser does no more with a cookie than send it back here, and never for another site. */
const ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Strict'

/** The cookies of a gateway: with https under a name that only this host can set, and never sent in clear. */
export class Cookies {
  readonly #isSecure: () => boolean

  constructor(publicUrl: () => string) {
    this.#isSecure = () => publicUrl().startsWith('https:')
  }

  /** What a cookie of ours holds in a request. */
  read(name: string, { headers: { cookie } }: IncomingMessage): string | undefined {
    const wanted = this.#nameOf(name)
    const pairs = (cookie ?? '').split(';').map((pair) => pair.trim().split('='))
    const [, value] = pairs.find(([key]) => key === wanted) ?? []
    return value || undefined
  }

  /** The header that sets a cookie. @param seconds how long; 0 forgets it. */
  write(name: string, value: string, seconds: number): string {
    const secure = this.#isSecure() ? '; Secure' : ''
    return `${this.#nameOf(name)}=${value}; Max-Age=${seconds}; ${ATTRIBUTES}${secure}`
  }

  #nameOf(name: string): string {
    return this.#isSecure() ? `__Host-risiti-${name}` : `risiti-${name}`
  }
}

/** What a page of ours has to say with every change: another site can have the cookie sent, and cannot know this. */
export function csrfTokenOf(session: string): string {
  return createHmac('sha256', session).update('csrf').digest('base64url')
}

/** @throws Problem unless a change was asked for by a page of this gateway. */
export function refuseForgery(request: IncomingMessage, session: string, publicUrl: string): void {
  refuseOtherSites(request, publicUrl)
  const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''))
  const expected = Buffer.from(csrfTokenOf(session))
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw forged('The header X-CSRF-Token is missing or wrong.')
}

/**
 * Looks at what browsers say of where a request comes from; whoever is no browser says nothing.
 * @throws Problem when it is another site, or another port of this machine.
 */
export function refuseOtherSites({ headers }: IncomingMessage, publicUrl: string): void {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') throw forged('It comes from another site.')
  const { origin } = headers
  if (origin === undefined) return
  const isOurs = origin === new URL(publicUrl).origin || hostOf(origin) === headers.host?.toLowerCase()
  if (!isOurs) throw forged('It comes from a page of another origin.')
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

function forged(detail: string): Problem {
  return new Problem({
    status: 403,
    code: 'request-forged',
    title: 'The request may not be from a page of this gateway.',
    detail,
    fix: 'Send the "csrfToken" of GET /v1/sessions as X-CSRF-Token, from the origin of the gateway; programs use an API key instead.',
  })
}
