import { KeyClient } from '@risiti/efris'

/** A new key of a device, and the certificate that its owner registers. */
export interface KeyPair {
  readonly privateKeyPem: string
  readonly certificatePem: string
  /** SHA-256 of the certificate. */
  readonly fingerprint: string
}

/** Makes a key for a Ugandan device. @throws InvalidInputError when the name cannot stand in a certificate. */
export async function makeEfrisKeyPair(commonName: string, now: Date): Promise<KeyPair> {
  const { privateKeyPem, certificatePem, fingerprint } = await KeyClient.generate({ commonName, now })
  return { privateKeyPem, certificatePem, fingerprint }
}
