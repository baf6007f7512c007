import type { Caller } from '../../access/caller.js'
import { Problem } from '../problem.js'

/** Settings of a device that can be an address, to which the gateway then sends requests. */
const ADDRESSES = ['environment', 'portal', 'enablerUrl'] as const

/**
 * Only an admin says at which address an authority is: to anybody else the gateway would be a way into the network that it stands in.
 * @throws Problem when somebody else names one.
 */
export function refuseAddresses({ scopes }: Caller, settings: Readonly<Record<string, unknown>>): void {
  if (scopes.has('admin')) return
  const named = ADDRESSES.filter((name) => String(settings[name] ?? '').includes('://'))
  if (named.length === 0) return
  throw new Problem({
    status: 403,
    code: 'address-needs-admin',
    title: 'Only an admin may name an address.',
    detail: 'The gateway sends requests to it, from inside the network that it stands in.',
    fix: 'Use "local", "test" or "production", or have it set with a key that has the scope "admin".',
    errors: named.map((name) => ({ pointer: `/${name}`, message: 'is an address' })),
  })
}
