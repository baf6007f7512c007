import type { KeyObject } from 'node:crypto'
import forge from 'node-forge'

/** What a certificate says besides its key. */
export interface CertificateFacts {
  readonly name: string
  readonly from: Date
  readonly until: Date
  readonly extensions?: readonly object[]
}

/** Makes a certificate that the key signs for itself. */
export function selfSigned(key: KeyObject, facts: CertificateFacts): forge.pki.Certificate {
  const signer = forgeKey(key)
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.setRsaPublicKey(signer.n, signer.e)
  certificate.serialNumber = '01'
  certificate.validity.notBefore = facts.from
  certificate.validity.notAfter = facts.until
  const owner = [{ name: 'commonName', value: facts.name }]
  certificate.setSubject(owner)
  certificate.setIssuer(owner)
  certificate.setExtensions([...(facts.extensions ?? [])])
  certificate.sign(signer, forge.md.sha256.create())
  return certificate
}

/** The same key as the library knows it. */
export function forgeKey(key: KeyObject): forge.pki.rsa.PrivateKey {
  return forge.pki.privateKeyFromPem(key.export({ type: 'pkcs1', format: 'pem' }).toString())
}
