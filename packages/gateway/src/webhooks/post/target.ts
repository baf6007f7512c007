import { lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import type { Networks } from './networks.js'

/** Why an address is not called, in words for who named it. */
export class TargetRefused extends Error {
  override readonly name = 'TargetRefused'
}

/** What servers take is not much longer. What is no ASCII becomes several times as long when it is sent. */
export const LONGEST_URL = 2000

/** Finds all addresses of a name. */
export type Resolve = (
  name: string,
  done: (error: Error | null, addresses: readonly { address: string; family: number }[]) => void,
) => void

/** As the machine itself finds them. */
export const systemResolve: Resolve = (name, done) => {
  systemLookup(name, { all: true, verbatim: true }, (error, addresses) => done(error, addresses ?? []))
}

/**
 * Says what of a URL can be known before it is called. Whatever way an address is written, the URL has it in its usual form.
 * @throws TargetRefused when it can never be called.
 */
export function checkUrl(text: string, networks: Networks): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) throw new TargetRefused('It is not an https address.')
  if (url.protocol === 'http:' && !networks.hasNamed) throw new TargetRefused('It is not https.')
  if (url.username || url.password) throw new TargetRefused('It holds a name or a password.')
  if (url.hash) throw new TargetRefused('It holds a fragment, which no server sees.')
  if (url.href.length > LONGEST_URL)
    throw new TargetRefused(`As it is sent, it is longer than ${LONGEST_URL} characters.`)
  checkLiteral(hostOf(url), url.protocol === 'https:', networks)
  return url
}

/** The name or the address in a URL, without brackets. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1')
}

/**
 * Looks a name up when a connection is made, so that an answer that has changed since is judged too, and the address that was judged is
 * the one that is called. One forbidden address among them forbids all.
 */
export function guardedLookup(networks: Networks, isSecure: boolean, resolve: Resolve): LookupFunction {
  return (name, options, done) => {
    resolve(name, (error, addresses) => {
      if (error) return done(error, '', 0)
      const wanted = addresses.filter(({ family }) => !options.family || family === options.family)
      const refused = addresses.find(({ address }) => !mayCall(address, isSecure, networks))
      const [first] = wanted
      if (refused || !first) return done(refusal(refused?.address, isSecure, networks), '', 0)
      if (options.all) return done(null, [...wanted])
      done(null, first.address, first.family)
    })
  }
}

/** @throws TargetRefused for an address that is not called; names are judged by their addresses, when they are looked up. */
export function checkLiteral(host: string, isSecure: boolean, networks: Networks): void {
  if (isIP(host) !== 0 && !mayCall(host, isSecure, networks)) throw refusal(host, isSecure, networks)
}

function mayCall(address: string, isSecure: boolean, networks: Networks): boolean {
  return isSecure ? networks.mayCall(address) : networks.isNamed(address)
}

/** The address itself is not said: what names inside a network resolve to is nobody's business outside. */
function refusal(address: string | undefined, isSecure: boolean, networks: Networks): TargetRefused {
  if (address === undefined) return new TargetRefused('Its name has no address.')
  if (!isSecure && networks.mayCall(address))
    return new TargetRefused('Without TLS only networks are called that the configuration names.')
  return new TargetRefused('It leads to an address that is not public.')
}
