import { BlockList, isIP } from 'node:net'

/**
 * IPv4 addresses that are no public receiver, after IANA's registry of special-purpose addresses (RFC 6890), multicast, and Azure's
 * metadata service, which has a public address. The other clouds' are link-local, or in 100.64.0.0/10 or 192.0.0.0/24.
 */
const NOT_PUBLIC_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]

/** Of IPv6 only this is public at all: loopback, mapped IPv4, NAT64, unique-local, link-local and multicast are outside of it. */
const PUBLIC_6 = ['2000::/3']

/** And not these: protocol assignments with Teredo, documentation, and 6to4, which carries an IPv4 address inside. */
const NOT_PUBLIC_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const notPublic = blockListOf([...NOT_PUBLIC_4, ...NOT_PUBLIC_6])
const public6 = blockListOf(PUBLIC_6)

/** Which addresses the gateway calls. */
export interface Networks {
  /** True where an address is public, or in a network that the configuration names. */
  mayCall(address: string): boolean
  /** True where it is in a network that the configuration names: there a receiver may be called without TLS. */
  isNamed(address: string): boolean
  /** True when the configuration names any. */
  readonly hasNamed: boolean
}

/** @param named networks as `isNetwork` takes them. */
export function networksOf(named: readonly string[]): Networks {
  const list = blockListOf(named)
  const isNamed = (address: string) => list.check(address, familyOf(address))
  return {
    isNamed,
    mayCall: (address) => isNamed(address) || isPublic(address),
    hasNamed: named.length > 0,
  }
}

/** True for an address, or a network in the notation of CIDR. */
export function isNetwork(text: string): boolean {
  const [address = '', length, ...rest] = text.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (family === 4 ? 32 : 128))
}

function isPublic(address: string): boolean {
  const family = familyOf(address)
  if (family === 'ipv6' && !public6.check(address, family)) return false
  return !notPublic.check(address, family)
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 4 ? 'ipv4' : 'ipv6'
}

function blockListOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', length] = network.split('/')
    const family = familyOf(address)
    list.addSubnet(address, Number(length ?? (family === 'ipv4' ? 32 : 128)), family)
  }
  return list
}
