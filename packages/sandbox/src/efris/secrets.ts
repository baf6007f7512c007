import { asObject } from './input.js'
import type { Keyring } from './keys.js'

/** What nobody but its owner may know, and how long each may be. */
const SECRETS: Readonly<Record<string, number>> = { password: 500, changedPassword: 200, otp: 6 }

/** A request as it is kept and performed: what was typed is compared, never known. */
export function veilSecrets(request: unknown, keys: Keyring): unknown {
  const members = asObject(request)
  const secrets = Object.entries(SECRETS).filter(([name]) => typeof members[name] === 'string')
  if (secrets.length === 0) return request
  const veiled = secrets.map(([name, maxBytes]) => [name, keys.veil(members[name] as string, maxBytes)])
  return { ...members, ...Object.fromEntries(veiled) }
}
