import type { KeyObject } from 'node:crypto'
import { createRequire } from 'node:module'
import type { pki } from 'node-forge'

/** The library that writes what Node only reads: certificates and key files. Loaded by who needs one, for most starts do not. */
export function forge(): typeof import('node-forge') {
  return createRequire(import.meta.url)('node-forge')
}

/** The same key as the library knows it. */
export function forgeKey(key: KeyObject): pki.rsa.PrivateKey {
  return forge().pki.privateKeyFromPem(key.export({ type: 'pkcs1', format: 'pem' }).toString())
}
