import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { networksOf } from '../../webhooks/post/networks.js'

/** Where a request comes from. */
export type ClientAddress = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string

/**
 * Finds out where requests come from. Who connects is asked no further, unless it is one of our own proxies: then it is the last address before them in
 * `X-Forwarded-For`, or in `Forwarded` (RFC 7239). What stands further left in these headers was written by the client, and is not believed. A proxy
 * leaves the one of both that it does not know as the client wrote it: where both are there and do not agree, neither is believed.
 * @param proxies networks of our own proxies, as `isNetwork` takes them.
 */
export function clientAddresses(proxies: readonly string[]): ClientAddress {
  const trusted = networksOf(proxies)
  return ({ headers, socket }) => {
    const peer = plainAddress(socket.remoteAddress ?? '') ?? ''
    if (peer === '' || !trusted.isNamed(peer)) return peer
    const lists = [headers['x-forwarded-for'], headers.forwarded && forwardedFor(headers.forwarded)]
    const told = lists
      .filter((list) => list !== undefined)
      .map((list) => before(String(list), trusted.isNamed))
    const [client] = told
    return client !== undefined && told.every((each) => each === client) ? client : peer
  }
}

/** The last address of a list that is not one of our own; undefined where something else than addresses comes before. */
function before(list: string, isOurs: (address: string) => boolean): string | undefined {
  for (const entry of list.split(',').reverse()) {
    const address = plainAddress(entry.trim())
    if (address === undefined || !isOurs(address)) return address
  }
  return undefined
}

/** What `Forwarded` says of `for`, as a list like that of `X-Forwarded-For`. */
function forwardedFor(header: string): string {
  const elements = header.split(',').map((element) => element.split(';'))
  return elements
    .map((pairs) => pairs.map((pair) => /^\s*for\s*=\s*"?([^"]*)"?\s*$/i.exec(pair)?.[1]).find(Boolean) ?? '')
    .join(',')
}

/** An address without brackets and port; one of IPv4 also where it was written as one of IPv6. Undefined where it is none. */
function plainAddress(text: string): string | undefined {
  const [, inBrackets, withPort] = /^\[([^\]]+)\](?::\d+)?$|^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text) ?? []
  const address = (inBrackets ?? withPort ?? text).toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')
  return isIP(address) === 0 ? undefined : address
}

/** Whom guesses are counted against: a whole IPv6 network of one customer counts as one place. */
export function placeOfAddress(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.split('::')
  const parts = head.split(':').filter((part) => part !== '')
  const rest = tail === undefined ? [] : tail.split(':').filter((part) => part !== '')
  const zeros = tail === undefined ? 0 : 8 - parts.length - rest.length
  return [...parts, ...Array<string>(zeros).fill('0'), ...rest].slice(0, 4).join(':')
}
