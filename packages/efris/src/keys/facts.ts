import { X509Certificate } from 'node:crypto'

/** What a certificate says of itself, for comparison with the portal. */
export interface CertificateFacts {
  readonly subject: string
  readonly issuer: string
  readonly serialNumber: string
  /** SHA-256. */
  readonly fingerprint: string
  /** SHA-1, which certificate viewers call the thumbprint. */
  readonly thumbprint: string
  /** UTC, ISO 8601. */
  readonly validFrom: string
  readonly validTo: string
}

/** What may be told about a key client: public facts only. */
export interface KeyFacts {
  readonly algorithm: 'rsa'
  /** 0 while no private key was opened. */
  readonly bits: number
  readonly hasPrivateKey: boolean
  /** Whether the authority's public key was given (T102). */
  readonly hasServerPublicKey: boolean
  /** Whether a session key was given (T104). */
  readonly hasSessionKey: boolean
  /** The name of the white box that opens the private key, when there is one. */
  readonly whiteBox?: string
  readonly certificate?: CertificateFacts
}

/** Reads a certificate, PEM or DER; `undefined` when it is none, or its key or its dates cannot be read. */
export function readCertificate(file: string | Uint8Array): X509Certificate | undefined {
  try {
    const certificate = new X509Certificate(file)
    const dates = [certificate.validFrom, certificate.validTo].map((text) => new Date(text).getTime())
    return certificate.publicKey && !dates.some(Number.isNaN) ? certificate : undefined
  } catch {
    return undefined
  }
}

export function factsOf(certificate: X509Certificate): CertificateFacts {
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    serialNumber: certificate.serialNumber,
    fingerprint: certificate.fingerprint256,
    thumbprint: certificate.fingerprint,
    validFrom: new Date(certificate.validFrom).toISOString(),
    validTo: new Date(certificate.validTo).toISOString(),
  }
}

/** Node puts every part of a name on a line of its own. */
function oneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ')
}
