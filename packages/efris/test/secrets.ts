import type { KeyObject } from 'node:crypto'
import { inspect } from 'node:util'
import { expect } from 'vitest'

/** A secret in each of the forms in which programs write bytes. */
export function formsOf(secrets: readonly (Uint8Array | string)[]): readonly string[] {
  const encodings = ['hex', 'base64', 'base64url', 'latin1'] as const
  return secrets
    .map((secret) => Buffer.from(secret))
    .flatMap((bytes) => [
      ...encodings.map((encoding) => bytes.toString(encoding)),
      inspect(bytes).slice(8, 40),
    ])
}

/** The secret numbers of an RSA key: knowing any of them is knowing the key. */
export function secretsOf(key: KeyObject): Buffer[] {
  const { d, p, q, dp, dq, qi } = key.export({ format: 'jwk' })
  return [d, p, q, dp, dq, qi].map((number) => Buffer.from(number!, 'base64url'))
}

/** Fails when an error shows a secret, however it is printed. `forms` come from `formsOf`. */
export function expectNoSecret(error: unknown, forms: readonly string[]): void {
  const { message, stack, cause } = error as Error
  const shown = [message, stack, cause, JSON.stringify(error), inspect(error, { depth: 9 })].join('\n')
  expect(forms.filter((form) => shown.includes(form))).toEqual([])
}
