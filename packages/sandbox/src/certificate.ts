import type { KeyObject } from 'node:crypto'
import { createRequire } from 'node:module'
import type { pki } from 'node-forge'

/** Writes what Node only reads: certificates and key files. Loaded by who needs one, for most starts do not. */
export function forge(): typeof import('node-forge') {
  return createRequire(import.meta.url)('node-forge')
}

/** What a certificate says besides its key. */
export interface CertificateFacts {
  readonly name: string
  readonly from: Date
  readonly until: Date
  readonly extensions?: readonly object[]
}

/** Makes a certificate that the key signs for itself. */
export function selfSigned(key: KeyObject, facts: CertificateFacts): pki.Certificate {
  const { pki, md } = forge()
  const signer = forgeKey(key)
  const certificate = pki.createCertificate()
  certificate.publicKey = pki.setRsaPublicKey(signer.n, signer.e)
  certificate.serialNumber = '01'
  certificate.validity.notBefore = facts.from
  certificate.validity.notAfter = facts.until
  const owner = [{ name: 'commonName', value: facts.name }]
  certificate.setSubject(owner)
  certificate.setIssuer(owner)
  certificate.setExtensions([...(facts.extensions ?? [])])
  certificate.sign(signer, md.sha256.create())
  return certificate
}

/** The same key as the library knows it. */
export function forgeKey(key: KeyObject): pki.rsa.PrivateKey {
  return forge().pki.privateKeyFromPem(key.export({ type: 'pkcs1', format: 'pem' }).toString())
}
