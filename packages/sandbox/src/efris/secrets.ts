import { asObject } from './input.js'

const SECRETS: ReadonlySet<string> = new Set(['password', 'changedPassword', 'otp'])

/** A request as the journal shows it: somebody may try a password that is good elsewhere. */
export function withoutSecrets(request: unknown): unknown {
  const secrets = Object.keys(asObject(request)).filter((name) => SECRETS.has(name))
  if (secrets.length === 0) return request
  return { ...asObject(request), ...Object.fromEntries(secrets.map((name) => [name, '***'])) }
}
